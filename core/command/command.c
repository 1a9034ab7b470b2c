/* command.c - what several commands do alike. */
#include "command/command.h"

#include "log/frozen.h"
#include "output/staging.h"
#include "xml/source.h"

#include <stdio.h>
#include <string.h>

bool command_moment(const struct command *command, const char *option, const char *text,
	struct moment *moment)
{
	if (!text || moment_read(text, moment))
		return true;
	finding_add(command->findings, "usage-moment", (struct place){0}, "option", option,
		"value", text, NULL);
	return false;
}

struct schema *command_schema(const struct command *command)
{
	return schema_load(
		arena_format(command->arena, "%s/schema/incident.xsd", command->home),
		command->findings);
}

struct record *command_record(
	const struct command *command, const struct schema *schema, struct buffer *bytes)
{
	const char *path = command->options->subject;
	bool loaded = source_load(path, xml_limits_default.bytes, bytes, command->findings);

	buffer_text(bytes, ""); /* so that an empty file is no NULL */
	return loaded ? record_read(path, bytes->data, bytes->length, schema, command->findings)
		      : NULL;
}

const struct log *command_frozen(const struct command *command, const struct record *record)
{
	const char *path = command->options->subject;
	const struct log *log =
		log_load(path, arena_format(command->arena, "%s/schema", command->home),
			command->arena, command->findings);

	frozen_check(log, record, path, command->findings);
	return log;
}

bool command_save(const struct command *command, const char *path, const struct buffer *text)
{
	const char *slash = strrchr(path, '/');
	const char *folder = !slash ? "."
			     : slash == path
				     ? "/"
				     : arena_copy(command->arena, path, (size_t)(slash - path));

	return staging_save(folder, slash ? slash + 1 : path, text, command->options->force,
		command->findings);
}

void command_output(const struct command *command, const struct buffer *text)
{
	const char *path = command->options->output;

	if (text->length && path)
		command_save(command, path, text);
	else if (text->length)
		fwrite(text->data, 1, text->length, stdout);
}
