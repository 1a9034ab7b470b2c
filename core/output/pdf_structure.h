/* pdf_structure.h - the tree that tells a screen reader what the marks are.
 *
 * ISO 32000-1, 14.7 and 14.8.  Gives out marked-content ids while the pages are
 * written, and then writes one structure element for each element of the pages,
 * with its content and its children in reading order.
 */
#ifndef TODOKE_PDF_STRUCTURE_H
#define TODOKE_PDF_STRUCTURE_H

#include "layout/page.h"
#include "output/pdf_object.h"

struct pdf_structure;

/* PAGE_NUMBERS: the objects of the pages, in their order. */
struct pdf_structure *pdf_structure_new(const struct pages *pages, const uint32_t *page_numbers,
	struct pdf_file *file, struct arena *arena);

/* The id for content of ELEMENT on PAGE whose first mark has ORDER. */
size_t pdf_structure_content(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order);

/* The same for content that stands for TEXT, whatever its glyphs' codes say: it
 * becomes a Span with ActualText in ELEMENT. */
size_t pdf_structure_span(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order, const char *text, size_t length);

/* Writes all; the number of the StructTreeRoot. */
uint32_t pdf_structure_write(const struct pdf_structure *structure);

#endif
