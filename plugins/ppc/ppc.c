/* ppc.c - the report to the Commission: what its manifest and template can't say.
 *
 * Wording, options and required items are in templates/ppc.  Here: which item of 規則7条
 * the record points to, and whether the facts are those of the report's own day.  That no
 * report is owed is never said: people judge that.
 */
#include "todoke.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* What in a record points to an item of 規則7条; at most one finding for each. */
static const struct sign {
	const char *number, *words, *basis, *select;
} signs[] = {
	{"1", "要配慮個人情報", "basis[@law='rules-7-1']", "group/item[@kind='sensitive']"},
	{"2", "財産的被害のおそれのある項目", "basis[@law='rules-7-2']",
		"group/item[@kind='card' or @kind='security-code' or @kind='bank']"},
	{"3", "不正の目的のおそれ", "basis[@law='rules-7-3']",
		"attack | event[@kind='intrusion']"
		" | cause[contains(@type, 'unauthorised-access') or contains(@type, 'theft')"
		" or contains(@type, 'insider')]"},
	{"4", "千人を超える本人の数", "basis[@law='rules-7-4']",
		"*[self::group or self::total]/people[@max > 1000 or contains(., '万')"
		" or number(translate(., '0123456789最大約少なくとも以上超,人名分、', "
		"'0123456789')) > 1000]"},
};

enum { SIGNS = sizeof signs / sizeof *signs };

/* Only data whose leak, loss or damage is not ruled out counts. */
static bool is_affected(const todoke_node *view)
{
	return todoke_at(view, "group/*[self::leak or self::loss or self::damage]"
			       "[. != 'denied' and . != 'not-confirmed']");
}

static void applies(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);
	bool pointed = false;

	for (size_t i = 0; i < SIGNS && is_affected(view); i++)
		pointed = pointed || todoke_at(view, signs[i].select);
	if (!pointed && !todoke_at(view, "basis"))
		todoke_not_applicable(job, "none-found", NULL, NULL);
}

static void signs_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);

	for (size_t i = 0; i < SIGNS && is_affected(view); i++) {
		const todoke_node *sign = todoke_at(view, signs[i].select);

		if (sign && !todoke_at(view, signs[i].basis))
			todoke_find(job, "sign", sign, "number", signs[i].number, "sign",
				signs[i].words, NULL);
	}
}

static bool is_numeric_date(const char *text)
{
	return text && strlen(text) >= strlen("2026-11-16") && text[4] == '-';
}

/* The earliest day on which an item was known to apply: each has its own. */
static const todoke_node *first_known(const todoke_node *view)
{
	const todoke_node *basis = todoke_at(view, "basis"), *first = NULL;

	for (; basis; basis = todoke_next(basis)) {
		const todoke_node *known = todoke_at(basis, "known");

		if (is_numeric_date(todoke_text(known))
			&& (!first || strcmp(todoke_text(known), todoke_text(first)) < 0))
			first = known;
	}
	return first;
}

/* 通則ガイドライン3-5-3-3: the clock starts with knowledge, the form asks for discovery. */
static void knowledge_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *known = first_known(view);
	const char *found = todoke_text(todoke_at(view, "event[@kind='discovery']/when"));
	const char *day = todoke_text(known);

	if (is_numeric_date(found) && is_numeric_date(day)
		&& strncmp(found, day, strlen("2026-11-16")) != 0)
		todoke_find(job, "knowledge", known, "known", day, NULL);
}

static void check(todoke_job *job)
{
	signs_check(job);
	knowledge_check(job);
	todoke_find(job, "transcribe", NULL, NULL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "ppc",
	.applies = applies,
	.check = check,
};
