/* letters.c - todoke letters: one letter to each person, or each desk of a partner, of a list.
 */
#include "base/file_name.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/final.h"
#include "command/house.h"
#include "command/letter_call.h"
#include "command/letter_options.h"
#include "command/letter_post.h"
#include "command/letter_samples.h"
#include "command/letters_end.h"
#include "command/letters_ledger.h"
#include "command/narrowed.h"
#include "command/partners.h"
#include "command/release.h"
#include "layout/fonts.h"
#include "letters/accounts.h"
#include "letters/earlier_runs.h"
#include "letters/headcount.h"
#include "letters/left_over.h"
#include "letters/offer.h"
#include "letters/preview.h"
#include "letters/run.h"
#include "letters/summary.h"
#include "lint/promise.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { VOLUME_USUAL = 1000 };

struct mailing {
	const struct command *command;
	const struct record *record;
	struct buffer record_bytes; /* what it was read from */
	const struct pack *pack;
	const char *const *phrases;     /* files of the house's wording */
	const struct xml_node *release; /* or NULL */
	struct letter_source source;
	const struct moment *as_of; /* in MOMENT; NULL: all that was stated */
	struct moment moment;
	struct buffer open_words;
	const char *name;   /* of the files, before what they end in */
	const char *folder; /* for them */
	struct earlier_runs earlier;
	struct glyphs_question print;
	struct offer_question offer;
	struct offer *offered;
	struct narrowed_question narrowed;
	struct narrowed *partners;        /* NULL: it is no list of partners */
	struct letters_question looked;   /* what letters that are but looked at are of */
	struct letter_source mail_source; /* of mail that is */
	struct untranslated_question words;
	struct list_question question;
	struct list *list;
	struct font_library *fonts;
	struct runner *runner;        /* of the first job; NULL: it was used */
	const struct pack *mail_pack; /* of the variant that mail gets; NULL: it gets none */
};

/* --- the list */

/* Ids of the record's groups, ended by NULL. */
static const char *const *groups_list(const struct mailing *mailing)
{
	const struct xml_node *root = record_root(mailing->record);
	const char **ids =
		arena_array(mailing->command->arena, xml_count(root, "group") + 1, sizeof *ids);
	size_t count = 0;

	for (const struct xml_node *node = xml_child(root, "group"); node;
		node = xml_next_same(node))
		if (xml_attribute(node, "id"))
			ids[count++] = xml_attribute(node, "id");
	return ids;
}

/* What the letters can say, for rows that ask for something else. */
static struct offer *offer_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;

	mailing->print = (struct glyphs_question){
		.style = options->style ? options->style : mailing->pack->style,
		.window = options->window,
		.places = {options->subject, mailing->pack->folder,
			arena_format(command->arena, "%s/templates", command->home)},
		.fonts = mailing->fonts,
	};
	mailing->offer = (struct offer_question){
		.record = mailing->record,
		.paper = mailing->pack,
		.mail = mailing->mail_pack,
		.variant = options->variant,
		.as_of = mailing->as_of,
		.glyphs = glyphs_new(&mailing->print, command->arena),
	};
	return offer_new(&mailing->offer, command->arena, command->findings);
}

/* Who must get no second letter. */
static bool earlier_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct earlier_question question = {
		.folders = command->options->afters,
		.list_file = *command->options->files,
		.output = mailing->folder,
		.name = mailing->name,
	};
	bool taken = earlier_runs_find(&question, list_is_rest(mailing->list), command->arena,
		&mailing->earlier, command->findings);

	mailing->question.registers = mailing->earlier.registers;
	mailing->question.held = mailing->earlier.held;
	return taken;
}

static bool is_each(const struct pack *pack, const char *element)
{
	return pack->each && strcmp(pack->each, element) == 0;
}

