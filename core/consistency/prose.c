/* prose.c - texts typed by hand, held against the facts of their record.
 *
 * What a number is of is told by the words around it: a fact whose owner's name stands
 * there is meant.  Errors are only what is sure; what is merely near is a warning.
 */
#include "consistency/prose.h"

#include "base/words.h"
#include "consistency/denial.h"
#include "consistency/mention.h"
#include "consistency/stated.h"
#include "record/descent.h"
#include "record/sight.h"
#include "record/wording.h"

#include <string.h>

#define SKIPPED "measure safeguard request"
#define EARLIER "inquiry filing release conflict reason prior remark ground approval"
#define NAMES "name called alias"

struct proving {
	const struct record *record;
	struct stated_list stated;
	struct arena *arena;
	struct findings *findings;
};

/* One text of a prose. */
struct passage {
	const struct proving *proving;
	const struct xml_node *prose;
	bool earlier; /* it tells what was said at its own time */
	const char *text;
};

static const char *mention_text(const struct passage *passage, const struct mention *mention)
{
	return arena_copy(passage->proving->arena, mention->from, mention->length);
}

/* FACT: the one that is contradicted, or NULL. */
static void passage_report(const struct passage *passage, const char *id,
	const struct mention *mention, const struct stated *fact)
{
	struct arena *arena = passage->proving->arena;

	finding_add(passage->proving->findings, id, xml_place(passage->prose), "value",
		mention_text(passage, mention), "path",
		fact ? record_path(fact->node, arena) : "", "stated",
		fact ? xml_trimmed(arena, fact->node) : "", NULL);
}

/* --- sentences that speak of what was said before */

/* The sentence of PASSAGE that AT stands in. */
static const char *sentence_of(const struct passage *passage, const char *at)
{
	const char *start = passage->text, *end = strstr(at, "。");

	for (const char *dot = strstr(start, "。"); dot && dot < at; dot = strstr(start, "。"))
		start = dot + strlen("。");
	return arena_copy(
		passage->proving->arena, start, end ? (size_t)(end - start) : strlen(start));
}

static bool tells_of_before(const struct passage *passage, const struct mention *mention)
{
	static const char *const words[] = {"当初", "前回", "先に", "既に", "速報", "続報",
		"第1報", "第2報", "訂正", "改め", "修正", "時点", "としてい", "と報告",
		"と公表", "とお知らせ"};
	const char *sentence = sentence_of(passage, mention->from);

	if (strncmp(mention->from + mention->length, "から", strlen("から")) == 0)
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(sentence, words[i]))
			return true;
	return passage->earlier;
}

/* --- numbers */

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static bool unit_fits(const struct mention *mention, const struct stated *fact)
{
	return count_unit_fits(mention->unit, fact->count.unit, MEASURE_THINGS);
}

/* Is FIGURE what is mentioned, or does that round it: by no more than a twentieth, so
 * that 約3万 is not 2.7万? */
static bool rounds_to(const struct mention *mention, int64_t figure)
{
	int64_t off = distance(mention->figure, figure);

	return off == 0
	       || (figure != COUNT_UNBOUNDED && off <= mention->grain / 2
		       && off <= figure / 20);
}

static bool count_supports(const struct mention *mention, const struct stated *fact)
{
	return !fact->is_date && unit_fits(mention, fact)
	       && (rounds_to(mention, fact->count.minimum)
		       || rounds_to(mention, fact->count.maximum));
}

/* Is it so near that one of the two must be wrong, or a fact is missing? */
static bool is_near(const struct mention *mention, const struct stated *fact)
{
	int64_t figure = fact->count.maximum;

	if (fact->is_date || !fact->current || figure == COUNT_UNBOUNDED
		|| strcmp(fact->count.unit, "yen") == 0)
		return false;
	if (!unit_fits(mention, fact))
		return figure >= 100 && mention->figure == figure;
	return figure >= 100 && distance(mention->figure, figure) <= figure / 5;
}

/* Do the words before the mention name what FACT counts? */
static bool is_named(
	const struct passage *passage, const struct mention *mention, const struct stated *fact)
{
	enum { REACH = 60 };
	struct arena *arena = passage->proving->arena;
	const struct xml_node *name = xml_first_element(xml_parent(fact->node));
	size_t before = (size_t)(mention->from - passage->text);
	const char *near = arena_copy(arena, mention->from - (before < REACH ? before : REACH),
		before < REACH ? before : REACH);

	for (; name; name = xml_next_element(name))
		if (words_hold(NAMES, xml_name(name))
			&& strstr(near, wording_plain(arena, xml_text(arena, name))))
			return true;
	return false;
}

/* Small numbers too, where they are of the same thing by its name. */
static bool is_contradicted(
	const struct passage *passage, const struct mention *mention, const struct stated *fact)
{
	return !fact->is_date && fact->current && unit_fits(mention, fact)
	       && fact->count.maximum != COUNT_UNBOUNDED
	       && distance(mention->figure, fact->count.maximum) <= fact->count.maximum / 2
	       && is_named(passage, mention, fact);
}

