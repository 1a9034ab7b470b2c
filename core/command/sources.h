/* sources.h - what a document is made of besides the record, for its ledger. */
#ifndef TODOKE_SOURCES_H
#define TODOKE_SOURCES_H

#include "command/command.h"
#include "output/ledger.h"
#include "template/pack.h"

/* Program, data, PACK, its plugin, style, window and PHRASES (files, ended by NULL) of one's
 * own, in the arena of COMMAND.
 * What can't be read stands without a digest. */
const struct ledger_source *sources_list(
	const struct command *command, const struct pack *pack, const char *const *phrases);

#endif
