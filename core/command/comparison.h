/* comparison.h - the two ends that a diff compares, as the command line names them. */
#ifndef TODOKE_COMPARISON_H
#define TODOKE_COMPARISON_H

#include "command/command.h"
#include "diff/diff.h"
#include "log/log.h"
#include "template/pack.h"

/* The diff of RECORD from --from to --to, each a moment or the number of a filed entry of
 * the log, as the readers of PACK know it (NULL: all that the house knows).  NULL with
 * findings when one end is neither.  It lives in the arena of COMMAND. */
const struct diff *comparison_diff(
	const struct command *command, const struct record *record, const struct pack *pack);

#endif
