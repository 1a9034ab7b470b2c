/* plan.h - who must be told, why, and by when: one record against the law's data.
 *
 * For each reporter and recipient one of: a duty appears from the record; the record
 * shows none; it can't be said, because something is open.  Never that nothing is owed:
 * somebody judges that and signs.  Every answer carries the facts that lead to it, with
 * their places, and the articles.
 *
 * The facts are those of a view for internal eyes, cut at a moment (view.h).  The time of
 * day is only what the caller says it is.
 */
#ifndef TODOKE_PLAN_H
#define TODOKE_PLAN_H

#include "law/clock.h"
#include "law/law.h"
#include "record/moment.h"
#include "template/terms.h"

struct plan_fact {
	enum law_result result; /* what it speaks for */
	const char *text;
	const char *path; /* of the fact in the record; NULL: it is an assumption */
	struct place place;
	struct plan_fact *next;
};

struct plan_facts {
	struct plan_fact *first, *last;
};

struct plan_ground {
	const struct law_ground *law;
	enum law_result result;
	struct plan_facts facts;
	bool recorded;  /* the record has a basis for it */
	bool straddles; /* the number of people may be on either side; taken as above */
	struct clock_start known;
	const struct xml_node *known_node;
	struct plan_ground *next;
};

/* Something filed, sent or held, as the record has it. */
struct plan_done {
	const char *when, *path;
	struct place place;
	bool dated;
	struct date first;
	struct plan_done *next;
};

struct plan_step {
	const struct law_step *law;
	const struct law_clock *clock;
	const char *words; /* of the term */
	enum law_result result;
	struct due due;
	const struct law_clock *other; /* that may run instead, or NULL */
	struct due other_due;
	struct plan_done *done;
	struct plan_done *planned; /* dated after NOW */
	bool overdue, late;        /* not done when NOW is past it; done or planned after it */
	struct plan_step *next;
};

struct plan_duty {
	const struct law_duty *law;
	const char *recipient;
	const struct xml_node *to; /* the party or term it is owed to, or NULL */
	enum law_result result;
	bool in_force;
	struct plan_ground *grounds;
	struct plan_facts notes; /* what else is to be known */
	enum law_result exempt;  /* LAW_NONE: nothing speaks for it */
	struct plan_step *steps;
	struct plan_duty *next;
};

/* One thing that goes out, as the record plans or has it. */
struct plan_release {
	const struct law_release *law;
	const struct xml_node *node; /* its date */
	const char *what;            /* the document or action, in the record's words */
	struct clock_start when;
	const struct xml_node *embargo; /* or NULL */
	struct clock_start embargo_when;
	struct plan_release *next;
};

struct plan_reporter {
	const struct xml_node *party;
	const char *id, *name;
	bool own, public_body;
	struct clock_start known, discovered;
	const struct xml_node *known_node, *discovered_node;
	struct plan_duty *duties;
	struct plan_reporter *next;
};

/* An assumption: people=1001, known=2026-11-16, or the id of a condition = yes | no. */
struct plan_assumption {
	const char *name, *value;
	struct plan_assumption *next;
};

struct plan_question {
	const struct law *law;
	const struct terms *terms; /* for states, or NULL: as their codes */
	const char *language;
	struct xml *view;
	const struct moment *now; /* NULL: not said */
	const struct plan_assumption *assumptions;
};

struct plan {
	const struct plan_question *question;
	struct plan_reporter *reporters; /* the reporter itself first */
	struct plan_release *releases;   /* in the order of their times */
};

/* All lives in ARENA and is lent by the question. */
const struct plan *plan_new(
	const struct plan_question *question, struct arena *arena, struct findings *findings);

/* Is ASSUMPTION one that can be made? */
bool plan_may_assume(const struct law *law, const struct plan_assumption *assumption);

#endif
