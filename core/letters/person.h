/* person.h - a block of the stand-in's letter, as it is in the letter to the person of a row.
 */
#ifndef TODOKE_LETTERS_PERSON_H
#define TODOKE_LETTERS_PERSON_H

#include "letters/stand_in.h"

/* Whose letter it is. */
struct person {
	const struct list_row *row;
	const char *list;     /* the file, for places */
	const char *stand_in; /* id */
};

/* BLOCK with what the row says in the place of what stands for it, in ARENA. */
struct block *person_block(
	const struct person *person, const struct block *block, struct arena *arena);

#endif
