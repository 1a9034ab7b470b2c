/* leakcheck.c - todoke leakcheck: searches finished files for what their readers may not
 * learn. */
#include "base/message.h"
#include "command/command.h"
#include "command/leaking.h"
#include "output/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct checking {
	const struct command *command;
	const struct record *record;
	struct view_reader reader;
	struct moment as_of;
	struct secrets *secrets;
};

/* --audience, --for and --as-of; false with a finding. */
static bool reader_read(struct checking *checking)
{
	const struct options *options = checking->command->options;
	struct findings *findings = checking->command->findings;
	const char *bad = "";
	size_t length = 0;

	if (!options->audience
		|| !audience_read(
			options->audience, &checking->reader.readers, &bad, &length)) {
		finding_add(findings, "usage-audience", (struct place){0}, "value",
			options->audience ? options->audience : "", NULL);
		return false;
	}
	if (checking->reader.readers & AUDIENCE_PARTNER)
		checking->reader.party = options->each;
	else
		checking->reader.addressee = options->each;
	if (!options->as_of || moment_read(options->as_of, &checking->as_of))
		return true;
	finding_add(findings, "usage-moment", (struct place){0}, "value", options->as_of, NULL);
	return false;
}

static void file_check(const struct checking *checking, const char *path)
{
	const struct command *command = checking->command;
	struct buffer bytes = {0}, said = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || !bytes_read(fd, &bytes))
		finding_add(command->findings, "package-unreadable", (struct place){path, 0, 0},
			"reason", strerror(errno), NULL);
	else if (leak_search(&(struct leak_question){.secrets = checking->secrets,
				     .readers = command->options->audience,
				     .chatter = leak_chatter(command),
				     .findings = command->findings},
			 path, bytes.data ? bytes.data : "", bytes.length)) {
		message_format(&said, "leak-none", (const char *const[]){NULL});
		printf("%s\t%s\n", path, said.data);
	}
	if (fd >= 0)
		close(fd);
	buffer_done(&said);
	buffer_done(&bytes);
}

static void files_check(struct checking *checking)
{
	const struct options *options = checking->command->options;

	checking->secrets = leak_secrets(checking->command, checking->record, &checking->reader,
		options->as_of ? &checking->as_of : NULL);
	file_check(checking, options->subject);
	for (const char **file = options->files; *file; file++)
		file_check(checking, *file);
	secrets_free(checking->secrets);
}

void command_leakcheck(const struct command *command)
{
	struct checking checking = {.command = command};
	struct schema *schema = NULL;
	struct record *record = NULL;

	if (!command->options->record)
		finding_add(command->findings, "leak-record", (struct place){0}, NULL);
	else if (reader_read(&checking))
		schema = command_schema(command);
	if (schema)
		record = record_open(command->options->record, schema, command->findings);
	checking.record = record;
	if (record)
		files_check(&checking);
	record_free(record);
	schema_free(schema);
}
