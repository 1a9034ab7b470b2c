/* make.c - todoke make: the documents of a record.
 *
 * For every document a view is cut, files are opened, a job is run, and the files
 * are put into place, the ledger with them.  What goes wrong with one document does not touch
 * another.
 */
#include "base/buffer.h"
#include "base/message.h"
#include "command/calls.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/consistent.h"
#include "command/final.h"
#include "command/house.h"
#include "command/leaking.h"
#include "command/release.h"
#include "command/sources.h"
#include "command/supplement.h"
#include "job/runner.h"
#include "lint/promise.h"
#include "output/bytes.h"
#include "output/character_report.h"
#include "output/ledger.h"
#include "output/staging.h"
#include "reading/pdf_reader.h"
#include "record/view.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* A name that a document of this run already has. */
struct made {
	const char *name;
	bool told; /* it is there, with its ledger */
	struct made *next;
};

struct making {
	const struct command *command;
	const char *folder;
	const struct record *record;
	struct digest digest; /* of the record's file */
	const struct moment *as_of;
	const struct pack **catalog;
	struct buffer *words;       /* that are no secret (leaking.h) */
	const struct log *log;      /* of --final, or NULL */
	const char *const *phrases; /* files of the house's wording */
	struct made **made;
	struct runner **runner; /* of the first document; it waits since the start */
};

/* One document on its way. */
struct making_document {
	const struct making *making;
	const struct pack *pack;
	const char *each;               /* the id it is for, or NULL */
	const char *stage;              /* id, or NULL: the pack has none */
	const struct xml_node *release; /* the record's, or NULL */
	const char *as_of;              /* NULL: all that was stated */
	const struct moment *cut;       /* the same, in MOMENT */
	struct moment moment;
	struct staging *staging;
	const char *mark; /* of a draft; NULL: it goes out */
	const char *name; /* of its files, without ending */
	struct job_output outputs[FORMATS];
	const char *names[FORMATS];
	size_t count;
	struct buffer view;
	struct buffer told;    /* plainly, what its readers were told before: no secret */
	struct ledger *ledger; /* NULL: none is wanted */
	bool characters;       /* some are to be looked at: there is a report of them */
};

static bool files_open(struct making_document *document)
{
	const struct command *command = document->making->command;

	for (size_t i = 0; i < FORMATS; i++) {
		struct job_output *output = &document->outputs[document->count];
		const char *name = arena_format(
			command->arena, "%s.%s", document->name, format_endings[i]);

		if (!command->options->formats[i])
			continue;
		output->format = format_names[i];
		output->fd = staging_open(document->staging, name, command->findings);
		if (output->fd < 0)
			return false;
		document->names[document->count++] = name;
	}
	return true;
}

/* What the job gets to see: the view, and what the pack asks for besides. */
static bool view_complete(struct making_document *document, const struct view_reader *reader,
	struct buffer *joined)
{
	return supplement_join(&(struct supplement){.command = document->making->command,
				       .record = document->making->record,
				       .pack = document->pack,
				       .stage = document->stage,
				       .as_of = document->cut,
				       .reader = reader},
		&document->view, joined, &document->told);
}

/* What the job could not make of this document, and said so, is no file. */
static void outputs_drop(struct making_document *document)
{
	size_t kept = 0;

	for (size_t i = 0; i < document->count; i++) {
		struct stat status;

		if (fstat(document->outputs[i].fd, &status) == 0 && !status.st_size) {
			staging_drop(document->staging, document->names[i]);
			continue;
		}
		document->outputs[kept] = document->outputs[i];
		document->names[kept++] = document->names[i];
	}
	document->count = kept;
}

static const char *variant_id(const struct making_document *document)
{
	return document->pack->variant ? document->pack->variant->id : NULL;
}

static struct view_reader document_reader(const struct making_document *document)
{
	return view_reader_of(
		document->making->record, document->pack->audience, document->each);
}

static bool pages_wanted(const struct command *command)
{
	return command->options->formats[FORMAT_PDF] || command->options->formats[FORMAT_TRACE]
	       || command->options->formats[FORMAT_SHEET_PDF];
}

/* A runner for the next document. */
static struct runner *runner_take(const struct making *making)
{
	struct runner *runner = *making->runner;

	*making->runner = NULL;
	return runner ? runner : runner_new(pages_wanted(making->command));
}

