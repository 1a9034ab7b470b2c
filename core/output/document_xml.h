/* document_xml.h - a document as XML: urn:todoke:document:1, core/schema/document.xsd.
 *
 * Blocks with their ids, facts with typed value and shown text, in the
 * document's order.  It may leave the house: record paths and sources are not in
 * it (they belong to the in-house ledger).
 */
#ifndef TODOKE_DOCUMENT_XML_H
#define TODOKE_DOCUMENT_XML_H

#include "base/buffer.h"
#include "document/document.h"

/* XML is UTF-8 in any case; ENCODING is what it declares, for who converts it. */
void document_xml(const struct document *document, const char *encoding, struct buffer *xml);

#endif
