/* document_html.h - a document as one page of HTML that needs nothing else.
 *
 * For browsers, screen readers, small screens and paper: no script, nothing from the
 * network, every element with the id of its block.  It may leave the house: of a fact it
 * says what is printed, and of a date the day; record paths and sources are not in it.
 */
#ifndef TODOKE_DOCUMENT_HTML_H
#define TODOKE_DOCUMENT_HTML_H

#include "base/buffer.h"
#include "document/document.h"

/* CSS is the page's whole style sheet: templates/styles/page.css. */
void document_html(
	const struct document *document, const struct buffer *css, struct buffer *html);

#endif
