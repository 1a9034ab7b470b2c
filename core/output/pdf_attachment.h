/* pdf_attachment.h - files inside a PDF file (ISO 19005-3, 6.8). */
#ifndef TODOKE_PDF_ATTACHMENT_H
#define TODOKE_PDF_ATTACHMENT_H

#include "layout/page.h"
#include "output/pdf_object.h"

/* Embeds the pages' attachments and adds the catalog's entries Names and AF to
 * CATALOG; nothing when there are none. */
void pdf_attachments_write(struct pdf_file *file, const struct pages *pages,
	struct buffer *catalog, struct arena *arena);

#endif
