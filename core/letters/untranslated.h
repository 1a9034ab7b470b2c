/* untranslated.h - what letters in another language than Japanese have no words for.
 *
 * The letter of a row is built as that of a kind (kind.h) and thrown away again.  Nobody gets
 * one that is half in Japanese: the row is refused, and the others get theirs.
 */
#ifndef TODOKE_LETTERS_UNTRANSLATED_H
#define TODOKE_LETTERS_UNTRANSLATED_H

#include "letters/kind.h"

struct untranslated_question {
	const struct kinds_question *kinds; /* of letters on paper */
	void *mail;                         /* the data of KINDS for mail */
	struct findings *findings;          /* what lacks words is told here */
};

struct untranslated;

/* In ARENA; lends QUESTION. */
struct untranslated *untranslated_new(
	const struct untranslated_question *question, struct arena *arena);

/* Whether the letter of ROW would say something in Japanese. */
bool untranslated_finds(struct untranslated *untranslated, const struct list_row *row);

#endif
