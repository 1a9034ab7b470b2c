/* decimal.h - figures of a column that stand with their decimal points under each other. */
#ifndef TODOKE_DECIMAL_H
#define TODOKE_DECIMAL_H

#include "layout/composer.h"

/* For each of COLUMNS columns of TABLE, how far its cells with the align "decimal" reach behind
 * the whole part of their figures at most. */
int32_t *decimal_tails(struct composer *composer, const struct block *table, size_t columns);

/* Moves CELL, of one line, so that the whole part of its figure ends TAIL before END; a cell
 * without a figure ends at END.  A cell of several lines stays. */
void decimal_place(struct cell *cell, int32_t end, int32_t tail);

#endif
