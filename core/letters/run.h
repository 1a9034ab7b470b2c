/* run.h - all letters of a list: volumes that appear one by one, whole or not at all.
 *
 * What was made is noted in a journal beside the volumes.  A run that was ended, whatever
 * ended it, goes on where it was: what then lies in the folder is the same to the byte as if
 * nothing had happened.
 */
#ifndef TODOKE_LETTERS_RUN_H
#define TODOKE_LETTERS_RUN_H

#include "letters/post.h"
#include "letters/proof.h"
#include "letters/tally.h"
#include "letters/volume.h"

struct letters_question {
	const struct kinds_question *kinds;
	const struct list *list; /* surveyed */
	size_t first, letters;   /* those of the list that are made: the first, how many */
	const struct post *post; /* they are mail; NULL: they are on paper */
	const char *accounts;    /* name of the lists that go with all letters; NULL: made by
				  * another run (accounts.h) */
	const char *folder;      /* where the files go */
	const char *name;        /* of the files, before their number */
	const char *setting;     /* all else that the bytes hang on, for the journal */
	size_t volume;           /* letters in a file, at least 1 */
	size_t shard, shards;    /* only every SHARDS-th file, from number SHARD (from 0) on */
	size_t processes;
	const char *csv; /* encoding of lists for spreadsheets (base/encoding.h) */
	bool rolls;      /* the lists beside each file as PDF, too (roll.h) */
	struct sheets sheets;
	enum proof_extent proof; /* what is read back and compared */
	bool scattered;          /* a file for each letter: folders of them are the files */
	bool force, resume;
	bool passing; /* only to be looked at: no journal stays behind */
};

/* Makes what all of QUESTIONS ask for, ended by NULL: letters of one list in one folder, those
 * on paper and mail.  Whatever there is to refuse is refused before anything is made.  Adds
 * what was made to COUNTS, and when the other shards have made theirs, too, what all of them
 * left.  True when all files are there.  Otherwise findings say why; what is done is kept for
 * RESUME. */
bool letters_run(const struct letters_question *const *questions, struct letters_counts *counts,
	struct findings *findings);

#endif
