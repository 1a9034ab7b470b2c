/* uniform.c - what a document does the same way throughout. */
#include "lint/uniform.h"

#include "base/era.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

/* One of two ways to write something: how often, and first where. */
struct way {
	size_t count;
	const struct block *leaf;
	const char *found;
};

static void way_note(const struct linting *linting, struct way *way,
	const struct passage *passage, const char *from, size_t length)
{
	if (way->count++)
		return;
	way->leaf = passage_leaf(passage, from);
	way->found = arena_copy(linting->arena, from, length);
}

/* The rarer of two ways is the slip. */
static void ways_report(const struct linting *linting, const struct rule *rule,
	const struct way *one, const struct way *other)
{
	const struct way *slip = one->count < other->count ? one : other;
	const struct way *rest = slip == one ? other : one;

	if (slip->count)
		finding_add(linting->question->findings, rule->id, leaf_place(slip->leaf),
			"found", slip->found, "other", rest->found, "source", rule->source,
			NULL);
}

/* --- years */

static size_t digit_length(const char *at)
{
	size_t taken;
	uint32_t character = *at ? utf8_decode(at, strlen(at), &taken) : 0;
	bool wide = character >= 0xFF10 && character <= 0xFF19;

	return wide || isdigit((unsigned char)*at) ? taken : 0;
}

/* Where figures with 年 from AT on end; NULL when none stand there. */
static const char *year_end(const char *at)
{
	const char *from = at;

	for (size_t length; (length = digit_length(at)); at += length)
		;
	if (at == from && strncmp(at, "元", strlen("元")) == 0)
		at += strlen("元");
	return at > from && strncmp(at, "年", strlen("年")) == 0 ? at + strlen("年") : NULL;
}

/* The year 令和8年 at AT, or NULL. */
static const char *era_year_end(const char *at)
{
	const struct era *era = era_named(at);

	return era ? year_end(at + strlen(era->name)) : NULL;
}

/* The year 2026年 at AT in TEXT, or NULL. */
static const char *western_year_end(const char *text, const char *at)
{
	const char *end = at > text && isdigit((unsigned char)at[-1]) ? NULL : year_end(at);

	return end && (strncmp(at, "19", 2) == 0 || strncmp(at, "20", 2) == 0)
			       && end - at == (ptrdiff_t)strlen("2026年")
		       ? end
		       : NULL;
}

/* 令和8年（2026年） says the same twice; 平成15年法律第57号 is a name. */
static bool is_other_use(
	const struct rule *rule, const char *text, const char *at, const char *end)
{
	static const char bracket[] = "（";
	const size_t size = strlen(bracket);
	const char *stands;

	if (strncmp(end, bracket, size) == 0
		|| ((size_t)(at - text) >= size && strncmp(at - size, bracket, size) == 0))
		return true;
	for (const struct rule_word *word = rule->unless; word; word = word->next)
		if ((stands = strstr(end, word->text)) == end)
			return true;
	return false;
}

static void years_lint(const struct linting *linting, const struct rule *rule)
{
	struct way era = {0}, western = {0};

	for (size_t i = 0; i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];

		for (const char *at = passage->text; *at; at++) {
			const char *end = era_year_end(at);
			struct way *way = end ? &era : &western;

			if (!end)
				end = western_year_end(passage->text, at);
			if (end && !leaf_is_name(passage_leaf(passage, at))
				&& !is_other_use(rule, passage->text, at, end))
				way_note(linting, way, passage, at, (size_t)(end - at));
		}
	}
	ways_report(linting, rule, &western, &era);
}

/* --- the width of figures */

static void digits_lint(const struct linting *linting, const struct rule *rule)
{
	struct way wide = {0}, narrow = {0};

	for (size_t i = 0; i < linting->passages.count; i++) {
		const struct passage *passage = &linting->passages.list[i];
		size_t length;

		for (const char *at = passage->text; *at; at += length ? length : 1) {
			length = digit_length(at);
			if (length && !leaf_is_name(passage_leaf(passage, at)))
				way_note(linting, length > 1 ? &wide : &narrow, passage, at,
					length);
		}
	}
	ways_report(linting, rule, &wide, &narrow);
}

/* --- pairs */

static void pairs_lint(const struct linting *linting, const struct rule *rule)
{
	const struct passages *passages = &linting->passages;

	for (const struct rule_word *word = rule->words; word; word = word->next)
		for (size_t i = 0; i < passages->count; i++) {
			const struct passage *passage = &passages->list[i];
			size_t next = i + 1;

			if (!passage_says(passage, word->text))
				continue;
			while (next < passages->count
				&& !passage_says(&passages->list[next], word->use))
				next++;
			if (next == passages->count)
				finding_add(linting->question->findings, rule->id,
					leaf_place(passage->parts->leaf), "found", word->text,
					"use", word->use, NULL);
		}
}

void uniform_lint(const struct linting *linting)
{
	static const struct {
		const char *id;
		void (*lint)(const struct linting *linting, const struct rule *rule);
	} lints[] = {
		{"lint-years-mixed", years_lint},
		{"lint-digits-mixed", digits_lint},
		{"lint-pair", pairs_lint},
	};

	for (size_t i = 0; i < sizeof lints / sizeof *lints; i++) {
		const struct rule *rule = linting_rule(linting, lints[i].id);

		if (rule)
			lints[i].lint(linting, rule);
	}
}
