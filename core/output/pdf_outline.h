/* pdf_outline.h - bookmarks, from the headings H1 to H6 (ISO 32000-1, 12.3.3). */
#ifndef TODOKE_PDF_OUTLINE_H
#define TODOKE_PDF_OUTLINE_H

#include "layout/page.h"
#include "output/pdf_object.h"

/* The number of the outline; 0 when there are no headings, or just one page,
 * where they would lead nowhere. */
uint32_t pdf_outline_write(struct pdf_file *file, const struct pages *pages,
	const uint32_t *page_numbers, struct arena *arena);

#endif
