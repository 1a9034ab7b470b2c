/* salutation.c - 頭語 and 結語 of a letter. */
#include "lint/salutation.h"

#include "base/buffer.h"

/* Where they stand in a document: NULL for none. */
struct salutation {
	const struct passage *opening, *closing;
};

static bool is_opening(const struct rule *rule, const struct passage *passage)
{
	if (passage->block->kind == BLOCK_OPENING)
		return true;
	for (const struct rule_word *word = rule->words; word; word = word->next)
		if (passage_says(passage, word->text))
			return true;
	return false;
}

static bool is_closing(const struct rule *rule, const struct passage *passage)
{
	if (passage->block->kind == BLOCK_CLOSING)
		return true;
	for (const struct rule_word *word = rule->words; word; word = word->next)
		if (passage_says(passage, word->use))
			return true;
	return false;
}

static struct salutation salutation_find(
	const struct rule *rule, const struct passages *passages)
{
	struct salutation found = {0};

	for (size_t i = 0; i < passages->count; i++) {
		const struct passage *passage = &passages->list[i];

		if (!found.opening && is_opening(rule, passage))
			found.opening = passage;
		else if (is_closing(rule, passage))
			found.closing = passage;
	}
	return found;
}

/* The openings that CLOSING answers, with spaces. */
static const char *openings_of(
	struct arena *arena, const struct rule *rule, const struct passage *closing)
{
	struct buffer text = {0};
	const char *openings;

	for (const struct rule_word *word = rule->words; word; word = word->next)
		if (passage_says(closing, word->use))
			buffer_format(&text, "%s%s", text.length ? " " : "", word->text);
	openings = arena_copy(arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return openings;
}

static void pair_check(const struct linting *linting, const struct rule *rule,
	const struct salutation *said, const char *closings)
{
	struct findings *findings = linting->question->findings;
	const struct passage *half = said->opening ? said->opening : said->closing;

	if (!said->opening || !said->closing)
		finding_add(findings, "letter-half", leaf_place(half->parts->leaf), "found",
			half->text, "use",
			said->opening ? closings
				      : openings_of(linting->arena, rule, said->closing),
			"source", rule->source, NULL);
	else if (!passage_says(said->closing, closings))
		finding_add(findings, "letter-pair", leaf_place(said->closing->parts->leaf),
			"opening", said->opening->text, "closing", said->closing->text, "use",
			closings, "source", rule->source, NULL);
}

/* Greetings of the season and of health stand in what follows the opening. */
static void season_check(const struct linting *linting, const struct passage *opening)
{
	const struct rule *rule = linting_rule(linting, "lint-season");
	const struct passage *end = linting->passages.list + linting->passages.count;

	if (!rule)
		return;
	for (const struct rule_word *word = rule->unless; word; word = word->next)
		if (passage_says(opening, word->text))
			return;
	for (const struct passage *passage = opening + 1; passage < end; passage++) {
		const char *at;
		const struct rule_word *word = rule_word_in(rule->words, passage->text, &at);

		if (word)
			finding_add(linting->question->findings, rule->id,
				leaf_place(passage_leaf(passage, at)), "found", word->text,
				"opening", opening->text, "source", rule->source, NULL);
	}
}

void salutation_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "letter-pair");
	const struct rule_word *word;
	struct salutation said;

	if (!rule)
		return;
	said = salutation_find(rule, &linting->passages);
	if (!said.opening && !said.closing)
		return;
	for (word = rule->words; said.opening && word; word = word->next)
		if (passage_says(said.opening, word->text))
			break;
	if (said.opening && !word)
		finding_add(linting->question->findings, "letter-opening",
			leaf_place(said.opening->parts->leaf), "found", said.opening->text,
			NULL);
	else
		pair_check(linting, rule, &said, word ? word->use : "");
	if (said.opening)
		season_check(linting, said.opening);
}
