/* file.c - todoke file: notes what was submitted, sent or published, and keeps it.
 *
 * It submits nothing: a person did, and tells when and to whom.
 */
#include "command/decided.h"
#include "log/frozen.h"
#include "record/moment.h"
#include "xml/source.h"

#include <string.h>

struct keeping {
	const struct decided *decided;
	struct log_content *first, **end;
};

static struct buffer *content_add(struct keeping *keeping, const char *name)
{
	struct arena *arena = keeping->decided->command->arena;
	struct log_content *content = arena_alloc(arena, sizeof *content);
	struct buffer *bytes = arena_alloc(arena, sizeof *bytes);

	content->name = name;
	content->bytes = bytes;
	*keeping->end = content;
	keeping->end = &content->next;
	return bytes;
}

/* The files of PACKAGE that are kept, and what of the record it was made from. */
static bool package_keep(struct keeping *keeping, const struct package *package)
{
	const struct command *command = keeping->decided->command;

	for (const struct log_file *file = log_kept(&package->document); file;
		file = file->next) {
		struct buffer *bytes = content_add(keeping, file->name);
		const char *path =
			arena_format(command->arena, "%s/%s", package->folder, file->name);

		if (!source_load(path, (size_t)-1, bytes, command->findings))
			return false;
		buffer_text(bytes, "");
		if (strcmp(digest_bytes(bytes->data, bytes->length).text, file->digest) != 0) {
			finding_add(command->findings, "package-changed",
				(struct place){.file = path}, NULL);
			return false;
		}
	}
	frozen_view(keeping->decided->record, &package->document,
		content_add(keeping, frozen_name(&package->document, command->arena)));
	return true;
}

static void contents_done(struct log_content *content)
{
	for (; content; content = content->next)
		buffer_done((struct buffer *)content->bytes);
}

/* --- what is told, and does not stop it: what a person did has happened */

static bool is_approved(const struct log_entry *entry, const struct log_document *document)
{
	const struct log_document *other = entry->documents;

	while (other && strcmp(other->content, document->content) != 0)
		other = other->next;
	return entry->kind == LOG_APPROVED && other;
}

static bool is_before(const char *one, const char *other)
{
	struct moment first, second;

	return moment_read(one, &first) && moment_read(other, &second)
	       && moment_compare(first, second) < 0;
}

/* Whether somebody approved PACKAGE, and not only after it was filed AT; of letters of a list
 * without mark the sample was. */
static void approval_check(
	const struct decided *decided, const struct package *package, const char *at)
{
	const struct log_entry *entry = decided->log->first;
	struct findings *findings = decided->command->findings;
	const struct place place = {.file = arena_format(decided->command->arena, "%s/%s",
					    package->folder, package->ledger)};
	const char *late = NULL;
	bool approved = false;

	for (; entry; entry = entry->next)
		if (is_approved(entry, &package->document)) {
			approved = true;
			late = is_before(at, entry->at) ? entry->at : late;
		}
	if (package->document.dispatch && package->marked)
		finding_add(findings, "filed-draft", place, NULL);
	if (!approved && (package->marked || !package->document.dispatch))
		finding_add(findings, "filed-unapproved", place, NULL);
	if (late)
		finding_add(findings, "filed-early", place, "at", at, "approved", late, NULL);
}

static void filing_append(const struct decided *decided, struct log_entry *entry)
{
	struct keeping keeping = {.decided = decided};
	bool kept = true;

	keeping.end = &keeping.first;
	for (const struct package *package = decided->packages; package && kept;
		package = package->next)
		kept = package_keep(&keeping, package);
	for (const struct package *package = decided->packages; package && kept;
		package = package->next)
		approval_check(decided, package, entry->at);
	if (kept)
		decided_append(decided, entry, keeping.first);
	contents_done(keeping.first);
}

void command_file(const struct command *command)
{
	const struct options *options = command->options;
	struct decided decided;
	struct log_entry entry = {
		.kind = LOG_FILED,
		.to = options->to,
		.receipt = options->receipt,
		.at = decided_at(command),
	};

	if (!options->to)
		finding_add(command->findings, "usage-to", (struct place){0}, NULL);
	else if (entry.at && decided_open(command, &decided))
		filing_append(&decided, &entry);
	if (options->to && entry.at)
		decided_done(&decided);
}
