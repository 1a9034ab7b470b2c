/* tree.h - a document's tree as bytes, from the job that built it to whoever lays it out.
 *
 * Letters in bulk are laid out where no plugin ever ran: the job sends the tree of one
 * letter, and the pages of thousands are made of it (letters/).  What comes back was near a
 * plugin and is not trusted: kinds, nesting and lengths are checked.
 */
#ifndef TODOKE_TREE_H
#define TODOKE_TREE_H

#include "base/buffer.h"
#include "document/document.h"

#include <stddef.h>

/* Adds DOCUMENT, which is finished. */
void tree_write(const struct document *document, struct buffer *to);

/* The document in SIZE bytes at BYTES, all of it in ARENA; NULL when they hold none. */
struct document *tree_read(const char *bytes, size_t size, struct arena *arena);

#endif
