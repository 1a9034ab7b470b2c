/* attribute.h - what templates and plugins say of a block beside its content.
 *
 * One table of names: which kinds have them, and what they may be.  What only means
 * something while a template is expanded (select, test, chosen, list) is not here.
 */
#ifndef TODOKE_ATTRIBUTE_H
#define TODOKE_ATTRIBUTE_H

#include "document/document.h"

/* The name with INDEX; NULL after the last. */
const char *block_attribute_name(size_t index);

/* Sets the attribute NAME of BLOCK.  False, and nothing is set, when its kind has none of
 * that name or VALUE is none that it can have. */
bool block_attribute_set(
	struct arena *arena, struct block *block, const char *name, const char *value);

#endif
