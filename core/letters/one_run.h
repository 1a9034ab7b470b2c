/* one_run.h - a run of letters, on paper or by mail, from its first row to its last file.
 *
 * Whether it may have the folder is for others to ask in between (journal_claim), and what
 * becomes of it when all files are there (run.c).
 */
#ifndef TODOKE_LETTERS_ONE_RUN_H
#define TODOKE_LETTERS_ONE_RUN_H

#include "letters/journal.h"
#include "letters/names.h"
#include "letters/progress.h"
#include "letters/run.h"

/* Begins with QUESTION and COUNTS alone. */
struct one_run {
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

/* Reads all rows, builds the letters and finds whatever fault there is; nothing is made yet.
 * False with findings. */
bool one_run_prepare(struct one_run *run, struct findings *findings);

/* Makes the files of its shard that are not there yet, once its journal has begun; false with
 * findings. */
bool one_run_make(struct one_run *run, struct findings *findings);

void one_run_done(struct one_run *run);

#endif
