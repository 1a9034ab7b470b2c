/* release.h - what a record says of the documents that were or will be issued. */
#ifndef TODOKE_RELEASE_H
#define TODOKE_RELEASE_H

#include "command/command.h"
#include "record/record.h"
#include "template/pack.h"

/* The last release of PACK to EACH (NULL: to anybody; of an addressee it is the party's), and
 * of STAGE (NULL: of any), that has a date at AS_OF: of those that suit the variant best
 * (pack_release_rank); NULL when there is none. */
const struct xml_node *release_find(const struct record *record, const struct pack *pack,
	const char *each, const char *stage, const struct moment *as_of);

/* The day of RELEASE (NULL: none) as an as-of, in ARENA, when it is one day of the calendar
 * and still stands in the record as of itself; else NULL. */
const char *release_day(
	const struct record *record, const struct xml_node *release, struct arena *arena);

/* When the document of RELEASE (NULL: none) stands: --as-of, else that day, or NULL. */
const char *release_as_of(const struct command *command, const struct record *record,
	const struct xml_node *release);

/* Which STAGE of PACK to make: --stage, else that of its last release in RECORD; NULL when it
 * has none.  False with a finding when neither helps. */
bool release_stage(const struct command *command, const struct record *record,
	const struct pack *pack, const struct moment *as_of, const char **stage);

/* A note when the document TITLE, cut at AS_OF, its own DAY, lacks facts that all READERS may
 * see: those that were stated later. */
void release_later(const struct record *record, audience_set readers,
	const struct moment *as_of, const char *day, const char *title,
	struct findings *findings);

/* Says which releases are of a pack that CATALOG lacks, or of a variant that their pack
 * lacks, and which name joint publishers whom their readers may not know. */
void releases_check(const struct record *record, const struct pack **catalog,
	struct arena *arena, struct findings *findings);

#endif
