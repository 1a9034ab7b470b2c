/* justify.h - a line made as wide as its room (JLREQ 3.8).
 *
 * Works on the gaps alone; where lines end is line_break.h's.
 */
#ifndef TODOKE_JUSTIFY_H
#define TODOKE_JUSTIFY_H

#include "text/line_break.h"

/* Reduces the gaps of a line that is wider than WIDTH, and with STRETCH opens those
 * of a line that is narrower, so that it fills WIDTH to the last mp.  False when
 * it does not: a last line, or one with too few places. */
bool line_justify(
	struct units units, const struct line_plan *plan, int32_t width, bool stretch);

/* The gaps of PLAN made equally wider until it takes WIDTH (JLREQ 3.5.3); false when there
 * are none or no need. */
bool line_spread(struct units units, const struct line_plan *plan, int32_t width);

#endif
