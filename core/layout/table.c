/* table.c - tables: a head, and rows of cells under it.
 *
 * In the structure a cell of the head is a TH with the scope Column, once: where the head is
 * set again it is an artifact.  A cell without words is a TD without content, so that every
 * row has as many cells as there are columns (ISO 14289-1, 7.5).
 *
 * Rows that a cell spans make a group in a box of its own, which stays on one page unless it
 * is high.  The lines of a cell that spans rows all stand in its first row's first strip,
 * and the strips below make room for them; where the group goes on on another page, what
 * spans all of it is set again.
 */
#include "layout/table.h"

#include "document/grid.h"
#include "layout/blocks.h"
#include "layout/decimal.h"
#include "layout/table_width.h"

struct spanning { /* a cell on its way down */
	struct cell cell;
	const struct strip *after; /* the last strip before its first row */
	int32_t height;
	bool from_top; /* of its group */
};

struct table {
	struct composer *composer;
	const struct block_style *style;
	struct element *element;
	struct column column; /* within the box of all */
	int32_t *edges;       /* where each column begins; the last ends the table */
	int32_t *tails;       /* of the figures in each (decimal.h) */
	bool *crossed;        /* the edge of each column is covered by a cell somewhere */
	struct grid grid;
	struct spanning *spanning;       /* by the column where the cell begins */
	struct box *group;               /* of the rows tied to the one before; NULL: none */
	const struct strip *group_after; /* the last strip before it */
};

static bool is_head(const struct block *block)
{
	return block->kind == BLOCK_COLUMN
	       || (block->kind == BLOCK_CELL && block_is_head(block->parent));
}

static struct element *cell_element(
	const struct table *table, const struct block *block, struct element *row)
{
	bool heads_row = block_is_head(block);
	bool head = is_head(block) || heads_row;
	struct element *element = element_add(table->composer->pages, row, head ? "TH" : "TD");

	if (head)
		element->scope = is_head(block) ? (heads_row ? "Both" : "Column") : "Row";
	element->columns = block->columns;
	element->rows = block->rows;
	return element;
}

static int32_t cell_width(const struct table *table, const struct block *block, size_t column)
{
	size_t end = column + (block->kind == BLOCK_CELL ? block->columns : 1);

	if (end > table->grid.columns)
		end = table->grid.columns;
	return table->edges[end] - table->edges[column] - 2 * cell_inset(table->style);
}

static struct cell cell_set(const struct table *table, const struct block *block, size_t column,
	struct element *row)
{
	const struct block_style *style = cell_style(table->composer->style, block);
	struct runs runs = {0};

	runs_block(table->composer, &runs, block, style->look);
	return (struct cell){cell_element(table, block, row),
		lines_set(table->composer, &runs, style, cell_width(table, block, column)),
		style->look, table->edges[column] + cell_inset(table->style)};
}

/* Moves CELL, which begins in COLUMN, as far as its figure has to stand under others. */
static void cell_align(
	const struct table *table, const struct block *block, size_t column, struct cell *cell)
{
	if (cell_style(table->composer->style, block)->align == ALIGN_DECIMAL)
		decimal_place(cell,
			table->edges[column] + cell_inset(table->style)
				+ cell_width(table, block, column),
			table->tails[column]);
}

/* CELLS side by side, with white space above and below; the strip of that above. */
static struct strip *cells_compose(const struct table *table, const struct cell *cells,
	size_t count, const struct column *column)
{
	struct flow *flow = table->composer->flow;
	struct strip *top = flow_strip(flow, column, table->style->padding);

	flow_keep(flow);
	cells_add(table->composer, column, cells, count);
	flow_keep(flow);
	flow_strip(flow, column, table->style->padding);
	return top;
}

/* --- cells that span rows */

/* The lines of CELL in STRIP, below white space. */
static void cell_put(const struct table *table, struct strip *strip, const struct cell *cell,
	struct element *element)
{
	int32_t y = table->style->padding + cell->look->baseline;

