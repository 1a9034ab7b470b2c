/* lint.c - what is wrong with the words of a document: a table of contents. */
#include "lint/lint.h"

#include "base/words.h"
#include "lint/apology.h"
#include "lint/certainty.h"
#include "lint/form.h"
#include "lint/promise.h"
#include "lint/salutation.h"
#include "lint/uniform.h"
#include "lint/wrong_words.h"

#include <string.h>

bool linting_holds(const struct linting *linting, const struct rule *rule)
{
	const struct lint_question *question = linting->question;

	return rule_holds(rule, linting->readers, document_day(question->document))
	       && !(question->unlinted && words_hold(question->unlinted, rule->id));
}

const struct rule *linting_rule(const struct linting *linting, const char *id)
{
	const struct rule *rule = linting->question->rulebook->rules;

	while (rule && (strcmp(rule->id, id) != 0 || !linting_holds(linting, rule)))
		rule = rule->next;
	return rule;
}

void lint_document(const struct lint_question *question)
{
	struct arena *arena = question->document->arena;
	struct linting linting = {
		.question = question,
		.passages = passages_read(question->document->root, arena),
		.arena = arena,
	};
	const char *bad;
	size_t length;

	audience_read(question->audience, &linting.readers, &bad, &length);
	form_lint(&linting);
	wrong_words_lint(&linting);
	uniform_lint(&linting);
	salutation_lint(&linting);
	certainty_lint(&linting);
	apology_lint(&linting);
	promise_lint(&linting);
}
