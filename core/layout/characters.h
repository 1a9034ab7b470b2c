/* characters.h - what must be known of the characters on the pages: those that no font has,
 * that are drawn in another form or face than asked for, or that hardly are what was meant.
 */
#ifndef TODOKE_CHARACTERS_H
#define TODOKE_CHARACTERS_H

#include "base/finding.h"
#include "layout/page.h"

/* A finding for each such character at each place that it comes from, with the first page
 * that has it: "glyph-missing", "glyph-substituted", "glyph-fallback", "glyph-private",
 * "text-garbled" (character, code, font, page). */
void characters_check(const struct pages *pages, struct findings *findings);

#endif
