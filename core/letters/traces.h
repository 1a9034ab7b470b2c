/* traces.h - the runs of letters that left their journal in a folder, finished or under way.
 *
 * It does not say whether their letters are there.
 */
#ifndef TODOKE_LETTERS_TRACES_H
#define TODOKE_LETTERS_TRACES_H

#include "base/arena.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

struct letters_question;

struct trace {
	const char *journal; /* its path */
	bool is_finished, is_mail;
	size_t shard, shards; /* from 1; 1 of 1 when it was not shared */
	const char *head;     /* the first line, the same for all that share a list; NULL: it
			       * has none yet, and no letter */
	struct trace *next;
};

/* Those of NAME in FOLDER, in the order of their paths, into *FIRST: none when there is no such
 * folder.  False with findings when it can't be read. */
bool traces_read(const char *folder, const char *name, struct arena *arena,
	struct trace **first, struct findings *findings);

/* The journal of a run in FOLDER whose letters are not called NAME, and were made to be sent;
 * NULL: there is none. */
const char *traces_other(const char *folder, const char *name, struct arena *arena);

/* Whether a run that is finished left its journal in FOLDER, whatever its letters are called.
 */
bool traces_lie_in(const char *folder);

/* Whether all others of the name and folder of QUESTION have the first line HEAD: the run
 * shares its list with them; false with findings.  What lies there of the run itself doesn't
 * count. */
bool traces_agree(
	const struct letters_question *question, const char *head, struct findings *findings);

#endif
