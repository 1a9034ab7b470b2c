/* run.c - all letters of a list: volumes that appear one by one, whole or not at all. */
#include "letters/run.h"

#include "letters/accounts.h"
#include "letters/census.h"
#include "letters/check_list.h"
#include "letters/crew.h"
#include "letters/fitting.h"
#include "letters/journal.h"
#include "letters/last_page.h"
#include "letters/names.h"
#include "letters/progress.h"
#include "letters/roll.h"
#include "output/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MANY = 300 };

struct run {
	const struct letters_question *question;
	struct arena *arena;
	struct volumes volumes;
	struct digest rows; /* which letters, in which order */
	struct journal *journal;
	struct list_reader *reader;
	struct names *names;
	const size_t *files; /* numbers of those that are to be made, from 0 */
	size_t file_count;
	bool accounted; /* the lists that go with all letters are made before them */
	struct letters_counts *counts;
	struct progress *progress;
};

/* --- all rows, before anything is made */

static bool rows_read(struct run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct census_question census = {
		question->list, question->first, question->letters, question->processes};

	return census_take(&census, run->volumes.kinds, run->names, &run->rows, findings);
}

/* Codes of many letters are worth getting ready for. */
static const struct matrix_series *codes_ready(const struct run *run)
{
	const struct letters_question *question = run->question;

	return question->letters >= MANY && question->sheets.marks & SHEET_CODE
		       ? sheet_codes(run->arena)
		       : NULL;
}

/* --- files and their names */

static size_t files_all(const struct run *run)
{
	const struct letters_question *question = run->question;

	return (question->letters + question->volume - 1) / question->volume;
}

static size_t file_letters(const struct run *run, size_t file)
{
	size_t first = file * run->question->volume, left = run->question->letters - first;

	return left < run->question->volume ? left : run->question->volume;
}

/* In a child. */
static bool fit_work(void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct run *run = data;
	const struct letters_question *question = run->question;

	(void)result;
	if (!run->reader)
		run->reader = list_reader_new(question->list);
	return fitting_check(&run->volumes, run->reader,
		question->first + item * question->volume, file_letters(run, item), findings);
}

static bool fit_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	(void)data, (void)item, (void)result, (void)findings;
	return true;
}

/* Whether all addresses have room, by pieces as large as the files will be. */
static bool rows_fit(struct run *run, struct findings *findings)
{
	const struct crew_work work = {.count = files_all(run),
		.processes = run->question->processes,
		.brief = run->question->letters <= CREW_FEW,
		.data = run,
		.work = fit_work,
		.done = fit_done};

	return crew_run(&work, findings) && !findings_count(findings, LEVEL_ERROR);
}

/* Is each file a folder of files? */
static bool is_folder(const struct run *run)
{
	return run->question->scattered || run->question->post;
}

static const char *file_name(const struct run *run, size_t file, struct arena *arena)
{
	return arena_format(arena, "%s-%04zu%s", run->question->name, file + 1,
		is_folder(run) ? "" : ".pdf");
}

/* --- the lists that go with a file */

static const char *const list_endings[] = {"check.csv", "check.pdf", "register.pdf"};

enum { LIST_CHECK, LIST_CHECK_PDF, LIST_REGISTER_PDF, LISTS };

/* How many of them there are: mail goes into no envelope. */
static size_t lists_count(const struct run *run)
{
	return run->question->post ? 0 : run->question->rolls ? LISTS : LIST_CHECK + 1;
}

static const char *list_name(
	const struct run *run, size_t file, size_t list, struct arena *arena)
{
	return arena_format(
		arena, "%s-%04zu-%s", run->question->name, file + 1, list_endings[list]);
}

/* In the journal lists are numbered behind the files. */
static size_t list_number(const struct run *run, size_t file, size_t list)
{
	return (list + 1) * files_all(run) + file;
}

static bool list_fill(struct run *run, const struct check_list *of, size_t list, int fd,
	struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct paper_setting setting = {
		question->kinds->task->home, question->kinds->fonts};

	if (list == LIST_CHECK)
		return check_list_write(of, run->reader, fd, findings);
	return roll_write(of, list == LIST_REGISTER_PDF, &setting, question->name, run->reader,
		fd, findings);
}

static bool list_write(struct run *run, const struct check_list *of, size_t file, size_t list,
	struct arena *arena, struct journal_line *line, struct findings *findings)
{
	const char *name = list_name(run, file, list, arena);
	int fd = journal_file(run->journal, name, findings);
	bool done = fd >= 0 && list_fill(run, of, list, fd, findings);

