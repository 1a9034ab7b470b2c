/* anchor.c - the days that a date may be. */
#include "record/anchor.h"

#include "record/path.h"

#include <stdlib.h>
#include <string.h>

/* Nobody counts a day from a day from a day more often than this. */
enum { STEPS = 32 };

/* As numbers of the calendar. */
struct span {
	int64_t first, last;
};

/* Days that calendar.h can still turn into dates. */
enum { DAY_FIRST = -719162, DAY_LAST = 2932896 };

static int64_t day_clamp(int64_t day)
{
	if (day < DAY_FIRST)
		return DAY_FIRST;
	return day > DAY_LAST ? DAY_LAST : day;
}

/* The attribute NAME, at most what no calendar holds. */
static int64_t offset(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);
	long value = text ? strtol(text, NULL, 10) : 0;

	return value > DAY_LAST ? DAY_LAST : value;
}

/* The same day MONTHS later, or the last of that month. */
static int64_t months_add(int64_t day, int64_t months)
{
	struct date date = date_from_number(day);
	int64_t month = (int64_t)date.year * 12 + date.month - 1 + months;
	int days;

	if (month < 12)
		return DAY_FIRST;
	if (month >= (int64_t)10000 * 12)
		return DAY_LAST;
	date.year = (int)(month / 12);
	date.month = (int)(month % 12) + 1;
	days = month_days(date.year, date.month);
	if (date.day > days)
		date.day = days;
	return date_number(date);
}

static struct span month_whole(struct span span)
{
	struct date first = date_from_number(span.first), last = date_from_number(span.last);

	first.day = 1;
	last.day = month_days(last.year, last.month);
	return (struct span){date_number(first), date_number(last)};
}

static bool is_rough(const struct xml_node *node)
{
	const char *text = xml_content(xml_first(node));

	return text && (strstr(text, "約") || strstr(text, "頃") || strstr(text, "ほど"));
}

/* SPAN, so far from it as NODE says.  約 leaves room of a quarter on both sides. */
static struct span span_move(struct span span, const struct xml_node *node)
{
	int64_t sign = xml_attribute(node, "before") ? -1 : 1;
	int64_t days = offset(node, "days"), hours = offset(node, "hours");
	int64_t months = offset(node, "months");
	int64_t slack = is_rough(node) ? (days + months * 30 + hours / 24 + 3) / 4 : 0;
	const char *precision = xml_attribute(node, "precision");

	span.first = months_add(span.first, sign * months) + sign * days - slack;
	span.last = months_add(span.last, sign * months) + sign * days + slack;
	if (sign > 0)
		span.last += (hours + 23) / 24, span.first += hours / 24;
	else
		span.first -= (hours + 23) / 24, span.last -= hours / 24;
	span.first = day_clamp(span.first);
	span.last = day_clamp(span.last);
	return precision && strcmp(precision, "month") == 0 ? month_whole(span) : span;
}

/* The event that NODE is counted from: its date, or NULL. */
static const struct xml_node *anchor_of(
	const struct xml_node *root, const struct xml_node *node)
{
	const char *id = xml_attribute(node, "after");

	if (!id)
		id = xml_attribute(node, "before");
	return id ? xml_child(path_id(root, id, strlen(id)), "when") : NULL;
}

/* What NODE states itself; false when that is nothing. */
static bool stated_span(const struct xml_node *node, struct arena *arena,
	struct findings *findings, struct span *span)
{
	struct when when;

	if (!when_read(node, arena, &when, findings) || !when.first.year)
		return false;
	*span = (struct span){date_number(when.first), date_number(when.last)};
	return true;
}

/* The dates from NODE on, each counted from the next; false when they go round. */
static bool chain_read(const struct xml_node *root, const struct xml_node *node,
	const struct xml_node **chain, size_t *count)
{
	for (*count = 0; node && *count < STEPS; node = anchor_of(root, node))
		chain[(*count)++] = node;
	return !node;
}

/* From the far end of the chain to its beginning. */
static enum anchor_result chain_follow(const struct xml_node *const *chain, size_t count,
	struct arena *arena, struct findings *findings, struct span *span)
{
	bool bounded = false;

	while (count--) {
		struct span stated, moved = {DAY_FIRST, DAY_LAST};
		bool has = stated_span(chain[count], arena, findings, &stated);

		if (bounded)
			moved = span_move(*span, chain[count]);
		if (has && stated.first > moved.first)
			moved.first = stated.first;
		if (has && stated.last < moved.last)
			moved.last = stated.last;
		bounded = bounded || has;
		*span = moved;
		if (moved.first > moved.last)
			return ANCHOR_EMPTY;
	}
	return bounded ? ANCHOR_BOUNDED : ANCHOR_OPEN;
}

enum anchor_result anchor_bounds(const struct xml_node *root, const struct xml_node *node,
	struct date *first, struct date *last)
{
	const struct xml_node *chain[STEPS];
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	enum anchor_result result = ANCHOR_CIRCLE;
	struct span span = {0};
	size_t count;

	if (chain_read(root, node, chain, &count))
		result = chain_follow(chain, count, arena, findings, &span);
	if (result == ANCHOR_BOUNDED) {
		*first = date_from_number(span.first);
		*last = date_from_number(span.last);
	}
	arena_free(arena);
	findings_free(findings);
	return result;
}
