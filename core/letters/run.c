/* run.c - all letters of a list: volumes that appear one by one, whole or not at all. */
#include "letters/run.h"

#include "letters/accounts.h"
#include "letters/census.h"
#include "letters/check_list.h"
#include "letters/crew.h"
#include "letters/files.h"
#include "letters/fitting.h"
#include "letters/journal.h"
#include "letters/last_page.h"
#include "letters/names.h"
#include "letters/outputs.h"
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
	const char *const *accounts; /* names of the lists that go with all letters, if they go
				      * with these, ended by NULL */
	bool accounted;              /* it is this run that makes them */
	bool makes_accounts;         /* they are not there yet: before the letters */
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

/* --- whether they can be made */

/* In a child. */
static bool fit_work(void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct run *run = data;
	const struct letters_question *question = run->question;

	(void)result;
	if (!run->reader)
		run->reader = list_reader_new(question->list);
	return fitting_check(&run->volumes, run->reader,
		question->first + item * question->volume, file_letters(question, item),
		findings);
}

static bool fit_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	(void)data, (void)item, (void)result, (void)findings;
	return true;
}

/* Whether all addresses have room, by pieces as large as the files will be. */
static bool rows_fit(struct run *run, struct findings *findings)
{
	const struct crew_work work = {.count = files_count(run->question),
		.processes = run->question->processes,
		.brief = run->question->letters <= CREW_FEW,
		.data = run,
		.work = fit_work,
		.done = fit_done};

	return crew_run(&work, findings) && !findings_count(findings, LEVEL_ERROR);
}

/* --- the lists that go with a file */

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
	const char *name = file_list_name(run->question, file, list, arena);
	int fd = journal_file(run->journal, name, findings);
	bool done = fd >= 0 && list_fill(run, of, list, fd, findings);

	*line = (struct journal_line){.file = file_list_number(run->question, file, list)};
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
		.file = file_name(question, line->file, arena),
		.scattered = question->scattered,
		.duplex = question->sheets.duplex,
		.first = question->first + line->file * question->volume,
		.count = line->letters,
		.pages = pages,
		.csv = question->csv,
		.all = arena_format(arena, "%s-register.csv", question->name),
		.mail = list_counts(question->list)->mail,
	};

	for (size_t list = 0; list < file_lists(run->question); list++) {
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
		file_letters(question, file), fd, name, &counts, findings);

	line->file = file;
	line->letters = counts.letters;
	line->pages = counts.pages;
	return done;
}

static bool file_make(
	struct run *run, size_t file, struct buffer *result, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *name = file_name(run->question, file, arena);
	size_t *pages = arena_array(arena, run->question->volume, sizeof *pages);
	struct journal_line line;
	int fd = file_is_folder(run->question) ? journal_folder(run->journal, name, findings)
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

	if (!run->makes_accounts)
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

	if (run->makes_accounts && !item)
		return true;
	for (size_t list = 0; list < file_lists(run->question); list++)
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
	for (size_t list = 0; list < file_lists(run->question); list++) {
		const struct journal_line *own =
			journal_find(run->journal, file_list_number(run->question, file, list));
		const char *name = file_list_name(run->question, file, list, run->arena);

		if (!own || !journal_holds(run->journal, name, own))
			return false;
	}
	return journal_holds(run->journal, file_name(run->question, file, run->arena), line);
}

