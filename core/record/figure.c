/* figure.c - figures typed by hand in prose. */
#include "record/figure.h"

#include "record/count.h"
#include "record/descent.h"
#include "record/number.h"
#include "record/profile.h"
#include "record/record.h"
#include "record/sight.h"
#include "record/wording.h"

#include <stdlib.h>
#include <string.h>

#define UNITS "person record household account identifier contract device company school yen"
#define SKIPPED "measure safeguard request"

/* Figures that facts of the record state. */
struct stated {
	struct count *list;
	size_t count, capacity;
};

static void stated_add(struct stated *stated, const struct count *count)
{
	if (stated->count == stated->capacity) {
		stated->capacity = stated->capacity ? stated->capacity * 2 : 32;
		stated->list = memory_resize(
			stated->list, memory_product(stated->capacity, sizeof *stated->list));
	}
	stated->list[stated->count++] = *count;
}

/* All statements count, older ones too. */
static struct stated stated_read(const struct rules_run *run)
{
	struct descent descent =
		descent_start(record_schema(run->record), record_root(run->record));
	struct stated stated = {0};
	struct count count;

	while (descent_next(&descent)) {
		enum schema_value value = descent.element->type->value;

		if (value > VALUE_WHEN && value != VALUE_QUANTITY
			&& count_read(descent.node, schema_measure(value), run->arena, &count,
				run->said)
			&& count.unit)
			stated_add(&stated, &count);
	}
	descent_done(&descent);
	return stated;
}

static bool is_stated(
	const struct stated *stated, int64_t figure, const struct count_unit *unit)
{
	for (size_t i = 0; i < stated->count; i++) {
		const struct count *count = &stated->list[i];

		if ((count->minimum == figure || count->maximum == figure)
			&& count_unit_fits(unit, count->unit, MEASURE_THINGS))
			return true;
	}
	return false;
}

/* Moves *AT over what no figure can begin in: up to a digit that begins a number, and
 * neither 第 nor a part of a word, a version or a telephone number stands before it. */
static bool figure_seek(const char *text, const char **at)
{
	for (; **at; ++*at) {
		const char *c = *at;

		if (*c < '0' || *c > '9')
			continue;
		if (c == text
			|| (!strchr("0123456789.,-+/:_", c[-1])
				&& !(c[-1] >= 'A' && c[-1] <= 'Z')
				&& !(c[-1] >= 'a' && c[-1] <= 'z')
				&& !(c >= text + 3 && strncmp(c - 3, "第", 3) == 0)))
			return true;
	}
	return false;
}

/* Is UNIT, with REST after it, of what is counted, and not one of an order (2社目)? */
static bool unit_counts(const struct count_unit *unit, const char *rest)
{
	static const char *const others[] = {"目", "当たり", "あたり", "につき", NULL};

	return words_hold(UNITS, unit->code) && !wording_take_any(&rest, others);
}

static void text_check(const struct rules_run *run, const struct stated *stated,
	const struct xml_node *prose, const struct xml_node *part)
{
	const char *text = wording_plain(run->arena, xml_content(part)), *at = text;

	while (figure_seek(text, &at)) {
		const char *from = at;
		const struct count_unit *unit = NULL;
		int64_t figure;

		if (number_read(&at, 1, &figure) == NUMBER_READ)
			unit = count_unit_take(&at, MEASURE_THINGS);
		if (at == from)
			at++;
		if (unit && unit_counts(unit, at) && !is_stated(stated, figure, unit))
			rules_report(run, "figure-by-hand", prose,
				arena_copy(run->arena, from, (size_t)(at - from)), "");
	}
}

static bool is_looked_at(const struct rules_run *run, const struct descent *at)
{
	return at->element->type->content == CONTENT_PROSE
	       && !words_hold(SKIPPED, xml_name(at->node))
	       && sight_meant(run->record, at->node) != AUDIENCE_INTERNAL
	       && observation_newest(record_observations(run->record), at->node, NULL)
			  == at->node;
}

void figures_check(const struct rules_run *run)
{
	struct descent descent =
		descent_start(record_schema(run->record), record_root(run->record));
	struct stated stated = stated_read(run);

	while (descent_next(&descent)) {
		const struct xml_node *part = xml_first(descent.node);

		if (!is_looked_at(run, &descent))
			continue;
		for (; part; part = xml_next(part))
			if (xml_is_text(part))
				text_check(run, &stated, descent.node, part);
	}
	descent_done(&descent);
	free(stated.list);
}
