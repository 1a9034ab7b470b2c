/* document_text.h - a document as plain text, for mail and web forms.
 *
 * One paragraph is one line: mail programs and forms break lines themselves.
 */
#ifndef TODOKE_DOCUMENT_TEXT_H
#define TODOKE_DOCUMENT_TEXT_H

#include "base/buffer.h"
#include "document/document.h"

void document_text(const struct document *document, struct buffer *text);

/* One block of it, with the blank lines after it. */
void block_text_lines(const struct block *block, struct buffer *text);

#endif
