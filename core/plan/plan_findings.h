/* plan_findings.h - what of a plan asks for action. */
#ifndef TODOKE_PLAN_FINDINGS_H
#define TODOKE_PLAN_FINDINGS_H

#include "plan/plan.h"

/* Of the reporter's own duties: what is overdue, what was done late, what the facts show
 * and the record has no basis for.  Of releases: what goes out in the wrong order. */
void plan_findings(const struct plan *plan, struct arena *arena, struct findings *findings);

#endif
