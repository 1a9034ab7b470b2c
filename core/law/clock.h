/* clock.h - from a day of knowledge to the day by which something is due.
 *
 * The day of knowledge is day 1 (通則ガイドライン3-5-3-4): 30 days end 29 days later.  A
 * term may say otherwise (a contract under 民法140条).  Hours run through holidays.
 */
#ifndef TODOKE_CLOCK_H
#define TODOKE_CLOCK_H

#include "law/holiday.h"

#include <stdbool.h>
#include <stdint.h>

/* Minutes east of Greenwich in Japan. */
enum { ZONE_JAPAN = 9 * 60 };

/* When it was known, as far as the record says. */
struct clock_start {
	bool bounded; /* else nothing else is set */
	struct date first, last;
	bool timed; /* HOUR, MINUTE and ZONE (minutes east of Greenwich) are of FIRST */
	int hour, minute, zone;
};

struct clock_term {
	int64_t first, days; /* a window: from the FIRSTth to the DAYSth day; 0: none */
	int64_t hours;       /* 0: none */
	bool shifts;         /* off closed days, to the next open one */
	bool from_next;      /* the day of knowledge does not count */
};

enum due_kind {
	DUE_PROMPT, /* no number of days is set */
	DUE_OPEN,   /* there is one, and nothing to count from */
	DUE_DAYS,
	DUE_HOURS,
};

struct due {
	enum due_kind kind;
	struct date from;    /* the window's first day; year 0: there is none */
	struct date counted; /* the last day before any shift */
	struct date last;    /* the day it is due, in Japan for hours */
	const char *closed;  /* why COUNTED is closed and LAST later, or NULL */
	bool exact;          /* the start is one day, not one of several */
	bool certain;        /* no holiday on the way is only computed */
	int64_t end;         /* seconds since 1970 UTC: over from then on */
};

/* Seconds since 1970 UTC of the beginning of the first of START's days, or of its minute. */
int64_t clock_begin(const struct clock_start *start);

/* When TERM, running from START, is due.  A start that may be several days counts from
 * the first of them. */
struct due clock_due(const struct clock_term *term, const struct clock_start *start,
	const struct holidays *holidays);

/* The day, and the minutes into it, of SECONDS at ZONE. */
struct date clock_date(int64_t seconds, int zone, int *minutes);

#endif
