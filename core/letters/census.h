/* census.h - all rows read before the first letter is made: which kinds of letters they ask
 * for, and which characters they are written with.
 */
#ifndef TODOKE_LETTERS_CENSUS_H
#define TODOKE_LETTERS_CENSUS_H

#include "base/digest.h"
#include "letters/kind.h"
#include "letters/names.h"
#include "list/list.h"

struct census_question {
	const struct list *list; /* surveyed */
	size_t first, count;     /* the letters that are made */
	size_t processes;        /* at most */
};

/* Adds the rows to KINDS and NAMES, as if one after the other, and says in ROWS which rows they
 * are, in which order; false with findings. */
bool census_take(const struct census_question *question, struct kinds *kinds,
	struct names *names, struct digest *rows, struct findings *findings);

#endif
