/* trace.h - a document and its pages as text, a line per node: for goldens and for
 * people who want to see what the layout did.
 *
 * First the document tree: kind, id and, under it, words and facts; a fact with
 * its number, its path in the record and its typed value.  Then the structure
 * elements.  Then each page, a line per mark: x and y in points, size, face,
 * element (or "artifact") and text, in which [2:...] is what fact 2 says.
 */
#ifndef TODOKE_TRACE_H
#define TODOKE_TRACE_H

#include "base/buffer.h"
#include "document/document.h"
#include "layout/page.h"

void trace_write(
	const struct document *document, const struct pages *pages, struct buffer *buffer);

#endif
