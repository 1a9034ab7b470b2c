/* pdf_mould.h - what all letters of a kind have in common, ready to be put into files.
 *
 * What stands on their pages is one content stream in a file, however many pages show it; what
 * is a person's own is a stream behind it (ISO 32000-1, 7.7.3.3).  Marked content is found by
 * the page and the id, so that each page's is its own (14.7.4.2).  A form XObject would not do:
 * with marked content in it PDF/UA lets it be shown once.  The bodies of pages and structure
 * are kept as text with gaps for the numbers of objects, so that one more letter is a matter of
 * copying.
 */
#ifndef TODOKE_PDF_MOULD_H
#define TODOKE_PDF_MOULD_H

#include "output/pdf_stock.h"

/* A body of a dictionary: before the byte AT of TEXT goes a reference to the letter's object
 * LOCAL, counted from 1; 0 is the element that all letters of a file are in. */
struct mould_gap {
	uint32_t at, local; /* there may be millions of them */
};

struct mould_body {
	const char *text;
	const struct mould_gap *gaps;
	uint32_t length, gap_count;
};

struct mould_page {
	const char *content; /* operators, deflated */
	size_t content_size;
	size_t first_id;        /* of marked content that is a person's own */
	const uint32_t *owners; /* local objects of the ids before it */
};

/* A letter's objects: its pages, then its elements, of which the first holds all others. */
struct pdf_mould {
	int32_t width, height;
	size_t page_count, count; /* COUNT: of all its objects but the person's own */
	const struct mould_page *pages;
	const struct mould_body *bodies;  /* of the elements, from the first */
	uint32_t address, address_parent; /* local, of the person's own; 0: there is none */
	const char *images;               /* as pdf_stock_images lists them */
};

/* Of PAGES that layout_letter made, with the faces of STOCK; in STOCK's memory. */
const struct pdf_mould *pdf_mould_new(struct pdf_stock *stock, const struct pages *pages);

/* One with nothing in it but the pages' pictures, for PAGES that are all a person's own, in
 * ARENA. */
const struct pdf_mould *pdf_mould_blank(
	struct pdf_stock *stock, const struct pages *pages, struct arena *arena);

/* BODY with its gaps filled: the letter's first object is BASE, all letters are in ROOT. */
void pdf_mould_fill(
	struct buffer *to, const struct mould_body *body, uint32_t base, uint32_t root);

#endif
