/* tally.h - how many letters there are of what. */
#ifndef TODOKE_LETTERS_TALLY_H
#define TODOKE_LETTERS_TALLY_H

#include "letters/kind.h"
#include "output/ledger.h"

/* Letters of the whole list, also those of other shards, that have these in common. */
struct letters_tally {
	const char *groups, *variant, *language, *channel; /* VARIANT: "" when there is none */
	const char *party;                                 /* in a list of partners; or "" */
	const char *as_of; /* of what they say; "": all that is stated */
	size_t letters;
};

/* Those that speak of the same gifts. */
struct gift_tally {
	const char *gifts; /* as in struct kind */
	size_t letters;
};

/* Of several runs; begins as {0} with an arena for what it holds. */
struct letters_counts {
	struct arena *arena;
	size_t letters, pages, files;
	struct letters_tally *tallies;
	size_t tally_count;
	struct gift_tally *gifts;
	size_t gift_count;
	bool whole;                    /* all shards have come to their end: then */
	struct ledger_output *outputs; /* what they left */
	size_t output_count;
	struct ledger_output *accounts; /* as made: the register first (accounts.h, names.h) */
	size_t account_count;
};

/* Adds the letters of KINDS, which are built, to the tallies of COUNTS. */
void letters_tally(const struct kinds *kinds, struct letters_counts *counts);

#endif
