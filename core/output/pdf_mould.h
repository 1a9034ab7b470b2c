/* pdf_mould.h - what all letters of a kind have in common, ready to be put into files.
 *
 * Text that all share is one form for each leaf of the structure, painted on every page
 * inside marked content (PDF/UA forbids to show a form twice that has marked content in it).
 * The bodies of pages and structure are kept as text with gaps for the numbers of objects, so
 * that one more letter is a matter of copying.
 */
#ifndef TODOKE_PDF_MOULD_H
#define TODOKE_PDF_MOULD_H

#include "output/pdf_stock.h"

/* A body of a dictionary: before the byte AT of TEXT goes a reference to the letter's object
 * LOCAL, counted from 1; 0 is the element that all letters of a file are in. */
struct mould_gap {
	size_t at;
	uint32_t local;
};

struct mould_body {
	const char *text;
	size_t length;
	const struct mould_gap *gaps;
	size_t gap_count;
};

struct mould_page {
	const char *content; /* operators, before those of the person's own part */
	size_t content_length;
	size_t first_id;        /* of marked content of that part */
	const uint32_t *owners; /* local objects of the ids before it */
};

struct mould_form {
	const char *data; /* deflated */
	size_t size;
};

/* A letter's objects: its pages, then its elements, of which the first holds all others. */
struct pdf_mould {
	int32_t width, height;
	size_t page_count, count; /* COUNT: of all its objects but the person's own */
	const struct mould_page *pages;
	const struct mould_body *bodies; /* of the elements, from the first */
	const struct mould_form *forms;  /* /X0, /X1 ... */
	size_t form_count;
	uint32_t address, address_parent; /* local, of the person's own; 0: there is none */
	uint32_t resources;               /* of the forms: in the stock */
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
