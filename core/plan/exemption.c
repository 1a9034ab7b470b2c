/* exemption.c - exemption by notices to the controllers. */
#include "plan/exemption.h"

#include <string.h>

static const struct plan_duty *duty_to(
	const struct plan_reporter *reporter, const char *id, const char *party)
{
	const struct plan_duty *duty = reporter->duties;

	while (duty
		&& (strcmp(duty->law->id, id) != 0 || !duty->to
			|| strcmp(xml_attribute(duty->to, "id"), party) != 0))
		duty = duty->next;
	return duty;
}

/* Whether the controller PARTY owes a report itself: the exemption needs that. */
static enum law_result owes_report(const struct plan *plan, const char *party)
{
	const struct plan_reporter *reporter = plan->reporters;
	enum law_result best = LAW_NONE;

	while (reporter && strcmp(reporter->id, party) != 0)
		reporter = reporter->next;
	for (const struct plan_duty *duty = reporter ? reporter->duties : NULL; duty;
		duty = duty->next)
		if (strncmp(duty->law->id, "ppc", 3) == 0 && duty->result > best)
			best = duty->result;
	return best;
}

/* What GROUP, handled by REPORTER, says to its exemption by the duty ID. */
static enum law_result group_exempt(struct planning *planning,
	const struct plan_reporter *reporter, const struct xml_node *group,
	struct plan_duty *duty)
{
	const struct law *law = planning->question->law;
	const char *upper = xml_attribute(group_handler(group, reporter->id), "under");
	const struct plan_duty *notice =
		upper ? duty_to(reporter, duty->law->exempt, upper) : NULL;
	const char *name;

	if (!notice)
		return LAW_NONE;
	name = notice->recipient;
	if (!notice->steps || !notice->steps->done) {
		facts_add(&duty->notes, &planning->judge, LAW_OPEN, notice->to,
			law_say(law, planning->arena, "exempt-untold", "name", name, NULL));
		return LAW_OPEN;
	}
	if (owes_report(planning->plan, upper) != LAW_APPEARS) {
		facts_add(&duty->notes, &planning->judge, LAW_OPEN, notice->to,
			law_say(law, planning->arena, "exempt-unclear", "name", name, NULL));
		return LAW_OPEN;
	}
	facts_add(&duty->notes, &planning->judge, LAW_APPEARS, notice->to,
		law_say(law, planning->arena, "exempt-told", "name", name, "when",
			notice->steps->done->when, NULL));
	return LAW_APPEARS;
}

/* Every group must be exempt; one's own data never is. */
static void exemption_judge(
	struct planning *planning, const struct plan_reporter *reporter, struct plan_duty *duty)
{
	const struct xml_node **group =
		planning_groups(planning, reporter->id, reporter->own, NULL);
	enum law_result weakest = LAW_APPEARS;
	bool any_entrusted = false;

	for (; *group; group++) {
		enum law_result result = group_exempt(planning, reporter, *group, duty);

		any_entrusted = any_entrusted || result != LAW_NONE;
		if (result < weakest)
			weakest = result;
	}
	if (!any_entrusted)
		return;
	if (weakest == LAW_NONE)
		facts_add(&duty->notes, &planning->judge, LAW_CONFIRM, reporter->party,
			law_say(planning->question->law, planning->arena, "exempt-partly",
				NULL));
	duty->exempt = weakest;
}

void exemptions_judge(struct planning *planning)
{
	struct plan_reporter *reporter = planning->plan->reporters;

	for (; reporter; reporter = reporter->next)
		for (struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
			if (duty->law->exempt && duty->result >= LAW_OPEN)
				exemption_judge(planning, reporter, duty);
}
