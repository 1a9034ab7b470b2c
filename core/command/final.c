/* final.c - what goes out: a draft bears its mark, and only what was approved goes without. */
#include "command/final.h"

#include "base/message.h"
#include "base/text.h"
#include "log/approval.h"
#include "log/frozen.h"

#include <string.h>

const char *final_mark(const struct command *command, const struct pack *pack,
	audience_set readers, const struct xml_node *release)
{
	const bool japanese = strcmp(pack->language, "ja") == 0;
	const struct options *options = command->options;
	const char *number = release ? xml_attribute(release, "draft") : NULL;

	if (options->draft && *options->draft)
		return options->draft;
	if (options->final || (!options->draft && readers == AUDIENCE_INTERNAL))
		return NULL;
	if (!number)
		return japanese ? "案" : "DRAFT";
	return arena_format(
		command->arena, japanese ? "案（第%s稿）" : "DRAFT (No. %s)", number);
}

/* Whether OTHER, approved, is the very words of DOCUMENT; without content, any letter of its
 * pack, and what else it says, that was made from what RECORD still says. */
static bool is_same(const struct record *record, const struct log_document *other,
	const struct log_document *document)
{
	if (!text_same(other->pack, document->pack))
		return false;
	if (!document->content)
		return text_wanted(other->stage, document->stage)
		       && text_wanted(other->variant, document->variant)
		       && text_wanted(other->each, document->each)
		       && frozen_current(record, other);
	return text_same(other->variant, document->variant)
	       && text_same(other->each, document->each)
	       && text_same(other->content, document->content);
}

static bool approves(const struct record *record, const struct log_entry *entry,
	const struct log_document *document)
{
	const struct log_document *other = entry->documents;

	while (other && !is_same(record, other, document))
		other = other->next;
	return entry->kind == LOG_APPROVED && other;
}

/* APPROVAL: of the record, or NULL for anybody's. */
static bool is_given(const struct record *record, const struct log *log,
	const struct xml_node *approval, const struct log_document *document)
{
	const char *person = approval ? xml_attribute(approval, "person") : NULL;
	const char *role = approval ? xml_attribute(approval, "role") : NULL;

	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		if (approves(record, entry, document)
			&& (!person || text_same(entry->by, person))
			&& (!role || text_same(entry->role, role)))
			return true;
	return false;
}

static void missing_find(const struct command *command, const struct record *record,
	const struct pack *pack, const struct xml_node *approval)
{
	const struct schema_text *roles = schema_text(record_schema(record), "approval-role");
	const char *code = xml_attribute(approval, "role");
	const struct schema_code *role = schema_code(roles, code, strlen(code));
	const char *person = xml_attribute(approval, "person");

	finding_add(command->findings, "final-unapproved", xml_place(approval), "title",
		pack->title, "role",
		strcmp(message_language_chosen(), "ja") == 0 ? role->words.ja : role->words.en,
		"code", code, "person", person ? person : "", NULL);
}

bool final_approved(const struct command *command, const struct log *log,
	const struct record *record, const struct pack *pack,
	const struct log_document *document)
{
	const struct xml_node *approval = xml_child(record_root(record), "approval");
	bool asked = false, given = log->whole;

	for (; approval; approval = xml_next_same(approval)) {
		if (!approval_asked(approval, document))
			continue;
		asked = true;
		if (!is_given(record, log, approval, document)) {
			missing_find(command, record, pack, approval);
			given = false;
		}
	}
	if (!asked && !is_given(record, log, NULL, document)) {
		finding_add(command->findings, "final-unasked",
			(struct place){command->options->subject, 0, 0}, "title", pack->title,
			NULL);
		given = false;
	}
	return given;
}

bool final_seen(
	const struct log *log, const struct record *record, const struct log_document *document)
{
	return is_given(record, log, NULL, document);
}

const struct log *final_log(const struct command *command)
{
	const char *schemas = arena_format(command->arena, "%s/schema", command->home);

	return command->options->final ? log_load(
		       command->options->subject, schemas, command->arena, command->findings)
				       : NULL;
}
