/* count.c - a number of people or things as the record states it.
 *
 * Wording is read first; the attributes then may add what it leaves open and
 * must not contradict what it says.
 */
#include "record/count.h"

#include "record/number.h"
#include "record/wording.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Longer words before those they begin with.  A word may stand for more than one
 * code; the first is taken unless the attribute unit says otherwise. */
static const struct unit {
	const char *word, *code;
} units[] = {
	{"名様", "person"},
	{"名", "person"},
	{"人", "person"},
	{"世帯", "household"},
	{"件", "record"},
	{"枚", "sheet"},
	{"枚", "card"},
	{"通", "letter"},
	{"冊", "volume"},
	{"アカウント", "account"},
	{"口座", "account"},
	{"契約", "contract"},
	{"ファイル", "file"},
	{"台", "device"},
	{"端末", "device"},
	{"画面", "screen"},
	{"投稿", "post"},
	{"社", "company"},
	{"校", "school"},
	{"回", "time"},
	{"点", "point"},
	{"か所", "place"},
	{"カ所", "place"},
	{"ヶ所", "place"},
	{"箇所", "place"},
	{"円", "yen"},
};

enum { UNITS = sizeof units / sizeof *units };

static const char *const form_codes[] = {
	"exact", "about", "at-most", "at-least", "over", "under", "range"};

/* One reading of one node. */
struct reading {
	const struct xml_node *node;
	struct arena *arena;
	struct findings *findings;
	struct count *count;
	const char *word; /* the unit as stated, or NULL */
	bool figures;     /* the wording gives figures */
	bool right;
};

static void reading_fail(struct reading *reading, const char *id)
{
	finding_add(reading->findings, id, xml_place(reading->node), "wording",
		reading->count->wording, "name", xml_name(reading->node), NULL);
	reading->right = false;
}

static void reading_disagree(
	struct reading *reading, const char *name, const char *value, const char *stated)
{
	finding_add(reading->findings, "count-disagrees",
		xml_place(xml_attribute_node(reading->node, name)), "wording",
		reading->count->wording, "attribute", name, "value", value, "stated", stated,
		NULL);
	reading->right = false;
}

/* The code of a unit as stated: 人 is person.  NULL when the table lacks it. */
static const char *count_unit(const char *word)
{
	for (size_t i = 0; i < UNITS; i++)
		if (strcmp(units[i].word, word) == 0)
			return units[i].code;
	return NULL;
}

/* --- wording */

static void prefixes_read(const char **at, struct count *count)
{
	static const char *const about[] = {"約", "およそ", "おおよそ", "概ね", NULL};
	static const char *const most[] = {"最大で", "最大", NULL};
	static const char *const least[] = {"少なくとも", "最低でも", "最低", NULL};
	static const char *const running[] = {"延べ", "のべ", "延", NULL};
	static const char *const idle[] = {"合計", "計", NULL};
	bool taken = true;

	while (taken) {
		taken = true;
		if (wording_take_any(at, about))
			count->about = true;
		else if (wording_take_any(at, most))
			count->form = COUNT_AT_MOST;
		else if (wording_take_any(at, least))
			count->form = COUNT_AT_LEAST;
		else if (wording_take_any(at, running))
			count->running = true;
		else
			taken = wording_take_any(at, idle) != NULL;
	}
}

/* 以上 after 少なくとも says nothing new; after 最大 it contradicts. */
static bool form_set(struct count *count, enum count_form form)
{
	if (count->form != COUNT_EXACT && count->form != form)
		return false;
	count->form = form;
	return true;
}

static bool suffixes_read(const char **at, struct count *count)
{
	static const char *const about[] = {
		"程度", "前後", "ほど", "余り", "弱", "強", "規模", NULL};
	static const char *const over[] = {"超え", "超", NULL};

	wording_take(at, "分");
	if (wording_take_any(at, about))
		count->about = true;
	if (wording_take(at, "以上"))
		return form_set(count, COUNT_AT_LEAST);
	if (wording_take(at, "以下"))
		return form_set(count, COUNT_AT_MOST);
	if (wording_take(at, "未満"))
		return form_set(count, COUNT_UNDER);
	return !wording_take_any(at, over) || form_set(count, COUNT_OVER);
}

