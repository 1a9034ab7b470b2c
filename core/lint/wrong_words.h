/* wrong_words.h - words that a document does not say, or that it writes otherwise. */
#ifndef TODOKE_LINT_WRONG_WORDS_H
#define TODOKE_LINT_WRONG_WORDS_H

#include "lint/lint.h"

void wrong_words_lint(const struct linting *linting);

#endif
