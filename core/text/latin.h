/* latin.h - what of a text is in Western words, and drawn in the style's Latin faces. */
#ifndef TODOKE_LATIN_H
#define TODOKE_LATIN_H

#include "text/unit.h"

bool is_western_letter(uint32_t character);

/* Says of each of UNITS, whose classes are settled, whether it is. */
void latin_settle(struct units units, const struct text_run *runs);

/* Whether the space AT stands between a figure and what it is a figure of, which a line's end
 * does not part: 500 MB, No. 5 (cl-25 and cl-12 of JLREQ). */
bool space_holds_figure(struct units units, size_t at);

#endif
