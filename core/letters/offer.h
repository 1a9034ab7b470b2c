/* offer.h - what a record and a pack have for the rows of a list: languages, items, gifts, and
 * characters to print their names with.
 *
 * A row that asks for what no letter can say is told apart before any letter is built: it is
 * refused, and the others get theirs.
 */
#ifndef TODOKE_LETTERS_OFFER_H
#define TODOKE_LETTERS_OFFER_H

#include "base/arena.h"
#include "letters/glyphs.h"
#include "letters/untranslated.h"
#include "list/list.h"
#include "record/record.h"
#include "template/pack.h"

struct offer_question {
	const struct record *record;
	const struct pack *paper, *mail; /* of the letters; MAIL NULL: there is none */
	const char *variant;             /* that was asked for, or NULL */
	const struct moment *as_of;      /* NULL: all that was stated */
	struct untranslated *untranslated;
	struct glyphs *glyphs; /* of letters on paper */
};

struct offer;

/* In ARENA; lends what QUESTION has.  NULL with findings when the record can't be read. */
struct offer *offer_new(
	const struct offer_question *question, struct arena *arena, struct findings *findings);

/* A struct list_question's OBJECTS, with the offer as its data. */
bool offer_objects(void *data, const struct list_row *row, struct list_objection *objection);

#endif
