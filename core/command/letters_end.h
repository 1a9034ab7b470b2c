/* letters_end.h - what todoke letters says last: the counts, and where to look next. */
#ifndef TODOKE_LETTERS_END_H
#define TODOKE_LETTERS_END_H

#include "command/command.h"
#include "letters/tally.h"
#include "list/list.h"

struct letters_end {
	const struct command *command;
	const struct list_counts *rows;
	const struct letters_counts *made; /* NULL: not all that was asked for */
	const char *folder, *name;         /* of the files */
};

void letters_end_tell(const struct letters_end *end);

#endif
