/* volume.h - one file of letters. */
#ifndef TODOKE_LETTERS_VOLUME_H
#define TODOKE_LETTERS_VOLUME_H

#include "letters/kind.h"
#include "letters/sheet.h"

/* What all files of a run have in common. */
struct volumes {
	struct kinds *kinds; /* built */
	const struct list *list;
	struct sheets sheets;
};

/* What of the files is read back and compared (proof.h, mail_proof.h). */
enum proof_extent { PROOF_EVERY, PROOF_SAMPLE, PROOF_NONE };

struct volume_counts {
	size_t letters, pages;
	size_t *pages_of; /* of each letter: the caller's memory */
};

/* Writes the letters of the list's rows FIRST to FIRST + COUNT - 1, read with READER, to FD.
 * False with findings; nothing in FD counts then. */
bool volume_write(const struct volumes *volumes, struct list_reader *reader, size_t first,
	size_t count, int fd, struct volume_counts *counts, struct findings *findings);

/* The same, each letter as a file of its own in the open FOLDER, called by the row's key, or
 * by the letter's number when it has none; and compares them with the rows. */
bool volume_scatter(const struct volumes *volumes, enum proof_extent proof,
	struct list_reader *reader, size_t first, size_t count, int folder,
	struct volume_counts *counts, struct findings *findings);

#endif
