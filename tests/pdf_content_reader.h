/* pdf_content_reader.h - what a page's content stream shows, for tests.
 *
 * Reads the operators that Todoke writes; no images, no inline images, no forms.
 */
#ifndef TODOKE_TEST_PDF_CONTENT_READER_H
#define TODOKE_TEST_PDF_CONTENT_READER_H

#include "pdf_opened.h"

#include <stdint.h>

struct page_content {
	bool balanced;   /* every BDC and BT has its end */
	bool all_marked; /* nothing is painted outside of marked content */
	bool nested;     /* tagged content or an artifact within another */
	bool in_order;   /* MCIDs are 0, 1, 2 ... */
	size_t ids;      /* how many MCIDs there are */
};

/* Called for every code shown, with the resource name of its font. */
typedef void code_visit(void *context, const char *font, uint32_t code);

struct page_content page_content_read(
	struct pdf_reader *reader, size_t page, code_visit *visit, void *context);

#endif
