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

/* Filled kind by kind, then finished, before any mould is made. */
struct pdf_stock *pdf_stock_new(void);
void pdf_stock_free(struct pdf_stock *stock);

/* What the letters of a kind need, as PAGES that layout_letter made.  Title, language and date
 * are those of the first. */
bool pdf_stock_add(
	struct pdf_stock *stock, const struct pages *pages, struct findings *findings);

/* Both false with findings. */
bool pdf_stock_finish(struct pdf_stock *stock, struct findings *findings);

/* Entries of a dictionary of XObjects: the pictures of PAGES by the names that their content
 * has for them.  Before any file begins with STOCK. */
void pdf_stock_images(struct pdf_stock *stock, const struct pages *pages, struct buffer *body);

#endif
