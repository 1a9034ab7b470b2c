/* table.c - tables: a head, and rows of cells under it.
 *
 * In the structure a cell of the head is a TH with the scope Column, once: where the head is
 * set again it is an artifact.  A cell without words is a TD without content, so that every
 * row has as many cells as there are columns (ISO 14289-1, 7.5).
 *
 * Rows that a cell spans make a group in a box of its own, which stays on one page unless it
 * is high, as do those of each cell in it.  The lines of a cell that spans rows stand beside
 * its rows, which make room for them; where the rows go on on another page, it is set again.
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

/* CELLS side by side, with white space above and below. */
static void cells_compose(const struct table *table, const struct cell *cells, size_t count,
	const struct column *column)
{
	struct flow *flow = table->composer->flow;

	flow_strip(flow, column, table->style->padding);
	flow_keep(flow);
	cells_add(table->composer, column, cells, count);
	flow_keep(flow);
	flow_strip(flow, column, table->style->padding);
}

/* --- cells that span rows */

static void group_begin(struct table *table)
{
	if (table->group)
		return;
	table->group = box_new(table->composer, &table->column, table->style->rule);
	table->group_after = table->composer->flow->last;
}

/* What a cell says is not divided. */
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
		2 * table->style->padding + (int32_t)cell->lines.count * cell->look->lead};
}

/* What the strips behind AFTER take. */
static int32_t strips_height(const struct flow *flow, const struct strip *after)
{
	int32_t height = 0;

	for (const struct strip *strip = flow_after(flow, after); strip; strip = strip->next)
		height += strip->height;
	return height;
}

/* The lines of CELL in STRIP, its white space Y below the strip's top. */
static void cell_put(
	const struct table *table, struct strip *strip, const struct cell *cell, int32_t y)
{
	y += table->style->padding + cell->look->baseline;
	for (size_t i = 0; i < cell->lines.count; i++)
		strip_line(table->composer->arena, strip, cell->element, &cell->lines.line[i],
			cell->x, y + (int32_t)i * cell->look->lead);
}

/* BLOCK, a cell that ends with the last strip.  A head is never divided, and is copied as a
 * whole (head_copy): what is in it stands in its strips. */
static void spanning_put(
	const struct table *table, const struct block *block, const struct spanning *spanning)
{
	struct composer *composer = table->composer;
	bool middle = cell_style(composer->style, block)->valign != VALIGN_TOP;
	int32_t rest = strips_height(composer->flow, spanning->after) - spanning->height;
	struct strip *shown;

	if (is_head(block)) {
		cell_put(table, flow_after(composer->flow, spanning->after), &spanning->cell,
			middle ? rest / 2 : 0);
		return;
	}
	shown = strip_new(composer->arena, spanning->height);
	cell_put(table, shown, &spanning->cell, 0);
	flow_beside(composer->flow, spanning->after,
		(struct side){.box = table->group, .shown = shown, .middle = middle});
}

/* Rows behind AFTER that are tied and no higher than a third of the page stay together: more
 * white space than that at a page's foot is worse than a break. */
static void rows_hold(const struct table *table, const struct strip *after)
{
	struct flow *flow = table->composer->flow;

	if (strips_height(flow, after) <= table->composer->style->column.height / 3)
		flow_together(flow, after);
}

/* The cell that ends in COLUMN with the row that was entered last, or NULL. */
static const struct block *spanning_last(const struct table *table, size_t column)
{
	const struct grid_slot *slot = &table->grid.slots[column];
	bool ends = slot->cell && slot->first == column && slot->cell->rows > 1 && !slot->below;

	return ends ? slot->cell : NULL;
}

/* All that end with that row have room before any is put. */
static void spanning_end(struct table *table)
{
	const struct block *cell;

	for (size_t i = 0; i < table->grid.columns; i++)
		if ((cell = spanning_last(table, i))) {
			large_check(table, cell, table->spanning[i].height);
			flow_support(table->composer->flow, table->spanning[i].after,
				table->spanning[i].height);
		}
	for (size_t i = 0; i < table->grid.columns; i++)
		if ((cell = spanning_last(table, i))) {
			spanning_put(table, cell, &table->spanning[i]);
			rows_hold(table, table->spanning[i].after);
		}
	if (table->group && !grid_is_tied(&table->grid)) {
		rows_hold(table, table->group_after);
		table->group = NULL;
	}
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
	cells_compose(table, cells, count, &column);
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
