/* leaking.h - what the commands that search for leaks know about this house. */
#ifndef TODOKE_LEAKING_H
#define TODOKE_LEAKING_H

#include "command/command.h"
#include "leak/leak.h"
#include "template/pack.h"

/* Adds to WORDS, plainly (leak/secret.h), what is no secret: the words of the packs in
 * CATALOG, of PHRASES (files, ended by NULL) and those for codes. */
void leak_words(const struct command *command, const struct pack **catalog,
	const char *const *phrases, struct buffer *words);

/* The files of the program that its pages hold as they are, ended by NULL. */
const char *const *leak_own(const struct command *command);

/* Folders of this machine, ended by NULL. */
const char *const *leak_chatter(const struct command *command);

#endif