/* Those of this shard that are not there yet. */
static void files_list(struct run *run)
{
	const struct letters_question *question = run->question;
	size_t count = files_count(run->question);
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

/* Whether the lists that go with all letters were made, and are there: people write in them,
 * and that stays. */
static bool accounts_stand(const struct run *run)
{
	size_t i = 0;

	while (run->accounts[i]
		&& journal_find(run->journal, file_account_number(run->question, i))
		&& faccessat(AT_FDCWD,
			   arena_format(run->arena, "%s/%s", run->question->folder,
				   run->accounts[i]),
			   F_OK, AT_SYMLINK_NOFOLLOW)
			   == 0)
		i++;
	return !run->accounts[i];
}

static bool files_make(struct run *run, struct findings *findings)
{
	const struct crew_work work = {.count = run->makes_accounts + run->file_count,
		.processes = run->question->processes,
		.brief = run->question->letters <= CREW_FEW,
		.data = run,
		.work = item_work,
		.done = item_done,
		.tick = run_tick};
	size_t letters = 0;
	bool done;

	for (size_t i = 0; i < run->file_count; i++)
		letters += file_letters(run->question, run->files[i]);
	run->progress = progress_new(letters);
	done = crew_run(&work, findings);
	if (progress_stopped(run->progress))
		finding_add(findings, "letters-interrupted", (struct place){0}, NULL);
	progress_end(run->progress);
	return done;
}

/* --- what lies there in the end */

static bool gone(const struct run *run, const char *file, struct findings *findings)
{
	finding_add(findings, "letters-gone",
		(struct place){findings_keep(findings, run->question->folder), 0, 0}, "file",
		file, NULL);
	return false;
}

/* Notes the lists that go with all letters, as they were made. */
static bool accounts_note(struct run *run, struct findings *findings)
{
	for (size_t i = 0; run->makes_accounts && run->accounts[i]; i++) {
		struct journal_line line = {.file = file_account_number(run->question, i)};

		if (!digest_path(arena_format(run->arena, "%s/%s", run->question->folder,
					 run->accounts[i]),
			    &line.digest))
			return gone(run, run->accounts[i], findings);
		if (!journal_add(run->journal, &line, findings))
			return false;
	}
	return true;
}

static struct outputs run_outputs(const struct run *run)
{
	return (struct outputs){run->question, run->journal, run->accounts};
}

/* Whether all that was made lies there still: somebody may have tidied up meanwhile. */
static bool run_holds(const struct run *run, struct findings *findings)
{
	const struct outputs outputs = run_outputs(run);
	const char *file = outputs_gone(&outputs, run->question->shard, run->arena);

	return !file || gone(run, file, findings);
}

/* All files are made: the journals go beside them, if they are there. */
static bool runs_finish(struct run *runs, size_t count, struct findings *findings)
{
	bool done = true;

	for (size_t i = 0; i < count && done; i++)
		done = accounts_note(&runs[i], findings) && run_holds(&runs[i], findings);
	for (size_t i = 0; i < count && done; i++)
		done = journal_finish(runs[i].journal, findings);
	return done;
}

/* --- what all shards have made */

/* Whether runs of SHARD have come to their end, too. */
static bool shard_join(struct run *runs, size_t count, size_t shard)
{
	bool joined = true;

	for (size_t i = 0; i < count; i++)
		joined = shard == runs[i].question->shard
			 || (journal_join(runs[i].journal, shard) && joined);
	return joined;
}

static const char *shard_words(
	const struct letters_question *question, size_t shard, struct arena *arena)
{
	return arena_format(arena, "%zu/%zu", shard + 1, question->shards);
}

/* Whether those of all shards have; tells which have not.  Of two that end at once, the later
 * one at least sees the other's journals. */
static bool shards_join(struct run *runs, size_t count, struct findings *findings)
{
	const struct letters_question *question = runs->question;
	size_t lacking = 0, first = 0;

	for (size_t shard = question->shards; shard--;)
		if (!shard_join(runs, count, shard)) {
			lacking++;
			first = shard;
		}
	if (lacking)
		finding_add(findings, "letters-shards-open",
			(struct place){question->folder, 0, 0}, "count",
			arena_format(runs->arena, "%zu", lacking), "shard",
			shard_words(question, first, runs->arena), NULL);
	return !lacking;
}

/* Whether what the other shards have made lies there still, or was brought there. */
static bool shards_hold(const struct run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct outputs outputs = run_outputs(run);
	const char *file = NULL;
	size_t shard = 0;

	while (shard < question->shards && !(file = outputs_gone(&outputs, shard, run->arena)))
		shard++;
	if (file)
		finding_add(findings, "letters-shard-gone",
			(struct place){question->folder, 0, 0}, "file", file, "shard",
			shard_words(question, shard, run->arena), NULL);
	return !file;
}

/* False with findings when something is gone; that others are at it is no fault. */
static bool runs_whole(struct run *runs, size_t count, struct letters_counts *counts,
	struct findings *findings)
{
	if (!shards_join(runs, count, findings))
		return true;
	for (size_t i = 0; i < count; i++)
		if (!shards_hold(&runs[i], findings))
			return false;
	for (size_t i = 0; i < count; i++) {
		const struct outputs outputs = run_outputs(&runs[i]);

		outputs_note(&outputs, counts);
	}
	counts->whole = true;
	return true;
}

/* --- runs */

/* The lists that go with all letters, if they go with these. */
static const char *const *accounts_list(const struct run *run)
{
	const char *const *names = accounts_names(run->question, run->arena);
	const char **all;
	size_t count = 0;

	while (names[count])
		count++;
	all = arena_array(run->arena, count + 2, sizeof *all);
	memcpy(all, names, count * sizeof *all);
	if (names_remarkable(run->names))
		all[count] = names_list(run);
	return all;
}

/* All that there is to read and to find fault with; nothing is made yet. */
static bool run_prepare(struct run *run, struct findings *findings)
{
	static const char *const none[] = {NULL};
	const struct letters_question *question = run->question;
	bool done;

	run->arena = arena_new();
	run->accounted = !question->shard && question->accounts;
	run->volumes =
		(struct volumes){kinds_new(question->kinds), question->list, question->sheets};
	run->names = names_new(question->kinds->list_file);
	done = rows_read(run, findings) && kinds_build(run->volumes.kinds, findings)
	       && question->kinds->permits(question->kinds->data, run->volumes.kinds);
	if (done && !question->post) {
		last_page_tell(run->volumes.kinds, findings);
		names_tell(run, findings);
	}
	done = done && !findings_count(findings, LEVEL_ERROR)
	       && (question->post || rows_fit(run, findings));
	letters_tally(run->volumes.kinds, run->counts);
	run->accounts = question->accounts ? accounts_list(run) : none;
	if (done)
		run->journal = journal_new(question, run->volumes.kinds, &run->rows, findings);
	return done && run->journal;
}

/* Whether all may have the folder, before one of them begins. */
static bool runs_claim(struct run *runs, size_t count, struct findings *findings)
{
	for (size_t i = 0; i < count; i++)
		if (!journal_claim(runs[i].journal, findings))
			return false;
	for (size_t i = 0; i < count; i++)
		journal_begin(runs[i].journal);
	return true;
}

static bool run_make(struct run *run, struct findings *findings)
{
	files_list(run);
	run->makes_accounts = run->accounted && !accounts_stand(run);
	run->volumes.sheets.codes = codes_ready(run);
	return files_make(run, findings);
}

static void run_done(struct run *run)
{
	journal_close(run->journal);
	names_free(run->names);
	kinds_free(run->volumes.kinds);
	list_reader_free(run->reader);
	arena_free(run->arena);
}

static bool runs_make(struct run *runs, size_t count, struct letters_counts *counts,
	struct findings *findings)
{
	bool done = true;

	for (size_t i = 0; i < count && done; i++)
		done = run_prepare(&runs[i], findings);
	done = done && runs_claim(runs, count, findings);
	for (size_t i = 0; i < count && done; i++)
		done = run_make(&runs[i], findings);
	if (!done || !runs->question->passing)
		return done && runs_finish(runs, count, findings)
		       && runs_whole(runs, count, counts, findings);
	for (size_t i = 0; i < count; i++)
		journal_drop(runs[i].journal);
	return true;
}

bool letters_run(const struct letters_question *const *questions, struct letters_counts *counts,
	struct findings *findings)
{
	struct arena *arena = arena_new();
	struct run *runs;
	size_t count = 0;
	bool done;

	while (questions[count])
		count++;
	runs = arena_array(arena, count, sizeof *runs);
	for (size_t i = 0; i < count; i++)
		runs[i] = (struct run){.question = questions[i], .counts = counts};
	done = runs_make(runs, count, counts, findings);
	for (size_t i = 0; i < count; i++)
		run_done(&runs[i]);
	arena_free(arena);
	return done;
}
