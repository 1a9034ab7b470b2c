/* narrowed.h - rows of a list of partners that ask for fewer groups than concern their partner.
 *
 * Of those groups alone there may be no letter: another document, none at all, one that lacks
 * what it must say or quotes a fact of the other groups.  So each choice of groups is tried
 * once, and a row whose letter could not be made is refused; the others get theirs.
 */
#ifndef TODOKE_NARROWED_H
#define TODOKE_NARROWED_H

#include "command/letter_call.h"
#include "letters/kind.h"

struct narrowed_question {
	const struct kinds_question *kinds; /* of letters on paper */
	const struct letter_source *source; /* their data */
	const struct list_question *list;
};

struct narrowed;

/* In the arena of QUESTION's command; QUESTION is lent. */
struct narrowed *narrowed_new(const struct narrowed_question *question);

/* A struct list_question's OBJECTS. */
bool narrowed_objects(struct narrowed *narrowed, const struct list_row *row,
	struct list_objection *objection);

#endif
