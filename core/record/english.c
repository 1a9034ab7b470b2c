/* english.c - dates and numbers of the record in English. */
#include "record/english.h"

#include "record/wording.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- what is not stated; in the order of enum wording_state, of which both are */

static const char *const states[] = {NULL, "under investigation", "unknown", "not disclosed",
	"not calculable", "free of charge", "none", "ongoing"};

/* --- dates */

static void day_english(struct date day, bool weekday, struct buffer *to)
{
	static const char *const weekdays[] = {
		"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
	static const char *const months[] = {"January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December"};

	if (weekday)
		buffer_format(to, "%s, ", weekdays[date_weekday(day)]);
	buffer_format(to, "%s %d, %d", months[day.month - 1], day.day, day.year);
}

static void month_english(const struct when *when, struct buffer *to)
{
	static const char *const thirds[] = {"early ", "mid-", "late "};
	struct buffer day = {0};
	const char *space;

	if (when->precision == WHEN_THIRD)
		buffer_text(to, thirds[when->named.day / 10]);
	day_english(when->named, false, &day);
	space = strchr(day.data, ' ');
	buffer_add(to, day.data, (size_t)(space - day.data));
	buffer_format(to, " %d", when->named.year);
	buffer_done(&day);
}

static const char *part_english(const char *part)
{
	static const char *const parts[][2] = {{"未明", "before dawn"}, {"明け方", "at dawn"},
		{"早朝", "early in the morning"}, {"朝", "in the morning"},
		{"午前中", "during the morning"}, {"午前", "in the morning"},
		{"昼過ぎ", "early in the afternoon"}, {"正午", "at noon"},
		{"昼", "around midday"}, {"午後", "in the afternoon"},
		{"夕方", "in the evening"}, {"夕刻", "in the evening"}, {"夜間", "at night"},
		{"夜", "at night"}, {"深夜", "late at night"}};

	for (size_t i = 0; part && i < sizeof parts / sizeof *parts; i++)
		if (strcmp(parts[i][0], part) == 0)
			return parts[i][1];
	return "";
}

static void clock_english(const struct when *when, struct buffer *to)
{
	const int hour = when->hour % 12 ? when->hour % 12 : 12;
	const int zone = when->zone < 0 ? -when->zone : when->zone;

	buffer_format(to, ", %d:%02d %s", hour,
		when->precision == WHEN_MINUTE ? when->minute : 0,
		when->hour < 12 ? "a.m." : "p.m.");
	if (when->zone == WHEN_JAPAN)
		buffer_text(to, " (JST)");
	else
		buffer_format(to, " (UTC%c%d:%02d)", when->zone < 0 ? '-' : '+', zone / 60,
			zone % 60);
}

bool when_english(const struct when *when, bool weekday, struct buffer *to)
{
	if (when->state != WHEN_STATED) {
		buffer_text(to, states[when->state]);
		return true;
	}
	if (!when->first.year)
		return false;
	if (when->about)
		buffer_text(to, "around ");
	if (when->as_stated || when->precision == WHEN_SPAN) {
		buffer_text(to, "between ");
		day_english(when->first, false, to);
		buffer_text(to, " and ");
		day_english(when->last, false, to);
		return true;
	}
	if (when->precision == WHEN_YEAR)
		buffer_format(to, "%d", when->named.year);
	else if (when->precision < WHEN_DAY)
		month_english(when, to);
	else
		day_english(when->named, weekday, to);
	if (when->precision == WHEN_PART)
		buffer_format(to, " (%s)", part_english(when->part));
	if (when->precision >= WHEN_HOUR)
		clock_english(when, to);
	return true;
}

/* --- numbers */

/* One and many of a unit. */
static const struct {
	const char *code, *one, *many;
} units[] = {
	{"person", "person", "people"},
	{"household", "household", "households"},
	{"record", "record", "records"},
	{"sheet", "sheet", "sheets"},
	{"card", "card", "cards"},
	{"letter", "letter", "letters"},
	{"message", "message", "messages"},
	{"volume", "volume", "volumes"},
	{"account", "account", "accounts"},
	{"identifier", "ID", "IDs"},
	{"contract", "contract", "contracts"},
	{"file", "file", "files"},
	{"device", "device", "devices"},
	{"terminal", "terminal", "terminals"},
	{"screen", "screen", "screens"},
	{"post", "post", "posts"},
	{"company", "company", "companies"},
	{"school", "school", "schools"},
	{"time", "time", "times"},
	{"point", "item", "items"},
	{"place", "place", "places"},
	{"person-month", "person-month", "person-months"},
	{"person-day", "person-day", "person-days"},
	{"person-hour", "person-hour", "person-hours"},
	{"hour", "hour", "hours"},
	{"minute", "minute", "minutes"},
	{"day", "day", "days"},
	{"week", "week", "weeks"},
	{"month", "month", "months"},
	{"year", "year", "years"},
	{"percent", "percent", "percent"},
};

static const char *unit_english(const char *code, bool one)
{
	for (size_t i = 0; code && i < sizeof units / sizeof *units; i++)
		if (strcmp(units[i].code, code) == 0)
			return one ? units[i].one : units[i].many;
	return code;
}

/* VALUE, of which PARTS are one, with commas. */
static const char *figure_english(int64_t value, int64_t parts, struct arena *arena)
{
	char digits[32];
	size_t length;
	const char *figure = "";

	snprintf(digits, sizeof digits, "%" PRId64, value / parts);
	length = strlen(digits);
	for (size_t i = 0; i < length; i++)
		figure = arena_format(arena, "%s%s%c", figure,
			i && (length - i) % 3 == 0 ? "," : "", digits[i]);
	if (parts == 1 || value % parts == 0)
		return figure;
	snprintf(digits, sizeof digits, "%03" PRId64, value % parts * 1000 / parts);
	while (digits[strlen(digits) - 1] == '0')
		digits[strlen(digits) - 1] = '\0';
	return arena_format(arena, "%s.%s", figure, digits);
}

/* Money bears its currency in front. */
static const char *amount_english(const struct count *count, int64_t value, struct arena *arena)
{
	const char *figure = figure_english(value, count->parts, arena);
	const char *unit = unit_english(count->unit, value == count->parts);

	if (count->unit && strcmp(count->unit, "yen") == 0)
		return arena_format(arena, "JPY %s", figure);
	return unit ? arena_format(arena, "%s %s", figure, unit) : figure;
}

/* The figure that a bound was read from, and what is said before it; NULL: no one figure. */
static const char *bound_english(const struct count *count, int64_t *figure)
{
	static const char *const words[] = {
		"", "", "up to ", "at least ", "more than ", "fewer than "};
	const bool below = count->form == COUNT_AT_MOST || count->form == COUNT_UNDER;

	if (count->form >= COUNT_RANGE)
		return NULL;
	*figure = below ? count->maximum : count->minimum;
	if (*figure == COUNT_UNBOUNDED)
		return NULL;
	if (count->form == COUNT_OVER)
		--*figure;
	if (count->form == COUNT_UNDER)
		++*figure;
	return words[count->form];
}

bool count_english(const struct count *count, struct arena *arena, struct buffer *to)
{
	int64_t figure = 0;
	const char *bound;

	if (count->state != COUNT_STATED) {
		buffer_text(to, states[count->state]);
		return true;
	}
	bound = bound_english(count, &figure);
	if (!bound && (count->form == COUNT_WORDING || count->maximum == COUNT_UNBOUNDED))
		return false;
	if (count->running)
		buffer_text(to, "a cumulative total of ");
	if (bound)
		buffer_format(to, "%s%s%s", bound, count->about ? "approximately " : "",
			amount_english(count, figure, arena));
	else
		buffer_format(to, "%s%s to %s", count->about ? "approximately " : "",
			figure_english(count->minimum, count->parts, arena),
			amount_english(count, count->maximum, arena));
	if (count->per)
		buffer_format(to, " per %s", unit_english(count->per, true));
	return true;
}
