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

/* The same for PAGES that are added to others: their root is the element of the object ROOT,
 * and on page I the first id is FIRST_IDS[I]. */
struct pdf_structure *pdf_structure_new_in(const struct pages *pages,
	const uint32_t *page_numbers, uint32_t root, const size_t *first_ids,
	struct pdf_file *file, struct arena *arena);

/* The object of ELEMENT. */
uint32_t pdf_structure_number(
	const struct pdf_structure *structure, const struct element *element);

/* The id for content of ELEMENT on PAGE whose first mark has ORDER. */
size_t pdf_structure_content(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order);

/* The same for content that stands for TEXT, whatever its glyphs' codes say: it
 * becomes a Span with ActualText in ELEMENT. */
size_t pdf_structure_span(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order, const char *text, size_t length);

/* The elements whose the ids of PAGE (from 0) are that were given out, COUNT of them. */
const uint32_t *pdf_structure_owners(
	const struct pdf_structure *structure, size_t page, size_t *count);

/* Writes the elements alone; PARENT is the object that the root is in. */
void pdf_structure_elements(const struct pdf_structure *structure, uint32_t parent);

/* Writes all; the number of the StructTreeRoot. */
uint32_t pdf_structure_write(const struct pdf_structure *structure);

#endif
