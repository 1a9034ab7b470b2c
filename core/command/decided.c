/* decided.c - what an approval and a filing have to make sure of before they are noted. */
#include "command/decided.h"
#include "base/message.h"

#include "log/frozen.h"
#include "record/moment.h"

#include <stdio.h>
#include <string.h>

static struct place package_place(const struct package *package, struct arena *arena)
{
	return (struct place){
		.file = arena_format(arena, "%s/%s", package->folder, package->ledger)};
}

static bool package_right(const struct decided *decided, const struct package *package)
{
	struct findings *findings = decided->command->findings;
	const char *incident = xml_attribute(record_root(decided->record), "id");

	if (strcmp(package->incident, incident) != 0) {
		finding_add(findings, "package-incident",
			package_place(package, decided->command->arena), "incident",
			package->incident, "expected", incident, NULL);
		return false;
	}
	if (!package_check(package, findings))
		return false;
	if (!frozen_current(decided->record, &package->document)) {
		finding_add(findings, "package-stale",
			package_place(package, decided->command->arena), NULL);
		return false;
	}
	return true;
}

static bool packages_right(const struct decided *decided)
{
	bool right = true;

	for (const struct package *package = decided->packages; package;
		package = package->next)
		right = package_right(decided, package) && right;
	return right;
}

/* The record, read and checked; only errors are said, the rest is for check. */
static bool record_load(struct decided *decided)
{
	const struct command *command = decided->command;
	struct findings *findings = findings_new();

	decided->schema = command_schema(command);
	if (decided->schema)
		decided->record =
			record_open(command->options->subject, decided->schema, findings);
	if (decided->schema && !decided->record)
		finding_add(command->findings, "decided-record",
			(struct place){.file = command->options->subject}, NULL);
	findings_free(findings);
	return decided->record != NULL;
}

/* Whether the record still says what was filed before. */
static bool record_unedited(const struct decided *decided)
{
	struct findings *findings = decided->command->findings;
	size_t before = findings_count(findings, LEVEL_ERROR);

	frozen_check(
		decided->log, decided->record, decided->command->options->subject, findings);
	return findings_count(findings, LEVEL_ERROR) == before;
}

bool decided_open(const struct command *command, struct decided *decided)
{
	const char *schemas = arena_format(command->arena, "%s/schema", command->home);

	*decided = (struct decided){.command = command};
	if (!*command->options->files) {
		finding_add(command->findings, "usage-files", (struct place){0}, "command",
			command->options->command, NULL);
		return false;
	}
	if (!record_load(decided))
		return false;
	decided->log =
		log_load(command->options->subject, schemas, command->arena, command->findings);
	decided->packages = packages_load(
		command->options->files, schemas, command->arena, command->findings);
	return decided->log->whole && record_unedited(decided) && decided->packages
	       && packages_right(decided);
}

void decided_done(struct decided *decided)
{
	record_free(decided->record);
	schema_free(decided->schema);
}

const char *decided_at(const struct command *command)
{
	const char *at = command->options->at;
	struct moment moment;

	if (at && moment_read(at, &moment))
		return at;
	finding_add(command->findings, at ? "usage-at" : "usage-at-missing", (struct place){0},
		"value", at ? at : "", "command", command->options->command, NULL);
	return NULL;
}

/* The documents of the packages, for an entry. */
static struct log_document *documents_of(const struct decided *decided)
{
	struct log_document *first = NULL, **end = &first;

	for (struct package *package = decided->packages; package; package = package->next) {
		package->document.next = NULL;
		*end = &package->document;
		end = &package->document.next;
	}
	return first;
}

/* What became of the rows of the list; nothing where it is not stated. */
static void rows_told(
	const struct command *command, const char *path, const struct dispatch_rows *rows)
{
	struct arena *arena = command->arena;
	struct buffer said = {0};

	if (!rows->all)
		return;
	message_format(&said, "dispatched-rows",
		(const char *const[]){"rows", arena_format(arena, "%zu", rows->all), "accepted",
			arena_format(arena, "%zu", rows->accepted), "doubtful",
			arena_format(arena, "%zu", rows->doubtful), "refused",
			arena_format(arena, "%zu", rows->refused), "stopped",
			arena_format(arena, "%zu", rows->stopped), "apart",
			arena_format(arena, "%zu", rows->apart), NULL});
	printf("%s\t%s\n", path, said.data);
	buffer_done(&said);
}

void decided_dispatched(const struct command *command, const char *path,
	const struct log_entry *entry, const struct log_document *document)
{
	const struct dispatch *dispatch = document->dispatch;
	struct buffer said = {0};

	message_format(&said, "dispatched",
		(const char *const[]){"at", entry->at, "to", entry->to ? entry->to : "",
			"paper",
			arena_format(command->arena, "%zu", dispatch_count(dispatch, "paper")),
			"mail",
			arena_format(command->arena, "%zu", dispatch_count(dispatch, "mail")),
			"entry", entry->folder, NULL});
	printf("%s\t%s\n", path, said.data);
	buffer_done(&said);
	rows_told(command, path, &dispatch->rows);
}

bool decided_append(const struct decided *decided, struct log_entry *entry,
	const struct log_content *contents)
{
	const struct command *command = decided->command;
	struct buffer said = {0};

	entry->incident = xml_attribute(record_root(decided->record), "id");
	entry->documents = documents_of(decided);
	if (!log_append(decided->log, entry, contents, command->arena, command->findings))
		return false;
	message_format(&said, entry->kind == LOG_FILED ? "filed-noted" : "approved-noted",
		(const char *const[]){NULL});
	printf("%s\t%s\n", entry->folder, said.data);
	buffer_done(&said);
	for (const struct log_document *document = entry->documents; document;
		document = document->next)
		if (entry->kind == LOG_FILED && document->dispatch)
			decided_dispatched(command, entry->folder, entry, document);
	return true;
}
