/* ppc.c - the report to the Commission: what its manifest and template can't say.
 *
 * Wording, options and required items are in templates/ppc.  Here: which item of 規則7条
 * the record points to, whether the facts are those of the report's own day, what is known
 * of a processor's exemption, and whether a ministry receives the report.  That no report
 * is owed is never said: people judge that.
 */
#include "todoke.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Of a ground: a reporter's. */
#define OWN "[not(@party) or contains($reporters, concat(' ', @party, ' '))]"

#define INTENT                                                                                 \
	"attack | event[@kind='intrusion']"                                                    \
	" | cause[contains(@type, 'unauthorised-access') or contains(@type, 'theft')"          \
	" or contains(@type, 'insider')]"
#define PROPERTY "group/item[@kind='card' or @kind='security-code' or @kind='bank']"
#define SENSITIVE "group/item[@kind='sensitive']"
#define MORE_THAN(parts, limit)                                                                      \
	parts "/people[@max > " limit " or contains(., '万')"                                       \
	      " or number(translate(., '0123456789最大約少なくとも以上超,人名分、', " \
	      "'0123456789')) > " limit "]"
#define MY_NUMBER "group[item[@kind='my-number']]"

/* What in a record points to an item of the rule that asks for a report. */
struct sign {
	const char *number, *words, *law, *basis, *select;
};

#define GROUND(law) law, "basis[@law='" law "']" OWN

/* The kinds of reports (variants of the pack), the default at the end: their rule, and what
 * points to an item of it, each at most once. */
static const struct kind {
	const char *variant, *rule;
	struct sign signs[5]; /* up to one without words */
} kinds[] = {
	{"number", "番号法規則2条",
		{{"2", "不正の目的のおそれ", GROUND("number-2-2"),
			 MY_NUMBER
			 "[/incident/attack or /incident/event[@kind='intrusion']"
			 " or /incident/cause[contains(@type, 'unauthorised-access')"
			 " or contains(@type, 'theft') or contains(@type, 'insider')]]"},
			{"3", "不特定多数の者に閲覧されるおそれ", GROUND("number-2-3"),
				MY_NUMBER "/exposure[. != 'denied' and . != 'not-confirmed']"},
			{"4", "百人を超える本人の数", GROUND("number-2-4"),
				MORE_THAN(MY_NUMBER, "100")}}},
	{"public", "規則43条",
		{{"1", "要配慮個人情報", GROUND("rules-43-1"), SENSITIVE},
			{"2", "財産的被害のおそれのある項目", GROUND("rules-43-2"), PROPERTY},
			{"3", "不正の目的のおそれ", GROUND("rules-43-3"), INTENT},
			{"4", "百人を超える本人の数", GROUND("rules-43-4"),
				MORE_THAN("*[self::group or self::total]", "100")}}},
	{NULL, "規則7条",
		{{"1", "要配慮個人情報", GROUND("rules-7-1"), SENSITIVE},
			{"2", "財産的被害のおそれのある項目", GROUND("rules-7-2"), PROPERTY},
			{"3", "不正の目的のおそれ", GROUND("rules-7-3"), INTENT},
			{"4", "千人を超える本人の数", GROUND("rules-7-4"),
				MORE_THAN("*[self::group or self::total]", "1000")}}},
};

static bool is_variant(todoke_job *job, const char *variant)
{
	const char *own = todoke_variant(job);

	return own && strcmp(own, variant) == 0;
}

static const struct kind *kind_of(todoke_job *job)
{
	const struct kind *kind = kinds;

	while (kind->variant && !is_variant(job, kind->variant))
		kind++;
	return kind;
}

/* Only data whose leak, loss or damage is not ruled out counts. */
static bool is_affected(const todoke_node *view)
{
	return todoke_at(view, "group/*[self::leak or self::loss or self::damage]"
			       "[. != 'denied' and . != 'not-confirmed']");
}

static void applies(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);
	const struct kind *kind = kind_of(job);
	bool pointed = false;

	for (const struct sign *sign = kind->signs; sign->words && is_affected(view); sign++)
		pointed = pointed || todoke_at(view, sign->select);
	if (!pointed && !todoke_at(view, "basis"))
		todoke_not_applicable(job, "none-found", NULL, "rule", kind->rule, NULL);
}

static void signs_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);
	const struct kind *kind = kind_of(job);

	for (const struct sign *sign = kind->signs; sign->words && is_affected(view); sign++) {
		const todoke_node *found = todoke_at(view, sign->select);

		if (found && !todoke_at(view, sign->basis))
			todoke_find(job, "sign", found, "rule", kind->rule, "number",
				sign->number, "sign", sign->words, "law", sign->law, NULL);
	}
}

/* Whether another form is called for, or another report beside this one. */
static void form_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);
	const todoke_node *number = todoke_at(view, "group/item[@kind='my-number']");
	const todoke_node *other = todoke_at(view, "basis[starts-with(@law, 'rules-')]" OWN);
	const todoke_node *regime =
		todoke_at(view, "party[@id=/incident/self/@ref]/regime[. = 'private-rules']");

	if (number && !is_variant(job, "number"))
		todoke_find(job, "number-form", number, NULL);
	if (other && is_variant(job, "number"))
		todoke_find(job, "number-mixed", other, "law", todoke_attribute(other, "law"),
			NULL);
	if (regime)
		todoke_find(job, "private-rules", regime, NULL);
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
		const todoke_node *known = todoke_at(basis, "self::*" OWN "/known");

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

