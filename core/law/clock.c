/* clock.c - counting days and hours. */
#include "law/clock.h"

enum { DAY_SECONDS = 86400, DAY_LAST = 2932000 /* in the year 9997 */ };

static int64_t limited(int64_t value)
{
	return value > DAY_LAST ? DAY_LAST : value;
}

/* The COUNTth day from START. */
static struct date day_counted(
	const struct clock_term *term, const struct clock_start *start, int64_t count)
{
	int64_t day = date_number(start->first) + limited(count) - (term->from_next ? 0 : 1);

	return date_from_number(limited(day));
}

static void days_due(const struct clock_term *term, const struct clock_start *start,
	const struct holidays *holidays, struct due *due)
{
	due->kind = DUE_DAYS;
	if (term->first)
		due->from = day_counted(term, start, term->first);
	due->counted = due->last = day_counted(term, start, term->days);
	if (term->shifts) {
		due->closed = holiday_closed(holidays, due->counted);
		due->last = holiday_next_open(holidays, due->counted);
		due->certain = holiday_certain(holidays, due->last);
	}
	due->end = (date_number(due->last) + 1) * DAY_SECONDS - ZONE_JAPAN * 60;
}

int64_t clock_begin(const struct clock_start *start)
{
	int zone = start->timed ? start->zone : ZONE_JAPAN;

	return date_number(start->first) * DAY_SECONDS - zone * 60
	       + (start->timed ? start->hour * 3600 + start->minute * 60 : 0);
}

static void hours_due(
	const struct clock_term *term, const struct clock_start *start, struct due *due)
{
	int minutes;

	due->kind = DUE_HOURS;
	due->end = clock_begin(start) + limited(term->hours) * 3600;
	due->counted = due->last = clock_date(due->end, ZONE_JAPAN, &minutes);
}

struct due clock_due(const struct clock_term *term, const struct clock_start *start,
	const struct holidays *holidays)
{
	struct due due = {.kind = DUE_PROMPT, .certain = true};

	if (!term->days && !term->hours)
		return due;
	due.kind = DUE_OPEN;
	if (!start->bounded)
		return due;
	due.exact = date_compare(start->first, start->last) == 0;
	if (term->hours)
		hours_due(term, start, &due);
	else
		days_due(term, start, holidays, &due);
	return due;
}

struct date clock_date(int64_t seconds, int zone, int *minutes)
{
	int64_t local = seconds + zone * 60, day = local / DAY_SECONDS;

	if (local % DAY_SECONDS < 0)
		day--;
	*minutes = (int)((local - day * DAY_SECONDS) / 60);
	return date_from_number(day);
}
