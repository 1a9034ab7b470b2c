/* line_break.h - where a line may end, and where it does.
 *
 * The pairs of class.h, and beside them what holds longer sequences together
 * (JLREQ 3.1.10): a number with its separators and counter, a word, an address.
 */
#ifndef TODOKE_LINE_BREAK_H
#define TODOKE_LINE_BREAK_H

#include "text/unit.h"

/* Sets AFTER and JOINED of all units. */
void breaks_find(struct units units);

/* A line of units FIRST to LAST and its natural extent. */
struct line_plan {
	size_t first, last;
	size_t end;    /* the unit that the room is counted up to: spaces hang over */
	int64_t width; /* natural, from FIRST to END */
	bool divided;  /* it ends in a word, with the hyphen of LAST, which WIDTH counts */
	bool broken;   /* it ends where no line may: what follows did not fit */
};

/* The line that starts with FIRST in a room of WIDTH.  First fit; when SHRINK, the
 * units up to the next break are taken in if that changes the spaces less than
 * doing without them (追い込み before 追い出し, 3.8.2), or if they end the text; and a word is
 * divided if all else would leave more room than 3.8.4 (a) to (c) have a use for. */
struct line_plan line_find(struct units units, size_t first, int32_t width, bool shrink);

/* JLREQ 3.5.4: while LAST, which ends a paragraph in a room of WIDTH, has hardly any
 * characters, gives it some from the line BEFORE, as long as that stays LEAST wide. */
void last_line_fill(struct units units, struct line_plan *before, int32_t least,
	struct line_plan *last, int32_t width);

/* Moves the end of PLAN back, but not below LEAST, to where a phrase begins: behind a particle
 * or a mark, before no hiragana.  Stays when there is none: 漏／えい in a title is read badly.
 */
void phrase_end_find(struct units units, struct line_plan *plan, int32_t least);

#endif
