/* verify.c - todoke verify: finds later changes to what was made, approved or filed.
 *
 * A folder or file is compared with its ledger.  A record is compared with its log:
 * every entry follows the one before, every copy is as it was filed, and the record
 * still says what was filed (log/frozen.h).  Letters of a list, of which the log keeps no
 * copies, are compared with the log of a record that is named before them.
 */
#include "base/message.h"
#include "command/decided.h"
#include "log/frozen.h"
#include "log/log.h"
#include "log/package.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *schemas(const struct command *command)
{
	return arena_format(command->arena, "%s/schema", command->home);
}

static void say_line(const char *path, const char *id, const char *const *pairs)
{
	struct buffer said = {0};

	message_format(&said, id, pairs);
	printf("%s\t%s\n", path, said.data);
	buffer_done(&said);
}

/* --- packages */

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The entry of LOG by which PACKAGE, as it is, went out; NULL: none. */
static const struct log_entry *filing_of(const struct log *log, const struct package *package)
{
	const char *ledger = log_kept(&package->document)->digest;

	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		for (const struct log_document *filed = entry->documents;
			entry->kind == LOG_FILED && filed; filed = filed->next)
			if (filed->dispatch && strcmp(log_kept(filed)->digest, ledger) == 0)
				return entry;
	return NULL;
}

/* Whether PACKAGE, letters of a list, is what LOG says went out. */
static void dispatch_verify(
	const struct command *command, const struct package *package, const struct log *log)
{
	const char *path =
		arena_format(command->arena, "%s/%s", package->folder, package->ledger);
	const struct log_entry *entry = filing_of(log, package);

	if (entry)
		decided_dispatched(command, path, entry, &package->document);
	else
		finding_add(
			command->findings, "verify-unsent", (struct place){.file = path}, NULL);
}

/* LOG: of the record named before; NULL: none was. */
static void packages_verify(
	const struct command *command, const char *path, const struct log *log)
{
	const char *const paths[] = {path, NULL};
	struct package *packages =
		packages_load(paths, schemas(command), command->arena, command->findings);

	for (const struct package *package = packages; package; package = package->next)
		if (package_check(package, command->findings)) {
			say_line(arena_format(command->arena, "%s/%s", package->folder,
					 package->ledger),
				"verify-whole", (const char *const[]){NULL});
			if (log && package->document.dispatch)
				dispatch_verify(command, package, log);
		}
	if (packages && is_folder(path))
		packages_extra(packages, packages->folder, command->findings);
}

/* --- the log of a record */

/* The copies in ENTRY's folder are as they were. */
static bool copies_check(const struct log_entry *entry, struct findings *findings)
{
	bool whole = true;

	for (const struct log_document *document = entry->documents; document;
		document = document->next) {
		struct package package = {.folder = entry->folder, .document = *document};

		package.document.files = log_kept(document);
		whole = package_check(&package, findings) && whole;
	}
	return whole;
}

static void entry_verify(const struct command *command, const struct log_entry *entry)
{
	if (entry->kind == LOG_FILED && !copies_check(entry, command->findings))
		return;
	say_line(entry->folder, entry->kind == LOG_FILED ? "verify-filed" : "verify-approved",
		(const char *const[]){"at", entry->at, "by", entry->by ? entry->by : "", "to",
			entry->to ? entry->to : "", "digest", entry->digest.text, NULL});
	for (const struct log_document *document = entry->documents; document;
		document = document->next)
		if (entry->kind == LOG_FILED && document->dispatch)
			decided_dispatched(command, entry->folder, entry, document);
}

static const struct log *log_verify(const struct command *command, const char *path)
{
	struct log *log = log_load(path, schemas(command), command->arena, command->findings);
	struct schema *schema = command_schema(command);
	struct record *record = schema ? record_open(path, schema, command->findings) : NULL;

	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		entry_verify(command, entry);
	if (!log->first)
		finding_add(command->findings, "log-none", (struct place){.file = path}, NULL);
	if (record)
		frozen_check(log, record, path, command->findings);
	record_free(record);
	schema_free(schema);
	return log;
}

/* --- which it is */

/* A record is the XML file that no ledger stands beside. */
static bool is_record(const char *path)
{
	struct findings *findings = findings_new();
	struct xml *xml =
		is_folder(path) ? NULL : xml_open(path, &xml_limits_default, findings);
	bool record = xml && xml_is(xml_root(xml), "incident");

	xml_free(xml);
	findings_free(findings);
	return record;
}

static void path_verify(const struct command *command, const char *path, const struct log **log)
{
	if (is_record(path))
		*log = log_verify(command, path);
	else
		packages_verify(command, path, *log);
}

void command_verify(const struct command *command)
{
	const struct log *log = NULL;

	path_verify(command, command->options->subject, &log);
	for (const char **path = command->options->files; *path; path++)
		path_verify(command, *path, &log);
}