/* While a job runs: what is needed to look for leaks in what it makes. */
static void leaks_prepare(const struct making *making)
{
	if (!making->words->length)
		leak_words(making->command, making->catalog, making->phrases, making->words);
	if (pages_wanted(making->command))
		pdf_reader_prepare();
}

static bool job_run(const struct making *making, const struct job_task *task)
{
	struct runner *runner = runner_take(making);

	runner_begin(runner, task, &job_limits_default, making->command->findings);
	leaks_prepare(making);
	return runner_end(runner);
}

static bool document_run(struct making_document *document)
{
	const struct making *making = document->making;
	const struct command *command = making->command;
	const struct pack *pack = document->pack;
	struct view_reader reader = document_reader(document);
	struct buffer joined = {0};
	bool done;

	if (document->cut && !making->as_of)
		release_later(making->record, reader.readers, document->cut, document->as_of,
			pack->title, command->findings);
	view_write(making->record, &reader, document->cut, &document->view);
	done = view_complete(document, &reader, &joined)
	       && job_run(making, &(struct job_task){
					  .home = command->home,
					  .pack = pack->folder,
					  .plugin = catalog_plugin(command, pack),
					  .language = command->options->language,
					  .stage = document->stage,
					  .variant = variant_id(document),
					  .encoding = command->options->encoding,
					  .pdf = command->options->pdf,
					  .record = command->options->subject,
					  .as_of = document->as_of,
					  .draft = document->mark,
					  .style = command->options->style,
					  .window = command->options->window,
					  .fonts = command->options->fonts,
					  .font_paths = command->options->font_paths,
					  .phrases = making->phrases,
					  .promised = promises_owned(making->record),
					  .view = joined.data,
					  .view_size = joined.length,
					  .outputs = document->outputs,
					  .output_count = document->count,
					  .ledger = document->ledger,
				  });
	buffer_done(&joined);
	if (done)
		outputs_drop(document);
	return done;
}

/* What --final puts out was approved, in these very words. */
static bool document_approved(const struct making_document *document)
{
	const struct making *making = document->making;

	return !making->command->options->final
	       || document_reader(document).readers == AUDIENCE_INTERNAL
	       || final_approved(making->command, making->log, making->record, document->pack,
		       &(struct log_document){
			       .pack = document->pack->id,
			       .stage = document->stage,
			       .variant = variant_id(document),
			       .each = document->each,
			       .content = document->ledger->content.text,
		       });
}

/* --- the ledger */

/* The files as they are now in OUTPUTS; false with a finding. */
static bool outputs_digest(
	const struct making_document *document, struct ledger_output *outputs)
{
	for (size_t i = 0; i < document->count; i++) {
		outputs[i].name = document->names[i];
		outputs[i].format = document->outputs[i].format;
		if (digest_file(document->outputs[i].fd, &outputs[i].digest))
			continue;
		finding_add(document->making->command->findings, "output-failed",
			(struct place){document->names[i], 0, 0}, "reason", strerror(errno),
			NULL);
		return false;
	}
	return true;
}

static void ledger_xml(const struct making_document *document,
	const struct ledger_output *outputs, struct buffer *xml)
{
	const struct making *making = document->making;

	ledger_write(document->ledger,
		&(struct ledger_head){
			.incident = xml_attribute(record_root(making->record), "id"),
			.pack = document->pack->id,
			.version = document->pack->version,
			.audience = document->pack->audience,
			.each = document->each,
			.stage = document->stage,
			.variant = variant_id(document),
			.release = document->release ? xml_attribute(document->release, "id")
						     : NULL,
			.as_of = document->as_of,
			.draft = document->release ? xml_attribute(document->release, "draft")
						   : NULL,
			.final = !document->mark,
			.sources =
				sources_list(making->command, document->pack, making->phrases),
			.record = making->command->options->subject,
			.record_digest = making->digest,
			.view_digest = view_digest(&document->view),
			.outputs = outputs,
			.output_count = document->count,
		},
		xml);
}

/* --- the proof that nothing is told to whom it is not meant for */

/* Whether OUTPUT holds none of SECRETS; findings otherwise. */
static bool output_safe(
	const struct making_document *document, const struct secrets *secrets, size_t output)
{
	const struct command *command = document->making->command;
	struct buffer bytes = {0};
	bool safe;

	if (!bytes_read(document->outputs[output].fd, &bytes)) {
		finding_add(command->findings, "output-failed",
			(struct place){document->names[output], 0, 0}, "reason",
			strerror(errno), NULL);
		return false;
	}
	safe = leak_search(&(struct leak_question){.secrets = secrets,
				   .readers = document->pack->audience,
				   .chatter = leak_chatter(command),
				   .own = leak_own(command),
				   .findings = command->findings},
		document->names[output], bytes.data ? bytes.data : "", bytes.length);
	buffer_done(&bytes);
	return safe;
}

