/* pdf_content.h - a page's marks as PDF operators.
 *
 * ISO 32000-1, 8.5, 9.4 and 14.6.  Glyphs stand where the layout placed them, to
 * a thousandth of a point: an error of rounding is never carried on.
 */
#ifndef TODOKE_PDF_CONTENT_H
#define TODOKE_PDF_CONTENT_H

#include "output/pdf_glyphs.h"
#include "output/pdf_structure.h"

/* Adds the content stream of PAGE.  With STRUCTURE every mark is tagged or an
 * artifact; NULL gives untagged content. */
void pdf_content_add(struct buffer *to, const struct page *page,
	const struct pdf_glyphs *glyphs, struct pdf_structure *structure);

#endif
