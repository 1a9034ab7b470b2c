/* encoded.h - a document's text or XML in another encoding than UTF-8. */
#ifndef TODOKE_ENCODED_H
#define TODOKE_ENCODED_H

#include "base/encoding.h"
#include "document/document.h"

/* "encoding-character" for every character in the words and facts of DOCUMENT that
 * ENCODING lacks, at its place in the record or template. */
void encoded_check(
	const struct document *document, struct encoding *encoding, struct findings *findings);

/* BYTES, which are UTF-8, into ENCODING. */
void encoded_convert(struct encoding *encoding, struct buffer *bytes);

#endif
