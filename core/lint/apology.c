/* apology.c - what a text that apologises owes its readers. */
#include "lint/apology.h"

#include <string.h>

/* Is PASSAGE of the text itself, not of what stands around it? */
static bool is_body(const struct passage *passage)
{
	switch (passage->block->kind) {
	case BLOCK_TITLE:
	case BLOCK_HEADING:
	case BLOCK_DATE:
	case BLOCK_LINE:
	case BLOCK_OPENING:
	case BLOCK_CLOSING:
		return false;
	default:
		return true;
	}
}

/* Does PASSAGE say anything that the record knows before its text at END? */
static bool states_before(
	const struct passage *passage, const char *end, const struct rule *rule)
{
	const char *at;

	for (size_t i = 0; i < passage->part_count; i++) {
		const struct block *leaf = passage->parts[i].leaf;

		if (passage->text + passage->parts[i].from < end && leaf->kind == BLOCK_FACT
			&& !leaf_is_name(leaf))
			return true;
	}
	return rule_word_in(rule->unless, passage->text, &at) && at < end;
}

/* The first passage that apologises, and in *AT where; NULL when none does. */
static const struct passage *apology_find(
	const struct linting *linting, const struct rule *rule, const char **at)
{
	for (size_t i = 0; i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];

		if (is_body(passage) && rule_word_in(rule->words, passage->text, at))
			return passage;
	}
	return NULL;
}

static void early_check(const struct linting *linting, const struct rule *rule,
	const struct passage *apology, const char *at)
{
	for (const struct passage *passage = linting->passages.list; passage <= apology;
		passage++) {
		const char *end =
			passage == apology ? at : passage->text + strlen(passage->text);

		if (is_body(passage) && states_before(passage, end, rule))
			return;
	}
	finding_add(linting->question->findings, rule->id,
		leaf_place(passage_leaf(apology, at)), "source", rule->source, NULL);
}

/* Does any of the text have a word of RULE? */
static bool is_said(const struct linting *linting, const struct rule *rule)
{
	const char *at;

	for (size_t i = 0; i < linting->passages.count; i++)
		if (rule_word_in(rule->words, linting->passages.list[i].text, &at))
			return true;
	return false;
}

/* Said of the apology: there something is missing after it. */
static void silence_check(
	const struct linting *linting, const struct passage *apology, const char *at)
{
	static const char *const ids[] = {"lint-silent-cause", "lint-silent-items",
		"lint-silent-next", "lint-silent-desk"};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct rule *rule = linting_rule(linting, ids[i]);

		if (rule && !is_said(linting, rule))
			finding_add(linting->question->findings, rule->id,
				leaf_place(passage_leaf(apology, at)), "source", rule->source,
				NULL);
	}
}

/* --- お尋ねすることはありません */

/* The record says so when its text is what is printed, or some other text that the readers
 * may see. */
static void assurance_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "lint-assurance");
	const char *view = xml_text(linting->arena, linting->question->view);

	for (size_t i = 0; rule && i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];
		const char *at;
		const struct rule_word *word = rule_word_in(rule->words, passage->text, &at);

		if (word && !leaf_is_prose(passage_leaf(passage, at))
			&& !strstr(view, word->text))
			finding_add(linting->question->findings, rule->id,
				leaf_place(passage_leaf(passage, at)), "found", word->text,
				"source", rule->source, NULL);
	}
}

void apology_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "lint-apology-early");
	const char *at;
	const struct passage *apology = rule ? apology_find(linting, rule, &at) : NULL;

	if (apology && !linting->question->lacking) {
		early_check(linting, rule, apology, at);
		silence_check(linting, apology, at);
	}
	assurance_lint(linting);
}