/* The letters of QUESTION, of SOURCE, besides what all runs have in common. */
static void kinds_ask(struct mailing *mailing, struct letter_source *source,
	struct letters_question *question)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;
	struct job_task *task = arena_alloc(command->arena, sizeof *task);
	struct kinds_question *kinds = arena_alloc(command->arena, sizeof *kinds);

	*task = (struct job_task){
		.home = command->home,
		.pack = mailing->pack->folder,
		.plugin = catalog_plugin(command, mailing->pack),
		.language = options->language,
		.record = options->subject,
		.style = options->style,
		.window = options->window,
		.phrases = mailing->phrases,
		.promised = promises_owned(mailing->record),
	};
	*kinds = (struct kinds_question){
		.task = task,
		.call = letter_call,
		.view = letter_view,
		.safe = letter_safe,
		.ready = letter_ready,
		.permits = samples_permit,
		.data = source,
		.apart = options->scattered,
		.gifts = list_heading(mailing->list, LIST_GIFT) != NULL,
		.mail = question->post != NULL,
		.fonts = mailing->fonts,
		.runner = &mailing->runner,
		.record = mailing->record,
		.source = &mailing->record_bytes,
		.list_file = *options->files,
		.sheets = &question->sheets,
		.processes = question->processes,
	};
	question->kinds = kinds;
}

/* Letters in other languages are looked at before any is made. */
static void translations_ask(struct mailing *mailing)
{
	struct arena *arena = mailing->command->arena;

	kinds_ask(mailing, &mailing->source, &mailing->looked);
	mailing->mail_source = mailing->source;
	mailing->mail_source.pack = mailing->mail_pack;
	mailing->words = (struct untranslated_question){
		mailing->looked.kinds, &mailing->mail_source, mailing->command->findings};
	mailing->offer.untranslated = untranslated_new(&mailing->words, arena);
}

/* So are those to partners about some of their groups. */
static void partners_ask(struct mailing *mailing)
{
	mailing->narrowed = (struct narrowed_question){
		mailing->looked.kinds, &mailing->source, &mailing->question};
	mailing->partners = narrowed_new(&mailing->narrowed);
}

static bool row_objects(
	void *data, const struct list_row *row, struct list_objection *objection)
{
	const struct mailing *mailing = data;

	return offer_objects(mailing->offered, row, objection)
	       || (mailing->partners && narrowed_objects(mailing->partners, row, objection));
}

static bool list_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;

	mailing->offered = offer_take(mailing);
	mailing->question = (struct list_question){
		.path = *options->files,
		.home = command->home,
		.encoding = options->encoding,
		.maps = options->maps,
		.groups = groups_list(mailing),
		.objects = row_objects,
		.data = mailing,
		.by_postal_code = options->by_postal_code,
	};
	if (is_each(mailing->pack, "party"))
		mailing->question.parties = partners_of(command, mailing->record, mailing->pack,
			mailing->source.stage, mailing->source.as_of,
			&mailing->question.party_count);
	mailing->list =
		mailing->offered ? list_open(&mailing->question, command->findings) : NULL;
	if (!mailing->list)
		return false;
	translations_ask(mailing);
	if (mailing->question.parties)
		partners_ask(mailing);
	return earlier_take(mailing)
	       && list_survey(mailing->list, NULL, NULL, command->findings);
}

/* --- the letters */

static const char *number(const struct mailing *mailing, size_t value)
{
	return arena_format(mailing->command->arena, "%zu", value);
}

/* MADE: NULL unless all is there that was asked for. */
static void end_tell(const struct mailing *mailing, const struct letters_counts *made)
{
	letters_end_tell(&(struct letters_end){
		.command = mailing->command,
		.rows = list_counts(mailing->list),
		.made = made,
		.folder = mailing->folder,
		.name = mailing->name,
	});
}

static bool mail_is_worded(const struct mailing *mailing)
{
	if (mailing->mail_pack)
		return true;
	finding_add(mailing->command->findings, "letters-mail-variant",
		(struct place){mailing->pack->folder, 0, 0}, "pack", mailing->pack->id, NULL);
	return false;
}

/* How many of COUNT letters are made. */
static size_t previewed(const struct mailing *mailing, size_t count)
{
	size_t preview = mailing->command->options->preview;

	return preview && preview < count ? preview : count;
}

