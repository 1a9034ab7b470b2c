/* letters_ledger.c - the ledger of all letters of a list. */
#include "command/letters_ledger.h"

#include "command/sources.h"
#include "output/dispatch.h"
#include "output/staging.h"
#include "record/view.h"

/* NULL for "". */
static const char *stated(const char *text)
{
	return *text ? text : NULL;
}

static struct dispatch_rows rows_of(const struct list *list)
{
	const struct list_counts *counts = list_counts(list);

	return (struct dispatch_rows){
		.all = counts->rows,
		.accepted = counts->accepted,
		.refused = counts->refused,
		.stopped = counts->stopped,
		.apart = counts->apart,
		.doubtful = counts->doubtful,
	};
}

/* All but the register. */
static struct dispatch_account *accounts_list(
	const struct letters_counts *counts, struct arena *arena)
{
	struct dispatch_account *first = NULL, **end = &first;

	for (size_t i = 1; i < counts->account_count; i++) {
		*end = arena_alloc(arena, sizeof **end);
		**end = (struct dispatch_account){
			counts->accounts[i].name, counts->accounts[i].digest.text, NULL};
		end = &(*end)->next;
	}
	return first;
}

static struct dispatch_letters *tallies_list(
	const struct letters_counts *counts, struct arena *arena)
{
	struct dispatch_letters *first = NULL, **end = &first;

	for (size_t i = 0; i < counts->tally_count; i++) {
		const struct letters_tally *tally = &counts->tallies[i];

		*end = arena_alloc(arena, sizeof **end);
		**end = (struct dispatch_letters){
			.groups = stated(tally->groups),
			.party = stated(tally->party),
			.variant = stated(tally->variant),
			.language = tally->language,
			.channel = tally->channel,
			.count = tally->letters,
		};
		end = &(*end)->next;
	}
	return first;
}

/* Of what all letters say: the last of their moments; NULL: of one it is all that is stated. */
static const char *moment_last(const struct letters_counts *counts, struct moment *last)
{
	const char *as_of = NULL;

	for (size_t i = 0; i < counts->tally_count; i++) {
		struct moment moment;

		if (!moment_read(counts->tallies[i].as_of, &moment))
			return NULL;
		if (!as_of || moment_compare(*last, moment) < 0) {
			as_of = counts->tallies[i].as_of;
			*last = moment;
		}
	}
	return as_of;
}

/* What any reader of the letters may know. */
static struct digest view_taken(const struct letters_ledger *ledger, const struct moment *as_of)
{
	const struct view_reader reader =
		view_reader_of(ledger->record, ledger->pack->audience, NULL);
	struct buffer view = {0};
	struct digest digest;

	view_write(ledger->record, &reader, as_of, &view);
	digest = view_digest(&view);
	buffer_done(&view);
	return digest;
}

static void ledger_xml(const struct letters_ledger *ledger, const struct dispatch *dispatch,
	const struct digest *content, struct buffer *xml)
{
	const struct command *command = ledger->command;
	const struct pack *pack = ledger->pack;
	const struct xml_node *release = ledger->release;
	struct ledger *facts = ledger_new(command->arena);
	struct moment cut;
	const char *as_of = moment_last(ledger->counts, &cut);

	facts->content = *content;
	ledger_write(facts,
		&(struct ledger_head){
			.incident = xml_attribute(record_root(ledger->record), "id"),
			.pack = pack->id,
			.version = pack->version,
			.audience = pack->audience,
			.stage = ledger->stage,
			.variant =
				pack->variant ? pack->variant->id : command->options->variant,
			.release = release ? xml_attribute(release, "id") : NULL,
			.as_of = as_of,
			.draft = release ? xml_attribute(release, "draft") : NULL,
			.final = ledger->final,
			.record = command->options->subject,
			.sources = sources_list(command, pack, ledger->phrases),
			.record_digest = ledger->record_digest,
			.view_digest = view_taken(ledger, as_of ? &cut : NULL),
			.outputs = ledger->counts->outputs,
			.output_count = ledger->counts->output_count,
			.dispatch = dispatch,
		},
		xml);
}

static bool ledger_save(
	const struct letters_ledger *ledger, bool replaces, const struct buffer *xml)
{
	const struct letters_question *question = ledger->question;

	return staging_save(question->folder,
		arena_format(ledger->command->arena, "%s.ledger.xml", question->name), xml,
		replaces, ledger->command->findings);
}

struct digest letters_ledger_origin(const struct letters_ledger *ledger)
{
	const struct digest content = {""};
	struct buffer xml = {0};
	struct digest digest;

	ledger_xml(ledger, NULL, &content, &xml);
	digest = digest_bytes(xml.data, xml.length);
	buffer_done(&xml);
	return digest;
}

bool letters_ledger_write(const struct letters_ledger *ledger, bool replaces)
{
	const struct letters_question *question = ledger->question;
	struct arena *arena = ledger->command->arena;
	const struct letters_counts *counts = ledger->counts;
	struct digest content;
	const struct dispatch dispatch = {
		.list = list_digest(question->list)->text,
		.sheet = counts->accounts[0].digest.text,
		.rows = rows_of(question->list),
		.accounts = accounts_list(counts, arena),
		.letters = tallies_list(counts, arena),
	};
	struct buffer files = {0}, xml = {0};
	bool done;

	for (size_t i = 0; i < counts->output_count; i++)
		buffer_format(&files, "%s\n", counts->outputs[i].digest.text);
	content = digest_bytes(files.data, files.length);
	ledger_xml(ledger, &dispatch, &content, &xml);
	done = ledger_save(ledger, replaces, &xml);
	buffer_done(&files);
	buffer_done(&xml);
	return done;
}
