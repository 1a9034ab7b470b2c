/* comparison.c - finding both ends of a diff, in the log or in the record. */
#include "command/comparison.h"

#include "log/frozen.h"
#include "record/moment.h"
#include "record/view.h"

#include <stdlib.h>
#include <string.h>

struct comparison {
	const struct command *command;
	const struct record *record;
	const struct pack *pack; /* whose readers; NULL: all that the house knows */
	const char *each;        /* the one of them that it is for; NULL: nobody's */
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

/* The document of ENTRY that is compared, or NULL. */
static const struct log_document *document_of(
	const struct comparison *comparison, const struct log_entry *entry)
{
	const struct pack *pack = comparison->pack;

	return log_document_of(
		entry, &(struct log_wanted){.pack = pack ? pack->id : NULL,
			       .variant = pack && pack->variant ? pack->variant->id : NULL,
			       .each = comparison->each});
}

/* What was filed says whose readers those of the pack are: of which variant, and who. */
static void readers_settle(struct comparison *comparison, const char *end)
{
	const struct log_entry *entry = end ? entry_named(comparison->log, end) : NULL;
	const struct log_document *document =
		entry && comparison->pack ? document_of(comparison, entry) : NULL;
	const struct variant *variant = document && document->variant ? pack_variant_find(
						comparison->pack, document->variant)
								      : NULL;

	if (variant)
		comparison->pack = variant->pack;
	if (document && document->each)
		comparison->each = document->each;
}

/* What the readers of the entry's document were told then; NULL with a finding. */
static struct xml *frozen_read(
	const struct comparison *comparison, const struct log_entry *entry)
{
	const struct command *command = comparison->command;
	const struct log_document *document = document_of(comparison, entry);

	if (document && entry->kind == LOG_FILED)
		return frozen_open(
			entry, document, command->options->subject, command->findings);
	finding_add(command->findings, "diff-entry", (struct place){entry->folder, 0, 0}, NULL);
	return NULL;
}

/* The record as it stood at AS_OF, for the readers of the pack. */
static struct xml *moment_view(const struct comparison *comparison, const struct moment *as_of)
{
	struct view_reader reader = {.readers = AUDIENCE_INTERNAL};

	if (comparison->pack)
		reader = view_reader_of(
			comparison->record, comparison->pack->audience, comparison->each);
	return view_open(comparison->record, &reader, as_of, comparison->command->findings);
}

/* One end, which OPTION gives as TEXT. */
static struct xml *end_read(
	const struct comparison *comparison, const char *option, const char *text)
{
	const struct log_entry *entry = text ? entry_named(comparison->log, text) : NULL;
	struct moment as_of;

	if (entry)
		return frozen_read(comparison, entry);
	if (text && moment_read(text, &as_of))
		return moment_view(comparison, &as_of);
	finding_add(comparison->command->findings, "usage-end", (struct place){0}, "option",
		option, "value", text ? text : "", NULL);
	return NULL;
}

const struct diff *comparison_diff(
	const struct command *command, const struct record *record, const struct pack *pack)
{
	const struct options *options = command->options;
	const struct diff_question question = {record_schema(record), options->language,
		strcmp(options->language, "ja") == 0 ? "western" : NULL};
	struct comparison comparison = {command, record, pack, NULL,
		log_load(options->subject,
			arena_format(command->arena, "%s/schema", command->home),
			command->arena, command->findings)};
	const struct diff *diff = NULL;
	struct xml *before, *now;

	readers_settle(&comparison, options->from);
	readers_settle(&comparison, options->to);
	before = end_read(&comparison, "--from", options->from);
	now = end_read(&comparison, "--to", options->to);
	if (before && now)
		diff = diff_new(&question, before, now, command->arena);

	xml_free(before);
	xml_free(now);
	return diff;
}
