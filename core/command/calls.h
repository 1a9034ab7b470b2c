/* calls.h - which documents of a pack a record calls for: for whom, and in which variant. */
#ifndef TODOKE_CALLS_H
#define TODOKE_CALLS_H

#include "command/command.h"
#include "record/moment.h"
#include "record/record.h"
#include "template/pack.h"

/* The documents of PACK at STAGE (NULL: it has none), in its own order; one for each element
 * that it names, or just one.  Of several variants it is
 *
 *   1. the one that is asked for: PACK is its pack, or --variant names it;
 *   2. else that of the release in RECORD;
 *   3. else the first without "made" whose test holds in the view of its readers;
 *
 * and, unless it was asked for, all made="also" whose test holds.  Where there is one for
 * each, 1 and 2 are for those that the variant's test holds for.  AS_OF is that of --as-of,
 * or NULL.  When there are none, a finding says why. */
const struct pack_call *calls_find(const struct command *command, const struct record *record,
	const struct pack *pack, const char *stage, const struct moment *as_of);

/* Those for EACH alone: an element of PACK's, or an addressee of it.  None is no finding. */
const struct pack_call *calls_of(const struct command *command, const struct record *record,
	const struct pack *pack, const char *each, const char *stage,
	const struct moment *as_of);

/* What the readers of PACK for EACH may know of RECORD: as of --as-of, else of the day of its
 * last release at STAGE; to be freed.  NULL with findings. */
struct xml *calls_view(const struct command *command, const struct record *record,
	const struct pack *pack, const char *each, const char *stage);

/* Whether RECORD is one of those that PACK is for, as its manifest says ("concerns"). */
bool calls_concern(
	const struct command *command, const struct record *record, const struct pack *pack);

#endif
