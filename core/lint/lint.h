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
#include "xml/xml.h"

/* What is linted. */
struct lint_question {
	const struct rulebook *rulebook;
	const struct document *document;
	const struct xml_node *view; /* the root of what its readers may see */
	const char *audience;        /* codes with spaces: "individual" */
	const char *unlinted;        /* ids of rules that do not hold for it; or NULL */
	bool promised; /* the record has a promise with who keeps it and by when (promise.h) */
	bool lacking;  /* a required item: what that leaves unsaid was said */
	struct findings *findings;
};

/* One document being linted. */
struct linting {
	const struct lint_question *question;
	audience_set readers;
	struct passages passages;
	struct arena *arena;
};

bool linting_holds(const struct linting *linting, const struct rule *rule);

/* The rule ID, where it holds for the document; NULL where none does. */
const struct rule *linting_rule(const struct linting *linting, const char *id);

/* All lints, before the style of the document changes its figures or its order. */
void lint_document(const struct lint_question *question);

#endif
