/* salutation.h - 頭語 and 結語 of a letter: both or neither, a pair that custom has matched,
 * and no greeting of the season after one that dispenses with it (前略).
 *
 * Looked at are the blocks opening and closing and paragraphs that are nothing but such a
 * word, by hand.  Which words are pairs is data: letter-pair and lint-season.
 */
#ifndef TODOKE_LINT_SALUTATION_H
#define TODOKE_LINT_SALUTATION_H

#include "lint/lint.h"

void salutation_lint(const struct linting *linting);

#endif