static bool figure_read(struct reading *reading, const char **at, int64_t *value)
{
	static const char *const ids[] = {
		NULL, "count-unclear", "count-commas", "count-fraction", "count-large"};
	enum number_result result = number_read(at, value);

	if (result != NUMBER_READ)
		reading_fail(reading, ids[result]);
	return result == NUMBER_READ;
}

static const char *unit_read(const char **at)
{
	for (size_t i = 0; i < UNITS; i++)
		if (wording_take(at, units[i].word))
			return units[i].word;
	return NULL;
}

/* A unit that the table lacks: all up to the end, when the attribute names it. */
static const char *unit_rest(struct reading *reading, const char **at)
{
	const char *rest = *at;

	if (!*rest || !xml_attribute(reading->node, "unit"))
		return NULL;
	*at += strlen(rest);
	return rest;
}

static void bounds_set(struct count *count, int64_t figure)
{
	count->minimum = count->maximum = figure;
	if (count->form == COUNT_AT_MOST || count->form == COUNT_UNDER)
		count->minimum = 0;
	if (count->form == COUNT_AT_LEAST || count->form == COUNT_OVER)
		count->maximum = COUNT_UNBOUNDED;
	if (count->form == COUNT_OVER && figure < COUNT_UNBOUNDED)
		count->minimum = figure + 1;
	if (count->form == COUNT_UNDER && figure > 0)
		count->maximum = figure - 1;
	if (count->form == COUNT_EXACT && count->about)
		count->form = COUNT_ABOUT;
}

/* 300人から400人; false when no second figure follows. */
static bool range_read(struct reading *reading, const char **at, int64_t first)
{
	static const char *const to[] = {"から", "~", "ないし", "乃至", NULL};
	struct count *count = reading->count;
	int64_t second;

	if (!wording_take_any(at, to))
		return false;
	if (!figure_read(reading, at, &second))
		return true;
	if (second < first || count->form != COUNT_EXACT)
		reading_fail(reading, "count-unclear");
	count->form = COUNT_RANGE;
	count->minimum = first;
	count->maximum = second;
	reading->word = unit_read(at);
	wording_take(at, "まで");
	return true;
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), taken = strlen(end);

	return length >= taken && strcmp(text + length - taken, end) == 0;
}

/* 数十万件: figures come from the attributes, the unit from the end. */
static void vague_read(struct reading *reading, const char *plain)
{
	reading->figures = false;
	reading->count->form = COUNT_RANGE;
	for (size_t i = 0; i < UNITS && !reading->word; i++)
		if (ends_with(plain, units[i].word))
			reading->word = units[i].word;
	if (!xml_attribute(reading->node, "min") || !xml_attribute(reading->node, "max"))
		reading_fail(reading, "count-vague");
}

static void wording_read(struct reading *reading, const char *plain)
{
	struct count *count = reading->count;
	const char *at = plain;
	int64_t figure;

	prefixes_read(&at, count);
	if (*at < '0' || *at > '9') {
		vague_read(reading, plain);
		return;
	}
	if (!figure_read(reading, &at, &figure))
		return;
	reading->word = unit_read(&at);
	if (!range_read(reading, &at, figure)) {
		if (!suffixes_read(&at, count))
			reading_fail(reading, "count-unclear");
		bounds_set(count, figure);
	}
	if (!reading->word)
		reading->word = unit_rest(reading, &at);
	if (reading->right && *at)
		reading_fail(reading, reading->word ? "count-unclear" : "count-unit-unknown");
	else if (reading->right && !reading->word)
		reading_fail(reading, "count-unit");
}

/* --- attributes */

