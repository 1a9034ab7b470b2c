/* proof.h - a file of letters is read back and compared with the list.
 *
 * Of every letter: what the envelope's window shows is what the row says, all of it and
 * nothing else, as a reader of the file gets it; the rest is the text of the row's kind.  The
 * row is read again, and nothing is taken from what the writer knew but the moulds.
 */
#ifndef TODOKE_LETTERS_PROOF_H
#define TODOKE_LETTERS_PROOF_H

#include "letters/volume.h"

/* Compares the letters of rows FIRST to FIRST + COUNT - 1 with those in the file FD; of a
 * sample the first, the last and every hundredth.  False with a finding at the row whose
 * letter is not its own. */
bool proof_volume(const struct volumes *volumes, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, int fd,
	struct findings *findings);

#endif
