/* count_wording.c - a number as it is worded.
 *
 * A row of prefixes, a figure with its unit, perhaps a second one, suffixes; or words
 * that give no figure.
 */
#include "record/count_reading.h"

#include "record/number.h"
#include "record/wording.h"

#include <string.h>

const char *count_form_code(enum count_form form)
{
	static const char *const form_codes[] = {
		"exact", "about", "at-most", "at-least", "over", "under", "range", "wording"};

	return form_codes[form];
}

void count_reading_fail(struct count_reading *reading, const char *id)
{
	if (!reading->right)
		return;
	finding_add(reading->findings, id, xml_place(reading->node), "wording",
		reading->count->wording, "name", xml_name(reading->node), NULL);
	reading->right = false;
}

/* --- wording: what stands around the figures */

static bool form_set(struct count *count, enum count_form form)
{
	/* 以上 after 少なくとも says nothing new; after 最大 it contradicts. */
	if (count->form != COUNT_EXACT && count->form != form)
		return false;
	count->form = form;
	return true;
}

/* 年2回: only where the attribute says that it is no date. */
static void period_read(const char **at, const struct count *count)
{
	static const struct {
		const char *code, *words[3];
	} periods[] = {
		{"year", {"毎年", "年", NULL}},
		{"month", {"毎月", "月", NULL}},
		{"week", {"毎週", "週", NULL}},
		{"day", {"毎日", "1日", NULL}},
	};

	for (size_t i = 0; count->per && i < sizeof periods / sizeof *periods; i++)
		if (strcmp(count->per, periods[i].code) == 0)
			wording_take_any(at, periods[i].words);
}

