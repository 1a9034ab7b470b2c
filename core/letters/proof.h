/* proof.h - a file of letters is read back and compared with the list.
 *
 * Of every page: its own text, hidden text too, is what the row's letter says there, all of it
 * and nothing else, as a reader of the file gets it; codes and bars are those of the row,
 * module by module; the rest is the text of the row's kind.  No page has anything else, and the
 * file has no metadata, attachments or bookmarks but those that all files have.  The row is
 * read again, and nothing is taken from what the writer knew but stock and moulds; these have
 * no person in them, for no row was read when they were made.
 */
#ifndef TODOKE_LETTERS_PROOF_H
#define TODOKE_LETTERS_PROOF_H

#include "letters/volume.h"

/* Whether the letter INDEX (from 0) of COUNT in a file or folder is looked at: of a sample the
 * first, the last and every hundredth. */
bool proof_takes(enum proof_extent extent, size_t index, size_t count);

/* Compares the letters of rows FIRST to FIRST + COUNT - 1 with those in the file FD, called
 * NAME, as many as EXTENT takes.  False with a finding at the row whose letter is not its
 * own. */
bool proof_volume(const struct volumes *volumes, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, int fd, const char *name,
	struct findings *findings);

#endif
