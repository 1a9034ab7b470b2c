/* holiday.c - national holidays computed, or as the Cabinet Office lists them. */
#include "law/holiday.h"

#include "base/buffer.h"
#include "xml/source.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One line of the table. */
struct rule {
	const char *name;
	int from, until;        /* years */
	int month, day, monday; /* a day, or the MONDAYth Monday, or neither: */
	int64_t equinox;        /* day of the month in 1980, in millionths */
	int days;               /* how many in a row are closed */
	struct rule *next;
};

struct holidays {
	struct arena *arena;
	struct rule *rules, *closed;
	int first_year;        /* of the table */
	struct date confirmed; /* the last day that was published */
	int64_t *listed;       /* days of the CSV, sorted */
	size_t listed_count;
	int listed_from, listed_until; /* years; 0: there is no CSV */
};

/* --- the table */

static int number_attribute(const struct xml_node *node, const char *name, int otherwise)
{
	const char *text = xml_attribute(node, name);

	return text ? (int)strtol(text, NULL, 10) : otherwise;
}

static struct rule *rules_read(
	const struct xml_node *node, struct rule *next, struct arena *arena)
{
	for (; node; node = xml_next_same(node)) {
		struct rule *rule = arena_alloc(arena, sizeof *rule);

		rule->name = xml_attribute_text(arena, node, "name");
		rule->from = number_attribute(node, "from", 0);
		rule->until = number_attribute(node, "until", INT_MAX);
		rule->month = number_attribute(node, "month", 1);
		rule->day = number_attribute(node, "day", 0);
		rule->monday = number_attribute(node, "monday", 0);
		rule->equinox = number_attribute(node, "equinox", 0);
		rule->days = number_attribute(node, "days", 1);
		rule->next = next;
		next = rule;
	}
	return next;
}

static struct date date_attribute(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);
	struct date date = {0};

	if (sscanf(text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3
		|| !date_valid(date))
		date = (struct date){1, 1, 1};
	return date;
}

struct holidays *holidays_read(const struct xml_node *calendar, struct arena *arena)
{
	struct holidays *holidays = arena_alloc(arena, sizeof *holidays);

	holidays->arena = arena;
	holidays->rules = rules_read(xml_child(calendar, "holiday"), NULL, arena);
	holidays->closed = rules_read(xml_child(calendar, "closed"), NULL, arena);
	holidays->first_year = date_attribute(calendar, "from").year;
	holidays->confirmed = date_attribute(calendar, "confirmed");
	return holidays;
}

/* --- the CSV */

