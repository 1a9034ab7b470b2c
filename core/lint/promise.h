/* promise.h - what readers are promised, and whether the record says who keeps it and by when.
 *
 * Promises are known inside alone, so of a document only that much is known: whether there is
 * one that somebody keeps.  A day is printed only when the record shows it to the readers
 * (promise/due with their audience): that is its approval; else an event is named.
 */
#ifndef TODOKE_LINT_PROMISE_H
#define TODOKE_LINT_PROMISE_H

#include "lint/lint.h"
#include "record/record.h"

void promise_lint(const struct linting *linting);

/* Has RECORD a promise with an owner and a day that is not kept yet? */
bool promises_owned(const struct record *record);

/* A finding at each promise of RECORD that lacks either. */
void promises_find(const struct record *record, struct findings *findings);

#endif
