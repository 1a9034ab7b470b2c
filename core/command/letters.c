/* letters.c - todoke letters: one letter to each person, or each desk of a partner, of a list.
 */
#include "base/file_name.h"
#include "command/final.h"
#include "command/letter_options.h"
#include "command/letter_post.h"
#include "command/letters_end.h"
#include "command/letters_ledger.h"
#include "command/mailing.h"
#include "letters/accounts.h"
#include "letters/gifts.h"
#include "letters/headcount.h"
#include "letters/left_over.h"
#include "letters/preview.h"
#include "letters/summary.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { VOLUME_USUAL = 1000 };

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
	mailing_kinds(mailing, source, mails);
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
		mailing_kinds(mailing, &mailing->source, paper);
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
		&& !mailing_to_partners(mailing))
		headcount_check(mailing->record, mailing->as_of, counts, command->findings);
	if (!list_heading(mailing->list, LIST_GIFT))
		gifts_check(*command->options->files, counts, command->findings);
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
	mailing->source.approves_each = mailing_to_partners(mailing);
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
	if (!options->preview && accounts_mixed(&question, command->findings)) {
		end_tell(mailing, NULL);
		return;
	}
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
		 && mailing_open(&mailing, &as_of)) {
		mailing.fonts = font_library_new();
		fonts_choose(mailing.fonts, command->options->fonts,
			command->options->font_paths, command->findings);
		if (mailing_list(&mailing))
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
