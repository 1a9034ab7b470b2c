/* list.c - lists of items and lists of definitions: labels, and texts beside them.
 *
 * Definitions are an L with the term as Lbl and the value as LBody, as ISO
 * 32000-1, 14.8.4.3.3 says of a dictionary list.  A screen reader then says how
 * many there are and reads each term with its value; of a table it would
 * announce rows, columns and headers of a grid that means nothing.
 */
#include "layout/list.h"

struct pair {
	const struct block *block;
	struct runs label, text;
	const struct block_style *label_style, *text_style;
	struct lines label_lines;
};

/* The label of an item is its number or the style's marker, that of a definition its term. */
static void label_read(struct composer *composer, const struct block *block, struct pair *pair)
{
	const struct block *term = block_child(block, BLOCK_TERM);

	if (block->number) {
		pair->label_style = style_block(composer->style, block);
		runs_text(composer, &pair->label, block->number, pair->label_style->look,
			block->source);
		return;
	}
	pair->label_style = term ? style_block(composer->style, term)
				 : style_part(composer->style, block, "marker");
	if (term)
		runs_block(composer, &pair->label, term, pair->label_style->look);
	else if (pair->label_style)
		runs_text(composer, &pair->label, part_words(composer, pair->label_style),
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

/* Sets the labels in WIDTH and says how far from their start the texts begin: markers have
 * the width that the style gives them, numbers at least that, terms as much of it as the
 * longest needs.  A number stands a character away from its text (公用文作成の考え方 III-2). */
static int32_t labels_set(struct composer *composer, struct pair *pairs, size_t count,
	const struct block_style *style, int32_t width)
{
	int32_t widest = 0, gap = style->gap;

	for (size_t i = 0; i < count; i++) {
		struct pair *pair = &pairs[i];
		bool is_number = pair->block->number;

		if (!pair->label.count)
			continue;
		pair->label_lines = lines_set(composer, &pair->label, pair->label_style,
			is_number ? width / 2 : style->label);
		widest = larger(widest, lines_width(&pair->label_lines));
		if (is_number || pair->label_style->part)
			widest = larger(widest, style->label);
		if (is_number)
			gap = larger(gap, pair->label_style->look->style.size);
	}
	return widest ? widest + gap : 0;
}

/* What the text of PAIR belongs to: its LBody, or a P in that, when a list follows in it. */
static struct element *text_element(
	struct composer *composer, const struct pair *pair, struct element *body)
{
	const struct block *next = pair->block->next;

	return next && next->kind == BLOCK_LIST ? element_add(composer->pages, body, "P")
						: body;
}

/* Gives the LBody, for a list in it. */
static struct element *pair_compose(struct composer *composer, const struct pair *pair,
	struct element *list, const struct column *column, int32_t indent)
{
	const struct block_style *style =
		pair->text_style ? pair->text_style : pair->label_style;
	const struct strip *after = composer->flow->last;
	struct element *item = element_add(composer->pages, list, "LI"), *body = NULL;
	struct cell cells[2];
	size_t count = 0;

	style_begin(composer, style);
	if (pair->label.count)
		cells[count++] = (struct cell){element_add(composer->pages, item, "Lbl"),
			pair->label_lines, pair->label_style->look, column->x};
	if (pair->text.count) {
		body = element_add(composer->pages, item, "LBody");
		cells[count++] = (struct cell){text_element(composer, pair, body),
			lines_set(composer, &pair->text, pair->text_style,
				column->width - indent),
			pair->text_style->look, column->x + indent};
	}
	cells_add(composer, column, cells, count);
	style_end(composer, style, after);
	return body;
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
		if (child->kind != BLOCK_LIST && *block_text(composer->arena, child)) {
			pairs[*count].block = child;
			label_read(composer, child, &pairs[*count]);
			text_read(composer, child, &pairs[(*count)++]);
		}
	return pairs;
}

/* LIST and those that follow it at once, in the BODY of the item before, beside its label. */
static void lists_compose(struct composer *composer, const struct block *list,
	struct element *body, struct column column, int32_t indent)
{
	column.x += indent;
	column.width -= indent;
	for (; list && list->kind == BLOCK_LIST; list = list->next) {
		flow_keep(composer->flow);
		list_compose(composer, list, body, column);
	}
}

/* No line that is an item of its own stands alone at the foot of a page, or at the head: behind
 * LAST stands the one that BEGINS or ends a list. */
static void line_hold(struct flow *flow, struct strip *last, bool begins)
{
	if (flow_after(flow, last) != flow->last)
		return;
	if (begins)
		flow_keep(flow);
	else
		last->bond = BOND_LINES;
}

void list_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	struct element *list = element_add(composer->pages, parent, "L");
	size_t count;
	struct pair *pairs = pairs_read(composer, block, &count);
	int32_t indent;

	column = column_narrow(composer, column, style);
	indent = labels_set(composer, pairs, count, style, column.width);
	list->numbering = block->kind != BLOCK_LIST       ? "None"
			  : count && pairs->block->number ? "Decimal"
							  : "Disc";
	style_begin(composer, style);
	lists_compose(composer, block->first, list, column, 0);
	for (size_t i = 0; i < count; i++) {
		struct strip *last = composer->flow->last;
		struct element *body = pair_compose(composer, &pairs[i], list, &column, indent);

		lists_compose(composer, pairs[i].block->next, body, column, indent);
		if (count > 1 && (i == 0 || i + 1 == count))
			line_hold(composer->flow, last, i == 0);
	}
	style_end(composer, style, after);
}