	*line = (struct journal_line){.file = list_number(run, file, list)};
	done = done && journal_place(run->journal, name, fd, line, findings);
	if (fd >= 0)
		close(fd);
	return done;
}

/* Those of the file of LINE, whose letters have PAGES; what is to be noted goes to RESULT. */
static bool lists_write(struct run *run, const struct journal_line *line, const size_t *pages,
	struct arena *arena, struct buffer *result, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct check_list of = {
		.file = file_name(run, line->file, arena),
		.scattered = question->scattered,
		.duplex = question->sheets.duplex,
		.first = question->first + line->file * question->volume,
		.count = line->letters,
		.pages = pages,
		.csv = question->csv,
		.all = arena_format(arena, "%s-register.csv", question->name),
		.mail = list_counts(question->list)->mail,
	};

	for (size_t list = 0; list < lists_count(run); list++) {
		struct journal_line own;

		if (!list_write(run, &of, line->file, list, arena, &own, findings))
			return false;
		journal_line_write(&own, result);
	}
	return true;
}

/* --- a file */

/* FD is the file NAME, or the folder that it is. */
static bool file_write(struct run *run, size_t first, size_t count, int fd, const char *name,
	struct volume_counts *counts, struct findings *findings)
{
	const struct letters_question *question = run->question;

	if (question->post)
		return post_write(question->post, run->volumes.kinds, run->reader, first, count,
			fd, &counts->letters, findings);
	if (question->scattered)
		return volume_scatter(&run->volumes, question->proof, run->reader, first, count,
			fd, counts, findings);
	return volume_write(&run->volumes, run->reader, first, count, fd, counts, findings)
	       && proof_volume(&run->volumes, question->proof, run->reader, first, count, fd,
		       name, findings);
}

static bool file_fill(struct run *run, size_t file, int fd, const char *name,
	struct journal_line *line, size_t *pages, struct findings *findings)
{
	const struct letters_question *question = run->question;
	struct volume_counts counts = {.pages_of = pages};
	bool done = file_write(run, question->first + file * question->volume,
		file_letters(run, file), fd, name, &counts, findings);

	line->file = file;
	line->letters = counts.letters;
	line->pages = counts.pages;
	return done;
}

static bool file_make(
	struct run *run, size_t file, struct buffer *result, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *name = file_name(run, file, arena);
	size_t *pages = arena_array(arena, run->question->volume, sizeof *pages);
	struct journal_line line;
	int fd = is_folder(run) ? journal_folder(run->journal, name, findings)
				: journal_file(run->journal, name, findings);
	bool done;

	if (!run->reader)
		run->reader = list_reader_new(run->question->list);
	done = fd >= 0 && file_fill(run, file, fd, name, &line, pages, findings)
	       && lists_write(run, &line, pages, arena, result, findings)
	       && journal_place(run->journal, name, fd, &line, findings);
	if (done)
		journal_line_write(&line, result);
	if (fd >= 0)
		close(fd);
	arena_free(arena);
	return done;
}

static bool names_fill(struct run *run, int fd, const char *name, struct findings *findings)
{
	const struct letters_question *question = run->question;
	size_t lacking;

	if (!names_write(run->names, question->list, question->first, question->letters,
		    question->csv, fd, &lacking, findings))
		return false;
	accounts_lacking(question, lacking, name, findings);
	return true;
}

static const char *names_list(const struct run *run)
{
	return arena_format(run->arena, "%s-names.csv", run->question->accounts);
}

/* The report on names, beside the letters. */
static bool names_file(struct run *run, struct findings *findings)
{
	const char *name = names_list(run);
	struct journal_line line;
	bool done;
	int fd;

	journal_absent(run->journal,
		arena_format(run->arena, "%s-unprintable.csv", run->question->accounts));
	if (!names_remarkable(run->names)) {
		journal_absent(run->journal, name);
		return true;
	}
	fd = journal_file(run->journal, name, findings);
	done = fd >= 0 && names_fill(run, fd, name, findings)
	       && journal_place(run->journal, name, fd, &line, findings);
	if (fd >= 0)
		close(fd);
	return done;
}