/* Whether nothing leaves that the readers may not learn; what is for the house alone holds
 * no secrets from it. */
static bool outputs_safe(struct making_document *document)
{
	const struct making *making = document->making;
	struct view_reader reader = document_reader(document);
	struct buffer *open = &document->told;
	struct secrets *secrets;
	bool safe = true;

	if (reader.readers == AUDIENCE_INTERNAL)
		return true;
	buffer_add(open, making->words->data, making->words->length);
	secrets = secrets_new(making->record, &reader, document->cut, open);
	for (size_t i = 0; i < document->count; i++)
		safe = output_safe(document, secrets, i) && safe;
	secrets_free(secrets);
	return safe;
}

/* BYTES as a file for the house, into the same staging as what they tell of. */
static bool house_save(
	struct making_document *document, const char *ending, const struct buffer *bytes)
{
	const struct command *command = document->making->command;
	const char *name = arena_format(command->arena, "%s.%s", document->name, ending);
	int fd = staging_open(document->staging, name, command->findings);

	return fd >= 0 && bytes_write(bytes, fd, command->findings);
}

static bool ledger_save(struct making_document *document)
{
	struct ledger_output outputs[FORMATS];
	struct buffer xml = {0};
	bool saved;

	if (!document->ledger)
		return true;
	if (!outputs_digest(document, outputs))
		return false;
	ledger_xml(document, outputs, &xml);
	saved = house_save(document, "ledger.xml", &xml);
	buffer_done(&xml);
	return saved;
}

/* FIRST: the number of this document's first finding. */
static bool characters_save(struct making_document *document, size_t first)
{
	struct buffer table = {0};
	bool saved = true;

	document->characters =
		document->ledger
		&& character_report(document->making->command->findings, first, &table);
	if (document->characters)
		saved = house_save(document, "characters.txt", &table);
	buffer_done(&table);
	return saved;
}

/* --- documents */

static void house_show(
	const struct making_document *document, const char *ending, const char *message)
{
	struct buffer title = {0};

	message_format(&title, message, (const char *const[]){NULL});
	printf("%s/%s.%s\t%s\n", document->making->folder, document->name, ending, title.data);
	buffer_done(&title);
}

static void document_show(const struct making_document *document)
{
	const struct stage *stage =
		document->stage ? pack_stage_find(document->pack, document->stage) : NULL;

	for (size_t i = 0; i < document->count; i++)
		printf("%s/%s\t%s%s%s\n", document->making->folder, document->names[i],
			document->pack->title, stage ? " " : "", stage ? stage->title : "");
	if (document->ledger)
		house_show(document, "ledger.xml", "ledger-title");
	if (document->characters)
		house_show(document, "characters.txt", "characters-title");
}

/* False, with a finding, when a document of this run has NAME: --force replaces what
 * was there before, never one person's letter by another's. */
static bool name_claim(const struct making *making, const char *name)
{
	struct arena *arena = making->command->arena;
	struct made *made = *making->made;

	for (; made; made = made->next)
		if (strcmp(made->name, name) == 0) {
			finding_add(making->command->findings, "output-twice",
				(struct place){name, 0, 0}, NULL);
			return false;
		}
	made = arena_alloc(arena, sizeof *made);
	*made = (struct made){.name = name, .next = *making->made};
	*making->made = made;
	return true;
}

