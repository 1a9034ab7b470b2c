/* judge.h - what the facts of one reporter say to a ground of the law. */
#ifndef TODOKE_JUDGE_H
#define TODOKE_JUDGE_H

#include "plan/plan.h"

/* An answer to a condition that was given before. */
struct judge_answer {
	const struct law_condition *condition;
	const struct xml_node *context, *reporter, *recipient;
	enum law_result result;
	struct plan_facts facts;
	struct judge_answer *next;
};

struct judge {
	const struct plan_question *question;
	struct arena *arena;
	struct findings *findings;
	struct xpath_tree *tree;
	const struct xml_node *root;
	const struct xml_node *party, *recipient; /* the reporter; to whom, or NULL */
	bool own;                                 /* PARTY is the record's self */
	const struct xml_node **groups;           /* of the reporter, up to NULL */
	bool all_groups;                          /* there are no others */
	struct judge_answer *answers;
};

/* For whom is judged from now on; GROUPS are the groups concerned, up to NULL. */
void judge_turn(struct judge *judge, const struct xml_node *party,
	const struct xml_node *recipient, const struct xml_node **groups);

/* A new fact at the end of FACTS; the same words of the same place once. */
void facts_add(struct plan_facts *facts, struct judge *judge, enum law_result result,
	const struct xml_node *node, const char *text);

/* The ground as the facts have it; the record's own basis counts at least as much. */
struct plan_ground *judge_ground(struct judge *judge, const struct law_ground *law);

/* Does the person of the record named REPORTER owe BASIS, a <basis>? */
bool judge_is_of(const struct judge *judge, const struct xml_node *node, const char *attribute);

/* The value assumed for NAME, or NULL. */
const char *judge_assumed(const struct judge *judge, const char *name);

#endif
