/* grid.c - which columns the cells of a table stand in, row by row, spans included. */
#include "document/grid.h"

#include <string.h>

static size_t columns_count(const struct block *table)
{
	size_t count = 0;

	for (const struct block *child = table->first; child; child = child->next)
		count += child->kind == BLOCK_COLUMN;
	return count;
}

struct grid grid_new(struct arena *arena, const struct block *table)
{
	size_t columns = columns_count(table);

	return (struct grid){arena_array(arena, columns, sizeof(struct grid_slot)), columns};
}

/* What covers the columns from above. */
static void slots_descend(struct grid *grid)
{
	for (size_t i = 0; i < grid->columns; i++) {
		struct grid_slot *slot = &grid->slots[i];

		if (slot->below)
			*slot = (struct grid_slot){
				slot->cell, slot->first, slot->below - 1, false};
		else
			*slot = (struct grid_slot){0};
	}
}

/* Puts CELL into the columns from FIRST on that are free; false when there are too few. */
static bool cell_put(struct grid *grid, const struct block *cell, size_t first)
{
	size_t at = first;

	for (; at < grid->columns && at - first < cell->columns && !grid->slots[at].cell; at++)
		grid->slots[at] = (struct grid_slot){cell, first, cell->rows - 1, at == first};
	return at > first && at - first == cell->columns;
}

bool grid_enter(struct grid *grid, const struct block *row)
{
	bool fits = true;
	size_t at = 0;

	slots_descend(grid);
	for (const struct block *cell = row->first; cell; cell = cell->next) {
		while (at < grid->columns && grid->slots[at].cell)
			at++;
		fits &= cell_put(grid, cell, at);
	}
	for (at = 0; at < grid->columns; at++)
		fits &= grid->slots[at].cell != NULL;
	return fits;
}

bool grid_is_tied(const struct grid *grid)
{
	for (size_t i = 0; i < grid->columns; i++)
		if (grid->slots[i].below)
			return true;
	return false;
}

bool block_is_head(const struct block *block)
{
	return block->role && strcmp(block->role, "head") == 0;
}

static bool row_is_empty(const struct block *row)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->first)
			return false;
	return true;
}

static bool rows_are_spanned(const struct block *table)
{
	for (const struct block *row = table->first; row; row = row->next)
		for (const struct block *cell = row->first; cell; cell = cell->next)
			if (cell->kind == BLOCK_CELL && cell->rows > 1)
				return true;
	return false;
}

void table_prune(struct block *table)
{
	struct block **at = &table->first;

	if (rows_are_spanned(table))
		return;
	table->last = NULL;
	while (*at)
		if ((*at)->kind == BLOCK_TABLE_ROW && row_is_empty(*at)) {
			*at = (*at)->next;
		} else {
			table->last = *at;
			at = &(*at)->next;
		}
}

bool table_has_rows(const struct block *table)
{
	for (const struct block *part = table->first; part; part = part->next)
		if (part->kind == BLOCK_TABLE_ROW && !block_is_head(part))
			return true;
	return false;
}

/* --- checks */

static int part_rank(const struct block *part)
{
	switch (part->kind) {
	case BLOCK_CAPTION:
		return 0;
	case BLOCK_COLUMN:
		return 1;
	case BLOCK_TABLE_ROW:
		return block_is_head(part) ? 2 : 3;
	default:
		return 4;
	}
}

static void order_check(const struct block *table, struct findings *findings)
{
	for (const struct block *part = table->first; part; part = part->next)
		if (part->next
			&& (part_rank(part->next) < part_rank(part)
				|| (part->kind == BLOCK_CAPTION
					&& part->next->kind == BLOCK_CAPTION)))
			finding_add(findings, "table-order", part->next->source, "part",
				block_kind_name(part->next->kind), "after",
				block_kind_name(part->kind), NULL);
}

/* The columns that the cells of ROW ask for, and those that cells above it still take. */
static size_t row_columns(const struct grid *grid, const struct block *row)
{
	size_t count = 0;

	for (size_t i = 0; i < grid->columns; i++)
		count += grid->slots[i].cell && grid->slots[i].cell->parent != row;
	for (const struct block *cell = row->first; cell; cell = cell->next)
		count += cell->columns;
	return count;
}

static bool part_ends(const struct block *row)
{
	return !row->next || part_rank(row->next) != part_rank(row);
}

void table_check(struct arena *arena, const struct block *table, struct findings *findings)
{
	struct grid grid = grid_new(arena, table);

	order_check(table, findings);
	for (const struct block *row = table->first; row; row = row->next) {
		if (row->kind != BLOCK_TABLE_ROW)
			continue;
		if (!grid_enter(&grid, row))
			finding_add(findings, "table-cells", row->source, "cells",
				arena_format(arena, "%zu", row_columns(&grid, row)), "columns",
				arena_format(arena, "%zu", grid.columns), NULL);
		if (!part_ends(row) || !grid_is_tied(&grid))
			continue;
		finding_add(findings, "table-span", row->source, NULL);
		memset(grid.slots, 0, grid.columns * sizeof *grid.slots);
	}
}
