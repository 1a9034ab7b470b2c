/* Holidays and terms, against tables worked out by hand (tests/plan/NAME.table). */
#include "law/clock.h"
#include "law/holiday.h"
#include "program.h"
#include "said.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *clock_suite(void);

static struct arena *arena;
static struct findings *findings;
static struct holidays *holidays;

static void setup(void)
{
	struct xml *xml;

	arena = arena_new();
	findings = findings_new();
	xml = xml_open("plugins/law/calendar.xml", &xml_limits_default, findings);
	holidays = holidays_read(xml_child(xml_root(xml), "calendar"), arena);
	xml_free(xml);
}

static void teardown(void)
{
	findings_free(findings);
	arena_free(arena);
}

static struct date day(const char *text)
{
	struct date date = {0};

	ck_assert_int_eq(sscanf(text, "%d-%d-%d", &date.year, &date.month, &date.day), 3);
	return date;
}

static const char *text_of(struct date date)
{
	return arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* --- holidays */

/* Every day of the years that the table has: exactly its holidays, by name. */
START_TEST(holidays_are_those_of_the_table)
{
	char *table = file_read("tests/plan/holidays.table", NULL);
	static const int years[] = {2019, 2020, 2021, 2024, 2025, 2026, 2027, 2028};
	size_t listed = 0, found = 0;

	for (const char *line = table; *line; line += strcspn(line, "\n") + 1)
		listed += *line != '#';
	for (size_t i = 0; i < sizeof years / sizeof *years; i++)
		for (int64_t number = date_number((struct date){years[i], 1, 1});
			date_from_number(number).year == years[i]; number++) {
			const char *name = holiday_name(holidays, date_from_number(number));
			const char *entry;

			if (!name)
				continue;
			found++;
			entry = arena_format(
				arena, "%s %s\n", text_of(date_from_number(number)), name);
			ck_assert_msg(strstr(table, entry) != NULL, "not listed: %s", entry);
		}
	ck_assert_uint_eq(found, listed);
	free(table);
}
END_TEST

START_TEST(offices_close_at_weekends_and_at_the_turn_of_the_year)
{
	ck_assert_str_eq(holiday_closed(holidays, day("2026-11-21")), "土曜日");
	ck_assert_str_eq(holiday_closed(holidays, day("2026-11-22")), "日曜日");
	ck_assert_str_eq(holiday_closed(holidays, day("2026-11-23")), "勤労感謝の日");
	ck_assert_ptr_null(holiday_closed(holidays, day("2026-11-24")));
	ck_assert_ptr_null(holiday_closed(holidays, day("2026-12-28")));
	ck_assert_str_eq(holiday_closed(holidays, day("2026-12-29")), "年末年始");
	ck_assert_str_eq(holiday_closed(holidays, day("2026-12-31")), "年末年始");
	ck_assert_str_eq(holiday_closed(holidays, day("2027-01-01")), "元日");
	ck_assert_str_eq(holiday_closed(holidays, day("2025-01-02")), "年末年始");
	ck_assert_str_eq(holiday_closed(holidays, day("2025-01-03")), "年末年始");
	ck_assert_ptr_null(holiday_closed(holidays, day("2027-01-04")));
}
END_TEST

START_TEST(the_longest_closing_is_nine_days)
{
	ck_assert_str_eq(text_of(holiday_next_open(holidays, day("2025-12-27"))), "2026-01-05");
	ck_assert_str_eq(text_of(holiday_next_open(holidays, day("2024-12-28"))), "2025-01-06");
	ck_assert_str_eq(text_of(holiday_next_open(holidays, day("2027-05-01"))), "2027-05-06");
	ck_assert_str_eq(text_of(holiday_next_open(holidays, day("2028-12-29"))), "2029-01-04");
}
END_TEST

START_TEST(years_not_yet_published_are_uncertain)
{
	ck_assert(holiday_certain(holidays, day("2027-12-31")));
	ck_assert(!holiday_certain(holidays, day("2028-01-01")));
	ck_assert(!holiday_certain(holidays, day("2015-12-31")));
}
END_TEST

/* --- the Cabinet Office's CSV */

static bool override(const char *text)
{
	char *folder = folder_new();
	const char *path = arena_format(arena, "%s/syukujitsu.csv", folder);
	bool right;

	file_write(path, text);
	right = holidays_override(holidays, path, findings);
	folder_done(folder);
	return right;
}

START_TEST(the_csv_decides_for_its_years)
{
	/* The names are CP932, as published. */
	ck_assert(override("\x8d\x91\x96\xaf\x82\xcc\x8fj\x93\xfa,\x96\xbc\x8f\xcc\r\n"
			   "2028/1/1,\x8c\xb3\x93\xfa\r\n2028/9/25,\x8bx\x93\xfa\r\n"));
	ck_assert_str_eq(holiday_name(holidays, day("2028-01-01")), "元日");
	ck_assert_str_eq(holiday_name(holidays, day("2028-09-25")), "休日");
	ck_assert_ptr_null(holiday_name(holidays, day("2028-09-22")));
	ck_assert_str_eq(holiday_name(holidays, day("2027-09-23")), "秋分の日");
	ck_assert(holiday_certain(holidays, day("2028-06-01")));
}
END_TEST

START_TEST(a_wrong_csv_is_refused_with_its_line)
{
	ck_assert(!override("title\n2028/1/1,x\n2028/13/1,x\n1,2\n"));
	ck_assert_str_eq(said(findings, arena), "3:1 holidays-line; 4:1 holidays-line");
	ck_assert_str_eq(holiday_name(holidays, day("2028-09-22")), "秋分の日");
}
END_TEST

START_TEST(an_empty_csv_is_refused)
{
	ck_assert(!override("title\n"));
	ck_assert_str_eq(said(findings, arena), "0:0 holidays-empty");
}
END_TEST

/* --- terms */

static struct due due_of(const char *known, int64_t days)
{
	const struct clock_start start = {.bounded = true, .first = day(known)};

	return clock_due(&(struct clock_term){.days = days, .shifts = true}, &start, holidays);
}

START_TEST(terms_end_as_worked_out_by_hand)
{
	char *table = file_read("tests/plan/terms.table", NULL);
	int lines = 0;

	for (char *line = table; *line; line += strcspn(line, "\n") + 1) {
		char known[11], counted[2][11], last[2][11];

		if (*line == '#')
			continue;
		ck_assert_int_eq(sscanf(line, "%10s %10s %10s %10s %10s", known, counted[0],
					 last[0], counted[1], last[1]),
			5);
		for (int i = 0; i < 2; i++) {
			struct due due = due_of(known, i ? 60 : 30);

			ck_assert_str_eq(text_of(due.counted), counted[i]);
			ck_assert_str_eq(text_of(due.last), last[i]);
			ck_assert((due.closed != NULL) == (strcmp(counted[i], last[i]) != 0));
		}
		lines++;
	}
	ck_assert_int_eq(lines, 24);
	free(table);
}
END_TEST

START_TEST(a_term_is_over_at_midnight_in_japan)
{
	struct due due = due_of("2026-11-16", 30);

	ck_assert_str_eq(text_of(due.last), "2026-12-15");
	/* Over at midnight in Japan: 2026-12-15T15:00Z. */
	ck_assert_int_eq(due.end, date_number(day("2026-12-15")) * 86400 + 15 * 3600);
}
END_TEST

START_TEST(windows_are_not_moved)
{
	const struct clock_start start = {
		.bounded = true, .first = day("2026-11-19"), .last = day("2026-11-19")};
	struct due due =
		clock_due(&(struct clock_term){.first = 3, .days = 5}, &start, holidays);

	ck_assert_str_eq(text_of(due.from), "2026-11-21");
	ck_assert_str_eq(text_of(due.last), "2026-11-23");
	ck_assert_ptr_null(due.closed);
}
END_TEST

START_TEST(a_contract_may_leave_out_the_first_day)
{
	const struct clock_start start = {.bounded = true, .first = day("2026-11-16")};
	struct due due =
		clock_due(&(struct clock_term){.days = 7, .from_next = true}, &start, holidays);

	ck_assert_str_eq(text_of(due.last), "2026-11-23");
}
END_TEST

/* 2026-11-16T23:30 in Berlin is 07:30 of the 17th in Japan. */
START_TEST(hours_run_in_their_zone)
{
	struct clock_start start = {.bounded = true,
		.first = day("2026-11-16"),
		.timed = true,
		.hour = 23,
		.minute = 30,
		.zone = 60};
	struct due due = clock_due(&(struct clock_term){.hours = 72}, &start, holidays);
	int minutes;

	ck_assert_str_eq(text_of(clock_date(due.end, 60, &minutes)), "2026-11-19");
	ck_assert_int_eq(minutes, 23 * 60 + 30);
	ck_assert_str_eq(text_of(due.last), "2026-11-20");
	ck_assert_str_eq(text_of(clock_date(due.end, ZONE_JAPAN, &minutes)), "2026-11-20");
	ck_assert_int_eq(minutes, 7 * 60 + 30);
	start.timed = false; /* the day alone: from its beginning in Japan */
	due = clock_due(&(struct clock_term){.hours = 72}, &start, holidays);
	ck_assert_str_eq(text_of(due.last), "2026-11-19");
	ck_assert_int_eq(due.end, date_number(day("2026-11-18")) * 86400 + 15 * 3600);
}
END_TEST

START_TEST(what_has_no_start_has_no_end)
{
	const struct clock_start start = {0};

	ck_assert_int_eq(
		clock_due(&(struct clock_term){.days = 30}, &start, holidays).kind, DUE_OPEN);
	ck_assert_int_eq(clock_due(&(struct clock_term){0}, &start, holidays).kind, DUE_PROMPT);
}
END_TEST

START_TEST(terms_beyond_the_calendar_stay_in_it)
{
	const struct clock_start start = {.bounded = true, .first = day("9990-01-01")};
	struct due due = clock_due(&(struct clock_term){.days = INT64_MAX}, &start, holidays);

	ck_assert(date_valid(due.last));
}
END_TEST

Suite *clock_suite(void)
{
	Suite *suite = suite_create("clock");
	TCase *tests = tcase_create("clock");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, holidays_are_those_of_the_table);
	tcase_add_test(tests, offices_close_at_weekends_and_at_the_turn_of_the_year);
	tcase_add_test(tests, the_longest_closing_is_nine_days);
	tcase_add_test(tests, years_not_yet_published_are_uncertain);
	tcase_add_test(tests, the_csv_decides_for_its_years);
	tcase_add_test(tests, a_wrong_csv_is_refused_with_its_line);
	tcase_add_test(tests, an_empty_csv_is_refused);
	tcase_add_test(tests, terms_end_as_worked_out_by_hand);
	tcase_add_test(tests, a_term_is_over_at_midnight_in_japan);
	tcase_add_test(tests, windows_are_not_moved);
	tcase_add_test(tests, a_contract_may_leave_out_the_first_day);
	tcase_add_test(tests, hours_run_in_their_zone);
	tcase_add_test(tests, what_has_no_start_has_no_end);
	tcase_add_test(tests, terms_beyond_the_calendar_stay_in_it);
	suite_add_tcase(suite, tests);
	return suite;
}
