/* written.h - a date as it is written: 2026-11-12T14:30, 令和8年11月12日（木）午後2時半頃.
 *
 * Only what stands there is taken apart; whether the calendar has such a day is
 * when.h's to say.
 */
#ifndef TODOKE_WRITTEN_H
#define TODOKE_WRITTEN_H

#include "base/era.h"

#include <stdbool.h>

struct written {
	const struct era *era; /* NULL: western */
	int year;              /* western; 0: not written */
	int month, day;        /* 0: not written */
	int third;             /* 1 上旬, 2 中旬, 3 下旬; 0: not written */
	int weekday;           /* 0 is Sunday; -1: not written */
	int hour, minute;      /* -1: not written */
	const char *part;      /* 未明, 夕方, …; NULL: not written */
	bool about;            /* 頃 */
};

/* Takes PLAIN wording (wording.h) apart.  False when it is no date or says more. */
bool written_read(const char *plain, struct written *written);

/* The name of a weekday: 日, 月, … */
const char *weekday_name(int weekday);

#endif
