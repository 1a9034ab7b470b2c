/* pdf_rules.h - what PDF/A-3a and PDF/UA-1 ask of our files, rule by rule.
 *
 * One table: the clause, what it asks, and the assertion.  Also what the usual
 * validators do not see.  Clauses "A ..." are of ISO 19005-3, "UA ..." of
 * ISO 14289-1.
 */
#ifndef TODOKE_TEST_PDF_RULES_H
#define TODOKE_TEST_PDF_RULES_H

#include "pdf_opened.h"

struct pdf_rule {
	const char *clause, *text;
	bool (*holds)(struct pdf_reader *reader);
};

/* The rule with INDEX; NULL after the last. */
const struct pdf_rule *pdf_rule(size_t index);

/* Fails the test when the file at PATH breaks one, with clause and text. */
void pdf_rules_assert(const char *path);

#endif
