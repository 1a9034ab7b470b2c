/* log.h - what was approved and filed: an append-only log beside the record.
 *
 * The log of incident.xml is the folder incident.log.  Each entry is a folder in it,
 * 0001, 0002 ..., that comes into being whole and is never written to again:
 *
 *     0002/entry.xml           who or to whom, when, and the digests of the files (log.xsd)
 *     0002/NAME.pdf ...        what was filed, as it was: it must be readable in years,
 *     0002/NAME.ledger.xml     whatever became of the folder that it was made in
 *     0002/NAME.view.xml       what of the record its readers were told (frozen.h)
 *
 *     digests                  of all entries, a line each, as sha256sum -c reads them
 *
 * An approval holds no copies.  Of letters of a list the ledger is kept, and their sums: who
 * got them stands in the files, which stay where they are.  Each entry names the digest of the
 * one before, so that one that was changed or taken away is found; the last one by the list.
 * Who changes the last entry and the list with it is found out only by its digest, which
 * "todoke verify" prints, noted elsewhere.
 *
 * Nothing here says that anything was submitted by the program: people do, and tell.
 */
#ifndef TODOKE_LOG_H
#define TODOKE_LOG_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/finding.h"
#include "output/dispatch.h"

#include <stdbool.h>

struct log_file {
	const char *name;
	const char *digest; /* SHA-256 as text */
	struct log_file *next;
};

/* One document that an entry is about. */
struct log_document {
	const char *pack, *audience;
	const char *stage, *variant, *each, *as_of, *draft; /* or NULL */
	const char *content;             /* digest, the same with and without 案 */
	const char *view;                /* digest */
	struct log_file *files;          /* the ledger the last */
	const struct dispatch *dispatch; /* letters of a list; NULL: one document */
	struct log_document *next;
};

enum log_kind { LOG_APPROVED, LOG_FILED };

struct log_entry {
	size_t number; /* from 1; log_append gives it */
	enum log_kind kind;
	const char *incident, *at;
	const char *by, *role;    /* of an approval: an id of the record, its role's code */
	const char *to, *receipt; /* of a filing, or NULL */
	const char *previous;     /* digest of the entry before; NULL: it is the first */
	struct log_document *documents;
	const char *folder;   /* where its files are */
	struct digest digest; /* of its entry.xml */
	struct log_entry *next;
};

struct log {
	const char *folder;
	struct log_entry *first, *last; /* as they were made; NULL: none */
	bool whole; /* every entry could be read and follows the one before */
};

/* The log of the record at PATH, in ARENA; empty when there is none.  What is broken is
 * a finding each, and the entries around it are there all the same.  SCHEMAS is the
 * folder with log.xsd. */
struct log *log_load(
	const char *path, const char *schemas, struct arena *arena, struct findings *findings);

/* Bytes that go into an entry's folder. */
struct log_content {
	const char *name;
	const struct buffer *bytes;
	struct log_content *next;
};

/* Adds ENTRY with CONTENTS to LOG, on disk and in memory; number and previous are set
 * here.  False with a finding when it can't be done, or another program was quicker;
 * then nothing was added. */
bool log_append(struct log *log, struct log_entry *entry, const struct log_content *contents,
	struct arena *arena, struct findings *findings);

/* The files of DOCUMENT that a filing keeps copies of. */
struct log_file *log_kept(const struct log_document *document);

/* Which document of a log: NULL stands for any. */
struct log_wanted {
	const char *pack, *variant, *each, *stage;
};

/* The newest filed entry with a document that is WANTED, or NULL. */
const struct log_entry *log_filed(const struct log *log, const struct log_wanted *wanted);

/* The first document in ENTRY that is WANTED, or NULL. */
const struct log_document *log_document_of(
	const struct log_entry *entry, const struct log_wanted *wanted);

#endif
