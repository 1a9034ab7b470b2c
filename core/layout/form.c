/* form.c - forms: numbered rows, each a label and what is filled in beside it.
 *
 * Structure: between two headings the rows are a Table of two columns, TH with the scope
 * Row (number and label) and TD: what is filled in is read with its label.  Rows in rows
 * are an L of labels and bodies in the TD, as definitions are (list.c): a table in a table
 * would be announced as a second grid inside the first, and rows of unlike numbers of
 * cells in one table would break the rule that all have the same (ISO 14289-1, 7.5).
 */
#include "layout/form.h"

#include "layout/blocks.h"

/* The left of a row: number and label, as they stand first and as they are set again. */
struct label {
	const struct text_look *look;
	struct lines number, lines, again;
	bool middle;              /* of the row */
	int32_t number_x, x, top; /* TOP: below the row's top */
};

static int32_t label_height(const struct label *label, const struct lines *lines)
{
	size_t count = lines->count > label->number.count ? lines->count : label->number.count;

	return 2 * label->top + (int32_t)count * label->look->lead;
}

static void lines_put(struct composer *composer, const struct label *label, struct strip *strip,
	struct element *element, const struct lines *lines, int32_t x)
{
	for (size_t i = 0; i < lines->count; i++)
		strip_line(composer->arena, strip, element, &lines->line[i], x,
			label->top + (int32_t)i * label->look->lead + label->look->baseline);
}

/* Number and LINES of LABEL, a strip that stands beside its row. */
static struct strip *label_strip(struct composer *composer, const struct label *label,
	struct element *element, const struct lines *lines)
{
	struct strip *strip = strip_new(composer->arena, label_height(label, lines));

	lines_put(composer, label, strip, element, &label->number, label->number_x);
	lines_put(composer, label, strip, element, lines, label->x);
	return strip;
}

/* A label goes on to no other page. */
static void label_check(
	struct composer *composer, const struct block *row, const struct label *label)
{
	if (label_height(label, &label->again) > composer->style->column.height)
		finding_add(composer->findings, "layout-label-large", row->first->source,
			"text", block_text(composer->arena, row->first), NULL);
}

/* Sets the number and the label of ROW, whose left edge is X. */
static struct label label_set(struct composer *composer, const struct block *row,
	const struct block_style *style, int32_t x)
{
	const struct block_style *look = style_block(composer->style, row->first);
	const struct block_style *part = style_part(composer->style, row, "again");
	int32_t inset = cell_inset(style), end = x + style->number + style->label - inset;
	struct label label = {.look = look->look,
		.number_x = x,
		.x = x + inset,
		.top = style->padding,
		.middle = look->valign == VALIGN_MIDDLE};
	struct runs number = {0}, words = {0};

	if (row->number) {
		struct block_style centered = {.look = look->look, .align = ALIGN_CENTER};

		runs_text(composer, &number, row->number, look->look, row->source);
		label.number = lines_set(composer, &number, &centered, style->number);
		label.x += style->number;
	}
	runs_block(composer, &words, row->first, look->look);
	label.lines = lines_set(composer, &words, look, end - label.x);
	if (part)
		runs_text(
			composer, &words, part_words(composer, part), look->look, row->source);
	label.again = lines_set(composer, &words, look, end - label.x);
	label_check(composer, row, &label);
	return label;
}

/* The box of a row in COLUMN: rules right of its number and of its label. */
static struct box *row_box(struct composer *composer, const struct block *row,
	const struct block_style *style, const struct column *column, int32_t rule)
{
	struct box *box = box_new(composer, column, rule);
	int32_t *columns = arena_array(composer->arena, 2, sizeof *columns);

	if (row->number)
		columns[box->column_count++] = column->x + style->number;
	columns[box->column_count++] = column->x + style->number + style->label;
	box->columns = columns;
	box->fill = style_block(composer->style, row->first)->gray;
	if (box->fill < WHITE)
		box->fill_width = style->number + style->label;
	return box;
}

/* The blocks from FIRST up to END in a box of their own, with white space around them: no
 * more than PADDING at text, which has some of its own; a table has none. */
