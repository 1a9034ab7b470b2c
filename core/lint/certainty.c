/* certainty.c - sentences that say more than the record, or do not say as of when. */
#include "lint/certainty.h"

#include "base/words.h"
#include "consistency/denial.h"
#include "record/path.h"
#include "record/wording.h"

#include <string.h>

/* --- 漏えいはありません */

/* A group's leak that may still turn out to be one; NULL when there is none. */
static const struct xml_node *leak_possible(const struct linting *linting)
{
	const struct xml_node *node = linting->question->view;

	while (node
		&& !(xml_is(node, "leak") && xml_is(xml_parent(node), "group")
			&& leak_is_possible(xml_trimmed(linting->arena, node))))
		node = xml_following(node);
	return node;
}

/* May the readers see that one of NAMES, parted by spaces, did not happen? */
static bool is_denied(const struct linting *linting, const char *names)
{
	const struct xml_node *node = linting->question->view;

	while (node
		&& !(words_hold(names, xml_name(node))
			&& strcmp(xml_trimmed(linting->arena, node), "denied") == 0))
		node = xml_following(node);
	return node != NULL;
}

/* Is SENTENCE printed from a code? */
static bool rests_on_code(const struct passage *passage, const struct sentence *sentence)
{
	for (size_t i = 0; i < passage->part_count; i++) {
		const struct passage_part *part = &passage->parts[i];
		const char *from = passage->text + part->from;

		if (part->leaf->kind == BLOCK_FACT
			&& strcmp(part->leaf->fact->type, "code") == 0 && from >= sentence->from
			&& from < sentence->from + sentence->length)
			return true;
	}
	return false;
}

/* LEAK contradicts DENIAL; NULL: nothing supports it. */
static void denial_report(const struct linting *linting, struct place place, const char *denial,
	const struct xml_node *leak)
{
	if (leak)
		finding_add(linting->question->findings, "denial-contradicts", place, "value",
			denial, "path", path_of(leak, linting->arena), "stated",
			xml_trimmed(linting->arena, leak), NULL);
	else
		finding_add(linting->question->findings, "denial-unfounded", place, "value",
			denial, NULL);
}

static void denial_check(const struct linting *linting, const struct passage *passage,
	const struct xml_node *leak)
{
	for (struct sentence sentence = {0}; sentence_next(passage, &sentence);) {
		const char *plain = wording_plain(linting->arena,
			arena_copy(linting->arena, sentence.from, sentence.length));
		size_t length;
		const char *denial = denial_find(plain, &length);

		if (denial && !rests_on_code(passage, &sentence))
			denial_report(linting, leaf_place(sentence_leaf(passage, &sentence)),
				arena_copy(linting->arena, denial, length), leak);
	}
}

static void denials_lint(const struct linting *linting)
{
	const struct xml_node *leak = leak_possible(linting);

	if (!linting_rule(linting, "lint-denial")
		|| (!leak && is_denied(linting, "leak outflow viewing exposure")))
		return;
	for (size_t i = 0; i < linting->passages.count; i++)
		denial_check(linting, &linting->passages.list[i], leak);
}

/* --- 二次被害はありません */

static void harm_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "lint-harm-denied");

	if (!rule || is_denied(linting, "misuse state"))
		return;
	for (size_t i = 0; i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];
		const char *at;
		const struct rule_word *word = rule_word_in(rule->words, passage->text, &at);

		if (word)
			finding_add(linting->question->findings, rule->id,
				leaf_place(passage_leaf(passage, at)), "found", word->text,
				"source", rule->source, NULL);
	}
}

/* --- ○日現在 */

/* What was printed from a fact is mended at the fact. */
static struct place fact_place(const struct block *leaf)
{
	return leaf->kind == BLOCK_FACT ? leaf->fact->place : leaf_place(leaf);
}

/* A day that was said holds for what follows. */
static void undated_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "lint-undated");

	for (size_t i = 0; rule && i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];
		const char *at;
		const struct rule_word *word;

		if (rule_word_in(rule->unless, passage->text, &at))
			return;
		word = rule_word_in(rule->words, passage->text, &at);
		if (word)
			finding_add(linting->question->findings, rule->id,
				fact_place(passage_leaf(passage, at)), "found", word->text,
				"source", rule->source, NULL);
	}
}

void certainty_lint(const struct linting *linting)
{
	denials_lint(linting);
	harm_lint(linting);
	undated_lint(linting);
}
