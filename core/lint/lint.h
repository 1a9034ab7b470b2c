/* lint.h - what is wrong with the words of a document, whoever wrote them.
 *
 * Looked at is the finished tree, so that words of a template and text of the record are
 * seen where they meet; each finding stands where they were written.  What is looked for,
 * and for which readers, is data (rulebook.h).  Whether the facts are right is asked in
 * core/consistency/ and core/leak/.
 */
#ifndef TODOKE_LINT_H
#define TODOKE_LINT_H

#include "document/document.h"
#include "lint/passage.h"
#include "lint/rulebook.h"

/* One document being linted. */
struct linting {
	const struct rulebook *rulebook;
	const struct document *document;
	const char *audience; /* as the pack says: "individual" */
	audience_set readers; /* of it */
	struct passages passages;
	struct findings *findings;
};

/* The rule ID, where it holds for the document; NULL where none does. */
const struct rule *linting_rule(const struct linting *linting, const char *id);

/* All lints over DOCUMENT, before its style changes its figures or its order. */
void lint_document(const struct rulebook *rulebook, const struct document *document,
	const char *audience, struct findings *findings);

#endif
