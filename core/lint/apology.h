/* apology.h - what a text that apologises owes its readers: first what happened, then
 * something on cause, items, next step and where to ask, be it only 調査中; and no assurance
 * of how the company will behave that the record does not give.
 */
#ifndef TODOKE_LINT_APOLOGY_H
#define TODOKE_LINT_APOLOGY_H

#include "lint/lint.h"

void apology_lint(const struct linting *linting);

#endif
