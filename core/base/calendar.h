/* calendar.h - days of the Gregorian calendar, counted exactly.
 *
 * A day is a number: 0 is 1970-01-01.  No time zones, no clock: what "today" is
 * does not concern this file.  Public holidays are data of the law, not of it.
 */
#ifndef TODOKE_CALENDAR_H
#define TODOKE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct date {
	int year, month, day; /* 1-9999, 1-12, 1-31 */
};

bool date_valid(struct date date);
int month_days(int year, int month);

/* DATE must be valid; the number may be any that stays within year 1 to 9999. */
int64_t date_number(struct date date);
struct date date_from_number(int64_t number);

/* 0 is Sunday. */
int date_weekday(struct date date);

/* Below, at or above zero as A is before, equal to or after B. */
int date_compare(struct date a, struct date b);

#endif
