/* earlier_runs.h - what earlier runs left in their folders: who has a letter, who was held
 * back.
 */
#ifndef TODOKE_LETTERS_EARLIER_RUNS_H
#define TODOKE_LETTERS_EARLIER_RUNS_H

#include "base/arena.h"
#include "list/list.h"

struct earlier_question {
	const char *const *folders; /* --after, ended by NULL */
	const char *list_file;      /* the list that is to be sent now */
	const char *output;         /* the folder for its letters */
	const char *name;           /* of the letters' files, before what they end in */
};

/* Files of earlier runs, for a struct list_question. */
struct earlier_runs {
	const char **registers, **held; /* ended by NULL */
	const char *digests;            /* of all of them */
};

/* Finds them in the folders asked for; when none is asked for and the list IS_REST (list.h), in
 * the folder it lies in.  False with findings when a folder has neither register nor held rows,
 * a run in it did not come to its end, or it is the one that the letters are to go to. */
bool earlier_runs_find(const struct earlier_question *question, bool is_rest,
	struct arena *arena, struct earlier_runs *runs, struct findings *findings);

#endif
