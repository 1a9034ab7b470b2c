/* partners.h - the parties of a record, as the rows of a list of partners may mean them. */
#ifndef TODOKE_PARTNERS_H
#define TODOKE_PARTNERS_H

#include "command/command.h"
#include "list/list.h"
#include "record/moment.h"
#include "template/pack.h"

/* The parties of RECORD, by what each of them may know itself: its names and groups, and
 * whether PACK at STAGE (NULL: it has none) has a letter for it.  AS_OF is that of --as-of, or
 * NULL. */
const struct list_party *partners_of(const struct command *command, const struct record *record,
	const struct pack *pack, const char *stage, const struct moment *as_of, size_t *count);

#endif