/* Those of the list by mail, as far as they are not as those on PAPER. */
static void mails_ask(struct mailing *mailing, const struct letters_question *paper,
	const struct post *post, struct letter_source *source, struct letters_question *mails)
{
	const struct list_counts *rows = list_counts(mailing->list);
	struct arena *arena = mailing->command->arena;

	*source = mailing->source;
	source->pack = mailing->mail_pack;
	*mails = *paper;
	mails->first = rows->paper;
	mails->letters = previewed(mailing, rows->mail);
	mails->name = arena_format(arena, "%s-mail", paper->name);
	if (rows->paper)
		mails->accounts = NULL;
	mails->setting = arena_format(arena, "%s\n%s\n%s\n%s\n%s\n%s", paper->setting,
		post->from, post->from_name, post->from_name_english, post->encoding,
		post->date ? post->date : "");
	mails->post = post;
	kinds_ask(mailing, source, mails);
}

/* Columns of the terminal that the table goes to; 0: it goes to none. */
static size_t screen_columns(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Only the first letters, which may replace those of another preview; no lists of all. */
static void preview_ask(const struct mailing *mailing, struct letters_question *question)
{
	struct findings *findings = mailing->command->findings;
	struct buffer text = {0};

	question->name = arena_format(mailing->command->arena, "%s-preview", question->name);
	question->letters = previewed(mailing, question->letters);
	question->force = question->passing = true;
	if (preview_rows(mailing->list, mailing->command->options->preview, screen_columns(),
		    &text, findings))
		fputs(text.data, stdout);
	buffer_done(&text);
}

static const char *draft_mark(const struct mailing *mailing)
{
	return final_mark(mailing->command, mailing->pack, AUDIENCE_ALL, mailing->release);
}

static struct letters_ledger ledger_of(const struct mailing *mailing,
	const struct letters_question *question, const struct letters_counts *counts)
{
	return (struct letters_ledger){
		.command = mailing->command,
		.record = mailing->record,
		.record_digest =
			digest_bytes(mailing->record_bytes.data, mailing->record_bytes.length),
		.pack = mailing->pack,
		.stage = mailing->source.stage,
		.release = mailing->release,
		.phrases = mailing->phrases,
		.question = question,
		.counts = counts,
		.final = !draft_mark(mailing),
	};
}

/* Machines that share a list are of one record and one wording, too: whichever ends last writes
 * what is said of the letters of all. */
static void shards_bind(const struct mailing *mailing, struct letters_question *question)
{
	const struct letters_counts none = {0};
	const struct letters_ledger ledger = ledger_of(mailing, question, &none);

	if (question->shards > 1)
		question->setting = arena_format(mailing->command->arena, "%s\n%s\n%s",
			question->setting, letters_ledger_origin(&ledger).text,
			file_name_last(*mailing->command->options->files));
}

/* PAPER, and mail when the list has any. */
static bool letters_make(
	struct mailing *mailing, struct letters_question *paper, struct letters_counts *counts)
{
	const struct command *command = mailing->command;
	const struct list_counts *rows = list_counts(mailing->list);
	const struct letters_question *questions[3] = {0}, **end = questions;
	struct letters_question mails;
	struct letter_source source;
	struct post post;

	if (rows->mail
		&& (!mail_is_worded(mailing)
			|| !letter_post_read(
				command, mailing->record, mailing->as_of, rows->mail, &post)))
		return false;
	shards_bind(mailing, paper);
	if (rows->paper) {
		kinds_ask(mailing, &mailing->source, paper);
		*end++ = paper;
	}
	if (rows->mail) {
		mails_ask(mailing, paper, &post, &source, &mails);
		*end++ = &mails;
	}
	if (letters_run(questions, counts, command->findings))
		return true;
	/* Letters that are not there are never passed over without a word. */
	if (!findings_count(command->findings, LEVEL_ERROR))
		finding_add(command->findings, "letters-unmade",
			(struct place){paper->folder, 0, 0}, NULL);
	return false;
}

/* All letters of the list are there: for those who sign, and so that they can be filed.  Of two
 * shards that end at once both may write this, the same bytes. */
static void whole_told(const struct mailing *mailing, const struct letters_question *question,
	const struct letters_counts *counts)
{
	const struct command *command = mailing->command;
	const struct summary summary = {
		.record = mailing->record,
		.pack = mailing->pack,
		.list_file = *command->options->files,
		.list = mailing->list,
		.draft = draft_mark(mailing),
		.counts = counts,
		.proof = question->proof,
		.setting = {command->home, mailing->fonts},
	};
	const struct letters_ledger ledger = ledger_of(mailing, question, counts);
	bool replaces = question->force || question->resume || question->shards > 1;

	if (summary_write(
		    &summary, question->folder, question->name, replaces, command->findings))
		letters_ledger_write(&ledger, replaces);
}

/* What was made, for whoever waits. */
static void all_told(const struct mailing *mailing, const struct letters_question *question,
	const struct letters_counts *counts)
{
	const struct command *command = mailing->command;

	if (list_counts(mailing->list)->mail && !command->options->at)
		finding_add(command->findings, "letters-mail-date-none",
			(struct place){question->folder, 0, 0}, NULL);
	if (question->shard == 0 && !command->options->preview && !command->options->variant
		&& !is_each(mailing->pack, "party"))
		headcount_check(mailing->record, mailing->as_of, counts, command->findings);
	if (counts->whole)
		whole_told(mailing, question, counts);
	end_tell(mailing, counts);
}

/* What --final puts out was approved, as a letter that make made of the same record: one of its
 * variant to any person, but to each partner its own. */
static void approvals_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;

	mailing->source.log = final_log(command);
	mailing->source.approves_each = is_each(mailing->pack, "party");
	mailing->source.list = mailing->list;
}

