/* ruby.h - readings above their base characters (JLREQ 3.3).
 *
 * A reading and its base are one object: no line ends within it and nothing in it is
 * stretched.  Over one character it is mono-ruby (3.3.5), over more group-ruby (3.3.6);
 * neighbours with nothing between them are jukugo-ruby (3.3.7): a line may end there.
 */
#ifndef TODOKE_RUBY_H
#define TODOKE_RUBY_H

#include "text/unit.h"

/* A reading, on the last unit of its base. */
struct ruby {
	struct units units;
	int32_t back;    /* from the end of the base back to where the reading starts */
	int32_t between; /* space between its characters */
	int32_t rise;    /* of its baseline above that of the base */
};

/* Gives the units of RUNS their readings, and the bases the room that these need.  Breaks
 * and gaps are found before. */
void rubies_set(struct units units, const struct text_run *runs,
	const struct paragraph_options *options, struct arena *arena);

#endif
