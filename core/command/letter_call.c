/* letter_call.c - which letter a row of a list gets: the one that make would make. */
#include "command/letter_call.h"

#include "command/calls.h"
#include "command/final.h"
#include "command/leaking.h"
#include "command/release.h"
#include "command/supplement.h"
#include "leak/leak.h"
#include "output/document_text.h"
#include "record/view.h"

#include <string.h>

/* Is it told already that some get the document VARIANT, too? */
static bool is_told(const struct findings *findings, const char *variant)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		if (strcmp(finding->id, "letters-besides") == 0
			&& strcmp(finding_argument(finding, "variant"), variant) == 0)
			return true;
	return false;
}

/* A partner may get several documents; a list has letters of one of them.  make makes the
 * others for all, so that one word for each does. */
static void others_tell(const struct letter_source *source, const struct pack_call *made,
	const struct kind *kind)
{
	struct findings *findings = source->command->findings;

	for (const struct pack_call *other = made->next; other; other = other->next)
		if (!is_told(findings, other->pack->variant->id))
			finding_add(findings, "letters-besides",
				(struct place){*source->command->options->files, kind->line, 0},
				"party", kind->party, "made", made->pack->title, "title",
				other->pack->title, "pack", other->pack->id, "variant",
				other->pack->variant->id, NULL);
}

/* What one partner is told is approved for that partner. */
static bool is_approved(const struct letter_source *source, const struct kind_call *call)
{
	return !source->log || !source->approves_each
	       || final_approved(source->command, source->log, source->record, call->pack,
		       &(struct log_document){.pack = call->pack->id,
			       .stage = call->stage,
			       .variant = call->variant,
			       .each = call->reader.party});
}

bool letter_call(void *data, const struct record *record, const struct kind *kind,
	struct kind_call *call)
{
	const struct letter_source *source = data;
	const struct command *command = source->command;
	const struct pack_call *found = calls_of(
		command, record, source->pack, kind->stand_in, source->stage, source->as_of);
	const struct xml_node *release;

	if (!found) {
		finding_add(command->findings, "letters-uncalled",
			(struct place){*command->options->files, kind->line, 0}, "groups",
			kind->groups, "title", source->pack->title, NULL);
		return false;
	}
	others_tell(source, found, kind);
	release =
		release_find(record, found->pack, kind->stand_in, source->stage, source->as_of);
	call->pack = found->pack;
	call->variant = found->pack->variant ? found->pack->variant->id : NULL;
	call->stage = source->stage;
	call->as_of = release_as_of(command, record, release);
	call->reader = view_reader_of(record, found->pack->audience, kind->stand_in);
	call->release = release ? xml_attribute(release, "id") : NULL;
	call->draft = final_mark(command, found->pack, call->reader.readers, release);
	supplement_prepare(command, found->pack);
	return is_approved(source, call);
}

bool letter_view(void *data, const struct record *record, struct kind_call *call,
	struct buffer *view, struct findings *findings)
{
	const struct letter_source *source = data;
	struct command command = *source->command;
	struct buffer alone = {0};
	struct moment cut;
	const struct moment *as_of = moment_of(call->as_of, &cut);
	bool done;

	command.findings = findings;
	view_write(record, &call->reader, as_of, &alone);
	done = supplement_join(&(struct supplement){.command = &command,
				       .record = record,
				       .pack = call->pack,
				       .stage = call->stage,
				       .as_of = as_of,
				       .reader = &call->reader},
		&alone, view, &call->told);
	buffer_done(&alone);
	return done;
}

/* The words of paper's pack are those of mail's. */
void letter_ready(void *data)
{
	struct letter_source *source = data;
	const struct pack *packs[] = {source->pack, NULL};

	if (!source->words->length)
		leak_words(source->command, packs, source->phrases, source->words);
}

bool letter_safe(void *data, const struct record *record, const struct kind *kind,
	const struct kind_call *call, const struct document *document,
	struct findings *findings)
{
	const struct letter_source *source = data;
	const struct command *command = source->command;
	struct buffer open = {0}, text = {0};
	struct moment cut;
	struct secrets *secrets;
	bool safe;

	buffer_add(&open, call->told.data, call->told.length);
	buffer_add(&open, source->words->data, source->words->length);
	secrets = secrets_new(record, &call->reader, moment_of(call->as_of, &cut), &open);
	document_text(document, &text);
	safe = leak_search(&(struct leak_question){.secrets = secrets,
				   .readers = call->pack->audience,
				   .chatter = leak_chatter(command),
				   .findings = findings},
		arena_format(command->arena, "%s:%zu", *command->options->files, kind->line),
		text.data ? text.data : "", text.length);
	secrets_free(secrets);
	buffer_done(&open);
	buffer_done(&text);
	return safe;
}
