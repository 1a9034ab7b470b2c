/* consistent.h - what a record and the documents made of it say, held against each other. */
#ifndef TODOKE_CONSISTENT_H
#define TODOKE_CONSISTENT_H

#include "command/command.h"

/* Compares the documents in PATHS (folders or files, ended by NULL) and those filed with
 * each other and with RECORD, and the texts of RECORD with its facts; gives the log of what
 * was approved and filed. */
const struct log *consistent_check(
	const struct command *command, const struct record *record, const char *const *paths);

#endif
