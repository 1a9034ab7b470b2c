/* asking.c - opening what a question about duties needs. */
#include "command/asking.h"

#include "record/view.h"

#include <string.h>

static bool holidays_given(const struct asking *asking, const struct command *command)
{
	const char *path = command->options->holidays;

	return !path || holidays_override(asking->law->holidays, path, command->findings);
}

/* The words for states are Japanese; other languages have the codes. */
static const struct terms *terms_of(const struct command *command, const char *language)
{
	if (strcmp(language, "ja") != 0)
		return NULL;
	return terms_open(
		arena_format(command->arena, "%s/locales/ja/terms.xml", command->home),
		command->arena, command->findings);
}

bool asking_open(struct asking *asking, const struct command *command, const char *language,
	const struct buffer *view)
{
	*asking = (struct asking){
		.law = law_load(arena_format(command->arena, "%s/law", command->home),
			arena_format(command->arena, "%s/schema/law.xsd", command->home),
			language, command->findings),
		.view = view_read(
			view->data, view->length, command->options->subject, command->findings),
	};
	asking->question = (struct plan_question){
		.law = asking->law,
		.terms = terms_of(command, language),
		.language = language,
		.view = asking->view,
		.now = command->options->now ? &asking->now : NULL,
	};
	return asking->law && asking->view
	       && command_moment(command, "--now", command->options->now, &asking->now)
	       && holidays_given(asking, command);
}

void asking_done(struct asking *asking)
{
	law_free(asking->law);
	xml_free(asking->view);
}
