/* calendar.c - days of the Gregorian calendar, counted exactly.
 *
 * The year is taken to begin in March, so that the leap day comes last.
 */
#include "base/calendar.h"

enum {
	DAYS_400_YEARS = 146097,
	DAYS_TO_1970 = 719468, /* from 0000-03-01 */
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_valid(struct date date)
{
	return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12
	       && date.day >= 1 && date.day <= month_days(date.year, date.month);
}

int64_t date_number(struct date date)
{
	int year = date.month <= 2 ? date.year - 1 : date.year;
	int century = year / 400, of_century = year % 400;
	int month = (date.month + 9) % 12;
	int day = (153 * month + 2) / 5 + date.day - 1;

	return (int64_t)century * DAYS_400_YEARS + of_century * 365 + of_century / 4
	       - of_century / 100 + day - DAYS_TO_1970;
}

struct date date_from_number(int64_t number)
{
	int64_t since = number + DAYS_TO_1970;
	int century = (int)(since / DAYS_400_YEARS), day = (int)(since % DAYS_400_YEARS);
	int of_century = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int of_year = day - (365 * of_century + of_century / 4 - of_century / 100);
	int month = (5 * of_year + 2) / 153;
	struct date date;

	date.day = of_year - (153 * month + 2) / 5 + 1;
	date.month = month < 10 ? month + 3 : month - 9;
	date.year = century * 400 + of_century + (date.month <= 2);
	return date;
}

int date_weekday(struct date date)
{
	/* 1970-01-01 was a Thursday; year 1 is about 719,000 days before. */
	return (int)((date_number(date) + 7 * 200000 + 4) % 7);
}

int date_compare(struct date a, struct date b)
{
	int64_t left = date_number(a), right = date_number(b);

	return (left > right) - (left < right);
}
