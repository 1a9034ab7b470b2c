/* era.h - Japanese eras: 令和8年 is 2026.
 *
 * An era begins on a day in the middle of a year; its first year is 元年.
 */
#ifndef TODOKE_ERA_H
#define TODOKE_ERA_H

#include "base/calendar.h"

struct era {
	const char *name;  /* 令和 */
	struct date first; /* its first day */
	struct date last;  /* its last day; of year 9999 while it lasts */
};

/* The era of DATE; NULL before 明治. */
const struct era *era_of(struct date date);

/* The era whose name TEXT begins with, or NULL. */
const struct era *era_named(const char *text);

#endif
