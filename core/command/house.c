/* house.c - what a house has of its own besides its record: its wording. */
#include "command/house.h"

#include "template/phrases.h"

#include <string.h>
#include <unistd.h>

static const char *const *phrases_named(const struct command *command)
{
	const struct options *options = command->options;
	const char *slash = options->subject ? strrchr(options->subject, '/') : NULL;
	const char **files;

	if (*options->phrases)
		return options->phrases;
	files = arena_array(command->arena, 2, sizeof *files);
	files[0] = arena_format(command->arena, "%.*sphrases.xml",
		slash ? (int)(slash + 1 - options->subject) : 0,
		options->subject ? options->subject : "");
	if (access(files[0], F_OK) != 0)
		files[0] = NULL;
	return files;
}

const char *const *house_phrases(const struct command *command, const struct pack **catalog)
{
	const char *const *files = phrases_named(command);
	struct phrases *phrases = phrases_open(files,
		arena_format(command->arena, "%s/schema/phrases.xsd", command->home),
		command->arena, command->findings);
	bool right = phrases
		     && phrases_check(phrases, catalog,
			     arena_format(command->arena, "%s/templates/common", command->home),
			     command->arena, command->findings);

	phrases_free(phrases);
	return right ? files : NULL;
}

bool house_has_phrases(const struct command *command)
{
	return *phrases_named(command);
}
