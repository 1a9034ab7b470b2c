/* plan.c - todoke plan: who must be told, why, and by when. */
#include "command/asking.h"
#include "plan/plan_findings.h"
#include "plan/plan_ics.h"
#include "plan/plan_json.h"
#include "plan/plan_text.h"
#include "record/view.h"

#include <string.h>

/* "people=1001" taken apart; false with a finding when it can't be assumed. */
static bool assumptions_read(
	const struct command *command, const struct law *law, struct plan_assumption **first)
{
	bool right = true;

	for (const char **text = command->options->what_ifs; *text; text++) {
		struct plan_assumption *assumption =
			arena_alloc(command->arena, sizeof *assumption);
		const char *equals = strchr(*text, '=');

		assumption->name = arena_copy(command->arena, *text,
			equals ? (size_t)(equals - *text) : strlen(*text));
		assumption->value = equals ? equals + 1 : "";
		assumption->next = *first;
		*first = assumption;
		if (plan_may_assume(law, assumption))
			continue;
		finding_add(command->findings, "usage-what-if", (struct place){0}, "value",
			*text, NULL);
		right = false;
	}
	return right;
}

/* The moment of the plan: now, else the cut, else the day of knowledge; never the clock's. */
static struct moment stamp_of(const struct command *command, const struct plan *plan)
{
	const struct plan_reporter *own = plan->reporters;
	struct moment stamp = {0};

	if (plan->question->now)
		return *plan->question->now;
	if (command->options->as_of)
		command_moment(command, "--as-of", command->options->as_of, &stamp);
	else if (own && own->known.bounded)
		stamp.seconds = date_number(own->known.first) * 86400;
	return stamp;
}

static void plan_write(
	const struct command *command, const struct plan *plan, const struct plan *other)
{
	struct buffer text = {0};

	if (command->options->json) {
		plan_json(plan, other, command->arena, &text);
	} else {
		plan_text(plan, command->arena, &text);
		if (other)
			plan_text_changes(plan, other, command->arena, &text);
	}
	command_output(command, &text);
	buffer_clear(&text);
	if (command->options->ics) {
		plan_ics(plan, stamp_of(command, plan), command->arena, &text);
		command_save(command, command->options->ics, &text);
	}
	buffer_done(&text);
}

static void plan_show(const struct command *command, const struct plan_question *question)
{
	struct plan_assumption *assumptions = NULL;
	struct plan_question assumed = *question;
	const struct plan *plan, *other = NULL;

	if (!assumptions_read(command, question->law, &assumptions))
		return;
	plan = plan_new(question, command->arena, command->findings);
	plan_findings(plan, command->arena, command->findings);
	assumed.assumptions = assumptions;
	if (assumptions)
		other = plan_new(&assumed, command->arena, command->findings);
	plan_write(command, plan, other);
}

static void record_plan(const struct command *command, const struct record *record)
{
	const struct view_reader reader = {.readers = AUDIENCE_INTERNAL};
	struct moment as_of;
	struct buffer view = {0};
	struct asking asking;

	if (!command_moment(command, "--as-of", command->options->as_of, &as_of))
		return;
	view_write(record, &reader, command->options->as_of ? &as_of : NULL, &view);
	if (asking_open(&asking, command, command->options->language, &view))
		plan_show(command, &asking.question);
	asking_done(&asking);
	buffer_done(&view);
}

void command_plan(const struct command *command)
{
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? record_open(command->options->subject, schema, command->findings)
		       : NULL;

	if (record)
		record_plan(command, record);
	record_free(record);
	schema_free(schema);
}