	for (size_t i = 0; i < cell->lines.count; i++)
		strip_line(table->composer->arena, strip, element, &cell->lines.line[i],
			cell->x, y + (int32_t)i * cell->look->lead);
}

static void group_begin(struct table *table)
{
	if (table->group)
		return;
	table->group = box_new(table->composer, &table->column, table->style->rule);
	table->group_after = table->composer->flow->last;
}

/* What stands in one strip goes on to no other page. */
static void large_check(const struct table *table, const struct block *block, int32_t height)
{
	struct composer *composer = table->composer;

	if (height > composer->style->column.height)
		finding_add(composer->findings, "layout-cell-large", block->source, "text",
			block_text(composer->arena, block), NULL);
}

static struct spanning spanning_begin(struct table *table, const struct cell *cell)
{
	group_begin(table);
	return (struct spanning){*cell, table->composer->flow->last,
		2 * table->style->padding + (int32_t)cell->lines.count * cell->look->lead,
		table->group_after == table->composer->flow->last};
}

/* Moves what stands of CELL in its first strip to the middle of HEIGHT. */
static void cell_centre(struct table *table, const struct spanning *spanning, int32_t height)
{
	struct strip *top = flow_after(table->composer->flow, spanning->after);

	for (struct piece *piece = top->first; piece; piece = piece->next)
		if (piece->element == spanning->cell.element)
			piece->y += (height - spanning->height) / 2;
}

/* What the strips behind AFTER take. */
static int32_t strips_height(const struct flow *flow, const struct strip *after)
{
	int32_t height = 0;

	for (const struct strip *strip = flow_after(flow, after); strip; strip = strip->next)
		height += strip->height;
	return height;
}

/* A group that is no higher than a third of the page stays whole: more white space than that
 * at a page's foot is worse than a break. */
static void group_end(struct table *table, struct strip *again)
{
	struct flow *flow = table->composer->flow;

	table->group->again = again;
	table->group->beside = true;
	if (strips_height(flow, table->group_after)
		<= table->composer->style->column.height / 3)
		flow_together(flow, table->group_after);
	table->group = NULL;
}

/* The cells that end with the row that was entered last have room; those that began at the
 * top of their group and end with it are set again. */
static void spanning_end(struct table *table)
{
	bool ends = !grid_is_tied(&table->grid);
	struct strip *again = NULL;

	for (size_t i = 0; i < table->grid.columns; i++) {
		const struct grid_slot *slot = &table->grid.slots[i];
		struct spanning *spanning = &table->spanning[i];

		if (!slot->cell || slot->first != i || slot->cell->rows < 2 || slot->below)
			continue;
		large_check(table, slot->cell, spanning->height);
		flow_support(table->composer->flow, spanning->after, spanning->height);
		if (is_head(slot->cell))
			cell_centre(table, spanning,
				strips_height(table->composer->flow, spanning->after));
		if (!ends || !spanning->from_top)
			continue;
		if (!again)
			again = strip_new(table->composer->arena, 0);
		again->height = larger(again->height, spanning->height);
		cell_put(table, again, &spanning->cell, NULL);
	}
	if (ends && table->group)
		group_end(table, again);
}

/* --- rules */

/* Whether no cell of the row that was entered last covers the left edge of COLUMN. */
static bool edge_is_free(const struct grid *grid, size_t column)
{
	const struct grid_slot *slot = &grid->slots[column];

	return !slot->cell || slot->first == column;
}

static void crossed_find(struct table *table, const struct block *block)
{
	struct grid grid = grid_new(table->composer->arena, block);

	for (const struct block *row = block->first; row; row = row->next) {
		if (row->kind != BLOCK_TABLE_ROW)
			continue;
		grid_enter(&grid, row);
		for (size_t i = 1; i < grid.columns; i++)
			table->crossed[i] |= !edge_is_free(&grid, i);
	}
}

/* X of the rules between columns: those of all the table, or of the row that was entered
 * last as far as they are not of all. */
