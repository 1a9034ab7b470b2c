/* form.c - the outer form of sentences. */
#include "lint/form.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum { SHOWN = 20 /* characters of a text in a finding */ };

/* The first characters of SENTENCE, for people to find it by. */
static const char *beginning(const struct linting *linting, const struct sentence *sentence)
{
	size_t length = 0, taken;

	for (size_t i = 0; i < SHOWN && length < sentence->length; i++) {
		utf8_decode(sentence->from + length, sentence->length - length, &taken);
		length += taken;
	}
	return arena_copy(linting->arena, sentence->from, length);
}

static const char *number_text(const struct linting *linting, size_t number)
{
	return arena_format(linting->arena, "%zu", number);
}

static bool is_running(const struct passage *passage)
{
	return passage->block->kind == BLOCK_PARAGRAPH || passage->block->kind == BLOCK_ITEM
	       || passage->block->kind == BLOCK_NOTE;
}

/* What does not end in 。 is a sentence only in running text. */
static void sentence_check(
	const struct linting *linting, const struct rule *rule, const struct passage *passage)
{
	for (struct sentence sentence = {0}; sentence_next(passage, &sentence);) {
		size_t length = utf8_count(sentence.from, sentence.length);

		if (length > rule->most && (sentence.ended || is_running(passage)))
			finding_add(linting->question->findings, rule->id,
				leaf_place(sentence_leaf(passage, &sentence)), "text",
				beginning(linting, &sentence), "length",
				number_text(linting, length), "most",
				number_text(linting, rule->most), "source", rule->source, NULL);
	}
}

/* --- brackets */

static void brackets_check(
	const struct linting *linting, const struct rule *rule, const struct passage *passage)
{
	static const struct {
		const char *opening, *closing;
	} pairs[] = {{"「", "」"}, {"『", "』"}, {"（", "）"}, {"(", ")"}, {"【", "】"},
		{"〔", "〕"}, {"“", "”"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (const char *at = strstr(passage->text, pairs[i].opening); at;
			at = strstr(at + 1, pairs[i].opening))
			if (strncmp(blanks_skip(at + strlen(pairs[i].opening)),
				    pairs[i].closing, strlen(pairs[i].closing))
				== 0)
				finding_add(linting->question->findings, rule->id,
					leaf_place(passage_leaf(passage, at)), "brackets",
					arena_format(linting->arena, "%s%s", pairs[i].opening,
						pairs[i].closing),
					"text", passage->text, NULL);
}

/* --- conjunctions */

/* The word of RULE that stands at *AT, with its 、, which *AT is moved over; or NULL. */
static const char *conjunction_take(const char **at, const struct rule *rule)
{
	for (const struct rule_word *word = rule->words; word; word = word->next) {
		size_t length = strlen(word->text);

		if (strncmp(*at, word->text, length) != 0
			|| strncmp(*at + length, "、", strlen("、")) != 0)
			continue;
		*at += length + strlen("、");
		return word->text;
	}
	return NULL;
}

static void conjunctions_check(
	const struct linting *linting, const struct rule *rule, const struct passage *passage)
{
	for (struct sentence sentence = {0}; sentence_next(passage, &sentence);) {
		const char *at = sentence.from;
		const char *first = conjunction_take(&at, rule);
		const char *where = at, *second = first ? conjunction_take(&at, rule) : NULL;

		if (second)
			finding_add(linting->question->findings, rule->id,
				leaf_place(passage_leaf(passage, where)), "first", first,
				"second", second, "text", beginning(linting, &sentence), NULL);
	}
}

/* --- 。 */

static void stop_check(
	const struct linting *linting, const struct rule *rule, const struct passage *passage)
{
	const struct rule_word *word = rule->words;

	if (!is_running(passage))
		return;
	while (word && !text_ends(passage->text, word->text))
		word = word->next;
	if (word)
		finding_add(linting->question->findings, rule->id,
			leaf_place(passage->parts[passage->part_count - 1].leaf), "end",
			word->text, "text", passage->text, NULL);
}

void form_lint(const struct linting *linting)
{
	static const struct {
		const char *id;
		void (*check)(const struct linting *linting, const struct rule *rule,
			const struct passage *passage);
	} lints[] = {
		{"lint-sentence-long", sentence_check},
		{"lint-brackets-empty", brackets_check},
		{"lint-conjunction", conjunctions_check},
		{"lint-stop", stop_check},
	};

	for (size_t i = 0; i < sizeof lints / sizeof *lints; i++) {
		const struct rule *rule = linting_rule(linting, lints[i].id);

		for (size_t k = 0; rule && k < linting->passages.count; k++)
			lints[i].check(linting, rule, &linting->passages.list[k]);
	}
}
