/* plan_findings.c - findings of a plan. */
#include "plan/plan_findings.h"

#include "plan/release_order.h"
#include "plan/said.h"

#include <string.h>

static void step_findings(const struct said *said, const struct plan_reporter *reporter,
	const struct plan_duty *duty, const struct plan_step *step, struct findings *findings)
{
	const char *title =
		duty->to ? arena_format(said->arena, "%s %s", duty->law->title, duty->recipient)
			 : duty->law->title;
	const struct plan_done *first = step->done ? step->done : step->planned;

	if (step->overdue)
		finding_add(findings, "plan-overdue", xml_place(reporter->known_node), "title",
			title, "step", step->law->title, "due", said_last(said, step),
			"article", step->law->article, NULL);
	if (step->late)
		finding_add(findings, step->done ? "plan-late" : "plan-too-late", first->place,
			"title", title, "step", step->law->title, "due", said_last(said, step),
			"done", first->when, "article", step->law->article, NULL);
}

/* A ground of the law that a <basis> may name. */
static bool may_be_recorded(const struct plan_ground *ground)
{
	return strncmp(ground->law->id, "rules-", 6) == 0
	       || strncmp(ground->law->id, "number-", 7) == 0;
}

static void grounds_findings(const struct plan_duty *duty, struct findings *findings)
{
	for (const struct plan_ground *ground = duty->grounds; ground; ground = ground->next)
		if (ground->result == LAW_APPEARS && !ground->recorded
			&& may_be_recorded(ground) && ground->facts.first)
			finding_add(findings, "plan-unrecorded", ground->facts.first->place,
				"title", ground->law->title, "id", ground->law->id, "article",
				ground->law->article, NULL);
}

void plan_findings(const struct plan *plan, struct arena *arena, struct findings *findings)
{
	const struct said said = {plan->question->law, plan->question, arena};
	const struct plan_reporter *own = plan->reporters;

	for (const struct plan_duty *duty = own ? own->duties : NULL; duty; duty = duty->next) {
		const bool exempt = duty->exempt == LAW_APPEARS;

		for (const struct plan_step *step = duty->steps; step && !exempt;
			step = step->next)
			step_findings(&said, own, duty, step, findings);
		grounds_findings(duty, findings);
	}
	release_order_check(plan, arena, findings);
}
