/* secret.h - what a document's readers may not learn, in every form it might be printed in.
 *
 * A secret is a statement of the record that is not in the readers' view: of hidden facts,
 * and of visible ones what was stated before or after the cut.  What the view, the pack's
 * own words or the words for codes say anyway is none, nor is what is too short to mean
 * anything by itself.  Outside the authorities a hidden name of a party or person is a secret
 * even where a text that the readers may see has it; for one partner also without 株式会社.
 * Texts are compared plainly: without white space, full-width forms as ASCII, capitals as
 * small letters, no commas in numbers.
 */
#ifndef TODOKE_SECRET_H
#define TODOKE_SECRET_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/record.h"
#include "record/view.h"

struct secret {
	const char *plain; /* what is looked for */
	size_t length;
	const char *stated; /* as it stands in the record, for people */
	const char *path;
	struct place place;
	size_t number;
	const struct secret *next; /* of the same beginning */
};

struct secrets;

/* Adds TEXT, LENGTH bytes in UTF-8 or nearly, plainly to TO. */
void plain_add(struct buffer *to, const char *text, size_t length);

/* What READER may not see of RECORD at AS_OF (NULL: no cut).  OPEN, plain text, are words
 * that are no secret wherever they come from. */
struct secrets *secrets_new(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, const struct buffer *open);
void secrets_free(struct secrets *secrets);
size_t secrets_count(const struct secrets *secrets);

/* Adds TEXT, stated at PLACE under PATH, unless it is open or short. */
void secrets_add(
	struct secrets *secrets, const char *text, const char *path, struct place place);

/* Calls FOUND for each secret in the plain text PLAIN that TOLD (one flag for each) does not
 * mark yet, and marks it. */
typedef void secret_found(void *context, const struct secret *secret);
void secrets_search(const struct secrets *secrets, const struct buffer *plain, bool *told,
	secret_found *found, void *context);

#endif
