/* doubts.h - what makes a row doubtful that is right in form: templates/lists/doubts.xml.
 *
 * A doubt refuses nothing: the row gets its letter, and people are told to look at it.
 */
#ifndef TODOKE_DOUBTS_H
#define TODOKE_DOUBTS_H

#include "list/list.h"

#include "base/arena.h"

enum { DOUBTS_MOST = 32 };

struct doubts;

/* From HOME, the program's data, in ARENA; NULL with findings. */
const struct doubts *doubts_open(
	const char *home, struct arena *arena, struct findings *findings);

struct doubt_found {
	size_t doubt;          /* its number */
	enum list_field field; /* the first that gives reason to it */
};

/* Those of ROW, which is accepted, each once: how many. */
size_t doubts_find(const struct doubts *doubts, const struct list_row *row,
	struct doubt_found found[DOUBTS_MOST]);

/* What DOUBT says to people, in the language of messages. */
const char *doubts_say(const struct doubts *doubts, size_t doubt);

#endif
