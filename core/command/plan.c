/* plan.c - todoke plan: who must be told, why, and by when. */
#include "base/home.h"
#include "base/message.h"
#include "command/command.h"
#include "plan/plan_findings.h"
#include "plan/plan_ics.h"
#include "plan/plan_json.h"
#include "plan/plan_text.h"
#include "record/view.h"

#include <string.h>

/* What outlives a question. */
struct asking {
	const struct command *command;
	struct law *law;
	struct xml *view;
	struct moment now;
};

static bool now_read(struct asking *asking)
{
	const char *now = asking->command->options->now;

	if (!now || moment_read(now, &asking->now))
		return true;
	finding_add(asking->command->findings, "usage-moment", (struct place){0}, "value", now,
		NULL);
	return false;
}

static bool as_of_read(const struct command *command, struct moment *moment)
{
	const char *as_of = command->options->as_of;

	if (!as_of || moment_read(as_of, moment))
		return true;
	finding_add(command->findings, "usage-moment", (struct place){0}, "value", as_of, NULL);
	return false;
}

/* "people=1001" taken apart; false with a finding when it can't be assumed. */
static bool assumptions_read(const struct asking *asking, struct plan_assumption **first)
{
	const struct command *command = asking->command;
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
		if (plan_may_assume(asking->law, assumption))
			continue;
		finding_add(command->findings, "usage-what-if", (struct place){0}, "value",
			*text, NULL);
		right = false;
	}
	return right;
}

static bool holidays_given(const struct asking *asking)
{
	const struct command *command = asking->command;
	const char *path = command->options->holidays;

	return !path || holidays_override(asking->law->holidays, path, command->findings);
}

/* The view for internal eyes, as of --as-of. */
static struct xml *view_make(const struct command *command, const struct record *record)
{
	const struct view_reader reader = {.readers = AUDIENCE_INTERNAL};
	struct moment as_of;
	struct buffer text = {0};
	struct xml *view = NULL;

	if (as_of_read(command, &as_of)) {
		view_write(record, &reader, command->options->as_of ? &as_of : NULL, &text);
		view = view_read(
			text.data, text.length, command->options->subject, command->findings);
	}
	buffer_done(&text);
	return view;
}

/* The words for states are Japanese; other languages have the codes. */
static const struct terms *terms_of(const struct command *command)
{
	if (strcmp(command->options->language, "ja") != 0)
		return NULL;
	return terms_open(
		arena_format(command->arena, "%s/locales/ja/terms.xml", command->home),
		command->arena, command->findings);
}

/* The moment of the plan: now, else the cut, else the day of knowledge; never the clock's. */
static struct moment stamp_of(const struct asking *asking, const struct plan *plan)
{
	const struct plan_reporter *own = plan->reporters;
	struct moment stamp = {0};

	if (asking->command->options->now)
		return asking->now;
	if (asking->command->options->as_of)
		as_of_read(asking->command, &stamp);
	else if (own && own->known.bounded)
		stamp.seconds = date_number(own->known.first) * 86400;
	return stamp;
}

static void plan_write(
	const struct asking *asking, const struct plan *plan, const struct plan *other)
{
	const struct command *command = asking->command;
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
		plan_ics(plan, stamp_of(asking, plan), command->arena, &text);
		command_save(command, command->options->ics, &text);
	}
	buffer_done(&text);
}

static void plan_show(const struct asking *asking)
{
	const struct command *command = asking->command;
	struct plan_assumption *assumptions = NULL;
	struct plan_question question = {
		.law = asking->law,
		.terms = terms_of(command),
		.language = command->options->language,
		.view = asking->view,
		.now = command->options->now ? &asking->now : NULL,
	};
	struct plan_question assumed = question;
	const struct plan *plan, *other = NULL;

	if (!assumptions_read(asking, &assumptions))
		return;
	plan = plan_new(&question, command->arena, command->findings);
	plan_findings(plan, command->arena, command->findings);
	assumed.assumptions = assumptions;
	if (assumptions)
		other = plan_new(&assumed, command->arena, command->findings);
	plan_write(asking, plan, other);
}

void command_plan(const struct command *command)
{
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? record_open(command->options->subject, schema, command->findings)
		       : NULL;
	struct asking asking = {.command = command};

	if (record) {
		asking.law = law_load(arena_format(command->arena, "%s/law", command->home),
			arena_format(command->arena, "%s/schema/law.xsd", command->home),
			command->options->language, command->findings);
		asking.view = view_make(command, record);
	}
	if (asking.law && asking.view && holidays_given(&asking) && now_read(&asking))
		plan_show(&asking);
	law_free(asking.law);
	xml_free(asking.view);
	record_free(record);
	schema_free(schema);
}