static int number_compare(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The date that LINE begins with; false when it begins with none. */
static bool line_date(const char *line, struct date *date)
{
	char separator[2] = "";
	int length = 0;

	return sscanf(line, "%4d%1[/-]%2d%*1[/-]%2d%n", &date->year, separator, &date->month,
		       &date->day, &length)
		       == 4
	       && length > 0 && (line[length] == ',' || line[length] == '\0')
	       && date_valid(*date);
}

static bool csv_read(
	struct holidays *holidays, const char *path, char *text, struct findings *findings)
{
	size_t count = 0, line_number = 0;
	bool right = true;
	char *line;

	while ((line = strsep(&text, "\n"))) {
		struct date date;

		line_number++;
		line[strcspn(line, "\r")] = '\0';
		if (line_date(line, &date)) {
			holidays->listed[count++] = date_number(date);
		} else if (*line && line_number > 1) { /* the first is the heading */
			finding_add(findings, "holidays-line",
				(struct place){path, line_number, 1}, NULL);
			right = false;
		}
	}
	holidays->listed_count = count;
	return right;
}

bool holidays_override(struct holidays *holidays, const char *path, struct findings *findings)
{
	struct buffer bytes = {0};
	size_t lines = 1;
	bool right;

	if (!source_load(path, xml_limits_default.bytes, &bytes, findings))
		return false;
	buffer_text(&bytes, "");
	for (const char *c = bytes.data; *c; c++)
		lines += *c == '\n';
	holidays->listed = arena_array(holidays->arena, lines, sizeof *holidays->listed);
	right = csv_read(holidays, path, bytes.data, findings);
	buffer_done(&bytes);
	if (right && !holidays->listed_count) {
		finding_add(findings, "holidays-empty", (struct place){path, 0, 0}, NULL);
		return false;
	}
	if (!right)
		return false;
	qsort(holidays->listed, holidays->listed_count, sizeof *holidays->listed,
		number_compare);
	holidays->listed_from = date_from_number(holidays->listed[0]).year;
	holidays->listed_until =
		date_from_number(holidays->listed[holidays->listed_count - 1]).year;
	return true;
}

/* --- what day it is */

static bool is_listed_year(const struct holidays *holidays, int year)
{
	return holidays->listed_from && year >= holidays->listed_from
	       && year <= holidays->listed_until;
}

/* The day of the month on which the equinox falls, 1980 to 2099. */
static int equinox_day(int64_t in_1980, int year)
{
	int64_t years = year - 1980;

	return (int)((in_1980 + 242194 * years) / 1000000 - years / 4);
}

static int monday_day(int year, int month, int which)
{
	int first = date_weekday((struct date){year, month, 1});

	return 1 + (8 - first) % 7 + 7 * (which - 1);
}

static bool rule_is(const struct rule *rule, struct date date)
{
	int day = rule->day;

	if (date.year < rule->from || date.year > rule->until || date.month != rule->month)
		return false;
	if (rule->monday)
		day = monday_day(date.year, date.month, rule->monday);
	else if (rule->equinox)
		day = equinox_day(rule->equinox, date.year);
	return date.day == day;
}

/* A 国民の祝日 of 祝日法2条, by the table. */
static const char *holiday_own(const struct holidays *holidays, int64_t day)
{
	const struct date date = date_from_number(day);

	for (const struct rule *rule = holidays->rules; rule; rule = rule->next)
		if (rule_is(rule, date))
			return rule->name;
	return NULL;
}

/* 祝日法3条2項: the first day that is no 祝日 after one on a Sunday. */
static bool is_substitute(const struct holidays *holidays, int64_t day)
{
	for (day--; holiday_own(holidays, day); day--)
		if (date_weekday(date_from_number(day)) == 0)
			return true;
	return false;
}

/* 祝日法3条3項: between two 祝日. */
static bool is_between(const struct holidays *holidays, int64_t day)
{
	return holiday_own(holidays, day - 1) && holiday_own(holidays, day + 1);
}

static bool is_listed(const struct holidays *holidays, int64_t day)
{
	return bsearch(&day, holidays->listed, holidays->listed_count, sizeof *holidays->listed,
		number_compare);
}

const char *holiday_name(const struct holidays *holidays, struct date date)
{
	const int64_t day = date_number(date);
	const char *name = holiday_own(holidays, day);

	if (is_listed_year(holidays, date.year))
		return is_listed(holidays, day) ? name ? name : "休日" : NULL;
	if (date.year < holidays->first_year)
		return NULL;
	if (name)
		return name;
	return is_substitute(holidays, day) || is_between(holidays, day) ? "休日" : NULL;
}

/* The row of closed days that DATE is in, which may have begun in the year before. */
static const char *closed_name(const struct holidays *holidays, struct date date)
{
	for (const struct rule *rule = holidays->closed; rule; rule = rule->next)
		for (int year = date.year - 1; year <= date.year; year++) {
			int64_t since =
				date_number(date)
				- date_number((struct date){year, rule->month, rule->day});

			if (since >= 0 && since < rule->days)
				return rule->name;
		}
	return NULL;
}

const char *holiday_closed(const struct holidays *holidays, struct date date)
{
	const char *name = holiday_name(holidays, date);
	const int weekday = date_weekday(date);

	if (!name)
		name = closed_name(holidays, date);
	if (!name && weekday == 0)
		name = "日曜日";
	if (!name && weekday == 6)
		name = "土曜日";
	return name;
}

struct date holiday_next_open(const struct holidays *holidays, struct date date)
{
	while (holiday_closed(holidays, date))
		date = date_from_number(date_number(date) + 1);
	return date;
}

bool holiday_certain(const struct holidays *holidays, struct date date)
{
	return is_listed_year(holidays, date.year)
	       || (date.year >= holidays->first_year
		       && date_compare(date, holidays->confirmed) <= 0);
}
