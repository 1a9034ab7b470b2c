/* approval.h - 決裁欄: a box for each who approves, to be stamped or signed. */
#ifndef TODOKE_APPROVAL_H
#define TODOKE_APPROVAL_H

#include "layout/composer.h"

/* BLOCK (an approval) at the end of the flow and of COLUMN, as a Table in PARENT: who they
 * are as its head, and under each what stands in the box.  As many boxes beside each other
 * as have room. */
void approval_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column);

#endif
