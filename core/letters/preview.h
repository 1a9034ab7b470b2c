/* preview.h - the first rows of a list as they are read, as a table for a terminal. */
#ifndef TODOKE_LETTERS_PREVIEW_H
#define TODOKE_LETTERS_PREVIEW_H

#include "base/buffer.h"
#include "list/list.h"

/* Adds the first COUNT rows of LIST to TEXT: what each is taken for, and what it says in those
 * columns in which any of them says something, whole; for a terminal of COLUMNS (else 0) as
 * much as goes into a line, the reason besides.  False with a finding. */
bool preview_rows(const struct list *list, size_t count, size_t columns, struct buffer *text,
	struct findings *findings);

#endif