/* One document of PACK at STAGE, for EACH (an id) if it has one for each. */
static void document_make(const struct making *making, const struct pack *pack,
	const char *each, const char *stage)
{
	const struct command *command = making->command;
	const struct options *options = command->options;
	const char *record = xml_attribute(record_root(making->record), "id");
	const size_t first = findings_count(command->findings, LEVEL_NOTE);
	struct making_document document = {
		.making = making,
		.pack = pack,
		.each = each,
		.stage = stage,
		.release = release_find(making->record, pack, each, stage, making->as_of),
		.staging = staging_new(making->folder, options->force, command->findings),
		.name = pack_file_name(pack,
			&(struct pack_names){.record = record, .each = each, .stage = stage},
			command->arena),
		.ledger = options->no_ledger ? NULL : ledger_new(command->arena),
	};

	document.as_of = release_as_of(command, making->record, document.release);
	document.cut = moment_of(document.as_of, &document.moment);
	document.mark =
		final_mark(command, pack, document_reader(&document).readers, document.release);
	findings_about(command->findings, document.name);
	if (document.staging && name_claim(making, document.name) && files_open(&document)
		&& document_run(&document) && document_approved(&document)
		&& outputs_safe(&document) && ledger_save(&document)
		&& characters_save(&document, first)
		&& staging_commit(document.staging, command->findings)) {
		document_show(&document);
		(*making->made)->told = document.ledger != NULL;
	}
	findings_about(command->findings, NULL);
	staging_free(document.staging);
	buffer_done(&document.view);
	buffer_done(&document.told);
}

static void pack_make(const struct making *making, const struct pack *pack)
{
	const struct pack_call *call;
	const char *stage;

	if (!release_stage(making->command, making->record, pack, making->as_of, &stage))
		return;
	call = calls_find(making->command, making->record, pack, stage, making->as_of);
	for (; call; call = call->next)
		document_make(making, call->pack, call->each, stage);
}

/* Can PACK be made of the record unasked: does a release name it, or is there somebody whom
 * it goes to, and no stage to choose? */
static bool pack_applies(const struct making *making, const struct pack *pack)
{
	const bool staged = pack->stages && !making->command->options->stage;

	return release_find(making->record, pack, NULL, NULL, making->as_of)
	       || (!staged
		       && (!pack->each || xml_child(record_root(making->record), pack->each)));
}

/* Whether *NAME stands in NAMES before itself. */
static bool is_repeated(const char **names, const char **name)
{
	for (; names != name; names++)
		if (strcmp(*names, *name) == 0)
			return true;
	return false;
}

static void packs_make(const struct making *making, const struct pack **catalog)
{
	const struct command *command = making->command;
	const char **wanted = command->options->packs;

	for (; *wanted; wanted++) {
		const struct pack *pack;

		if (is_repeated(command->options->packs, wanted))
			continue;
		pack = catalog_asked(command, catalog, *wanted);
		if (pack)
			pack_make(making, pack);
	}
	if (!*command->options->packs)
		for (; *catalog; catalog++)
			if (!(*catalog)->on_request && pack_applies(making, *catalog))
				pack_make(making, *catalog);
}

/* Documents have no JSON: the board of check does. */
static bool formats_can(const struct command *command)
{
	if (command->options->formats[FORMAT_JSON])
		finding_add(command->findings, "usage-format", (struct place){0}, "value",
			format_names[FORMAT_JSON], NULL);
	return !command->options->formats[FORMAT_JSON];
}

/* The documents in the folder are compared when this run told anything there. */
static void made_compare(const struct making *making)
{
	const char *const folder[] = {making->folder, NULL};
	const struct made *made = *making->made;

	while (made && !made->told)
		made = made->next;
	consistent_check(making->command, making->record, made ? folder : folder + 1);
}

void command_make(const struct command *command)
{
	const struct options *options = command->options;
	struct runner *runner = runner_new(pages_wanted(command));
	struct schema *schema = command_schema(command);
	struct made *made = NULL;
	struct making making = {
		.command = command,
		.made = &made,
		.runner = &runner,
		.folder = options->output ? options->output : ".",
		.log = final_log(command),
	};
	struct buffer bytes = {0};
	struct record *record = schema ? command_record(command, schema, &bytes) : NULL;
	const struct pack **catalog = record ? catalog_load(command) : NULL;
	struct buffer words = {0};
	struct moment as_of;

	making.record = record;
	making.digest = digest_bytes(bytes.data, bytes.length);
	making.catalog = catalog;
	making.words = &words;
	if (catalog)
		releases_check(record, catalog, command->arena, command->findings);
	if (catalog && formats_can(command)
		&& command_moment(command, "--as-of", command->options->as_of, &as_of)) {
		making.as_of = options->as_of ? &as_of : NULL;
		making.phrases = house_phrases(command, catalog);
		if (making.phrases)
			packs_make(&making, catalog);
	}
	buffer_done(&words);
	buffer_done(&bytes);
	if (record)
		made_compare(&making);
	runner_free(runner);
	record_free(record);
	schema_free(schema);
}
