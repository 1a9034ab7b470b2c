/* roll.h - a list of letters on paper: the check list or the register of one file of letters.
 */
#ifndef TODOKE_LETTERS_ROLL_H
#define TODOKE_LETTERS_ROLL_H

#include "letters/check_list.h"
#include "letters/paper.h"

#include <stdbool.h>

/* Writes the check list LIST to FD as a PDF, or, with addresses and room for what comes back,
 * as a register (発送台帳).  HOME is the program's data, RECORD the record's id.  False with
 * findings. */
bool roll_write(const struct check_list *list, bool is_register,
	const struct paper_setting *setting, const char *record, struct list_reader *reader,
	int fd, struct findings *findings);

#endif
