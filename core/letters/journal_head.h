/* journal_head.h - the first line of a journal: what the bytes of all files hang on. */
#ifndef TODOKE_LETTERS_JOURNAL_HEAD_H
#define TODOKE_LETTERS_JOURNAL_HEAD_H

#include "letters/journal.h"

/* Adds to HEAD the line of runs that make the letters of KINDS, which are built, for ROWS as
 * QUESTION asks: the same of all shards.  False with a finding. */
bool journal_head(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct buffer *head, struct findings *findings);

#endif
