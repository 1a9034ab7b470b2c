/* headcount.h - more letters than the record has people. */
#ifndef TODOKE_LETTERS_HEADCOUNT_H
#define TODOKE_LETTERS_HEADCOUNT_H

#include "letters/run.h"
#include "record/moment.h"
#include "record/record.h"

/* Notes at the number of people of each of RECORD's groups, as of AS_OF (or NULL), that COUNTS
 * has more letters for. */
void headcount_check(const struct record *record, const struct moment *as_of,
	const struct letters_counts *counts, struct findings *findings);

#endif
