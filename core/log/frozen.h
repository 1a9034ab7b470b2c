/* frozen.h - what the readers of a document were told, and whether the record still says so.
 *
 * What was filed is frozen with the view that it was made from.  A record grows by new
 * observations; what it said at an earlier moment must stay.  When the same cut for the
 * same readers now differs, somebody edited what was filed: a finding for each fact.
 */
#ifndef TODOKE_FROZEN_H
#define TODOKE_FROZEN_H

#include "log/log.h"
#include "record/record.h"

/* The file in an entry's folder that holds the view of DOCUMENT. */
const char *frozen_name(const struct log_document *document, struct arena *arena);

/* What the readers of DOCUMENT of ENTRY were told of the record in FILE, as a tree to be
 * freed; NULL with findings. */
struct xml *frozen_open(const struct log_entry *entry, const struct log_document *document,
	const char *file, struct findings *findings);

/* What RECORD says now to the readers of DOCUMENT, at its moment (view.h). */
void frozen_view(
	const struct record *record, const struct log_document *document, struct buffer *view);

/* Whether RECORD still says to the readers of DOCUMENT what it was made from. */
bool frozen_current(const struct record *record, const struct log_document *document);

/* Compares each filed document of LOG with what RECORD, in FILE, says now, and asks that
 * the record knows the receipts. */
void frozen_check(const struct log *log, const struct record *record, const char *file,
	struct findings *findings);

#endif
