/* unit.h - text as a row of units, each ready to be put on a line.
 *
 * A unit is a cluster with its drawing, its class, the room of its body and the
 * space after it.  Full-width punctuation has a body of half an em; the other
 * half is space that JLREQ gives, and lines may take away (3.1.2).
 */
#ifndef TODOKE_UNIT_H
#define TODOKE_UNIT_H

#include "text/class.h"
#include "text/ladder.h"

/* Whether a line may end: BREAK_WITHIN only where a word is longer than a line. */
enum line_break { BREAK_NEVER, BREAK_WITHIN, BREAK_ALLOWED, BREAK_FORCED };

/* The space after a unit in mp, and by how much it may change in which step. */
struct gap {
	int32_t natural, shrink, stretch;
	enum shrink_step shrink_step;
	enum stretch_step stretch_step;
	bool open; /* may be stretched further when nothing else helps: 3.8.4 (d) */
};

struct unit {
	struct cluster cluster;
	size_t run;
	enum character_class class;
	const struct drawing *drawing;
	const char *drawn, *doubt; /* of glyph_note */
	int32_t size;              /* an em, mp */
	int32_t width;             /* of the body */
	int32_t shift;             /* the blank left of the body, which is not set: mp */
	int32_t blank;             /* that after the body, when it stands at a line's end */
	bool solid;                /* punctuation whose glyph holds no blank to take away */
	bool latin;                /* of a Western word: drawn in the style's Latin faces */
	bool joined;               /* inseparable from the next unit (JLREQ 3.1.10) */
	bool hung;                 /* the reading before it hangs over it */
	enum line_break after;     /* whether a line may end behind it */
	struct gap gap;
	const struct drawing *hyphen;    /* with which a word may end a line here; NULL: not */
	const struct text_span *span;    /* of placed_glyph */
	const struct ruby *ruby;         /* its reading, on the last unit of a base (ruby.h) */
	int32_t hang_before, hang_after; /* how far that sticks out at a line's start, end */
};

/* One of a to z: no other character is ever hyphenated. */
bool unit_is_small_letter(const struct unit *unit);

struct units {
	struct unit *unit;
	size_t count;
};

/* The units of RUNS, with widths; line breaks are not yet found.  Of OPTIONS the direction
 * of the lines counts, and what stands across it. */
struct units units_read(const struct text_run *runs, size_t count,
	const struct paragraph_options *options, struct arena *arena);

/* The gaps between the units; needs JOINED. */
void units_space(struct units units);

#endif
