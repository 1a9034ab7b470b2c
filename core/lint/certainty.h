/* certainty.h - sentences that say more than the record, or do not say as of when.
 *
 * Predicates printed from codes are as sure as the record (locales/ja/terms.xml); looked
 * at is what was worded by hand, in a template or in the record.
 */
#ifndef TODOKE_LINT_CERTAINTY_H
#define TODOKE_LINT_CERTAINTY_H

#include "lint/lint.h"

void certainty_lint(const struct linting *linting);

#endif
