/* blocks.h - blocks of a document become strips of a flow and structure elements.
 *
 * Sets the text of every block in its style and says what it is to a screen
 * reader.  Where it comes to stand on which page is the flow's to decide.
 */
#ifndef TODOKE_BLOCKS_H
#define TODOKE_BLOCKS_H

#include "layout/composer.h"

/* Fills the composer's flow with all of DOCUMENT; its elements grow under the
 * root of the composer's pages.  Every glyph of the document's Nth fact has the
 * tag N, all others 0. */
void blocks_compose(struct composer *composer, const struct document *document);

/* The same for one block and all in it, as elements in PARENT. */
void block_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column);

#endif
