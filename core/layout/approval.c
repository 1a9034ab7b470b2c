/* approval.c - 決裁欄: a box for each who approves, to be stamped or signed.
 *
 * The style says how wide and how high the boxes are (label, height).  A line that is in a
 * box already, a name or a date, stands in its middle; the box grows with its lines.
 */
#include "layout/approval.h"

struct boxes {
	struct composer *composer;
	const struct block_style *style;
	struct element *table;
	struct column column; /* of the whole row */
	size_t count;
};

static struct cell text_set(const struct boxes *boxes, const struct block *text,
	struct element *element, size_t place)
{
	const struct block_style *style = style_block(boxes->composer->style, text);
	int32_t inset = boxes->style->padding;
	struct runs runs = {0};

	runs_block(boxes->composer, &runs, text, style->look);
	return (struct cell){element,
		lines_set(boxes->composer, &runs, style, boxes->style->label - 2 * inset),
		style->look, boxes->column.x + (int32_t)place * boxes->style->label + inset};
}

/* Who they are, from FIRST on. */
static void heads_compose(const struct boxes *boxes, const struct block *first)
{
	struct composer *composer = boxes->composer;
	struct element *row = element_add(composer->pages, boxes->table, "TR");
	struct cell *cells = arena_array(composer->arena, boxes->count, sizeof *cells);
	struct column column = boxes->column;

	for (size_t i = 0; i < boxes->count; i++, first = first->next) {
		struct element *head = element_add(composer->pages, row, "TH");

		head->scope = "Column";
		cells[i] = text_set(boxes, first->first, head, i);
	}
	column.box = box_new(composer, &boxes->column, boxes->style->rule);
	flow_strip(composer->flow, &column, boxes->style->padding);
	cells_add(composer, &column, cells, boxes->count);
	flow_strip(composer->flow, &column, boxes->style->padding);
}

static int32_t lines_height(const struct boxes *boxes, const struct block *approver)
{
	int32_t height = 0;

	for (const struct block *line = approver->first->next; line; line = line->next) {
		struct cell cell = text_set(boxes, line, NULL, 0);

		height += (int32_t)cell.lines.count * cell.look->lead;
	}
	return height;
}

/* The lines of APPROVER in the middle of STRIP, in the box at PLACE. */
static void lines_compose(const struct boxes *boxes, const struct block *approver,
	struct strip *strip, struct element *element, size_t place)
{
	int32_t y = (strip->height - lines_height(boxes, approver)) / 2;

	for (const struct block *line = approver->first->next; line; line = line->next) {
		struct cell cell = text_set(boxes, line, element, place);

		for (size_t i = 0; i < cell.lines.count; i++, y += cell.look->lead)
			strip_line(boxes->composer->arena, strip, element, &cell.lines.line[i],
				cell.x, y + cell.look->baseline);
	}
}

static void bodies_compose(const struct boxes *boxes, const struct block *first)
{
	struct composer *composer = boxes->composer;
	struct element *row = element_add(composer->pages, boxes->table, "TR");
	struct column column = boxes->column;
	const struct block *approver = first;
	struct strip *strip;

	column.box = box_new(composer, &boxes->column, boxes->style->rule);
	strip = flow_strip(composer->flow, &column, boxes->style->height);
	for (size_t i = 0; i < boxes->count; i++, approver = approver->next)
		strip->height = larger(strip->height,
			lines_height(boxes, approver) + 2 * boxes->style->padding);
	approver = first;
	for (size_t i = 0; i < boxes->count; i++, approver = approver->next)
		lines_compose(
			boxes, approver, strip, element_add(composer->pages, row, "TD"), i);
}

/* COUNT approvers from FIRST on, at the end of COLUMN. */
static void boxes_compose(struct composer *composer, const struct block *first, size_t count,
	struct element *parent, struct column column)
{
	const struct block_style *style = style_block(composer->style, first->parent);
	struct boxes boxes = {
		composer, style, element_add(composer->pages, parent, "Table"), column, count};
	int32_t *columns = arena_array(composer->arena, count, sizeof *columns);
	struct box *box;

	boxes.column.width = (int32_t)count * style->label;
	boxes.column.x += column.width - boxes.column.width;
	boxes.column.box = NULL;
	box = box_new(composer, &boxes.column, style->rule);
	box->parent = column.box;
	box->outline = style->frame;
	for (; box->column_count + 1 < count; box->column_count++)
		columns[box->column_count] =
			boxes.column.x + (int32_t)(box->column_count + 1) * style->label;
	box->columns = columns;
	boxes.column.box = box;
	heads_compose(&boxes, first);
	bodies_compose(&boxes, first);
}

void approval_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	const struct block *first = block->first, *end;
	size_t most, count;

	label_width_check(composer, block);
	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	most = style->label && style->label < column.width
		       ? (size_t)(column.width / style->label)
		       : 1;
	for (; first; first = end) {
		for (end = first, count = 0; end && count < most; count++)
			end = end->next;
		boxes_compose(composer, first, count, parent, column);
		flow_space(composer->flow, style->gap);
	}
	style_end(composer, style, after);
}
