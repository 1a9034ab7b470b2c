/* excluded.h - rows that get no letter, and why; for core/list alone. */
#ifndef TODOKE_EXCLUDED_H
#define TODOKE_EXCLUDED_H

#include "list/survey.h"

/* Adds why the row of ENTRY is not accepted, or whose namesake it is, in the language of
 * messages. */
void excluded_reason(const struct list *list, const struct entry *entry, struct buffer *to);

/* The bytes of the row of ENTRY, with its line's end, in TO; false with errno, which is 0 when
 * they are not those of the survey. */
bool entry_bytes(const struct list *list, const struct entry *entry, struct buffer *to);

/* Whether BYTES are those of the row of ENTRY, as the survey read it. */
bool entry_is(const struct entry *entry, const char *bytes);

/* The row of ENTRY, in LENGTH of BYTES, read by READER. */
const struct list_row *entry_row(
	struct row_reader *reader, const struct entry *entry, const char *bytes, size_t length);

#endif
