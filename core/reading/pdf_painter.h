/* pdf_painter.h - the text and the rectangles that a content stream shows. */
#ifndef TODOKE_PDF_PAINTER_H
#define TODOKE_PDF_PAINTER_H

#include "reading/pdf_resources.h"

/* Adds to PAGE, whose left and top edge are at LEFT and TOP in its own coordinates, the
 * runs and boxes that CONTENT shows with RESOURCES.  False with a finding when it is no PDF. */
bool pdf_page_paint(struct pdf_reader *reader, struct pdf_page *page, double left, double top,
	const struct pdf_resources *resources, const struct buffer *content);

#endif
