/* planning.h - what the parts of planning share; for core/plan alone. */
#ifndef TODOKE_PLANNING_H
#define TODOKE_PLANNING_H

#include "plan/judge.h"

struct planning {
	struct judge judge;
	const struct plan_question *question;
	struct arena *arena;
	struct findings *findings;
	struct plan *plan;
};

/* The text of the child NAME; NULL when there is none. */
const char *planning_text(
	const struct planning *planning, const struct xml_node *node, const char *name);

/* The name of PARTY, or what it is called. */
const char *planning_party_name(const struct planning *planning, const struct xml_node *party);

/* The party ID (NULL: none), or NULL. */
const struct xml_node *planning_party(const struct planning *planning, const char *id);

/* The handler of GROUP that is PARTY, or NULL. */
const struct xml_node *group_handler(const struct xml_node *group, const char *party);

/* The groups that PARTY handles (OWN: also those without handlers), up to NULL; UPPER:
 * only those that it handles for that party. */
const struct xml_node **planning_groups(
	const struct planning *planning, const char *party, bool own, const char *upper);

/* Whether FORCE covers the day whose law applies to REPORTER. */
bool planning_in_force(const struct planning *planning, const struct plan_reporter *reporter,
	struct law_force force);

/* The grounds IDS as they are judged for the turn of the judge; *ANY_IN_FORCE becomes
 * true when there is one. */
struct plan_ground *planning_grounds(struct planning *planning,
	const struct plan_reporter *reporter, const char *ids, bool *any_in_force);

/* The strongest result from GROUND on. */
enum law_result planning_result(const struct plan_ground *ground);

#endif
