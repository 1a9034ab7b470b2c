/* gifts.h - tokens of apology that a letter speaks of. */
#ifndef TODOKE_LETTERS_GIFTS_H
#define TODOKE_LETTERS_GIFTS_H

#include "document/document.h"
#include "record/record.h"

/* Those that DOCUMENT, made of RECORD at AS_OF (NULL: all that is stated), speaks of, with what
 * each is worth: "500円（花の種）"; several with 、 between; "" when there are none.  As the
 * record words them, whatever the language of the letter; in ARENA. */
const char *gifts_of(const struct document *document, const struct record *record,
	const char *as_of, struct arena *arena);

#endif
