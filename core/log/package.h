/* package.h - one document as it was made: its files and the ledger that binds them; or all
 * letters of a list, whose files may be folders.
 *
 * A ledger (output/ledger.h) names the files of its document, which lie beside it, with
 * their digests, and what they were made of.  Read here so that nobody approves or files
 * something else than what was made, and later changes are found.
 */
#ifndef TODOKE_PACKAGE_H
#define TODOKE_PACKAGE_H

#include "log/log.h"

struct package {
	const char *folder; /* where the files are */
	const char *ledger; /* name of the ledger's file there */
	const char *incident;
	const char *record_digest;
	bool marked;                  /* as a draft */
	struct log_document document; /* with its files, the ledger the last */
	struct package *next;
};

/* The package of each of PATHS (ended by NULL), each package once, in ARENA: a folder
 * has all whose ledger is in it, a file that of which it is part.  NULL with findings
 * when something is none.  SCHEMAS is the folder with ledger.xsd. */
struct package *packages_load(const char *const *paths, const char *schemas,
	struct arena *arena, struct findings *findings);

/* True when every file is there and as it was made; findings otherwise. */
bool package_check(const struct package *package, struct findings *findings);

/* What stands in FOLDER but in none of PACKAGES: a finding each. */
void packages_extra(
	const struct package *packages, const char *folder, struct findings *findings);

#endif
