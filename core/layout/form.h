/* form.h - forms: numbered rows, each a label and what is filled in beside it. */
#ifndef TODOKE_FORM_H
#define TODOKE_FORM_H

#include "layout/composer.h"

/* BLOCK (a form) at the end of the flow; its rows are a Table in PARENT, a new one after
 * every heading. */
void form_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column);

#endif
