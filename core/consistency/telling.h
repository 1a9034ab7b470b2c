/* telling.h - what one document tells its readers: the facts in its ledger.
 *
 * Documents made lie in a folder with their ledgers; those that were filed have a copy
 * in the record's log (log/log.h).
 */
#ifndef TODOKE_TELLING_H
#define TODOKE_TELLING_H

#include "log/log.h"
#include "record/audience.h"
#include "record/moment.h"

/* A fact as a document prints it; only dates, counts and codes can be compared. */
struct told {
	const struct telling *in;
	const char *path, *value; /* VALUE NULL: none is known, FORM says why */
	const char *unit, *form;  /* or NULL */
	const char *text;         /* as shown */
	struct moment as_of;      /* of the observation */
	struct place place;       /* in the ledger */
};

/* One document. */
struct telling {
	const char *name;              /* its ledger's file */
	const char *title;             /* pack, variant and stage, for messages */
	const struct log_entry *filed; /* or NULL: it is not known to be */
	audience_set readers;
	bool cut;            /* it was made as of a moment: AS_OF */
	struct moment as_of; /* far in the future when there is none */
	struct told *facts;
	size_t count;
	struct telling *next;
};

/* The documents filed by LOG, then those in PATHS (ended by NULL; folders or files) that
 * are of INCIDENT and no copies of these, in ARENA.  SCHEMAS is the folder with
 * ledger.xsd.  What can't be read is a finding. */
struct telling *tellings_load(const struct log *log, const char *const *paths,
	const char *incident, const char *schemas, struct arena *arena,
	struct findings *findings);

#endif
