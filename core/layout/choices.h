/* choices.h - choices, chosen or not, one after the other on as many lines as it takes. */
#ifndef TODOKE_CHOICES_H
#define TODOKE_CHOICES_H

#include "layout/composer.h"

/* BLOCK (choices) at the end of the flow, as an L in PARENT: the mark of every choice is
 * the character U+2611 or U+2610, so that what is chosen is heard and can be searched. */
void choices_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column);

#endif
