/* accounts.h - what became of every row of the list, for the house.
 *
 *     refused.csv         rows that are to be mended, with the reason, as they came
 *     held.csv            送付停止 and 別送: who must not get a letter of the bulk
 *     doubtful.csv        rows that got their letter, and that people are to look at
 *     NAME-register.csv   発送台帳: every letter, with room for when it was sent and came back
 */
#ifndef TODOKE_LETTERS_ACCOUNTS_H
#define TODOKE_LETTERS_ACCOUNTS_H

#include "letters/journal.h"
#include "letters/run.h"

/* The first two, of a list of which no row was accepted, into FOLDER. */
bool accounts_excluded(
	const struct list *list, const char *folder, bool replaces, struct findings *findings);

/* Whether one of the first three would be, or is, in the folder of QUESTION beside letters of
 * another name, whose rows they may be of; then a finding says so. */
bool accounts_mixed(const struct letters_question *question, struct findings *findings);

/* Writes them into the folder of QUESTION, each whole, through its JOURNAL; false with
 * findings. */
bool accounts_write(const struct letters_question *question, const struct journal *journal,
	struct findings *findings);

/* Their names, the register first, ended by NULL; those of no rows are not made. */
const char *const *accounts_names(const struct letters_question *question, struct arena *arena);

/* Whether letters on PAPER and MAIL stand in the register PATH of an earlier run; false with
 * findings when it can't be read. */
bool accounts_channels(const char *path, bool *paper, bool *mail, struct findings *findings);

/* Tells that the CSV NAME lacks the characters of LACKING rows: the letters have them. */
void accounts_lacking(const struct letters_question *question, size_t lacking, const char *name,
	struct findings *findings);

#endif
