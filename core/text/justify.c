/* justify.c - a line made as wide as its room (JLREQ 3.8).
 *
 * Each step takes what it can and leaves the rest to the next one.  Within a step
 * the places share in proportion to what each can give, and the fractions of an
 * mp fall where the running sum passes a whole one: always in the same places.
 */
#include "text/justify.h"

/* The gaps inside a line, and what one step can do with each. */
struct places {
	struct unit *first;
	size_t count;
	int64_t (*capacity)(const struct gap *gap, int32_t em, unsigned step);
};

static int64_t shrink_capacity(const struct gap *gap, int32_t em, unsigned step)
{
	(void)em;
	return gap->shrink_step == step ? gap->shrink : 0;
}

static int64_t stretch_capacity(const struct gap *gap, int32_t em, unsigned step)
{
	(void)em;
	return gap->stretch_step == step ? gap->stretch : 0;
}

/* Half an em more than 3.8.4 (c) gave; words may part further. */
static int64_t open_capacity(const struct gap *gap, int32_t em, unsigned step)
{
	(void)step;
	if (!gap->open)
		return 0;
	return gap->stretch_step == STRETCH_WORD_SPACE ? em : em / 2;
}

/* All places alike, as much as it takes. */
static int64_t spread_capacity(const struct gap *gap, int32_t em, unsigned step)
{
	(void)em;
	(void)step;
	return gap->open ? INT32_MAX : 0;
}

static int64_t places_capacity(const struct places *places, unsigned step)
{
	int64_t sum = 0;

	for (size_t i = 0; i < places->count; i++)
		sum += places->capacity(&places->first[i].gap, places->first[i].size, step);
	return sum;
}

/* Adds up to AMOUNT mp to the places (with SIGN -1: takes it); gives what is left. */
static int64_t places_share(
	const struct places *places, unsigned step, int64_t amount, int32_t sign)
{
	int64_t total = places_capacity(places, step);
	int64_t share = amount < total ? amount : total;
	int64_t sum = 0, given = 0;

	for (size_t i = 0; i < places->count && share; i++) {
		struct unit *unit = &places->first[i];
		int64_t due;

		sum += places->capacity(&unit->gap, unit->size, step);
		due = share * sum / total;
		unit->gap.natural += sign * (int32_t)(due - given);
		given = due;
	}
	return amount - share;
}

/* 3.8.3; false when there is less to take than AMOUNT. */
static bool line_shrink(struct places places, int64_t amount)
{
	places.capacity = shrink_capacity;
	for (unsigned step = 0; step < SHRINK_STEPS && amount; step++)
		amount = places_share(&places, step, amount, -1);
	return !amount;
}

/* 3.8.4 (a) to (c), then (d).  JLREQ sets (d) no limit; here a line that would be
 * torn apart, because a long address follows it, stays short instead. */
static bool line_stretch(struct places places, int64_t amount)
{
	struct places open = places;
	int64_t total = 0;

	places.capacity = stretch_capacity;
	open.capacity = open_capacity;
	for (unsigned step = 0; step < STRETCH_STEPS; step++)
		total += places_capacity(&places, step);
	if (amount > total + places_capacity(&open, 0))
		return false;
	for (unsigned step = 0; step < STRETCH_STEPS && amount; step++)
		amount = places_share(&places, step, amount, 1);
	places_share(&open, 0, amount, 1);
	return true;
}

bool line_justify(struct units units, const struct line_plan *plan, int32_t width, bool stretch)
{
	struct places places = {
		.first = &units.unit[plan->first], .count = plan->end - plan->first};
	int64_t left = width - plan->width;
	int32_t blank = units.unit[plan->end].blank;

	if (left <= 0)
		return line_shrink(places, -left);
	if (!stretch)
		return false;
	if (left >= blank) /* 3.1.9: half an em after the last point is as good as full */
		left -= blank;
	return line_stretch(places, left);
}

bool line_spread(struct units units, const struct line_plan *plan, int32_t width)
{
	struct places places = {.first = &units.unit[plan->first],
		.count = plan->end - plan->first,
		.capacity = spread_capacity};

	return plan->width < width && places_share(&places, 0, width - plan->width, 1) == 0;
}
