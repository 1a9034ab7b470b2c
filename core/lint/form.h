/* form.h - sentences that are too long or not closed, brackets with nothing in them,
 * conjunctions that were left standing side by side.
 */
#ifndef TODOKE_LINT_FORM_H
#define TODOKE_LINT_FORM_H

#include "lint/lint.h"

void form_lint(const struct linting *linting);

#endif
