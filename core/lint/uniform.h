/* uniform.h - what a document does the same way throughout: years, the width of figures,
 * 記 with 以上 that were typed by hand.
 */
#ifndef TODOKE_LINT_UNIFORM_H
#define TODOKE_LINT_UNIFORM_H

#include "lint/lint.h"

void uniform_lint(const struct linting *linting);

#endif
