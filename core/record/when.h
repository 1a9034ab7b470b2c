/* when.h - a date or time as the record states it, read and printed.
 *
 * The content is 2026-11-12, 2026-11-12T14:30, 2026-11, 2026, Japanese wording
 * (2026年11月12日, 令和8年11月12日午後2時30分頃, 2026年11月上旬), or says that there
 * is none to state (調査中, 不明, 非公表, 継続中; or the attribute state).  Wording that
 * leaves something open (11月上旬, 昨年の夏) needs the attributes earliest and latest.  A
 * day that is not known is never invented: FIRST and LAST are the bounds of what was
 * stated.
 *
 * A date may be stated by its distance from an event (D+6日: after, before, days, months,
 * hours).  The bounds that follow from it are for rules alone (anchor.h): reading gives
 * none but those stated here.
 */
#ifndef TODOKE_WHEN_H
#define TODOKE_WHEN_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/calendar.h"
#include "base/finding.h"
#include "xml/xml.h"

/* As enum wording_state (wording.h), and one more. */
enum when_state {
	WHEN_STATED,
	WHEN_OPEN,
	WHEN_UNKNOWN,
	WHEN_UNDISCLOSED,
	WHEN_INCALCULABLE,
	WHEN_FREE,
	WHEN_NONE,
	WHEN_ONGOING,
};

enum when_precision {
	WHEN_YEAR,
	WHEN_MONTH,
	WHEN_THIRD, /* 上旬・中旬・下旬 */
	WHEN_DAY,
	WHEN_PART, /* of a day: 未明, 夕方 */
	WHEN_HOUR,
	WHEN_MINUTE,
	WHEN_SPAN, /* some day from FIRST to LAST; only the wording says more */
};

struct when {
	enum when_state state; /* the rest is zero unless it is WHEN_STATED */
	enum when_precision precision;
	struct date named;       /* the day, or first day of the month, that is written */
	struct date first, last; /* the bounds; both are NAMED for a day that is known,
				  * year 0 when they only follow from another event */
	int hour, minute;        /* of WHEN_HOUR and WHEN_MINUTE */
	int zone;                /* minutes east of Greenwich */
	bool about;              /* 頃 */
	const char *part;        /* 未明, 夕方, … as stated, for WHEN_PART */
	bool as_stated;          /* the wording leaves the year open: print nothing else */
	const char *wording;     /* the content as stated, trimmed */
};

/* The zone of what names none. */
enum { WHEN_JAPAN = 9 * 60 };

/* How a document writes its dates; may be joined with |. */
enum when_style {
	WHEN_WESTERN = 0, /* 2026年11月12日 */
	WHEN_ERA = 1,     /* 令和8年11月12日 */
	WHEN_WEEKDAY = 2, /* …（木） */
};

/* The style called NAME: "western", "era", "western-weekday", "era-weekday"; false when there
 * is none. */
bool when_style_find(const char *name, enum when_style *style);

/* Reads NODE's content and attributes.  False with findings at their places when
 * they can't be understood or do not agree.  Texts are copied into ARENA. */
bool when_read(const struct xml_node *node, struct arena *arena, struct when *when,
	struct findings *findings);

/* In STYLE as far as it is a date of the calendar, else as stated. */
void when_format(const struct when *when, enum when_style style, struct buffer *to);

#endif