static size_t files_of(size_t letters, size_t volume)
{
	return letters / volume + (letters % volume != 0);
}

/* Whether the folder has letters of a run before that this one does not replace. */
static bool is_mixed(const struct mailing *mailing, const struct letters_question *question)
{
	const struct list_counts *rows = list_counts(mailing->list);
	struct findings *findings = mailing->command->findings;
	const char *mail = arena_format(mailing->command->arena, "%s-mail", question->name);
	bool paper_left = left_over(question->folder, question->name,
		files_of(rows->paper, question->volume), findings);

	return left_over(
		       question->folder, mail, files_of(rows->mail, question->volume), findings)
	       || paper_left;
}

static void all_make(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;
	const struct list_counts *rows = list_counts(mailing->list);
	struct letters_question question = {
		.list = mailing->list,
		.letters = rows->paper,
		.folder = mailing->folder,
		.name = mailing->name,
		.setting = arena_format(
			command->arena, "%s\n%s", TODOKE_VERSION, mailing->earlier.digests),
		.volume = options->volume ? options->volume : VOLUME_USUAL,
		.csv = options->csv ? options->csv : "utf-8",
		.rolls = options->rolls,
		.sheets.duplex = options->duplex,
		.scattered = options->scattered,
		.force = options->force,
		.resume = options->resume,
	};
	struct letters_counts counts = {.arena = command->arena};

	if (options->preview)
		preview_ask(mailing, &question);
	else
		question.accounts = question.name;
	if (!rows->accepted) {
		accounts_excluded(mailing->list, question.folder,
			question.force || question.resume || options->shard, command->findings);
		finding_add(command->findings, "letters-none",
			(struct place){*options->files, 0, 0}, "rows",
			number(mailing, rows->rows), "refused", number(mailing, rows->refused),
			"stopped", number(mailing, rows->stopped), "apart",
			number(mailing, rows->apart), NULL);
		end_tell(mailing, NULL);
		return;
	}
	approvals_take(mailing);
	if ((options->preview || !is_mixed(mailing, &question))
		&& letter_options_read(command, &question)
		&& letters_make(mailing, &question, &counts))
		all_told(mailing, &question, &counts);
	else
		end_tell(mailing, NULL);
}

/* --- what they are of */

