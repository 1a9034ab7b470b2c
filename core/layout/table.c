/* table.c - tables: a head, and rows of cells under it.
 *
 * In the structure the head is a row of TH with the scope Column, once: where it is set
 * again it is an artifact.  A cell without words is a TD without content, so that every
 * row has as many cells as there are columns (ISO 14289-1, 7.5).
 */
#include "layout/table.h"

struct table {
	struct composer *composer;
	const struct block_style *style;
	struct element *element;
	struct column column; /* within the box of all */
	int32_t *edges;       /* where each column begins; the last ends the table */
	size_t columns;
};

static int32_t *edges_find(struct composer *composer, const struct block *table,
	const struct column *column, size_t *columns)
{
	int64_t weights = 0, sum = 0;
	int32_t *edges;

	*columns = 0;
	for (const struct block *head = table->first; head && head->kind == BLOCK_COLUMN;
		head = head->next, ++*columns)
		weights += (int64_t)head->weight;
	edges = arena_array(composer->arena, *columns + 1, sizeof *edges);
	edges[0] = column->x;
	*columns = 0;
	for (const struct block *head = table->first; head && head->kind == BLOCK_COLUMN;
		head = head->next) {
		sum += (int64_t)head->weight;
		edges[++*columns] = column->x + (int32_t)(column->width * sum / weights);
	}
	return edges;
}

/* The cells from FIRST on, side by side, with white space above and below. */
static void row_compose(const struct table *table, const struct block *first, const char *type,
	struct column column)
{
	struct composer *composer = table->composer;
	struct element *row = element_add(composer->pages, table->element, "TR");
	struct cell *cells = arena_array(composer->arena, table->columns, sizeof *cells);
	const struct block *block = first;
	size_t count = 0;

	for (; count < table->columns && block; count++, block = block->next) {
		const struct block_style *style = style_block(composer->style, block);
		struct element *element = element_add(composer->pages, row, type);
		int32_t inset = cell_inset(table->style);
		struct runs runs = {0};

		if (block->kind == BLOCK_COLUMN)
			element->scope = "Column";
		runs_block(composer, &runs, block, style->look);
		cells[count] = (struct cell){element,
			lines_set(composer, &runs, style,
				table->edges[count + 1] - table->edges[count] - 2 * inset),
			style->look, table->edges[count] + inset};
	}
	flow_strip(composer->flow, &column, table->style->padding);
	flow_keep(composer->flow);
	cells_add(composer, &column, cells, count);
	flow_keep(composer->flow);
	flow_strip(composer->flow, &column, table->style->padding);
}

static bool head_has_words(const struct block *table)
{
	for (const struct block *head = table->first; head && head->kind == BLOCK_COLUMN;
		head = head->next)
		if (head->first)
			return true;
	return false;
}

/* All that stands behind AFTER as one strip that belongs to nothing. */
static struct strip *strips_copy(struct composer *composer, const struct strip *after)
{
	struct strip *copy = strip_new(composer->arena, 0);

	for (const struct strip *strip = flow_after(composer->flow, after); strip;
		strip = strip->next) {
		for (const struct piece *piece = strip->first; piece; piece = piece->next)
			strip_line(composer->arena, copy, NULL, piece->line, piece->x,
				copy->height + piece->y);
		copy->height += strip->height;
	}
	return copy;
}

static struct box *table_box(const struct table *table, const struct column *column)
{
	struct box *box = box_new(table->composer, column, table->style->rule);

	box->outline = table->style->frame;
	box->columns = table->edges + 1;
	box->column_count = table->columns ? table->columns - 1 : 0;
	return box;
}

/* No row alone at the foot or at the head of a page. */
static void rows_compose(
	const struct table *table, const struct block *block, struct column within)
{
	size_t count = 0;

	for (const struct block *row = block->first; row; row = row->next) {
		struct column column = within;

		if (row->kind != BLOCK_TABLE_ROW)
			continue;
		if (count++ == 1 || (count > 1 && !row->next))
			flow_keep(table->composer->flow);
		column.box = box_new(table->composer, &within, table->style->rule);
		row_compose(table, row->first, "TD", column);
	}
}

void table_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	struct table table = {
		.composer = composer, .style = style_block(composer->style, block)};
	const struct strip *after = composer->flow->last;
	struct column within = column_narrow(composer, column, table.style);
	struct box *box;

	table.element = element_add(composer->pages, parent, "Table");
	table.edges = edges_find(composer, block, &within, &table.columns);
	style_begin(composer, table.style);
	within.box = box = table_box(&table, &within);
	if (head_has_words(block)) {
		row_compose(&table, block->first, "TH", within);
		flow_keep(composer->flow);
		box->again = strips_copy(composer, after);
	}
	rows_compose(&table, block, within);
	style_end(composer, table.style, after);
}
