/* list.c - lists of items and lists of definitions: labels, and texts beside them.
 *
 * Definitions are an L with the term as Lbl and the value as LBody, as ISO
 * 32000-1, 14.8.4.3.3 says of a dictionary list.  A screen reader then says how
 * many there are and reads each term with its value; of a table it would
 * announce rows, columns and headers of a grid that means nothing.
 */
#include "layout/list.h"

struct pair {
	struct runs label, text;
	const struct block_style *label_style, *text_style;
	struct lines label_lines;
};

/* The label of an item is the style's marker, that of a definition its term. */
static void label_read(struct composer *composer, const struct block *block, struct pair *pair)
{
	const struct block *term = block_child(block, BLOCK_TERM);

	pair->label_style = term ? style_block(composer->style, term)
				 : style_part(composer->style, block, "marker");
	if (term)
		runs_block(composer, &pair->label, term, pair->label_style->look);
	else if (pair->label_style)
		runs_text(composer, &pair->label, pair->label_style->words,
			pair->label_style->look, block->source);
}

static void text_read(struct composer *composer, const struct block *block, struct pair *pair)
{
	const struct block *text =
		block->kind == BLOCK_ITEM ? block : block_child(block, BLOCK_DESCRIPTION);

	if (!text)
		return;
	pair->text_style = style_block(composer->style, text);
	runs_block(composer, &pair->text, text, pair->text_style->look);
}

/* Sets the labels and says how far from their start the texts begin: markers have
 * the width that the style gives them, terms as much of it as the longest needs. */
static int32_t labels_set(struct composer *composer, struct pair *pairs, size_t count,
	const struct block_style *style)
{
	int32_t width = 0;

	for (size_t i = 0; i < count; i++)
		if (pairs[i].label.count) {
			pairs[i].label_lines = lines_set(
				composer, &pairs[i].label, pairs[i].label_style, style->label);
			width = larger(width, pairs[i].label_style->part
						      ? style->label
						      : lines_width(&pairs[i].label_lines));
		}
	return width ? width + style->gap : 0;
}

static void pair_compose(struct composer *composer, const struct pair *pair,
	struct element *list, const struct column *column, int32_t indent)
{
	const struct block_style *style =
		pair->text_style ? pair->text_style : pair->label_style;
	const struct strip *after = composer->flow->last;
	struct element *item = element_add(composer->pages, list, "LI");
	struct cell cells[2];
	size_t count = 0;

	style_begin(composer, style);
	if (pair->label.count)
		cells[count++] = (struct cell){element_add(composer->pages, item, "Lbl"),
			pair->label_lines, pair->label_style->look, column->x};
	if (pair->text.count)
		cells[count++] = (struct cell){element_add(composer->pages, item, "LBody"),
			lines_set(composer, &pair->text, pair->text_style,
				column->width - indent),
			pair->text_style->look, column->x + indent};
	cells_add(composer, column, cells, count);
	style_end(composer, style, after);
}

/* The items of LIST that say something. */
static struct pair *pairs_read(
	struct composer *composer, const struct block *list, size_t *count)
{
	size_t children = 0;
	struct pair *pairs;

	for (const struct block *child = list->first; child; child = child->next)
		children++;
	pairs = arena_array(composer->arena, children, sizeof *pairs);
	*count = 0;
	for (const struct block *child = list->first; child; child = child->next)
		if (*block_text(composer->arena, child)) {
			label_read(composer, child, &pairs[*count]);
			text_read(composer, child, &pairs[(*count)++]);
		}
	return pairs;
}

void list_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	struct element *list = element_add(composer->pages, parent, "L");
	size_t count;
	struct pair *pairs = pairs_read(composer, block, &count);
	int32_t indent = labels_set(composer, pairs, count, style);

	list->numbering = block->kind == BLOCK_LIST ? "Disc" : "None";
	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	for (size_t i = 0; i < count; i++) {
		pair_compose(composer, &pairs[i], list, &column, indent);
		/* No item alone at the foot or at the head of a page. */
		if (i + 1 < count && (i == 0 || i + 2 == count))
			flow_keep(composer->flow);
	}
	style_end(composer, style, after);
}
