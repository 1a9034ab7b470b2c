/* mail_proof.h - a folder of mail is read back and compared with the list.
 *
 * Of each mail: it goes to one address, the row's, and to nobody else; it is from whom all are;
 * subject and text are those of the row's kind with the row's own words in their places, and
 * nothing stands before, between or behind.  The row is read again, its words never go
 * through what made the mail, and the file is read by what shares nothing with what wrote it
 * (reading/mail_file.h).  The folder has these files and no other.
 */
#ifndef TODOKE_LETTERS_MAIL_PROOF_H
#define TODOKE_LETTERS_MAIL_PROOF_H

#include "letters/post.h"
#include "letters/volume.h"

struct mail_proof {
	const struct post *post;
	struct kinds *kinds; /* built */
	enum proof_extent extent;
	struct list_reader *reader;
	size_t first, count; /* letters of the list */
};

/* Compares the mails in the open FOLDER, called NAME, as many as the proof takes.  False with a
 * finding at the row whose mail is not its own. */
bool mail_proof_holds(const struct mail_proof *proof, int folder, const char *name,
	struct findings *findings);

#endif
