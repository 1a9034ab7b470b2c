/* texts.h - the words of a record before any document is made of it.
 *
 * Looked at is running text that readers outside the house may see, for words alone: how
 * long a sentence may be, and what a document must say, is a matter of where it is printed.
 */
#ifndef TODOKE_LINT_TEXTS_H
#define TODOKE_LINT_TEXTS_H

#include "lint/rulebook.h"
#include "record/record.h"

/* What must not be in documents for some who may see it is a warning here: it may never be
 * printed for them. */
void texts_lint(const struct rulebook *rulebook, const struct record *record,
	struct findings *findings);

#endif
