/* table.h - tables: a head, and rows of cells under it. */
#ifndef TODOKE_TABLE_H
#define TODOKE_TABLE_H

#include "layout/composer.h"

/* BLOCK (a table) at the end of the flow, as a Table in PARENT.  Its head is set again on
 * every page that it comes to. */
void table_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column);

#endif
