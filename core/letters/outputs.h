/* outputs.h - what runs of letters leave in their folder, by what their journals noted. */
#ifndef TODOKE_LETTERS_OUTPUTS_H
#define TODOKE_LETTERS_OUTPUTS_H

#include "letters/journal.h"
#include "letters/run.h"

/* JOURNAL has the lines of the shards that are asked about. */
struct outputs {
	const struct letters_question *question;
	const struct journal *journal;
	const char *const *accounts; /* names of the lists that go with all letters, which the
				      * first shard makes, ended by NULL */
};

/* The first of SHARD (from 0) that does not lie in the folder, or of which the journal says
 * nothing; a folder also when it has fewer letters.  NULL: none.  What they say is not read. */
const char *outputs_gone(const struct outputs *outputs, size_t shard, struct arena *arena);

/* Adds those of all shards, of which none is gone, to COUNTS. */
void outputs_note(const struct outputs *outputs, struct letters_counts *counts);

#endif