/* --- stages */

/* A report of an earlier day, or one that was filed. */
#define EARLIER                                                                                \
	"release[@pack='ppc'][number(translate(substring(date, 1, 10), '-', ''))"              \
	" < number(translate(substring($release/date, 1, 10), '-', ''))]"                      \
	" | "                                                                                  \
	"filing[@kind='ppc'][when][not(@release=$release/@id)][not(@stage=$release/@stage)]"

static void stage_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *earlier = todoke_at(view, EARLIER);

	if (earlier && todoke_at(view, "self::*[$stage='combined']"))
		todoke_find(job, "combined-late", earlier, NULL);
	if (!earlier && todoke_at(view, "self::*[$stage='final']"))
		todoke_find(job, "no-earlier", todoke_at(view, "$release"), NULL);
}

/* --- the exemption of a processor (法26条1項ただし書, 規則9条) */

/* What a record says of one who entrusted data: asked of a party. */
#define WORKS_FOR                                                                              \
	"handler[@ref=/incident/self/@ref][@role='processor' or @role='sub-processor']"
#define ENTRUSTS                                                                               \
	"self::*[@id=/incident/group/" WORKS_FOR "/@under or (@id != /incident/self/@ref"      \
	" and @id=/incident/group[" WORKS_FOR                                                  \
	"[not(@under)]]/handler[@role='controller']/@ref)]"
#define WAS_TOLD                                                                               \
	"self::*[@id=/incident/event[@kind='notice' or @kind='contact'][when]"                 \
	"[not(@by) or @by=/incident/self/@ref]/@party]"
#define OWES                                                                                   \
	"self::*[@id=/incident/basis[@law != 'voluntary'][not(status) or status='confirmed'"   \
	" or status='suspected' or status='not-excluded']/@party]"
#define OWES_NOTHING                                                                           \
	"self::*[@id=/incident/basis[status='denied']/@party"                                  \
	" and not(@id=/incident/basis[not(status='denied')]/@party)]"

static const char *exempting_rule(todoke_job *job)
{
	return is_variant(job, "number") ? "番号法規則4条" : "法26条1項ただし書、規則9条";
}

static const char *text_of(const todoke_node *node, const char *xpath)
{
	const char *text = todoke_text(todoke_at(node, xpath));

	return text ? text : "";
}

/* The exemption holds only towards a controller that owes a report itself; true when it
 * does towards PARTY. */
static bool exempt_towards(todoke_job *job, const todoke_node *party)
{
	const char *id = todoke_attribute(party, "id");
	const char *name = text_of(party, "*[self::name or self::alias]");
	const char *message = NULL;

	if (todoke_at(party, OWES_NOTHING))
		message = "exempt-none";
	else if (!todoke_at(party, WAS_TOLD))
		message = "exempt-untold";
	else if (!todoke_at(party, OWES))
		message = "exempt-open";
	if (message)
		todoke_find(job, message, party, "name", name, "id", id, "rule",
			exempting_rule(job), NULL);
	return !message;
}

static void exemption_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *party = todoke_at(view, "party");
	const todoke_node *own = todoke_at(view, "group[not(" WORKS_FOR ")]");
	bool any = false, all = true;

	for (; party; party = todoke_next(party)) {
		bool exempt = todoke_at(party, ENTRUSTS) && exempt_towards(job, party);

		any = any || exempt;
		all = all && (exempt || !todoke_at(party, ENTRUSTS));
	}
	if (any && own)
		todoke_find(job, "exempt-partly", own, NULL);
	else if (any && all)
		todoke_find(job, "exempt-all", NULL, "rule", exempting_rule(job), NULL);
}

/* --- to whom it goes (法150条) */

static void addressee_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *entry = todoke_at(view, "delegation");
	const bool delegated = todoke_at(view, "self::*[$release/@to]");

	for (; entry; entry = todoke_next(entry))
		todoke_find(job,
			!delegated                    ? "delegated"
			: todoke_at(entry, "subject") ? "send-named"
						      : "send",
			entry, "office", text_of(entry, "office"), "means",
			text_of(entry, "means"), "subject", text_of(entry, "subject"), "file",
			text_of(entry, "file"), "legend", text_of(entry, "legend"), "source",
			text_of(entry, "source"), NULL);
	if (!delegated)
		todoke_find(job, "transcribe", NULL, NULL);
	else if (!todoke_at(view, "delegation"))
		todoke_find(job, "send-unlisted", todoke_at(view, "$release"), NULL);
}

static void check(todoke_job *job)
{
	form_check(job);
	signs_check(job);
	knowledge_check(job);
	stage_check(job);
	exemption_check(job);
	addressee_check(job);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "ppc",
	.applies = applies,
	.check = check,
};