static void columns_rule(const struct table *table, struct box *box, bool of_all)
{
	int32_t *columns =
		arena_array(table->composer->arena, table->grid.columns, sizeof *columns);

	for (size_t i = 1; i < table->grid.columns; i++)
		if (of_all ? !table->crossed[i]
			   : table->crossed[i] && edge_is_free(&table->grid, i))
			columns[box->column_count++] = table->edges[i];
	box->columns = columns;
}

/* The rule above the row runs where no cell comes down from above. */
static void stretches_rule(const struct table *table, struct box *box)
{
	const struct grid_slot *slots = table->grid.slots;
	struct stretch *stretches =
		arena_array(table->composer->arena, table->grid.columns, sizeof *stretches);
	struct stretch *last = NULL;

	for (size_t i = 0; i < table->grid.columns; i++) {
		bool comes_down = slots[i].cell && !slots[slots[i].first].begins;
		int32_t width = table->edges[i + 1] - table->edges[i];

		if (comes_down) {
			last = NULL;
		} else if (last) {
			last->width += width;
		} else {
			last = &stretches[box->stretch_count++];
			*last = (struct stretch){table->edges[i], width};
		}
	}
	box->stretches = stretches;
}

static struct box *table_box(const struct table *table)
{
	struct box *box = box_new(table->composer, &table->column, table->style->rule);

	box->outline = table->style->frame;
	columns_rule(table, box, true);
	return box;
}

/* The box of the row that was entered last, in the one of its group. */
static struct column row_column(const struct table *table)
{
	struct column column = table->column;

	if (table->group)
		column.box = table->group;
	column.box = box_new(table->composer, &column, table->style->rule);
	column.box->padding = table->style->padding;
	columns_rule(table, column.box, false);
	if (table->group)
		stretches_rule(table, column.box);
	return column;
}

/* --- rows */

static void row_compose(struct table *table, const struct block *block)
{
	struct composer *composer = table->composer;
	struct element *row = element_add(composer->pages, table->element, "TR");
	struct cell *cells = arena_array(composer->arena, table->grid.columns, sizeof *cells);
	struct column column;
	struct strip *top;
	size_t count = 0;

	grid_enter(&table->grid, block);
	for (size_t i = 0; i < table->grid.columns; i++) {
		const struct grid_slot *slot = &table->grid.slots[i];

		if (!slot->begins)
			continue;
		cells[count] = cell_set(table, slot->cell, i, row);
		cell_align(table, slot->cell, i, &cells[count]);
		if (slot->cell->rows > 1)
			table->spanning[i] = spanning_begin(table, &cells[count]);
		else
			count++;
	}
	column = row_column(table);
	top = cells_compose(table, cells, count, &column);
	for (size_t i = 0; i < table->grid.columns; i++)
		if (table->grid.slots[i].begins && table->grid.slots[i].cell->rows > 1)
			cell_put(table, top, &table->spanning[i].cell,
				table->spanning[i].cell.element);
	spanning_end(table);
}

static bool heads_have_words(const struct block *block)
{
	for (const struct block *head = block->first; head; head = head->next)
		if (head->kind == BLOCK_COLUMN && head->first)
			return true;
	return false;
}

/* The words that columns have themselves. */
static void columns_compose(const struct table *table, const struct block *block)
{
	struct composer *composer = table->composer;
	struct element *row = element_add(composer->pages, table->element, "TR");
	struct cell *cells = arena_array(composer->arena, table->grid.columns, sizeof *cells);
	struct column column = table->column;
	size_t count = 0;

	for (const struct block *head = block->first; head; head = head->next)
		if (head->kind == BLOCK_COLUMN) {
			cells[count] = cell_set(table, head, count, row);
			count++;
		}
	column.box = box_new(composer, &column, table->style->rule);
	columns_rule(table, column.box, false);
	cells_compose(table, cells, count, &column);
	flow_keep(composer->flow);
}

