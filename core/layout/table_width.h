/* table_width.h - how wide the columns of a table are. */
#ifndef TODOKE_TABLE_WIDTH_H
#define TODOKE_TABLE_WIDTH_H

#include "layout/composer.h"

/* How CELL looks, a cell or column: all of the head looks like its columns. */
const struct block_style *cell_style(const struct page_style *style, const struct block *cell);

/* Where each column of TABLE begins in COLUMN, and behind the last where it ends.  Columns
 * with a weight share by it what the others leave, those without one get what their content
 * asks for; INSET is the white space on either side of it.  A finding
 * ("layout-table-narrow") when a character has no room in some column. */
int32_t *table_edges(struct composer *composer, const struct block *table,
	const struct column *column, int32_t inset);

#endif
