/* journal.h - what a run of letters has done so far, so that it can go on.
 *
 * A hidden folder beside the files, called after them, holds the journal and the files that
 * are being written.  A file is put into its place when all of it is on the disk, and noted
 * after that: what is noted is there.  The journal begins with the digest of all that the
 * files' bytes hang on; one of another run is not gone on with.  One run at a time may have
 * the folder.
 */
#ifndef TODOKE_LETTERS_JOURNAL_H
#define TODOKE_LETTERS_JOURNAL_H

#include "base/finding.h"
#include "letters/journal_lines.h"
#include "letters/kind.h"

#include <stdbool.h>
#include <stddef.h>

struct letters_question;
struct journal;

/* ROWS: of those that the letters are made of, in their order.  Nothing is touched yet.  NULL
 * with findings, always when letters of this name are there of another list or shared in
 * another way. */
struct journal *journal_new(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct findings *findings);

/* Whether this run may have the folder.  False with findings when a run was there before,
 * finished or not, and neither RESUME nor FORCE is asked for, when it was a run of something
 * else, or another is at it right now.  Until it has begun, closing leaves all as it was. */
bool journal_claim(struct journal *journal, struct findings *findings);
void journal_begin(struct journal *journal);
void journal_close(struct journal *journal);

/* What was noted last of FILE; NULL: nothing. */
const struct journal_line *journal_find(const struct journal *journal, size_t file);

/* Whether the file NAME still is what LINE says. */
bool journal_holds(
	const struct journal *journal, const char *name, const struct journal_line *line);

/* A new file that will be NAME: its descriptor, or -1 with a finding. */
int journal_file(const struct journal *journal, const char *name, struct findings *findings);

/* The same of a folder, which is empty. */
int journal_folder(const struct journal *journal, const char *name, struct findings *findings);

/* Closes FD (-1: there is none).  When it was FILLED, puts it into its place, with its digest
 * in LINE (NULL: nobody asks); false with a finding, and when it was not. */
bool journal_place(const struct journal *journal, const char *name, int fd, bool filled,
	struct journal_line *line, struct findings *findings);

/* This run has no file NAME: that of a run which it replaces goes away. */
void journal_absent(const struct journal *journal, const char *name);

bool journal_add(
	struct journal *journal, const struct journal_line *line, struct findings *findings);

/* All is done: the journal goes beside the files.  False with findings. */
bool journal_finish(struct journal *journal, struct findings *findings);

/* Once that is done, notes what SHARD (from 0) has noted, another of the same list.  False when
 * it has not come to its end. */
bool journal_join(struct journal *journal, size_t shard);

/* All is done, and nothing will ever go on with it: the journal goes away. */
void journal_drop(const struct journal *journal);

#endif
