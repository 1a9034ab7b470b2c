/* moment.h - when something could be stated: as-of.
 *
 * 2026-11-17 is the end of that day in Japan; 2026-11-17T14:30 is Japanese time;
 * a zone may follow (2026-11-17T05:30Z, …+09:00).
 */
#ifndef TODOKE_MOMENT_H
#define TODOKE_MOMENT_H

#include "base/calendar.h"

#include <stdbool.h>
#include <stdint.h>

/* Seconds since 1970-01-01T00:00Z. */
struct moment {
	int64_t seconds;
};

/* Earlier than any that can be written: what states no as-of. */
#define MOMENT_FIRST ((struct moment){INT64_MIN})

/* False when TEXT is no moment or no day of the calendar. */
bool moment_read(const char *text, struct moment *moment);

/* What TEXT states, in MOMENT; NULL when TEXT is NULL or states none. */
const struct moment *moment_of(const char *text, struct moment *moment);

/* Moves *AT over 2026-11-17; false when that is no day of the calendar. */
bool day_read(const char **at, struct date *date);

/* Minutes east of Greenwich of "Z" or "+09:00". */
bool zone_read(const char *text, int *minutes);

/* Below, at or above zero as A is before, equal to or after B. */
int moment_compare(struct moment a, struct moment b);

#endif
