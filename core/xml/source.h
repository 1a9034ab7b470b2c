/* source.h - the bytes of an XML file, before any parser sees them.
 *
 * Reads a file whole and makes sure that it is text in UTF-8, so that
 * everything after may count in characters and needs no conversion.
 */
#ifndef TODOKE_SOURCE_H
#define TODOKE_SOURCE_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* A place in bytes that only moves forward; LINE and COLUMN as in struct place. */
struct cursor {
	size_t offset, line, column;
};
#define CURSOR_START ((struct cursor){0, 1, 1})

/* Moves forward to the byte at OFFSET of DATA; never back. */
void cursor_move(struct cursor *cursor, const char *data, size_t offset);

/* Adds all of the regular file PATH to BYTES.  False with a finding when it
 * can't be read or has more than LIMIT bytes. */
bool source_load(
	const char *path, size_t limit, struct buffer *bytes, struct findings *findings);

/* True when the SIZE bytes at DATA are text in UTF-8 and declare nothing else;
 * a finding with the exact place in FILE otherwise. */
bool source_check(const char *file, const char *data, size_t size, struct findings *findings);

/* How many bytes a byte order mark takes at the start of DATA: 3 or 0. */
size_t source_mark(const char *data, size_t size);

#endif
