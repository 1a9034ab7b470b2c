/* one_run.c - a run of letters, on paper or by mail, from its first row to its last file. */
#include "letters/one_run.h"

#include "letters/accounts.h"
#include "letters/census.h"
#include "letters/check_list.h"
#include "letters/crew.h"
#include "letters/files.h"
#include "letters/fitting.h"
#include "letters/last_page.h"
#include "letters/mail_proof.h"
#include "letters/names_report.h"
#include "letters/roll.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MANY = 300 };

/* --- all rows, before anything is made */

static bool rows_read(struct one_run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct census_question census = {
		question->list, question->first, question->letters, question->processes};

	return census_take(&census, run->volumes.kinds, run->names, &run->rows, findings);
}

/* Codes of many letters are worth getting ready for. */
static const struct matrix_series *codes_ready(const struct one_run *run)
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
	struct one_run *run = data;
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
static bool rows_fit(struct one_run *run, struct findings *findings)
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

static bool list_fill(struct one_run *run, const struct check_list *of, size_t list, int fd,
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

static bool list_write(struct one_run *run, const struct check_list *of, size_t file,
	size_t list, struct arena *arena, struct journal_line *line, struct findings *findings)
{
	const char *name = file_list_name(run->question, file, list, arena);
	int fd = journal_file(run->journal, name, findings);
	bool done = fd >= 0 && list_fill(run, of, list, fd, findings);

	*line = (struct journal_line){.file = file_list_number(run->question, file, list)};
	return journal_place(run->journal, name, fd, done, line, findings);
}

/* Those of the file of LINE, whose letters have PAGES; what is to be noted goes to RESULT. */
static bool lists_write(struct one_run *run, const struct journal_line *line,
	const size_t *pages, struct arena *arena, struct buffer *result,
	struct findings *findings)
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

static bool mails_hold(struct one_run *run, size_t first, size_t count, int folder,
	const char *name, struct findings *findings)
{
	const struct mail_proof proof = {.post = run->question->post,
		.kinds = run->volumes.kinds,
		.extent = run->question->proof,
		.reader = run->reader,
		.first = first,
		.count = count};

	return mail_proof_holds(&proof, folder, name, findings);
}

/* FD is the file NAME, or the folder that it is. */
static bool file_write(struct one_run *run, size_t first, size_t count, int fd,
	const char *name, struct volume_counts *counts, struct findings *findings)
{
	const struct letters_question *question = run->question;

	if (question->post)
		return post_write(question->post, run->volumes.kinds, run->reader, first, count,
			       fd, &counts->letters, findings)
		       && mails_hold(run, first, count, fd, name, findings);
	if (question->scattered)
		return volume_scatter(&run->volumes, question->proof, run->reader, first, count,
			fd, counts, findings);
	return volume_write(&run->volumes, run->reader, first, count, fd, counts, findings)
	       && proof_volume(&run->volumes, question->proof, run->reader, first, count, fd,
		       name, findings);
}

static bool file_fill(struct one_run *run, size_t file, int fd, const char *name,
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
	struct one_run *run, size_t file, struct buffer *result, struct findings *findings)
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
	       && lists_write(run, &line, pages, arena, result, findings);
	done = journal_place(run->journal, name, fd, done, &line, findings);
	if (done)
		journal_line_write(&line, result);
	arena_free(arena);
	return done;
}

/* In a child. */
static bool item_work(void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct one_run *run = data;

	if (!run->makes_accounts)
		return file_make(run, run->files[item], result, findings);
	return item ? file_make(run, run->files[item - 1], result, findings)
		    : accounts_write(run->question, run->journal, findings)
			       && names_report_write(
				       run->names, run->question, run->journal, findings);
}

/* --- all files */

static void line_count(struct one_run *run, const struct journal_line *line)
{
	run->counts->letters += line->letters;
	run->counts->pages += line->pages;
	run->counts->files++;
}

static bool item_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	struct one_run *run = data;
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
	const struct one_run *run = data;

	return progress_show(run->progress);
}

/* Is the file still what LINE says, and what goes with it? */
static bool file_holds(const struct one_run *run, size_t file, const struct journal_line *line)
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
static void files_list(struct one_run *run)
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
static bool accounts_stand(const struct one_run *run)
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

static bool files_make(struct one_run *run, struct findings *findings)
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

/* --- the run */

/* The lists that go with all letters, if they go with these. */
static const char *const *accounts_list(const struct one_run *run)
{
	const char *const *names = accounts_names(run->question, run->arena);
	const char **all;
	size_t count = 0;

	while (names[count])
		count++;
	all = arena_array(run->arena, count + 2, sizeof *all);
	memcpy(all, names, count * sizeof *all);
	if (names_remarkable(run->names))
		all[count] = names_report_file(run->question, run->arena);
	return all;
}

bool one_run_prepare(struct one_run *run, struct findings *findings)
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
		names_report_tell(
			run->names, question, run->volumes.kinds, run->accounted, findings);
	}
	done = done && !findings_count(findings, LEVEL_ERROR)
	       && (question->post || rows_fit(run, findings));
	letters_tally(run->volumes.kinds, run->counts);
	run->accounts = question->accounts ? accounts_list(run) : none;
	if (done)
		run->journal = journal_new(question, run->volumes.kinds, &run->rows, findings);
	return done && run->journal;
}

bool one_run_make(struct one_run *run, struct findings *findings)
{
	files_list(run);
	run->makes_accounts = run->accounted && !accounts_stand(run);
	run->volumes.sheets.codes = codes_ready(run);
	return files_make(run, findings);
}

void one_run_done(struct one_run *run)
{
	journal_close(run->journal);
	names_free(run->names);
	kinds_free(run->volumes.kinds);
	list_reader_free(run->reader);
	arena_free(run->arena);
}
