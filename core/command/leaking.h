/* leaking.h - what the commands that search for leaks know about this house. */
#ifndef TODOKE_LEAKING_H
#define TODOKE_LEAKING_H

#include "command/command.h"
#include "leak/leak.h"

/* What READER may not see of RECORD at AS_OF; the words of all packs and those for codes
 * are no secret. */
struct secrets *leak_secrets(const struct command *command, const struct record *record,
	const struct view_reader *reader, const struct moment *as_of);

/* Folders of this machine, ended by NULL. */
const char *const *leak_chatter(const struct command *command);

#endif
