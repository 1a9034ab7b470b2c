/* leaking.c - gathering what is no secret, and what no document should say. */
#include "command/leaking.h"

#include "base/folder.h"
#include "command/catalog.h"
#include "xml/source.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 5 };

static void folder_add(const struct command *command, const char *folder, struct buffer *to)
{
	const char **file = folder_xml(folder, command->arena, command->findings);

	for (; *file; file++) {
		source_load(arena_format(command->arena, "%s/%s", folder, *file),
			xml_limits_default.bytes, to, command->findings);
		buffer_byte(to, '\n');
	}
}

struct secrets *leak_secrets(const struct command *command, const struct record *record,
	const struct view_reader *reader, const struct moment *as_of)
{
	const struct pack **catalog = catalog_load(command);
	struct buffer open = {0};
	struct secrets *secrets;

	for (; catalog && *catalog; catalog++)
		folder_add(command, (*catalog)->folder, &open);
	folder_add(
		command, arena_format(command->arena, "%s/locales/ja", command->home), &open);
	secrets = secrets_new(record, reader, as_of, &open);
	buffer_done(&open);
	return secrets;
}

/* The folder of the record, or NULL. */
static const char *record_folder(const struct command *command)
{
	const char *path =
		command->options->record ? command->options->record : command->options->subject;
	char *whole = path ? realpath(path, NULL) : NULL;
	char *slash = whole ? strrchr(whole, '/') : NULL;
	const char *folder = NULL;

	if (slash)
		folder = arena_copy(command->arena, whole, (size_t)(slash - whole));
	free(whole);
	return folder;
}

const char *const *leak_chatter(const struct command *command)
{
	const char *const candidates[] = {
		record_folder(command), command->home, getenv("HOME")};
	size_t count = sizeof candidates / sizeof *candidates, kept = 0;
	const char **words = arena_array(command->arena, count + 1, sizeof *words);

	for (size_t i = 0; i < count; i++)
		if (candidates[i] && strlen(candidates[i]) >= LEAST)
			words[kept++] = candidates[i];
	return words;
}