/* The same when no letter is made because of them; another run may write it anew. */
static void names_stop(struct run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const char *name = arena_format(run->arena, "%s-unprintable.csv", question->name);
	struct staging *staging = staging_new(question->folder, true, findings);
	int fd = staging ? staging_open(staging, name, findings) : -1;

	if (fd >= 0 && names_fill(run, fd, name, findings) && staging_commit(staging, findings))
		finding_add(findings, "letters-names-stop",
			(struct place){findings_keep(findings, name), 0, 0}, NULL);
	staging_free(staging);
}

/* What there is to know of the characters of all rows, before the first letter is made. */
static void names_tell(struct run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	size_t errors = findings_count(findings, LEVEL_ERROR);

	names_check(run->names, kinds_next(run->volumes.kinds, NULL)->style, findings);
	if (question->passing || !names_remarkable(run->names))
		return;
	if (findings_count(findings, LEVEL_ERROR) > errors)
		names_stop(run, findings);
	else if (run->accounted)
		finding_add(findings, "letters-names",
			(struct place){question->kinds->list_file, 0, 0}, "characters",
			arena_format(run->arena, "%zu", names_remarkable(run->names)), "file",
			names_list(run), NULL);
}

/* In a child. */
static bool item_work(void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct run *run = data;

	if (!run->accounted)
		return file_make(run, run->files[item], result, findings);
	return item ? file_make(run, run->files[item - 1], result, findings)
		    : accounts_write(run->question, run->journal, findings)
			       && names_file(run, findings);
}

/* --- all files */

static void line_count(struct run *run, const struct journal_line *line)
{
	run->counts->letters += line->letters;
	run->counts->pages += line->pages;
	run->counts->files++;
}

static bool item_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	struct run *run = data;
	struct journal_line line;

	if (run->accounted && !item)
		return true;
	for (size_t list = 0; list < lists_count(run); list++)
		if (!journal_line_take(result, &line)
			|| !journal_add(run->journal, &line, findings))
			return false;
	if (!journal_line_take(result, &line) || !journal_add(run->journal, &line, findings))
		return false;
	line_count(run, &line);
	progress_add(run->progress, line.letters);
	return true;
}

static bool run_tick(void *data)
{
	const struct run *run = data;

	return progress_show(run->progress);
}

/* Is the file still what LINE says, and what goes with it? */
static bool file_holds(const struct run *run, size_t file, const struct journal_line *line)
{
	for (size_t list = 0; list < lists_count(run); list++) {
		const struct journal_line *own =
			journal_find(run->journal, list_number(run, file, list));
		const char *name = list_name(run, file, list, run->arena);

		if (!own || !journal_holds(run->journal, name, own))
			return false;
	}
	return journal_holds(run->journal, file_name(run, file, run->arena), line);
}

/* Those of this shard that are not there yet. */
static void files_list(struct run *run)
{
	const struct letters_question *question = run->question;
	size_t count = files_all(run);
	size_t *files = arena_array(run->arena, count, sizeof *files);

	for (size_t file = question->shard; file < count; file += question->shards) {
		const struct journal_line *line = journal_find(run->journal, file);

		if (line && file_holds(run, file, line))
			line_count(run, line);
		else
			files[run->file_count++] = file;
	}
	run->files = files;
}

static bool files_make(struct run *run, struct findings *findings)
{
	const struct crew_work work = {.count = run->accounted + run->file_count,
		.processes = run->question->processes,
		.brief = run->question->letters <= CREW_FEW,
		.data = run,
		.work = item_work,
		.done = item_done,
		.tick = run_tick};
	size_t letters = 0;
	bool done;

	for (size_t i = 0; i < run->file_count; i++)
		letters += file_letters(run, run->files[i]);
	run->progress = progress_new(letters);
	done = crew_run(&work, findings);
	if (progress_stopped(run->progress))
		finding_add(findings, "letters-interrupted", (struct place){0}, NULL);
	progress_end(run->progress);
	return done;
}

/* --- what lies there in the end */

static void output_note(
	struct run *run, const char *name, const char *format, const struct digest *digest)
{
	struct letters_counts *counts = run->counts;

	counts->outputs[counts->output_count++] =
		(struct ledger_output){arena_text(counts->arena, name), format, *digest};
}

/* Room for COUNT more outputs. */
static void outputs_grow(struct letters_counts *counts, size_t count)
{
	struct ledger_output *outputs =
		arena_array(counts->arena, counts->output_count + count, sizeof *outputs);

	for (size_t i = 0; i < counts->output_count; i++)
		outputs[i] = counts->outputs[i];
	counts->outputs = outputs;
}

