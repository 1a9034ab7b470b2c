/* grid.h - which columns the cells of a table stand in, row by row, spans included.
 *
 * A cell begins in the first column that is free in its row; one that spans rows keeps its
 * columns occupied in the rows below.  The check and the layout of tables walk their rows
 * with this, once each, so that a long table takes time by its length.
 */
#ifndef TODOKE_GRID_H
#define TODOKE_GRID_H

#include "document/document.h"

/* A column in the row that was entered last. */
struct grid_slot {
	const struct block *cell; /* that covers it; NULL: none does */
	size_t first;             /* the column where that cell begins */
	size_t below;             /* how many more rows it covers */
	bool begins;              /* the cell begins in this row, in this column */
};

struct grid {
	struct grid_slot *slots;
	size_t columns;
};

/* For the columns of TABLE, no row entered yet. */
struct grid grid_new(struct arena *arena, const struct block *table);

/* Goes on to ROW.  False when its cells do not fill the columns exactly; those that have
 * no room are then nowhere. */
bool grid_enter(struct grid *grid, const struct block *row);

/* Whether a cell goes on below the row that was entered last. */
bool grid_is_tied(const struct grid *grid);

/* Whether the role of BLOCK is "head": a row then belongs to the head of its table, a cell
 * is the head of its row. */
bool block_is_head(const struct block *block);

/* Whether TABLE has a row below its head. */
bool table_has_rows(const struct block *table);

/* Takes the rows out of TABLE in which no cell says anything; none when cells span rows,
 * for they would no longer cover what they covered. */
void table_prune(struct block *table);

/* Findings: parts of TABLE out of their order ("table-order": caption, columns, rows of the
 * head, rows, notes), a row that does not fill its columns ("table-cells"), a cell that goes
 * on below the last row of the head or of the table ("table-span"). */
void table_check(struct arena *arena, const struct block *table, struct findings *findings);

#endif