void count_prefixes_read(const char **at, struct count *count)
{
	static const char *const about[] = {"約", "およそ", "おおよそ", "概ね", NULL};
	static const char *const most[] = {"最大で", "最大", NULL};
	static const char *const least[] = {"少なくとも", "最低でも", "最低", NULL};
	static const char *const running[] = {"延べ", "のべ", "延", NULL};
	static const char *const idle[] = {"合計", "計", NULL};
	bool taken = true;

	period_read(at, count);
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

/* --- wording: figures and their unit */

static void figure_fail(struct count_reading *reading, enum number_result result)
{
	static const char *const ids[] = {
		NULL, "count-unclear", "count-commas", "count-fraction", "count-large"};

	count_reading_fail(reading, ids[result]);
}

/* A figure and the unit after it, when there is one; UNIT is what an earlier figure
 * had. */
static bool figure_read(struct count_reading *reading, const char **at, int64_t *value)
{
	enum number_result result = number_read(at, reading->count->parts, value);
	const struct count_unit *unit;

	if (result != NUMBER_READ) {
		figure_fail(reading, result);
		return false;
	}
	unit = count_unit_take(at, reading->measure);
	if (unit && reading->measure == MEASURE_QUANTITY && wording_take(at, "半"))
		*value += reading->count->parts / 2;
	if (unit && __builtin_mul_overflow(*value, unit->times, value))
		count_reading_fail(reading, "count-large");
	if (unit && reading->unit && strcmp(unit->code, reading->unit->code) != 0)
		count_reading_fail(reading, "count-unclear");
	if (unit)
		reading->unit = unit;
	return reading->right;
}

/* 半年, 半日: half of a unit. */
static bool half_read(struct count_reading *reading, const char **at, int64_t *value)
{
	const char *rest = *at;

	if (reading->measure != MEASURE_QUANTITY || !wording_take(&rest, "半"))
		return false;
	reading->unit = count_unit_take(&rest, reading->measure);
	*value = reading->count->parts / 2;
	if (reading->unit)
		*at = rest;
	return reading->unit != NULL;
}

/* A unit that the table lacks: all up to the end, when the attribute names it.  What
 * could begin another figure is none. */
static void unit_rest(struct count_reading *reading, const char **at)
{
	struct count_unit *unit;

	if (reading->unit || reading->measure != MEASURE_THINGS || !**at
		|| !xml_attribute(reading->node, "unit") || strncmp(*at, "、", 3) == 0
		|| **at == ',' || **at == '.' || **at == '-')
		return;
	unit = arena_alloc(reading->arena, sizeof *unit);
	*unit = (struct count_unit){*at, xml_attribute(reading->node, "unit"), 1};
	reading->unit = unit;
	*at += strlen(*at);
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

/* --- wording: ranges */

/* What multiplies the figure at AT: 万 of 3万件. */
static const char *multiplier(const char *at, const char *end)
{
	while (number_digits(&at) || (at < end && (*at == '.' || *at == ',')))
		at += *at == '.' || *at == ',';
	return at < end ? at : end;
}

/* 2～3万件 is from 20,000 on: FROM, digits alone, shares what multiplies the figure
 * from TO to END, unless that would turn the range round. */
static void first_scale(struct count_reading *reading, const char *from, size_t length,
	const char *to, const char *end, int64_t second, int64_t *first)
{
	const char *shared = multiplier(to, end);
	const char *whole = arena_format(
		reading->arena, "%.*s%.*s", (int)length, from, (int)(end - shared), shared);
	int64_t value;

	if (number_read(&whole, reading->count->parts, &value) == NUMBER_READ && !*whole
		&& value <= second)
		*first = value;
}

/* How much of AT are digits and a decimal point. */
static size_t bare_length(const char *at)
{
	const char *end = at;

	number_digits(&end);
	if (*end == '.')
		end++, number_digits(&end);
	return (size_t)(end - at);
}

/* The end of the number at AT. */
static const char *number_end(const char *at)
{
	int64_t ignored;

	number_read(&at, 1, &ignored);
	return at;
}

/* 4、5台, 二、三人: neighbours, and nothing else is meant by the comma. */
static bool are_neighbours(const struct count *count, int64_t first, int64_t second)
{
	int64_t step = count->parts;

	while (second / 10 >= step && second % (step * 10) == 0)
		step *= 10;
	return second - first == step || second - first == count->parts;
}

/* The first figure of 1.5～2万件: a fraction until the unit of the second makes it whole. */
enum { UNSCALED = -1 };

static bool is_unscaled(const struct count *count, const char *at)
{
	size_t length = bare_length(at);

	return count->parts == 1 && memchr(at, '.', length) && at[length] == '~';
}

static bool range_set(struct count_reading *reading, int64_t first, int64_t second)
{
	struct count *count = reading->count;

	if (first == UNSCALED)
		count_reading_fail(reading, "count-fraction");
	if (second < first || count->form != COUNT_EXACT)
		count_reading_fail(reading, "count-unclear");
	count->form = COUNT_RANGE;
	count->minimum = first;
	count->maximum = second;
	return true;
}

/* 300人から400人, with what follows FROM; false when no second figure does. */
static bool range_read(
	struct count_reading *reading, const char *from, const char **at, int64_t first)
{
	static const char *const to[] = {"から", "~", "ないし", "乃至", NULL};
	size_t length = bare_length(from);
	bool bare = from + length == *at, listed = bare && wording_take(at, "、");
	const char *second_at;
	int64_t second;

	if (!listed && !wording_take_any(at, to))
		return false;
	second_at = *at;
	if (!figure_read(reading, at, &second))
		return true;
	if (bare)
		first_scale(reading, from, length, second_at, number_end(second_at), second,
			&first);
	if (bare && reading->unit && reading->unit->times > 1)
		first *= reading->unit->times;
	if (listed && !are_neighbours(reading->count, first, second))
		count_reading_fail(reading, "count-unclear");
	wording_take(at, "まで");
	return range_set(reading, first, second);
}

/* --- wording: the whole */

/* The form that the end of vague wording gives, with that end taken away. */
static const char *vague_suffix(struct count_reading *reading, const char *plain)
{
	static const struct {
		const char *word;
		enum count_form form;
	} ends[] = {{"以上", COUNT_AT_LEAST}, {"超", COUNT_OVER}, {"以下", COUNT_AT_MOST},
		{"未満", COUNT_UNDER}, {"規模", COUNT_RANGE}, {"程度", COUNT_RANGE}};
	size_t length = strlen(plain);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t taken = strlen(ends[i].word);

		if (length < taken || strcmp(plain + length - taken, ends[i].word) != 0)
			continue;
		reading->count->form = ends[i].form;
		return arena_copy(reading->arena, plain, length - taken);
	}
	return plain;
}

/* Which bounds must the attributes give for wording without figures? */
static bool vague_bounded(const struct count_reading *reading)
{
	const char *form = xml_attribute(reading->node, "form");
	bool minimum = xml_attribute(reading->node, "min") != NULL;
	bool maximum = xml_attribute(reading->node, "max") != NULL;

	if (!form)
		form = count_form_code(reading->count->form);
	if (strcmp(form, "at-least") == 0 || strcmp(form, "over") == 0)
		return minimum;
	if (strcmp(form, "at-most") == 0 || strcmp(form, "under") == 0)
		return maximum;
	return strcmp(form, "wording") == 0 || (minimum && maximum);
}

/* 数十万件: figures come from the attributes, the unit from the end. */
static void vague_read(struct count_reading *reading, const char *plain)
{
	reading->figures = false;
	reading->count->maximum = COUNT_UNBOUNDED;
	if (reading->count->form == COUNT_EXACT)
		reading->count->form = COUNT_RANGE;
	reading->unit = count_unit_end(vague_suffix(reading, plain), reading->measure);
	if (!*plain || !vague_bounded(reading))
		count_reading_fail(reading, "count-vague");
}

/* Do figures stand at AT?  Kanji may begin other words (一定額). */
bool count_has_figures(const struct count_reading *reading, const char *at)
{
	static const char *const to[] = {"、", "から", "~", "ないし", NULL};
	bool arabic = *at >= '0' && *at <= '9';
	int64_t ignored;

	if (arabic || number_read(&at, reading->count->parts, &ignored) != NUMBER_READ)
		return arabic;
	return count_unit_take(&at, reading->measure) || wording_take_any(&at, to);
}

void count_figures_read(struct count_reading *reading, const char *at)
{
	struct count *count = reading->count;
	const char *from = at;
	int64_t figure = UNSCALED;

	if (is_unscaled(count, from))
		at += bare_length(from);
	else if (!half_read(reading, &at, &figure) && !figure_read(reading, &at, &figure))
		return;
	if (!range_read(reading, from, &at, figure)) {
		unit_rest(reading, &at);
		if (!suffixes_read(&at, count))
			count_reading_fail(reading, "count-unclear");
		bounds_set(count, figure);
	}
	if (*at)
		count_reading_fail(
			reading, reading->unit ? "count-unclear" : "count-unit-unknown");
}

void count_wording_read(struct count_reading *reading, const char *plain)
{
	const char *at = plain, *half;
	int64_t ignored;

	count_prefixes_read(&at, reading->count);
	half = at;
	reading->count->maximum = COUNT_UNBOUNDED;
	if (count_has_figures(reading, at) || half_read(reading, &half, &ignored))
		count_figures_read(reading, at);
	else
		vague_read(reading, plain);
	if (!reading->unit && !xml_attribute(reading->node, "unit") && reading->figures
		&& reading->measure != MEASURE_MONEY)
		count_reading_fail(reading, "count-unit");
}
