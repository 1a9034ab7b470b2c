/* entry.h - one entry of the log as XML: urn:todoke:log:1, core/schema/log.xsd. */
#ifndef TODOKE_ENTRY_H
#define TODOKE_ENTRY_H

#include "log/log.h"
#include "record/schema.h"

void entry_write(const struct log_entry *entry, struct buffer *xml);

/* The entry in the SIZE bytes at DATA of the file NAME, in ARENA; NULL with findings
 * when it is none.  Number, folder and digest are the caller's to set. */
struct log_entry *entry_read(const char *name, const char *data, size_t size,
	const struct schema *schema, struct arena *arena, struct findings *findings);

#endif
