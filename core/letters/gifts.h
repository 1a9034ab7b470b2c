/* gifts.h - tokens of apology that a letter speaks of. */
#ifndef TODOKE_LETTERS_GIFTS_H
#define TODOKE_LETTERS_GIFTS_H

#include "document/document.h"
#include "letters/tally.h"
#include "record/record.h"

/* Those that DOCUMENT, made of RECORD at AS_OF (NULL: all that is stated), speaks of, with what
 * each is worth: "500円（花の種）"; each of several on its line; "" when there are none.  As
 * the record words them, whatever the language of the letter; in ARENA. */
const char *gifts_of(const struct document *document, const struct record *record,
	const char *as_of, struct arena *arena);

/* The GIFTS of a letter in one line, with 、 between; in ARENA. */
const char *gifts_listed(const char *gifts, struct arena *arena);

/* Warns at LIST, which does not say who gets what, of the letters of COUNTS that promise
 * several: most likely one of them was meant for each. */
void gifts_check(
	const char *list, const struct letters_counts *counts, struct findings *findings);

#endif
