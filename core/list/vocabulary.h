/* vocabulary.h - the headings and words of lists that are known: templates/lists/columns.xml.
 */
#ifndef TODOKE_VOCABULARY_H
#define TODOKE_VOCABULARY_H

#include "list/list.h"

#include "base/arena.h"

/* A column that is known. */
struct known_column {
	const char *id; /* of --map: "prefecture" */
	enum list_field field;
	unsigned part;            /* of the field, from 1; 0: all of it */
	const char *const *names; /* folded, ended by NULL */
};

/* Where words are used; the data has their names in this order. */
enum word_list {
	WORDS_HONORIFIC,
	WORDS_CHANNEL,
	WORDS_LANGUAGE,
	WORDS_SENDING, /* no, stop, apart */
	WORDS_EMPTY,   /* as good as nothing */
	WORDS_REFUSED, /* headings before those of a list that was refused: row, reason */
	WORDS_TOTAL,   /* what a row of sums begins with */
	WORD_LISTS
};

struct vocabulary {
	const struct known_column *columns;
	size_t count;
	struct words *words[WORD_LISTS];
};

/* From HOME, the program's data, in ARENA; NULL with findings. */
const struct vocabulary *vocabulary_open(
	const char *home, struct arena *arena, struct findings *findings);

/* What TEXT means among the words of LIST; NULL when it is not known. */
const char *vocabulary_meaning(
	const struct vocabulary *vocabulary, enum word_list list, const char *text);

/* The word of LIST that TEXT ends in, when that is not all of it; else NULL. */
const char *vocabulary_ending(
	const struct vocabulary *vocabulary, enum word_list list, const char *text);

/* A HEADING as known ones are compared, in ARENA. */
const char *vocabulary_heading(const char *heading, struct arena *arena);

#endif
