/* supplement.c - joining plan, diff, changes and addressees to a view. */
#include "command/supplement.h"

#include "base/words.h"
#include "command/asking.h"
#include "command/comparison.h"
#include "command/delegation.h"
#include "command/previous.h"
#include "command/reference.h"
#include "diff/diff_text.h"
#include "plan/plan_xml.h"
#include "plan/said.h"
#include "record/view.h"

#include <string.h>

#define ROOT_END "</incident>"

static bool plan_add(
	const struct supplement *supplement, const struct buffer *view, struct buffer *to)
{
	const struct command *command = supplement->command;
	struct asking asking;
	bool done = asking_open(&asking, command, "ja", view);

	if (done)
		plan_xml(plan_new(&asking.question, command->arena, command->findings),
			command->arena, to);
	asking_done(&asking);
	return done;
}

/* Whether the duties that the pack names arise for the reporter itself, and no word of why. */
static bool duties_add(const struct supplement *supplement, struct buffer *to)
{
	const struct command *command = supplement->command;
	const struct view_reader inside = view_reader_of(supplement->record, "internal", NULL);
	struct buffer facts = {0};
	struct asking asking;
	const struct plan *plan = NULL;

	view_write(supplement->record, &inside, supplement->as_of, &facts);
	if (asking_open(&asking, command, NULL, &facts))
		plan = plan_new(&asking.question, command->arena, command->findings);
	for (const struct plan_duty *duty = plan && plan->reporters ? plan->reporters->duties
								    : NULL;
		duty; duty = duty->next) {
		if (!words_hold(supplement->pack->duties, duty->law->id))
			continue;
		buffer_text(to, "<duty");
		buffer_attribute(to, "code", duty->law->id);
		buffer_attribute(to, "result", result_code(duty->result));
		if (duty->exempt == LAW_APPEARS)
			buffer_attribute(to, "exempt", "yes");
		buffer_text(to, "/>");
	}
	asking_done(&asking);
	buffer_done(&facts);
	return plan;
}

static bool diff_add(const struct supplement *supplement, struct buffer *to)
{
	const struct command *command = supplement->command;
	const struct options *options = command->options;
	const struct diff *diff = comparison_diff(command, supplement->record, NULL);

	if (diff)
		diff_xml(diff, &(struct diff_head){options->from, options->to, ""}, to);
	return diff;
}

/* What changed since the report before, with a finding where no reason is recorded. */
static void changes_add(const struct supplement *supplement, const struct buffer *view,
	struct buffer *to, struct buffer *told)
{
	const char *from;
	const struct diff *diff = previous_diff(supplement, view, &from, told);

	if (!diff)
		return;
	diff_findings(diff, false, supplement->command->findings);
	diff_xml(diff, &(struct diff_head){from, "", ""}, to);
}

/* What is known inside alone is for nobody else. */
static bool readers_fit(const struct supplement *supplement)
{
	const struct pack *pack = supplement->pack;

	if ((!pack->planned && !pack->compares)
		|| supplement->reader->readers == AUDIENCE_INTERNAL)
		return true;
	finding_add(supplement->command->findings, "pack-plan-readers",
		(struct place){pack->folder, 0, 0}, "audience", pack->audience, NULL);
	return false;
}

void supplement_prepare(const struct command *command, const struct pack *pack)
{
	if (pack->planned || pack->duties || pack->addressees)
		reference_law(command, "ja");
}

bool supplement_join(const struct supplement *supplement, const struct buffer *view,
	struct buffer *joined, struct buffer *told)
{
	const struct pack *pack = supplement->pack;
	bool done = readers_fit(supplement);

	buffer_add(joined, view->data, view->length - strlen(ROOT_END));
	if (done && pack->planned)
		done = plan_add(supplement, view, joined);
	if (done && pack->duties)
		done = duties_add(supplement, joined);
	if (done && pack->compares)
		done = diff_add(supplement, joined);
	if (done && pack->changes)
		changes_add(supplement, view, joined, told);
	if (done && pack->addressees)
		done = delegations_add(supplement->command, pack, supplement->stage,
			supplement->as_of, view, joined);
	buffer_text(joined, ROOT_END);
	return done;
}
