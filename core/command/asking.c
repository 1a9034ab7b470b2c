/* asking.c - opening what a question about duties needs. */
#include "command/asking.h"

#include "command/reference.h"
#include "record/view.h"

#include <string.h>

/* The words for states are Japanese; other languages have the codes. */
static const struct terms *terms_of(const struct command *command, const char *language)
{
	return language && strcmp(language, "ja") == 0 ? reference_terms(command) : NULL;
}

bool asking_open(struct asking *asking, const struct command *command, const char *language,
	const struct buffer *view)
{
	*asking = (struct asking){
		.view = view_read(
			view->data, view->length, command->options->subject, command->findings),
	};
	asking->question = (struct plan_question){
		.law = reference_law(command, language ? language : "ja"),
		.terms = terms_of(command, language),
		.language = language ? language : "ja",
		.view = asking->view,
		.now = command->options->now ? &asking->now : NULL,
	};
	return asking->question.law && asking->view
	       && command_moment(command, "--now", command->options->now, &asking->now);
}

void asking_done(struct asking *asking)
{
	xml_free(asking->view);
}
