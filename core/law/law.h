/* law.h - the law as dated data: the files in plugins/law (urn:todoke:law:1,
 * core/schema/law.xsd).
 *
 * Conditions say which facts of a record answer a question; grounds (規則7条1号 ...) join
 * conditions; duties join grounds with whom to tell and by when.  Everything has a day
 * from which it is in force and a source.  What is asked of one record is plan.h's.
 */
#ifndef TODOKE_LAW_H
#define TODOKE_LAW_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/finding.h"
#include "law/holiday.h"
#include "xml/xpath.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What facts can say; the stronger one counts.  LAW_CONFIRM is "the record shows none,
 * but make sure". */
enum law_result { LAW_NONE, LAW_CONFIRM, LAW_OPEN, LAW_APPEARS };

/* When something is in force; UNTIL has year 9999 while there is no end. */
struct law_force {
	struct date from, until;
};

struct law_test {
	enum law_result result;
	struct xpath *select; /* the facts */
	const char *text;     /* what is said of each; NULL: nothing */
	struct place place;
	struct law_test *next;
};

struct law_condition {
	const char *id, *title, *article;
	bool of_group; /* asked of every group, else once */
	struct law_test *tests;
	struct law_condition *next;
};

enum law_regime { REGIME_ANY, REGIME_PRIVATE, REGIME_PUBLIC };

/* Conditions are at most this many. */
enum { LAW_CONDITIONS = 8 };

struct law_ground {
	const char *id, *title, *article, *source;
	enum law_regime regime;
	const struct law_condition *conditions[LAW_CONDITIONS]; /* up to NULL */
	int64_t over;                                           /* people; 0: any */
	int64_t about;    /* per cent by which 約 may be wrong */
	const char *also; /* id of another ground whose <basis> speaks for this one; or NULL */
	bool presumed;
	struct law_force force;
	struct law_ground *next;
};

struct law_clock {
	const char *words, *source;
	bool from_discovery; /* of the incident, else from one's own knowledge */
	bool shifts;         /* off closed days */
	bool recorded;       /* the record's obligation says how long */
	bool presumed;
	int first, days;    /* a window; 0: none */
	int hours;          /* 0: none */
	const char *ground; /* only when this one appears, or NULL */
	struct law_force force;
	struct law_clock *next;
};

struct law_step {
	const char *id, *title, *article;
	struct xpath *done;  /* dates of what was done; NULL: filings alone */
	const char *grounds; /* ids: only when one of them appears; or NULL */
	struct law_clock *clocks;
	struct place place;
	struct law_step *next;
};

/* How a ministry wants a mail or file to be called; {name} is the reporter's. */
struct law_naming {
	const char *pattern;
	const char *stage; /* of reports of this one alone; or NULL */
	struct law_naming *next;
};

/* To whom else a report may go, or how. */
struct law_addressee {
	struct xpath *when;
	const char *text, *source;
	const char *office, *means, *legend; /* NULL: it is not about whom to send it to */
	struct law_naming *subjects, *files; /* of mails */
	bool presumed;
	struct law_force force;
	struct place place;
	struct law_addressee *next;
};

enum law_strength {
	STRENGTH_LAW,
	STRENGTH_CONTRACT,
	STRENGTH_RULE,
	STRENGTH_GUIDELINE,
	STRENGTH_VOLUNTARY
};

struct law_duty {
	const char *id, *title, *recipient, *article, *source;
	long order;
	enum law_strength strength;
	enum law_regime regime;
	bool own; /* of the reporter alone, not of others in the record */
	bool presumed;
	const char *grounds; /* ids */
	const char *filed;   /* kinds of filing, or NULL */
	const char *exempt;  /* the duty that, done, exempts; or NULL */
	struct xpath *each;  /* to whom, one by one; or NULL */
	struct law_step *steps;
	struct law_addressee *addressees;
	struct law_force force;
	struct place place;
	struct law_duty *next;
};

/* Promulgated and not in force. */
struct law_pending {
	const char *id, *text, *source;
	struct law_pending *next;
};

/* What goes out, and what is to go out before it. */
struct law_after {
	const char *id, *source;
	bool advised; /* by practice alone */
	struct law_after *next;
};

struct law_release {
	const char *id, *title;
	struct xpath *select; /* its dates */
	struct law_after *afters;
	struct place place;
	struct law_release *next;
};

struct law_phrase {
	const char *id, *text;
	struct law_phrase *next;
};

struct law {
	struct arena *arena;
	struct law_condition *conditions;
	struct law_ground *grounds;
	struct law_duty *duties; /* by their order */
	struct law_pending *pendings;
	struct law_release *releases; /* in their order */
	struct law_phrase *phrases;
	struct holidays *holidays;
};

/* All files of FOLDER, in LANGUAGE ("ja", "en"); SCHEMA is the path of law.xsd.  NULL
 * with findings, all of them, when one can't be used. */
struct law *law_load(const char *folder, const char *schema, const char *language,
	struct findings *findings);
void law_free(struct law *law);

bool law_in_force(struct law_force force, struct date day);

/* By id, or NULL; of a ground, the one in force on DAY (NULL: the last one). */
const struct law_condition *law_condition(const struct law *law, const char *id);
const struct law_ground *law_ground(
	const struct law *law, const char *id, const struct date *day);

/* The phrase ID with its {name}s filled, in ARENA; the id itself when there is none. */
const char *law_say(const struct law *law, struct arena *arena, const char *id, ...)
	__attribute__((sentinel));

#endif
