/* diff.c - todoke diff: 新旧対照, what two moments or two filed documents say differently. */
#include "diff/diff.h"

#include "command/catalog.h"
#include "command/command.h"
#include "diff/diff_text.h"
#include "log/frozen.h"
#include "record/moment.h"
#include "record/view.h"
#include "xml/source.h"

#include <stdlib.h>
#include <string.h>

struct asking {
	const struct command *command;
	const struct record *record;
	const struct pack *pack; /* whose readers; NULL: all that the house knows */
	struct log *log;
};

/* The entry of the log that NAME numbers ("0002"), or NULL. */
static const struct log_entry *entry_named(const struct log *log, const char *name)
{
	char *end;
	unsigned long number = strtoul(name, &end, 10);
	const struct log_entry *entry = log->first;

	if (*end || strlen(name) != 4)
		return NULL;
	while (entry && entry->number != number)
		entry = entry->next;
	return entry;
}

/* What the readers of the entry's document were told then; NULL with a finding. */
static struct xml *frozen_read(const struct asking *asking, const struct log_entry *entry)
{
	const struct command *command = asking->command;
	const struct log_document *document =
		asking->pack ? log_document_of(entry, asking->pack->id) : entry->documents;
	const char *path = document ? arena_format(command->arena, "%s/%s", entry->folder,
				   frozen_name(document, command->arena))
				    : NULL;
	struct buffer bytes = {0};
	struct xml *view = NULL;

	if (!document || entry->kind != LOG_FILED)
		finding_add(command->findings, "diff-entry",
			(struct place){entry->folder, 0, 0}, NULL);
	else if (source_load(path, (size_t)-1, &bytes, command->findings)) {
		buffer_text(&bytes, "");
		view = view_read(
			bytes.data, bytes.length, command->options->subject, command->findings);
	}
	buffer_done(&bytes);
	return view;
}

/* The record as it stood at AS_OF, for the readers of the pack. */
static struct xml *moment_view(const struct asking *asking, const struct moment *as_of)
{
	struct view_reader reader = {.readers = AUDIENCE_INTERNAL};
	struct buffer bytes = {0};
	struct xml *view;
	const char *bad;
	size_t length;

	if (asking->pack)
		audience_read(asking->pack->audience, &reader.readers, &bad, &length);
	view_write(asking->record, &reader, as_of, &bytes);
	view = view_read(bytes.data, bytes.length, asking->command->options->subject,
		asking->command->findings);
	buffer_done(&bytes);
	return view;
}

/* One end, which OPTION gives as TEXT. */
static struct xml *end_read(const struct asking *asking, const char *option, const char *text)
{
	const struct log_entry *entry = text ? entry_named(asking->log, text) : NULL;
	struct moment as_of;

	if (entry)
		return frozen_read(asking, entry);
	if (text && moment_read(text, &as_of))
		return moment_view(asking, &as_of);
	finding_add(asking->command->findings, "usage-end", (struct place){0}, "option", option,
		"value", text ? text : "", NULL);
	return NULL;
}

/* The pack of -t, when there is one; false with a finding when it is unknown. */
static bool pack_read(struct asking *asking)
{
	const char *id = *asking->command->options->packs;
	const struct pack **catalog = id ? catalog_load(asking->command) : NULL;

	if (!id)
		return true;
	asking->pack = catalog ? catalog_find(catalog, id) : NULL;
	if (catalog && !asking->pack)
		finding_add(asking->command->findings, "pack-unknown", (struct place){0}, "id",
			id, NULL);
	return asking->pack != NULL;
}

static void diff_show(
	const struct asking *asking, const struct xml *before, const struct xml *now)
{
	const struct command *command = asking->command;
	const struct options *options = command->options;
	const struct diff_question question = {
		.schema = record_schema(asking->record),
		.language = options->language,
	};
	const struct diff_head head = {
		options->from, options->to, asking->pack ? asking->pack->title : "internal"};
	const struct diff *diff = diff_new(&question, before, now, command->arena);
	struct buffer text = {0};

	if (options->json)
		diff_json(diff, &head, &text);
	else
		diff_text(diff, &head, &text);
	command_output(command, &text);
	diff_findings(diff, command->findings);
	buffer_done(&text);
}

void command_diff(const struct command *command)
{
	const struct options *options = command->options;
	struct schema *schema = command_schema(command);
	struct asking asking = {.command = command};
	struct record *record =
		schema ? record_open(options->subject, schema, command->findings) : NULL;
	struct xml *before = NULL, *now = NULL;

	asking.record = record;
	if (record && pack_read(&asking)) {
		asking.log = log_load(options->subject,
			arena_format(command->arena, "%s/schema", command->home),
			command->arena, command->findings);
		before = end_read(&asking, "--from", options->from);
		now = end_read(&asking, "--to", options->to);
	}
	if (before && now)
		diff_show(&asking, before, now);
	xml_free(before);
	xml_free(now);
	record_free(record);
	schema_free(schema);
}
