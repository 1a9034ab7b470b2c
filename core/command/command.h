/* command.h - the commands of the program, one file each. */
#ifndef TODOKE_COMMAND_H
#define TODOKE_COMMAND_H

#include "command/options.h"

/* What every command needs. */
struct command {
	const struct options *options;
	const char *home; /* the program's data */
	struct arena *arena;
	struct findings *findings;
};

/* Each works off what OPTIONS ask for; what went wrong is in the findings. */
void command_make(const struct command *command);
void command_check(const struct command *command);
void command_packs(const struct command *command);

#endif
