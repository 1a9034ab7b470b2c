/* choices.c - choices, chosen or not, one after the other on as many lines as it takes.
 *
 * No line ends inside a choice, but in one that is longer than a line, which then has its
 * lines to itself.
 */
#include "layout/choices.h"

/* The line that choices are put on. */
struct filling {
	const struct column *column;
	int32_t lead, baseline;
	struct strip *strip; /* NULL: none yet */
	int32_t x;           /* where the next choice may begin */
};

static void line_begin(struct composer *composer, struct filling *filling)
{
	filling->strip = flow_strip(composer->flow, filling->column, filling->lead);
	filling->x = filling->column->x;
}

static void line_put(struct composer *composer, const struct filling *filling,
	struct element *element, const struct line *line, int32_t x)
{
	strip_line(composer->arena, filling->strip, element, line, x, filling->baseline);
}

static struct lines mark_set(
	struct composer *composer, const struct block *choice, const struct block_style *style)
{
	struct runs runs = {0};

	runs_text(composer, &runs, choice->chosen ? "☑" : "☐", style->look, choice->source);
	return lines_set(composer, &runs, style, style->look->style.size);
}

static struct lines words_set(struct composer *composer, const struct block *choice,
	const struct block_style *style, int32_t width)
{
	struct runs runs = {0};

	runs_block(composer, &runs, choice, style->look);
	return lines_set(composer, &runs, style, width);
}

static void choice_compose(struct composer *composer, const struct block *choice,
	struct element *list, struct filling *filling)
{
	const struct block_style *style = style_block(composer->style, choice);
	const struct column *column = filling->column;
	struct lines mark = mark_set(composer, choice, style);
	int32_t indent = lines_width(&mark) + style->gap;
	struct lines words = words_set(composer, choice, style, column->width - indent);
	int32_t width = words.count > 1 ? column->width : indent + lines_width(&words);
	const struct strip *after = composer->flow->last;
	struct element *item = element_add(composer->pages, list, "LI"), *body;

	if (!filling->strip || filling->x + width > column->x + column->width)
		line_begin(composer, filling);
	line_put(composer, filling, element_add(composer->pages, item, "Lbl"), mark.line,
		filling->x);
	body = element_add(composer->pages, item, "LBody");
	for (size_t i = 0; i < words.count; i++) {
		if (i > 0)
			line_begin(composer, filling);
		line_put(composer, filling, body, &words.line[i], filling->x + indent);
	}
	if (words.count > 1) {
		flow_together(composer->flow, after);
		flow_together_ends(composer->flow, after);
	}
	filling->x += width + style->right;
}

void choices_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	struct element *list = element_add(composer->pages, parent, "L");
	struct filling filling = {.column = &column,
		.lead = style->look->lead,
		.baseline = style->look->baseline};

	list->numbering = "None";
	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	for (const struct block *choice = block->first; choice; choice = choice->next)
		choice_compose(composer, choice, list, &filling);
	flow_together_ends(composer->flow, after);
	style_end(composer, style, after);
}
