/* mention.h - numbers and dates typed by hand in running text.
 *
 * Numbers: with a unit of what is counted in an incident (人, 件, 台, 円 …), in figures or
 * kanji (約2.7万件, 二千四百二十人).  No rows of digits, sections, telephone numbers, 第2報;
 * nothing that is no number of its own: 以上, 未満, 数千人, 一人ひとり, 1人当たり.
 * Dates: with their day (2026年11月12日（木）, 令和8年11月12日, 11月12日, 2026-11-12), and
 * 同日, 翌日, 前日 after such a date.
 */
#ifndef TODOKE_MENTION_H
#define TODOKE_MENTION_H

#include "base/calendar.h"
#include "record/count_unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mention {
	const char *from; /* in the text */
	size_t length;

	const struct count_unit *unit; /* NULL: it is a date */
	int64_t figure;
	int64_t grain; /* the figure is rounded to such steps; 1: it is not */

	struct date date; /* year 0: not said */
	int weekday;      /* 0 is Sunday; -1: not said */
};

/* Moves *AT over the next mention in plain wording (wording.h) from TEXT on.  MENTION holds
 * the last one and begins as {0}. */
bool mention_next(const char *text, const char **at, struct mention *mention);

/* Is its date one of the calendar, on its weekday? */
bool mention_date_valid(const struct mention *mention);

#endif
