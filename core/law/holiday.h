/* holiday.h - the days on which the offices of the state are closed.
 *
 * National holidays are computed from the table in plugins/law/calendar.xml: days of a
 * month, Mondays, equinoxes, years with other days; then 振替休日 (祝日法3条2項) and
 * 国民の休日 (3条3項).  Saturdays, Sundays and 12-29 to 01-03 are closed too
 * (行政機関の休日に関する法律1条).  The Cabinet Office's CSV, when given, decides for
 * the years that it covers.
 */
#ifndef TODOKE_HOLIDAY_H
#define TODOKE_HOLIDAY_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/finding.h"
#include "xml/xml.h"

struct holidays;

/* From CALENDAR, an element <calendar> of the law's data; all lives in ARENA. */
struct holidays *holidays_read(const struct xml_node *calendar, struct arena *arena);

/* Lets the CSV in the file PATH (syukujitsu.csv: 2026/9/22,休日; also 2026-09-22; in
 * CP932 or UTF-8, names are not read) decide for its years.  False with findings, all
 * of them, when it can't be used. */
bool holidays_override(struct holidays *holidays, const char *path, struct findings *findings);

/* The name of the national holiday on DATE, or NULL: it is none. */
const char *holiday_name(const struct holidays *holidays, struct date date);

/* Why the offices are closed on DATE ("土曜日", "勤労感謝の日", ...), or NULL. */
const char *holiday_closed(const struct holidays *holidays, struct date date);

/* DATE, or the next day on which they are open. */
struct date holiday_next_open(const struct holidays *holidays, struct date date);

/* Is DATE in a year whose holidays were published or given?  What is computed for
 * others may still change. */
bool holiday_certain(const struct holidays *holidays, struct date date);

#endif