/* The figure in the attribute NAME; false when there is none. */
static bool attribute_figure(struct reading *reading, const char *name, int64_t *value)
{
	const char *text = xml_attribute(reading->node, name);
	char *end;

	if (!text)
		return false;
	errno = 0;
	*value = strtoll(text, &end, 10);
	if (!errno && end != text && !end[strspn(end, " \t\r\n")] && *value >= 0)
		return true;
	finding_add(reading->findings, "count-large",
		xml_place(xml_attribute_node(reading->node, name)), "wording", text, NULL);
	reading->right = false;
	return false;
}

static void bound_disagree(
	struct reading *reading, const char *name, int64_t value, int64_t stated)
{
	reading_disagree(reading, name, arena_format(reading->arena, "%lld", (long long)value),
		arena_format(reading->arena, "%lld", (long long)stated));
}

/* Attributes may widen 約, and narrow a side that the wording leaves open. */
static void bounds_check(struct reading *reading)
{
	struct count *count = reading->count;
	int64_t minimum = count->minimum, maximum = count->maximum;
	bool has_minimum = attribute_figure(reading, "min", &minimum);
	bool has_maximum = attribute_figure(reading, "max", &maximum);
	bool open_below = count->form == COUNT_AT_MOST || count->form == COUNT_UNDER;
	bool open_above = count->form == COUNT_AT_LEAST || count->form == COUNT_OVER;

	if (reading->figures && has_minimum && minimum != count->minimum
		&& !(open_below && minimum <= count->maximum)
		&& !(count->about && minimum < count->minimum))
		bound_disagree(reading, "min", minimum, count->minimum);
	if (reading->figures && has_maximum && maximum != count->maximum
		&& !(open_above && maximum >= count->minimum)
		&& !(count->about && maximum > count->maximum))
		bound_disagree(reading, "max", maximum, count->maximum);
	if (has_minimum && has_maximum && minimum > maximum)
		bound_disagree(reading, "min", minimum, maximum);
	count->minimum = minimum;
	count->maximum = maximum;
}

static void form_check(struct reading *reading)
{
	struct count *count = reading->count;
	const char *code = xml_attribute(reading->node, "form");

	if (!code)
		return;
	if (reading->figures && strcmp(code, form_codes[count->form]) != 0)
		reading_disagree(reading, "form", code, form_codes[count->form]);
	for (size_t i = 0; i < sizeof form_codes / sizeof *form_codes; i++)
		if (strcmp(code, form_codes[i]) == 0)
			count->form = (enum count_form)i;
}

static bool unit_fits(const char *word, const char *code)
{
	for (size_t i = 0; i < UNITS; i++)
		if (strcmp(units[i].word, word) == 0 && strcmp(units[i].code, code) == 0)
			return true;
	return !count_unit(word); /* a word that only the attribute explains */
}

static void unit_check(struct reading *reading)
{
	const char *code = xml_attribute(reading->node, "unit");
	const char *stated = reading->word ? count_unit(reading->word) : NULL;

	if (code && reading->word && !unit_fits(reading->word, code))
		reading_disagree(reading, "unit", code, stated);
	reading->count->unit = arena_text(reading->arena, code ? code : stated);
	if (reading->right && !reading->count->unit)
		reading_fail(reading, "count-unit");
}

static void state_check(struct reading *reading)
{
	static const char *const names[] = {"form", "min", "max"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xml_attribute(reading->node, names[i]))
			reading_disagree(reading, names[i],
				xml_attribute(reading->node, names[i]),
				reading->count->wording);
}

bool count_read(const struct xml_node *node, struct arena *arena, struct count *count,
	struct findings *findings)
{
	struct reading reading = {.node = node,
		.arena = arena,
		.findings = findings,
		.count = count,
		.figures = true,
		.right = true};
	const char *plain;

	*count = (struct count){.wording = xml_trimmed(arena, node)};
	plain = wording_plain(arena, count->wording);
	count->state = (enum count_state)wording_state(plain);
	if (count->state != COUNT_STATED) {
		state_check(&reading);
		return reading.right;
	}
	wording_read(&reading, plain);
	if (reading.right) {
		bounds_check(&reading);
		form_check(&reading);
		unit_check(&reading);
	}
	return reading.right;
}

void count_format(const struct count *count, struct buffer *to)
{
	buffer_text(to, count->wording);
}
