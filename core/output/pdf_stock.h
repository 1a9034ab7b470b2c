/* pdf_stock.h - what all files of a run of letters have in common, made once.
 *
 * The faces of everybody's text, subset and deflated; pictures, colour profile, metadata.
 * Files of letters begin with it (pdf_letters.h), so that nothing of it is made again.
 */
#ifndef TODOKE_PDF_STOCK_H
#define TODOKE_PDF_STOCK_H

#include "layout/page.h"
#include "output/pdf_glyphs.h"
#include "output/pdf_object.h"

struct pdf_stock {
	struct arena *arena;
	struct pdf_file *file; /* the objects: not packed, and never saved */
	struct pdf_glyphs *glyphs;
	struct buffer fonts; /* entries of a dictionary of fonts: the faces */
	uint32_t info, xmp, intent;
	const char *language;
	bool vertical;
	struct stock_image *images;
};

/* For letters of COUNT kinds, each as PAGES that layout_letter made; they must outlive it.
 * Title, language and date are those of the first.  NULL with findings. */
struct pdf_stock *pdf_stock_new(
	const struct pages *const *pages, size_t count, struct findings *findings);
void pdf_stock_free(struct pdf_stock *stock);

/* Entries of a dictionary of XObjects: the pictures of PAGES by the names that their content
 * has for them.  Before any file begins with STOCK. */
void pdf_stock_images(struct pdf_stock *stock, const struct pages *pages, struct buffer *body);

#endif