/* The files of a run, and their lists; room for the journal. */
static void outputs_note(struct run *run)
{
	const struct letters_question *question = run->question;
	size_t files = files_all(run), lists = lists_count(run);

	outputs_grow(run->counts, files * (lists + 1) + 1);
	for (size_t file = question->shard; file < files; file += question->shards) {
		output_note(run, file_name(run, file, run->arena),
			question->post ? "mail" : "pdf",
			&journal_find(run->journal, file)->digest);
		for (size_t list = 0; list < lists; list++)
			output_note(run, list_name(run, file, list, run->arena), "list",
				&journal_find(run->journal, list_number(run, file, list))
					 ->digest);
	}
}

/* As it was made; one that can't be read is gone (outputs_hold). */
static void account_note(struct run *run, const char *name)
{
	struct letters_counts *counts = run->counts;
	struct digest digest = {""};

	digest_path(arena_format(run->arena, "%s/%s", run->question->folder, name), &digest);
	counts->accounts[counts->account_count++] =
		(struct ledger_output){arena_text(counts->arena, name), "list", digest};
}

/* The lists that go with all letters. */
static void accounts_note(struct run *run)
{
	struct letters_counts *counts = run->counts;
	const char *const *names = accounts_names(run->question, run->arena);
	size_t count = 0;

	while (names[count])
		count++;
	counts->accounts = arena_array(counts->arena, count + 1, sizeof *counts->accounts);
	for (; *names; names++)
		account_note(run, *names);
	if (names_remarkable(run->names))
		account_note(run, names_list(run));
}

/* The first that is gone, or could not be read; NULL: none. */
static const char *first_gone(const struct run *run, const struct ledger_output *outputs,
	size_t count, struct arena *arena)
{
	for (size_t i = 0; i < count; i++)
		if (!*outputs[i].digest.text
			|| faccessat(AT_FDCWD,
				   arena_format(arena, "%s/%s", run->question->folder,
					   outputs[i].name),
				   F_OK, AT_SYMLINK_NOFOLLOW)
				   != 0)
			return outputs[i].name;
	return NULL;
}

/* Whether all that was made, also by the run for paper before that for mail, lies there still:
 * somebody may have tidied up meanwhile. */
static bool outputs_hold(const struct run *run, struct findings *findings)
{
	const struct letters_counts *counts = run->counts;
	const char *gone = first_gone(run, counts->outputs, counts->output_count, run->arena);

	if (!gone)
		gone = first_gone(run, counts->accounts, counts->account_count, run->arena);
	if (gone)
		finding_add(findings, "letters-gone",
			(struct place){findings_keep(findings, run->question->folder), 0, 0},
			"file", gone, NULL);
	return !gone;
}

/* All files are made: the journal goes beside them, if they are there. */
static bool run_finish(struct run *run, struct findings *findings)
{
	struct digest digest;
	const char *journal = NULL;

	outputs_note(run);
	if (run->accounted)
		accounts_note(run);
	if (outputs_hold(run, findings))
		journal = journal_finish(run->journal, &digest, findings);
	if (journal)
		output_note(run, journal, "journal", &digest);
	return journal;
}

bool letters_run(const struct letters_question *question, struct letters_counts *counts,
	struct findings *findings)
{
	struct run run = {.question = question,
		.arena = arena_new(),
		.accounted = !question->shard && question->accounts,
		.counts = counts};
	bool done;

	run.volumes =
		(struct volumes){kinds_new(question->kinds), question->list, question->sheets};
	run.names = names_new(question->kinds->list_file);
	done = rows_read(&run, findings) && kinds_build(run.volumes.kinds, findings)
	       && question->kinds->permits(question->kinds->data, run.volumes.kinds);
	if (done && !question->post) {
		last_page_tell(run.volumes.kinds, findings);
		names_tell(&run, findings);
	}
	done = done && !findings_count(findings, LEVEL_ERROR)
	       && (question->post || rows_fit(&run, findings));
	letters_tally(run.volumes.kinds, counts);
	if (done)
		run.journal = journal_open(question, run.volumes.kinds, &run.rows, findings);
	if (run.journal) {
		files_list(&run);
		run.volumes.sheets.codes = codes_ready(&run);
		done = files_make(&run, findings);
		if (done && question->passing)
			journal_drop(run.journal);
		else
			done = done && run_finish(&run, findings);
	}
	journal_close(run.journal);
	names_free(run.names);
	kinds_free(run.volumes.kinds);
	list_reader_free(run.reader);
	arena_free(run.arena);
	return done && run.journal;
}
