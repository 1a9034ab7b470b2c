/* post.h - letters that go by mail: a file .eml for each, for the gateway that sends them. */
#ifndef TODOKE_LETTERS_POST_H
#define TODOKE_LETTERS_POST_H

#include "letters/kind.h"

/* What all mails of a run have in common. */
struct post {
	const char *from, *from_name;  /* as in mail.h */
	const char *from_name_english; /* of mail in English */
	const char *encoding;          /* "utf-8", "iso-2022-jp" */
	const char *date;              /* as in mail.h; or NULL */
};

/* Writes the mails of the list's letters FIRST to FIRST + COUNT - 1, read with READER, into the
 * open FOLDER, each called by its row's key; counts them in LETTERS.  False with findings. */
bool post_write(const struct post *post, struct kinds *kinds, struct list_reader *reader,
	size_t first, size_t count, int folder, size_t *letters, struct findings *findings);

#endif
