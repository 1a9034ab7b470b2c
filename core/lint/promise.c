/* promise.c - what readers are promised, and whether the record says who keeps it. */
#include "lint/promise.h"

#include "consistency/mention.h"
#include "record/path.h"
#include "record/wording.h"

#include <string.h>

/* --- in the record */

static bool is_kept(const struct xml_node *promise, struct arena *arena)
{
	const struct xml_node *kept = xml_child(promise, "kept");

	return kept && strcmp(xml_trimmed(arena, kept), "yes") == 0;
}

static bool is_owned(const struct xml_node *promise)
{
	return xml_attribute(promise, "owner") && xml_child(promise, "due");
}

bool promises_owned(const struct record *record)
{
	struct arena *arena = arena_new();
	const struct xml_node *promise = xml_child(record_root(record), "promise");

	while (promise && (!is_owned(promise) || is_kept(promise, arena)))
		promise = xml_next_same(promise);
	arena_free(arena);
	return promise != NULL;
}

void promises_find(const struct record *record, struct findings *findings)
{
	struct arena *arena = arena_new();

	for (const struct xml_node *promise = xml_child(record_root(record), "promise");
		promise; promise = xml_next_same(promise))
		if (!is_owned(promise) && !is_kept(promise, arena))
			finding_add(findings, "promise-unowned", xml_place(promise), "id",
				xml_attribute(promise, "id"), NULL);
	arena_free(arena);
}

/* --- in a document */

/* Is a date of SENTENCE the due day of a promise, which the record shows to the readers? */
static bool shows_due(const struct linting *linting, const struct passage *passage,
	const struct sentence *sentence)
{
	for (size_t i = 0; i < passage->part_count; i++) {
		const struct block *leaf = passage->parts[i].leaf;
		const char *from = passage->text + passage->parts[i].from;

		if (from >= sentence->from && from < sentence->from + sentence->length
			&& leaf->kind == BLOCK_FACT
			&& xml_is(path_find(linting->question->view, leaf->fact->path), "due"))
			return true;
	}
	return false;
}

/* What SENTENCE says of a day after that of the document; NULL when it names none. */
static const char *later_day(const struct linting *linting, const struct sentence *sentence)
{
	const char *text = wording_plain(
		linting->arena, arena_copy(linting->arena, sentence->from, sentence->length));
	const char *at = text, *day = document_day(linting->question->document);
	struct mention mention = {0};
	struct date today;

	if (!day || !day_read(&day, &today))
		return NULL;
	while (mention_next(text, &at, &mention)) {
		struct date date = mention.date;

		if (!date.year)
			date.year = today.year;
		if (!mention.unit && date_compare(date, today) > 0)
			return arena_copy(linting->arena, mention.from, mention.length);
	}
	return NULL;
}

static void sentence_check(const struct linting *linting, const struct rule *rule,
	const struct passage *passage, const struct sentence *sentence)
{
	const char *text = arena_copy(linting->arena, sentence->from, sentence->length);
	const char *at, *past, *day;
	const struct rule_word *word = rule_word_in(rule->words, text, &at);
	const struct rule *dated = linting_rule(linting, "lint-promise-dated");
	struct place place;

	if (!word || rule_word_in(rule->unless, text, &past))
		return;
	place = leaf_place(passage_leaf(passage, sentence->from + (at - text)));
	if (!linting->question->promised)
		finding_add(linting->question->findings, rule->id, place, "found", word->text,
			"source", rule->source, NULL);
	day = dated ? later_day(linting, sentence) : NULL;
	if (day && !shows_due(linting, passage, sentence))
		finding_add(linting->question->findings, dated->id, place, "found", day,
			"source", dated->source, NULL);
}

void promise_lint(const struct linting *linting)
{
	const struct rule *rule = linting_rule(linting, "lint-promise");

	for (size_t i = 0; rule && i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];

		for (struct sentence sentence = {0}; sentence_next(passage, &sentence);)
			sentence_check(linting, rule, passage, &sentence);
	}
}
