/* Days, weekdays and eras. */
#include "base/calendar.h"
#include "base/era.h"

#include <check.h>

Suite *calendar_suite(void);

START_TEST(days_are_numbered_without_gaps)
{
	int64_t number = date_number((struct date){1, 1, 1});

	ck_assert_int_eq(date_number((struct date){1970, 1, 1}), 0);
	ck_assert_int_eq(date_number((struct date){2026, 11, 12}), 20769);
	for (int year = 1; year <= 9999; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= month_days(year, month); day++, number++) {
				struct date back = date_from_number(number);

				if (date_number((struct date){year, month, day}) != number
					|| back.year != year || back.month != month
					|| back.day != day)
					ck_abort_msg("%d-%d-%d", year, month, day);
			}
}
END_TEST

START_TEST(weekdays_follow_each_other)
{
	ck_assert_int_eq(date_weekday((struct date){2026, 11, 12}), 4);
	ck_assert_int_eq(date_weekday((struct date){2000, 2, 29}), 2);
	ck_assert_int_eq(date_weekday((struct date){1970, 1, 1}), 4);
	ck_assert_int_eq(date_weekday((struct date){1, 1, 1}), 1);
	ck_assert_int_eq(date_weekday((struct date){9999, 12, 31}), 5);
}
END_TEST

START_TEST(only_days_of_the_calendar_are_valid)
{
	ck_assert(date_valid((struct date){2024, 2, 29}));
	ck_assert(date_valid((struct date){2000, 2, 29}));
	ck_assert(!date_valid((struct date){2026, 2, 29}));
	ck_assert(!date_valid((struct date){1900, 2, 29}));
	ck_assert(!date_valid((struct date){2026, 13, 1}));
	ck_assert(!date_valid((struct date){2026, 0, 1}));
	ck_assert(!date_valid((struct date){2026, 11, 31}));
	ck_assert(!date_valid((struct date){0, 1, 1}));
	ck_assert(!date_valid((struct date){10000, 1, 1}));
}
END_TEST

START_TEST(eras_change_on_their_day)
{
	ck_assert_str_eq(era_of((struct date){2019, 4, 30})->name, "平成");
	ck_assert_str_eq(era_of((struct date){2019, 5, 1})->name, "令和");
	ck_assert_str_eq(era_of((struct date){1989, 1, 7})->name, "昭和");
	ck_assert_str_eq(era_of((struct date){1989, 1, 8})->name, "平成");
	ck_assert_str_eq(era_of((struct date){1926, 12, 25})->name, "昭和");
	ck_assert_str_eq(era_of((struct date){1912, 7, 30})->name, "大正");
	ck_assert(!era_of((struct date){1867, 1, 1}));
	ck_assert_str_eq(era_named("令和8年")->name, "令和");
	ck_assert(!era_named("霊和8年"));
}
END_TEST

Suite *calendar_suite(void)
{
	Suite *suite = suite_create("calendar");
	TCase *tests = tcase_create("calendar");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, days_are_numbered_without_gaps);
	tcase_add_test(tests, weekdays_follow_each_other);
	tcase_add_test(tests, only_days_of_the_calendar_are_valid);
	tcase_add_test(tests, eras_change_on_their_day);
	suite_add_tcase(suite, tests);
	return suite;
}
