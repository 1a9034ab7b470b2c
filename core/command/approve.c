/* approve.c - todoke approve: binds a person's approval to exact files. */
#include "base/text.h"
#include "command/decided.h"
#include "record/choices.h"
#include "record/path.h"

#include <string.h>

static const struct schema_code *role_find(const struct decided *decided, const char *role)
{
	const struct schema_text *roles = schema_text(decided->schema, "approval-role");

	return roles ? schema_code(roles, role, strlen(role)) : NULL;
}

/* --role, one that the schema knows; false with a finding that names them. */
static bool role_read(const struct decided *decided, const char *role)
{
	const struct command *command = decided->command;
	const struct schema_text *roles = schema_text(decided->schema, "approval-role");
	struct choices choices = {.written = role ? role : ""};

	if (role && role_find(decided, role))
		return true;
	for (size_t i = 0; roles && i < roles->code_count; i++)
		choices_add(
			&choices, roles->codes[i].code, roles->codes[i].words, command->arena);
	finding_add(command->findings, "usage-role", (struct place){0}, "value",
		choices.written, "ja", choices.ja.data, "en", choices.en.data, NULL);
	choices_done(&choices);
	return false;
}

/* --by, a person of the record. */
static bool person_read(const struct decided *decided, const char *by)
{
	const struct xml_node *root = record_root(decided->record);
	const struct xml_node *person = by ? path_id(root, by, strlen(by)) : NULL;
	const char *persons = "";

	if (person && xml_is(person, "person"))
		return true;
	for (person = xml_child(root, "person"); person; person = xml_next_same(person))
		persons = arena_format(decided->command->arena, "%s%s%s", persons,
			*persons ? ", " : "", xml_attribute(person, "id"));
	finding_add(decided->command->findings, "usage-by", (struct place){0}, "value",
		by ? by : "", "persons", persons, "record", decided->command->options->subject,
		NULL);
	return false;
}

/* An approved document of LOG that is the same draft of DOCUMENT but says something else. */
static const struct log_entry *draft_reused(
	const struct log *log, const struct log_document *document)
{
	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		for (const struct log_document *other = entry->documents; other;
			other = other->next)
			if (strcmp(other->pack, document->pack) == 0
				&& text_same(other->stage, document->stage)
				&& text_same(other->variant, document->variant)
				&& text_same(other->each, document->each)
				&& text_same(other->draft, document->draft)
				&& strcmp(other->content, document->content) != 0)
				return entry;
	return NULL;
}

/* One number of a draft is one content. */
static bool drafts_right(const struct decided *decided)
{
	struct findings *findings = decided->command->findings;
	size_t before = findings_count(findings, LEVEL_ERROR);

	for (const struct package *package = decided->packages; package;
		package = package->next) {
		const struct log_document *document = &package->document;
		const struct log_entry *entry =
			document->draft ? draft_reused(decided->log, document) : NULL;

		if (entry)
			finding_add(findings, "approve-draft",
				(struct place){.file = package->ledger}, "draft",
				document->draft, "entry", entry->folder, NULL);
	}
	return findings_count(findings, LEVEL_ERROR) == before;
}

void command_approve(const struct command *command)
{
	const struct options *options = command->options;
	struct decided decided;
	struct log_entry entry = {
		.kind = LOG_APPROVED,
		.by = options->by,
		.role = options->role,
		.at = decided_at(command),
	};

	if (!entry.at)
		return;
	if (decided_open(command, &decided) && person_read(&decided, options->by)
		&& role_read(&decided, options->role) && drafts_right(&decided))
		decided_append(&decided, &entry, NULL);
	decided_done(&decided);
}
