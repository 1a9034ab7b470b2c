/* running.h - what stands at the head or foot of pages: numbers, marks of a draft, as-of.
 *
 * All of it is an artifact (ISO 32000-1, 14.8.2.2): nobody reads it aloud on every page.
 */
#ifndef TODOKE_RUNNING_H
#define TODOKE_RUNNING_H

#include "layout/composer.h"

/* The running lines of the style on all pages of COMPOSER, which are DOCUMENT's and complete.
 * A line that names what the document has not falls away.  A finding, once a page, when two
 * have no room beside each other
 * ("layout-running"). */
void running_compose(struct composer *composer, const struct document *document);

#endif