/* AS_OF is that of --as-of. */
static bool mailing_cut(struct mailing *mailing, const struct moment *as_of)
{
	const struct command *command = mailing->command;

	mailing->source = (struct letter_source){.command = command,
		.record = mailing->record,
		.pack = mailing->pack,
		.phrases = mailing->phrases,
		.words = &mailing->open_words,
		.as_of = command->options->as_of ? as_of : NULL};
	if (!release_stage(command, mailing->record, mailing->pack, mailing->source.as_of,
		    &mailing->source.stage))
		return false;
	mailing->release =
		release_find(mailing->record, mailing->pack, NULL, mailing->source.stage, NULL);
	mailing->as_of = moment_of(
		release_as_of(command, mailing->record, mailing->release), &mailing->moment);
	return true;
}

/* Whether PACK has a letter for each addressee or partner; a finding otherwise. */
static bool is_addressed(const struct command *command, const struct pack *pack)
{
	if (is_each(pack, "addressee") || is_each(pack, "party"))
		return true;
	finding_add(command->findings, "letters-nobody", (struct place){pack->folder, 0, 0},
		"title", pack->title, "pack", pack->id, NULL);
	return false;
}

/* Of mail: the usual variant for it, or the one that is asked for; NULL: there is none.  To a
 * partner the document itself goes by mail. */
static const struct pack *mail_pack_find(const struct mailing *mailing)
{
	const struct variant *variant = pack_variant_find(mailing->pack, "mail");

	if (mailing->command->options->variant || is_each(mailing->pack, "party"))
		return mailing->pack;
	return variant ? variant->pack : NULL;
}

/* The pack that -t names, else the letter to a person, and how the house words it; false with
 * findings when one can't be used. */
static bool pack_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const char *asked = *command->options->packs ? *command->options->packs : "individual";
	const struct pack **catalog = house_has_phrases(command) ? catalog_load(command)
								 : catalog_only(command, asked);

	if (!catalog)
		return false;
	mailing->pack = catalog_asked(command, catalog, asked);
	if (mailing->pack
		&& (!is_addressed(command, mailing->pack)
			|| !catalog_variant_check(command, mailing->pack)))
		return false;
	mailing->phrases = house_phrases(command, catalog);
	return mailing->pack && mailing->phrases;
}

/* "-" and TEXT; nothing for NULL. */
static const char *name_part(const struct mailing *mailing, const char *text)
{
	return text ? arena_format(mailing->command->arena, "-%s", text) : "";
}

/* What partners get in another variant, or at another stage, are other files. */
static void mailing_name(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct variant *own = mailing->pack->variant;
	const char *variant = own ? own->id : command->options->variant;

	mailing->mail_pack = mail_pack_find(mailing);
	mailing->folder = command->options->output ? command->options->output : ".";
	mailing->name = arena_format(command->arena, "%s-%s%s%s",
		xml_attribute(record_root(mailing->record), "id"), mailing->pack->id,
		name_part(mailing, is_each(mailing->pack, "party") ? variant : NULL),
		name_part(mailing, mailing->source.stage));
}

void command_letters(const struct command *command)
{
	struct mailing mailing = {.command = command, .runner = runner_new(false)};
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? command_record(command, schema, &mailing.record_bytes) : NULL;
	struct moment as_of;

	mailing.record = record;
	if (!*command->options->files)
		finding_add(command->findings, "usage-list", (struct place){0}, NULL);
	else if (record && command_moment(command, "--as-of", command->options->as_of, &as_of)
		 && pack_take(&mailing) && mailing_cut(&mailing, &as_of)) {
		mailing_name(&mailing);
		mailing.fonts = font_library_new();
		fonts_choose(mailing.fonts, command->options->fonts,
			command->options->font_paths, command->findings);
		if (list_take(&mailing))
			all_make(&mailing);
		buffer_done(&mailing.open_words);
	}
	runner_free(mailing.runner);
	font_library_free(mailing.fonts);
	list_free(mailing.list);
	record_free(record);
	buffer_done(&mailing.record_bytes);
	schema_free(schema);
}
