/* lint.c - what is wrong with the words of a document: a table of contents. */
#include "lint/lint.h"

#include "lint/form.h"
#include "lint/wrong_words.h"

const struct rule *linting_rule(const struct linting *linting, const char *id)
{
	return rule_find(
		linting->rulebook, id, linting->readers, document_day(linting->document));
}

void lint_document(const struct rulebook *rulebook, const struct document *document,
	const char *audience, struct findings *findings)
{
	struct linting linting = {
		.rulebook = rulebook,
		.document = document,
		.audience = audience,
		.passages = passages_read(document->root, document->arena),
		.findings = findings,
	};
	const char *bad;
	size_t length;

	audience_read(audience, &linting.readers, &bad, &length);
	form_lint(&linting);
	wrong_words_lint(&linting);
}