static void padded_compose(struct composer *composer, const struct block *first,
	const struct block *end, struct element *parent, struct column column, int32_t padding,
	int32_t inset)
{
	struct box *box = box_new(composer, &column, column.box->rule);
	struct flow *flow = composer->flow;
	const struct block *last = first;
	struct strip *top;

	box->padding = padding;
	column.box = box;
	column.x += inset;
	column.width -= 2 * inset;
	top = flow_strip(flow, &column, padding);
	flow_keep(flow);
	for (const struct block *block = first; block != end; block = block->next)
		block_compose(composer, last = block, parent, column);
	flow_keep(flow);
	if (top->next && first->kind != BLOCK_TABLE)
		top->next->before = 0;
	if (last->kind != BLOCK_TABLE)
		flow->space = 0;
	flow_strip(flow, &column, padding);
}

static void row_compose(struct composer *composer, const struct block *row,
	struct element *parent, struct column column, int32_t rule);

/* Rows that follow each other from ROW on, as an L; gives what comes after them. */
static const struct block *rows_compose(struct composer *composer, const struct block *row,
	struct element *parent, struct column column)
{
	struct element *list = element_add(composer->pages, parent, "L");

	list->numbering = "None";
	for (; row && row->kind == BLOCK_ROW; row = row->next)
		row_compose(composer, row, list, column, column.box->rule);
	return row;
}

/* What is filled in, BLOCK and all after it; an empty line when that is nothing. */
static void content_compose(struct composer *composer, const struct block *block,
	const struct block_style *style, struct element *parent, struct column column)
{
	const struct block *end;

	if (!block)
		flow_strip(composer->flow, &column, 2 * style->padding + style->look->lead);
	for (; block; block = end) {
		for (end = block; end && end->kind != BLOCK_ROW;)
			end = end->next;
		if (end != block)
			padded_compose(composer, block, end, parent, column, style->padding,
				cell_inset(style));
		else
			end = rows_compose(composer, block, parent, column);
	}
}

static void row_compose(struct composer *composer, const struct block *row,
	struct element *parent, struct column column, int32_t rule)
{
	const struct block_style *style = style_block(composer->style, row);
	const struct strip *after = composer->flow->last;
	const bool nested = row->parent->kind == BLOCK_ROW;
	struct element *element = element_add(composer->pages, parent, nested ? "LI" : "TR");
	struct element *head = element_add(composer->pages, element, nested ? "Lbl" : "TH");
	struct element *body = element_add(composer->pages, element, nested ? "LBody" : "TD");
	struct label label = label_set(composer, row, style, column.x);
	int32_t left = style->number + style->label;

	if (!nested)
		head->scope = "Row";
	column.box = row_box(composer, row, style, &column, rule);
	column.x += left;
	column.width -= left;
	style_begin(composer, style);
	flow_strip(composer->flow, &column, 0);
	flow_keep(composer->flow);
	content_compose(composer, row->first->next, style, body, column);
	flow_support(composer->flow, after, label_height(&label, &label.lines));
	flow_beside(composer->flow, after,
		(struct side){.box = column.box,
			.shown = label_strip(composer, &label, head, &label.lines),
			.again = label_strip(composer, &label, NULL, &label.again),
			.middle = label.middle});
	style_end(composer, style, after);
}

/* A heading is a row of the grid from side to side. */
static void heading_compose(struct composer *composer, const struct block *heading,
	struct element *parent, struct column column, int32_t rule)
{
	const struct block_style *style = style_block(composer->style, heading);
	struct box *box = box_new(composer, &column, rule);

	box->fill = style->gray;
	if (style->gray < WHITE)
		box->fill_width = column.width;
	column.box = box;
	padded_compose(composer, heading, heading->next, parent, column, style->padding,
		cell_inset(style));
	flow_keep(composer->flow);
}

void form_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct block *row = block_child(block, BLOCK_ROW);
	const struct strip *after = composer->flow->last;
	struct element *table = NULL;
	struct box *box;

	if (row)
		label_width_check(composer, row);
	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	box = box_new(composer, &column, 0);
	box->outline = style->frame;
	column.box = box;
	for (const struct block *child = block->first; child; child = child->next)
		if (child->kind == BLOCK_HEADING) {
			heading_compose(composer, child, parent, column, style->rule);
			table = NULL;
		} else {
			if (!table)
				table = element_add(composer->pages, parent, "Table");
			row_compose(composer, child, table, column, style->rule);
		}
	style_end(composer, style, after);
}
