/* delegation.h - to whom else a report may have to go: the law's table of addressees.
 *
 * A ministry may be charged with receiving reports (法150条).  The table (plugins/law,
 * <addressee> with <office>) has dates and sources; what of it fits the reporter's business
 * is added to the view of the report, so that its plugin and template can tell.  Whether it
 * is so, people look up: the record's release says to whom the report goes.
 */
#ifndef TODOKE_DELEGATION_H
#define TODOKE_DELEGATION_H

#include "command/command.h"
#include "record/moment.h"
#include "template/pack.h"

/* Adds to TO, for the root of VIEW, a <delegation> for each addressee of PACK's duty that
 * fits the reporter and is in force at AS_OF (NULL: at last): <office>, <means>, <subject>,
 * <file>, <legend> and <source>, as far as the table has them for STAGE.  False with
 * findings. */
bool delegations_add(const struct command *command, const struct pack *pack, const char *stage,
	const struct moment *as_of, const struct buffer *view, struct buffer *to);

#endif
