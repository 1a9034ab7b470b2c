/* layout.h - a document becomes pages.
 *
 * Reads the document tree and a page style, sets paragraphs (text/paragraph.h),
 * places blocks on pages and gives every mark its structure element.  It knows
 * nothing of PDF and of the record.
 */
#ifndef TODOKE_LAYOUT_H
#define TODOKE_LAYOUT_H

#include "document/document.h"
#include "layout/page.h"
#include "layout/style.h"

/* Pages of DOCUMENT, which is finished (document_finish), in STYLE.  Findings: what does not
 * fit ("layout-address-large" and the others of address.h about the envelope's window;
 * "layout-label-large": the label of a form's row than a page), glyph findings of the text. */
struct pages *layout_document(const struct document *document, const struct page_style *style,
	struct arena *arena, struct findings *findings);

/* A letter that many get, in two parts.  First what they have in common: as above but that
 * the element for what an envelope's window shows (pages->addressed) stays empty; without it
 * (there is no window, or no address) there is nothing to be set apart. */
struct pages *layout_letter(const struct document *document, const struct page_style *style,
	struct arena *arena, struct findings *findings);

/* Then what the window shows to one of them: the ADDRESS, and its barcode, where they would
 * stand on the first page of the letter, which is in LANGUAGE.  The root is the element of the
 * address.  LADDER remembers characters from one to the next (text/ladder.h). */
struct pages *layout_address(const struct block *address, const char *language,
	const struct page_style *style, struct ladder *ladder, struct arena *arena,
	struct findings *findings);

#endif