static void count_check(const struct passage *passage, const struct mention *mention)
{
	const struct stated_list *stated = &passage->proving->stated;
	const struct stated *old = NULL, *near = NULL, *wrong = NULL;

	for (size_t i = 0; i < stated->count; i++) {
		const struct stated *fact = &stated->list[i];

		if (count_supports(mention, fact)) {
			if (fact->current || tells_of_before(passage, mention))
				return;
			old = fact;
		} else if (is_contradicted(passage, mention, fact)) {
			wrong = fact;
		} else if (is_near(mention, fact)) {
			near = fact;
		}
	}
	if (old)
		old = stated_now(stated, passage->proving->record, old);
	if (old)
		passage_report(passage, "figure-superseded", mention, old);
	else if (wrong && !passage->earlier)
		passage_report(passage, "figure-contradicts", mention, wrong);
	else if (near)
		passage_report(passage, "figure-near", mention, near);
	else
		passage_report(passage, "figure-by-hand", mention, NULL);
}

/* --- dates */

/* A date without a year is of each. */
static bool date_supports(const struct mention *mention, const struct stated *fact)
{
	struct date date = mention->date;

	if (!fact->is_date)
		return false;
	for (int year = fact->when.first.year; year <= fact->when.last.year; year++) {
		if (!mention->date.year)
			date.year = year;
		if (date_compare(fact->when.first, date) <= 0
			&& date_compare(date, fact->when.last) <= 0)
			return true;
	}
	return false;
}

static void date_check(const struct passage *passage, const struct mention *mention)
{
	const struct stated_list *stated = &passage->proving->stated;
	const struct stated *old = NULL;

	if (!mention_date_valid(mention)) {
		passage_report(passage, "date-impossible", mention, NULL);
		return;
	}
	for (size_t i = 0; i < stated->count; i++) {
		if (!date_supports(mention, &stated->list[i]))
			continue;
		if (stated->list[i].current || tells_of_before(passage, mention))
			return;
		if (stated->list[i].when.precision >= WHEN_DAY
			&& stated->list[i].when.precision != WHEN_SPAN)
			old = &stated->list[i];
	}
	if (old)
		old = stated_now(stated, passage->proving->record, old);
	if (old)
		passage_report(passage, "date-superseded", mention, old);
}

/* --- denials */

static bool leak_is(const struct xml_node *leak, const char *code, struct arena *arena)
{
	return strcmp(xml_trimmed(arena, leak), code) == 0;
}

/* Is PATH what NODE or something around it is called in a conflict of the record? */
static bool is_in_conflict(const struct proving *proving, const struct xml_node *node)
{
	const struct xml_node *conflict = xml_child(record_root(proving->record), "conflict");

	for (; conflict; conflict = xml_next_same(conflict))
		for (const struct xml_node *at = node; xml_parent(at); at = xml_parent(at)) {
			const char *about = xml_attribute(conflict, "about");

			if (about && words_hold(about, record_path(at, proving->arena)))
				return true;
		}
	return false;
}

/* A group of which a leak is possible; NULL: none, or for a text of its own time, one of
 * which it was once denied. */
static const struct xml_node *leak_undenied(const struct passage *passage)
{
	const struct record *record = passage->proving->record;
	struct arena *arena = passage->proving->arena;
	const struct xml_node *group = xml_child(record_root(record), "group"), *found = NULL;

	for (; group; group = xml_next_same(group))
		for (const struct xml_node *leak = xml_child(group, "leak"); leak;
			leak = xml_next_same(leak)) {
			if (passage->earlier && leak_is(leak, "denied", arena))
				return NULL;
			if (observation_newest(record_observations(record), leak, NULL) == leak
				&& leak_is_possible(xml_trimmed(arena, leak)))
				found = leak;
		}
	return found;
}

static void denial_check(const struct passage *passage)
{
	const struct proving *proving = passage->proving;
	const unsigned outside = AUDIENCE_PUBLIC | AUDIENCE_INDIVIDUAL;
	struct mention denial = {0};
	const struct xml_node *leak;
	struct stated fact = {0};

	denial.from = denial_find(passage->text, &denial.length);
	if (!denial.from || !(sight_meant(proving->record, passage->prose) & outside)
		|| is_in_conflict(proving, passage->prose))
		return;
	leak = leak_undenied(passage);
	if (!leak)
		return;
	fact.node = leak;
	passage_report(passage, "denial-contradicts", &denial, &fact);
}

/* --- the whole */

static bool is_in(const struct xml_node *node, const char *names)
{
	for (; node; node = xml_parent(node))
		if (words_hold(names, xml_name(node)))
			return true;
	return false;
}

static bool is_looked_at(const struct record *record, const struct descent *at)
{
	return at->element->type->content == CONTENT_PROSE && !is_in(at->node, SKIPPED)
	       && wording_in_japanese(at->node)
	       && sight_meant(record, at->node) != AUDIENCE_INTERNAL
	       && observation_newest(record_observations(record), at->node, NULL) == at->node;
}

static void passage_check(const struct passage *passage)
{
	const char *at = passage->text;
	struct mention mention = {0};

	while (mention_next(passage->text, &at, &mention))
		if (mention.unit)
			count_check(passage, &mention);
		else
			date_check(passage, &mention);
	denial_check(passage);
}

void prose_check(const struct record *record, struct findings *findings)
{
	struct arena *arena = arena_new();
	const struct proving proving = {record, stated_read(record, arena), arena, findings};
	struct descent descent = descent_start(record_schema(record), record_root(record));

	while (descent_next(&descent)) {
		const struct xml_node *part = xml_first(descent.node);

		if (!is_looked_at(record, &descent))
			continue;
		for (; part; part = xml_next(part))
			if (xml_is_text(part))
				passage_check(&(struct passage){&proving, descent.node,
					is_in(descent.node, EARLIER),
					wording_plain(arena, xml_content(part))});
	}
	descent_done(&descent);
	arena_free(arena);
}
