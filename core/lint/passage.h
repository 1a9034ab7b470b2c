/* passage.h - the running texts of a document, each with where its parts come from.
 *
 * A passage is what one block says in one go: a paragraph, a heading, an item, a cell.  A
 * choice that is not chosen says nothing.
 */
#ifndef TODOKE_PASSAGE_H
#define TODOKE_PASSAGE_H

#include "document/document.h"

/* What one leaf adds to the text. */
struct passage_part {
	size_t from;
	const struct block *leaf;
};

struct passage {
	const struct block *block;
	const char *text;
	const struct passage_part *parts; /* in the order of the text */
	size_t part_count;
};

struct passages {
	const struct passage *list;
	size_t count;
};

/* Those of ROOT that say something, in its order, in ARENA. */
struct passages passages_read(const struct block *root, struct arena *arena);

/* The leaf that the text at AT, in PASSAGE, comes from. */
const struct block *passage_leaf(const struct passage *passage, const char *at);

/* Whether LEAF is free text of the record: somebody's wording, and neither a date, a number,
 * a code nor the name of something. */
bool leaf_is_prose(const struct block *leaf);

/* Whether it is a name of the record, which is as it is. */
bool leaf_is_name(const struct block *leaf);

/* Where the words of LEAF were written: text and numbers of the record there, else in the
 * template. */
struct place leaf_place(const struct block *leaf);

/* AT, or after the blanks, full-width ones too, that stand there. */
const char *blanks_skip(const char *at);

/* Is all that PASSAGE says one of WORDS, parted by spaces? */
bool passage_says(const struct passage *passage, const char *words);

/* A piece of the text of a passage. */
struct sentence {
	const char *from;
	size_t length;
	bool ended; /* by 。 */
};

/* Moves SENTENCE, which begins as {0}, to the next one of PASSAGE; a 。 in brackets ends
 * none.  False after the last. */
bool sentence_next(const struct passage *passage, struct sentence *sentence);

/* Of the leaves that SENTENCE comes from the one with the most to say. */
const struct block *sentence_leaf(
	const struct passage *passage, const struct sentence *sentence);

#endif
