/* list.h - lists of items and lists of definitions: labels, and texts beside them. */
#ifndef TODOKE_LIST_H
#define TODOKE_LIST_H

#include "layout/composer.h"

/* BLOCK (a list or definitions) at the end of the flow, as an L in PARENT. */
void list_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column);

#endif
