/* leaking.c - gathering what is no secret, and what no document should say. */
#include "command/leaking.h"

#include "base/folder.h"
#include "xml/source.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 5 };

static void file_add(const struct command *command, const char *path, struct buffer *to)
{
	struct buffer bytes = {0};

	source_load(path, xml_limits_default.bytes, &bytes, command->findings);
	plain_add(to, bytes.data, bytes.length);
	buffer_byte(to, '\n');
	buffer_done(&bytes);
}

/* The XML files in FOLDER plainly to TO. */
static void folder_add(const struct command *command, const char *folder, struct buffer *to)
{
	const char **file = folder_xml(folder, command->arena, command->findings);

	for (; *file; file++)
		file_add(command, arena_format(command->arena, "%s/%s", folder, *file), to);
}

void leak_words(const struct command *command, const struct pack **catalog,
	const char *const *phrases, struct buffer *words)
{
	for (; *catalog; catalog++)
		folder_add(command, (*catalog)->folder, words);
	for (; *phrases; phrases++)
		file_add(command, *phrases, words);
	folder_add(command, arena_format(command->arena, "%s/templates/common", command->home),
		words);
	folder_add(
		command, arena_format(command->arena, "%s/locales/ja", command->home), words);
}

const char *const *leak_own(const struct command *command)
{
	static const char *const files[] = {
		"styles/page.css", "styles/board.css", "sheet/sheet.css", "sheet/sheet.js"};
	size_t count = sizeof files / sizeof *files;
	const char **paths = arena_array(command->arena, count + 1, sizeof *paths);

	for (size_t i = 0; i < count; i++)
		paths[i] = arena_format(
			command->arena, "%s/templates/%s", command->home, files[i]);
	return paths;
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
