/* letter_post.h - who mails the letters of a list, as the record and the options say. */
#ifndef TODOKE_LETTER_POST_H
#define TODOKE_LETTER_POST_H

#include "command/command.h"
#include "letters/post.h"
#include "record/record.h"

/* Takes into POST the name of RECORD's reporter at AS_OF (NULL: now), the address of --from,
 * and how and when it is mailed; false with a finding.  ROWS of the list go by mail. */
bool letter_post_read(const struct command *command, const struct record *record,
	const struct moment *as_of, size_t rows, struct post *post);

#endif
