/* pdf_letters.h - many letters in one file.
 *
 * PDF/A-3a and PDF/UA-1 like pdf.h.  What all letters of a kind share comes from its mould;
 * what is each person's own is laid out for each (layout_address) and set in a font of the
 * file's own: a file holds no glyph that only somebody in another file needed.
 */
#ifndef TODOKE_PDF_LETTERS_H
#define TODOKE_PDF_LETTERS_H

#include "output/pdf_mould.h"

struct pdf_letters;

/* STOCK, with all its moulds, must outlive it. */
struct pdf_letters *pdf_letters_new(struct pdf_stock *stock);
void pdf_letters_free(struct pdf_letters *letters);

/* One more letter: OWN is what stands on its pages besides MOULD, as many pages or fewer,
 * lent until it is saved; PADDED adds an empty page when their number is odd. */
void pdf_letters_add(struct pdf_letters *letters, const struct pdf_mould *mould,
	const struct pages *own, bool padded);

/* Pages so far. */
size_t pdf_letters_pages(const struct pdf_letters *letters);

/* Writes the file, once; as pdf_write. */
bool pdf_letters_save(struct pdf_letters *letters, int fd, struct findings *findings);

#endif
