/* run.c - all letters of a list: volumes that appear one by one, whole or not at all. */
#include "letters/run.h"

#include "letters/files.h"
#include "letters/one_run.h"
#include "letters/outputs.h"

/* --- what lies there in the end */

static bool gone(const struct one_run *run, const char *file, struct findings *findings)
{
	finding_add(findings, "letters-gone", (struct place){run->question->folder, 0, 0},
		"file", file, NULL);
	return false;
}

/* Notes the lists that go with all letters, as they were made. */
static bool accounts_note(struct one_run *run, struct findings *findings)
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

static struct outputs run_outputs(const struct one_run *run)
{
	return (struct outputs){run->question, run->journal, run->accounts};
}

/* Whether all that was made lies there still: somebody may have tidied up meanwhile. */
static bool run_holds(const struct one_run *run, struct findings *findings)
{
	const struct outputs outputs = run_outputs(run);
	const char *file = outputs_gone(&outputs, run->question->shard, run->arena);

	return !file || gone(run, file, findings);
}

/* All files are made: the journals go beside them, if they are there. */
static bool runs_finish(struct one_run *runs, size_t count, struct findings *findings)
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
static bool shard_join(struct one_run *runs, size_t count, size_t shard)
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
static bool shards_join(struct one_run *runs, size_t count, struct findings *findings)
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
static bool shards_hold(const struct one_run *run, struct findings *findings)
{
	const struct letters_question *question = run->question;
	const struct outputs outputs = run_outputs(run);
	const char *file = NULL;
	size_t shard = 0;

	while (shard < question->shards
		&& (shard == question->shard
			|| !(file = outputs_gone(&outputs, shard, run->arena))))
		shard++;
	if (file)
		finding_add(findings, "letters-shard-gone",
			(struct place){question->folder, 0, 0}, "file", file, "shard",
			shard_words(question, shard, run->arena), NULL);
	return !file;
}

/* False with findings when something is gone; that others are at it is no fault. */
static bool runs_whole(struct one_run *runs, size_t count, struct letters_counts *counts,
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

/* What the run that is given up said of all its letters is not so of these: nobody is to sign
 * it when this one is ended, too. */
static void whole_untold(const struct one_run *run)
{
	static const char *const endings[] = {"-summary.pdf", "-summary.txt", ".ledger.xml"};
	const struct letters_question *question = run->question;

	if (question->force && question->accounts)
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
			journal_absent(run->journal, arena_format(run->arena, "%s%s",
							     question->accounts, endings[i]));
}

/* Whether all may have the folder, before one of them begins. */
static bool runs_claim(struct one_run *runs, size_t count, struct findings *findings)
{
	for (size_t i = 0; i < count; i++)
		if (!journal_claim(runs[i].journal, findings))
			return false;
	for (size_t i = 0; i < count; i++) {
		journal_begin(runs[i].journal);
		whole_untold(&runs[i]);
	}
	return true;
}

static bool runs_make(struct one_run *runs, size_t count, struct letters_counts *counts,
	struct findings *findings)
{
	bool done = true;

	for (size_t i = 0; i < count; i++)
		done = one_run_prepare(&runs[i], findings) && done;
	done = done && runs_claim(runs, count, findings);
	for (size_t i = 0; i < count && done; i++)
		done = one_run_make(&runs[i], findings);
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
	struct one_run *runs;
	size_t count = 0;
	bool done;

	while (questions[count])
		count++;
	runs = arena_array(arena, count, sizeof *runs);
	for (size_t i = 0; i < count; i++)
		runs[i] = (struct one_run){.question = questions[i], .counts = counts};
	done = runs_make(runs, count, counts, findings);
	for (size_t i = 0; i < count; i++)
		one_run_done(&runs[i]);
	arena_free(arena);
	return done;
}
