/* pdf_rules.h - what PDF/A-3a and PDF/UA-1 ask of our files, rule by rule, for tests. */
#ifndef TODOKE_TEST_PDF_RULES_H
#define TODOKE_TEST_PDF_RULES_H

#include "pdf_facts.h"

struct pdf_rule {
	const char *standard,
		*clause; /* "A" ISO 19005-3, "UA" ISO 14289-1, "PDF" ISO 32000-1 */
	int test;        /* within the clause */
	const char *text;
	bool (*holds)(struct pdf_facts *facts, const char *argument);
	const char *argument;
};

/* The rule with INDEX; NULL after the last. */
const struct pdf_rule *pdf_rule(size_t index);

/* The rules that the file at PATH breaks: "A 6.1.3-1, UA 7.1-3"; "" when it breaks
 * none.  Free it. */
char *pdf_rules_broken(const char *path);

/* Fails the test when it breaks any. */
void pdf_rules_assert(const char *path);

#endif