/* What stands in STRIP and the rules of its box as far as they are in it, in COPY. */
static void strip_copy(
	const struct table *table, struct strip *copy, const struct strip *strip, bool begins)
{
	const struct box *box = strip->box;
	struct arena *arena = table->composer->arena;
	int32_t y = copy->height;

	for (const struct piece *piece = strip->first; piece; piece = piece->next)
		strip_line(arena, copy, NULL, piece->line, piece->x, y + piece->y);
	for (size_t i = 0; i < box->column_count; i++)
		strip_rule(arena, copy,
			(struct rectangle){
				box->columns[i] - box->rule / 2, y, box->rule, strip->height});
	for (size_t i = 0; begins && y && i < box->stretch_count; i++)
		strip_rule(arena, copy,
			(struct rectangle){box->stretches[i].x, y - box->rule / 2,
				box->stretches[i].width, box->rule});
	if (begins && y && !box->stretches)
		strip_rule(arena, copy,
			(struct rectangle){box->x, y - box->rule / 2, box->width, box->rule});
	copy->height += strip->height;
}

/* The head, which stands behind AFTER, as one strip that belongs to nothing. */
static struct strip *head_copy(const struct table *table, const struct strip *after)
{
	struct strip *copy = strip_new(table->composer->arena, 0);
	const struct box *box = NULL;

	for (const struct strip *strip = flow_after(table->composer->flow, after); strip;
		strip = strip->next) {
		strip_copy(table, copy, strip, strip->box != box);
		box = strip->box;
	}
	return copy;
}

static void head_compose(struct table *table, const struct block *block)
{
	struct composer *composer = table->composer;
	const struct strip *after = composer->flow->last;

	if (heads_have_words(block))
		columns_compose(table, block);
	for (const struct block *row = block->first; row; row = row->next)
		if (row->kind == BLOCK_TABLE_ROW && block_is_head(row)) {
			row_compose(table, row);
			flow_keep(composer->flow);
		}
	if (composer->flow->last != after)
		table->column.box->again = head_copy(table, after);
}

/* No row alone at the foot or at the head of a page. */
static void rows_compose(struct table *table, const struct block *block)
{
	size_t count = 0;

	for (const struct block *row = block->first; row; row = row->next) {
		if (row->kind != BLOCK_TABLE_ROW || block_is_head(row))
			continue;
		if (count++ == 1
			|| (count > 1 && (!row->next || row->next->kind == BLOCK_NOTE)))
			flow_keep(table->composer->flow);
		row_compose(table, row);
	}
}

/* Captions stand above the box, notes below it; both hold to it. */
static void captions_compose(
	const struct table *table, const struct block *block, struct column column)
{
	for (const struct block *part = block->first; part; part = part->next)
		if (part->kind == BLOCK_CAPTION) {
			block_compose(table->composer, part, table->element, column);
			flow_keep(table->composer->flow);
		}
}

static void notes_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column)
{
	for (const struct block *part = block->first; part; part = part->next)
		if (part->kind == BLOCK_NOTE) {
			flow_keep(composer->flow);
			block_compose(composer, part, parent, column);
		}
}

void table_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	struct column within = column_narrow(composer, column, style);
	struct table table = {.composer = composer,
		.style = style,
		.element = element_add(composer->pages, parent, "Table"),
		.column = within,
		.edges = table_edges(composer, block, &within, cell_inset(style)),
		.grid = grid_new(composer->arena, block)};

	table.crossed = arena_array(composer->arena, table.grid.columns, sizeof *table.crossed);
	table.spanning =
		arena_array(composer->arena, table.grid.columns, sizeof *table.spanning);
	table.tails = decimal_tails(composer, block, table.grid.columns);
	crossed_find(&table, block);
	style_begin(composer, style);
	captions_compose(&table, block, within);
	table.column.box = table_box(&table);
	head_compose(&table, block);
	rows_compose(&table, block);
	notes_compose(composer, block, parent, within);
	style_end(composer, style, after);
}
