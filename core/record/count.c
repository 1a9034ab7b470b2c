/* count.c - a number as the record states it.
 *
 * Wording is read first; the attributes then may add what it leaves open and
 * must not contradict what it says.
 */
#include "record/count_reading.h"

#include "record/number.h"
#include "record/wording.h"

#include <inttypes.h>
#include <string.h>

static void reading_disagree(
	struct count_reading *reading, const char *name, const char *stated)
{
	const struct xml_node *attribute = xml_attribute_node(reading->node, name);

	finding_add(reading->findings, "count-disagrees", xml_place(attribute), "wording",
		reading->count->wording, "attribute", name, "value", xml_content(attribute),
		"stated", stated, NULL);
	reading->right = false;
}

/* --- attributes */

/* The figure in the attribute NAME; false when there is none. */
static bool attribute_figure(struct count_reading *reading, const char *name, int64_t *value)
{
	const struct xml_node *attribute = xml_attribute_node(reading->node, name);
	const char *text = xml_trimmed(reading->arena, attribute);

	if (!text)
		return false;
	if (number_read(&text, reading->count->parts, value) == NUMBER_READ && !*text)
		return true;
	finding_add(reading->findings, "count-large", xml_place(attribute), "wording",
		xml_content(attribute), NULL);
	reading->right = false;
	return false;
}

/* FIGURE, counted in PARTS, as text. */
static const char *figure_text(struct arena *arena, int64_t figure, int64_t parts)
{
	char *text = arena_format(arena, "%" PRId64 ".%03" PRId64, figure / parts,
		parts > 1 ? figure % parts : 0);
	size_t length = strlen(text);

	while (text[length - 1] == '0')
		text[--length] = '\0';
	if (text[length - 1] == '.')
		text[--length] = '\0';
	return text;
}

static void bound_disagree(struct count_reading *reading, const char *name, int64_t stated)
{
	reading_disagree(
		reading, name, figure_text(reading->arena, stated, reading->count->parts));
}

/* Attributes may widen 約, and narrow a side that the wording leaves open. */
static void bounds_check(struct count_reading *reading)
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
		bound_disagree(reading, "min", count->minimum);
	if (reading->figures && has_maximum && maximum != count->maximum
		&& !(open_above && maximum >= count->minimum)
		&& !(count->about && maximum > count->maximum))
		bound_disagree(reading, "max", count->maximum);
	if (has_minimum && has_maximum && minimum > maximum)
		bound_disagree(reading, "min", maximum);
	count->minimum = minimum;
	count->maximum = maximum;
}

static void form_check(struct count_reading *reading)
{
	struct count *count = reading->count;
	const char *code = xml_attribute(reading->node, "form");

	if (!code)
		return;
	if (reading->figures && strcmp(code, count_form_code(count->form)) != 0)
		reading_disagree(reading, "form", count_form_code(count->form));
	for (size_t i = 0; i < COUNT_WORDING + 1; i++)
		if (strcmp(code, count_form_code((enum count_form)i)) == 0)
			count->form = (enum count_form)i;
}

static void unit_check(struct count_reading *reading)
{
	const char *code = xml_attribute(reading->node, "unit");
	const struct count_unit *unit = reading->unit;

	if (reading->measure == MEASURE_MONEY)
		code = "yen";
	if (code && unit && strcmp(unit->code, code) != 0
		&& !count_unit_fits(unit, code, reading->measure))
		reading_disagree(reading, "unit", unit->code);
	if (!code && unit)
		code = unit->code;
	reading->count->unit = arena_text(reading->arena, code);
	if (reading->right && !code && reading->count->state == COUNT_STATED
		&& reading->count->form != COUNT_WORDING)
		count_reading_fail(reading, "count-unit");
}

static void attributes_read(struct count_reading *reading)
{
	if (!reading->right)
		return;
	bounds_check(reading);
	form_check(reading);
	unit_check(reading);
}

/* --- what is not known, and what is said in other words */

/* Nothing is stated: where only the wording says so, attributes contradict it. */
static void state_read(struct count_reading *reading, const char *plain)
{
	static const char *const names[] = {"form", "min", "max"};
	enum wording_state worded = wording_state(plain);
	bool marked = xml_attribute(reading->node, "state") != NULL;
	const char *at = plain;

	if (marked && worded != WORDING_STATED
		&& worded != (enum wording_state)reading->count->state)
		reading_disagree(reading, "state", reading->count->wording);
	for (size_t i = 0; !marked && i < sizeof names / sizeof *names; i++)
		if (xml_attribute(reading->node, names[i]))
			reading_disagree(reading, names[i], reading->count->wording);
	count_prefixes_read(&at, reading->count);
	if (marked && count_has_figures(reading, at))
		count_figures_read(reading, at);
	else
		reading->count->maximum = COUNT_UNBOUNDED;
}

/* No figures are to be read. */
static void words_read(struct count_reading *reading)
{
	reading->count->form = COUNT_WORDING;
	reading->count->maximum = COUNT_UNBOUNDED;
}

static bool is_wording(const struct xml_node *node)
{
	const char *form = xml_attribute(node, "form");

	return !wording_in_japanese(node) || (form && strcmp(form, "wording") == 0);
}

bool count_read(const struct xml_node *node, enum count_measure measure, struct arena *arena,
	struct count *count, struct findings *findings)
{
	struct count_reading reading = {.node = node,
		.measure = measure,
		.arena = arena,
		.findings = findings,
		.count = count,
		.right = true};
	enum wording_state state = wording_state_of(xml_attribute(node, "state"));
	const char *plain;

	*count = (struct count){.wording = xml_trimmed(arena, node),
		.per = xml_attribute_text(arena, node, "per"),
		.parts = measure == MEASURE_QUANTITY ? 1000 : 1};
	plain = wording_plain(arena, count->wording);
	count->state = (enum count_state)(state ? state : wording_state(plain));
	if (count->state != COUNT_STATED) {
		state_read(&reading, plain);
	} else if (is_wording(node)) {
		words_read(&reading);
	} else {
		reading.figures = true;
		count_wording_read(&reading, plain);
	}
	attributes_read(&reading);
	return reading.right;
}

/* --- printing */

void count_format(const struct count *count, struct buffer *to)
{
	buffer_text(to, count->wording);
}

const char *count_code(const struct count *count)
{
	const char *state = wording_state_code((enum wording_state)count->state);

	return state ? state : count_form_code(count->form);
}

const char *count_value(const struct count *count, struct arena *arena)
{
	const char *minimum = figure_text(arena, count->minimum, count->parts);

	if (count->minimum == count->maximum)
		return minimum;
	if (count->maximum != COUNT_UNBOUNDED)
		return arena_format(arena, "%s/%s", minimum,
			figure_text(arena, count->maximum, count->parts));
	return count->minimum ? arena_format(arena, "%s/", minimum) : NULL;
}
