/* pdf_stock.c - what all files of a run of letters have in common, made once. */
#include "output/pdf_stock.h"

#include "output/pdf_font.h"
#include "output/pdf_image.h"
#include "output/pdf_metadata.h"

struct stock_image {
	const struct picture *picture;
	uint32_t number;
	struct stock_image *next;
};

static void glyphs_collect(struct pdf_glyphs *glyphs, const struct pages *pages)
{
	for (const struct page *page = pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			if (mark->kind == MARK_GLYPHS)
				pdf_glyphs_add(glyphs, mark->glyphs, mark->count);
}

static bool faces_write(struct pdf_stock *stock, struct findings *findings)
{
	for (struct pdf_face *face = stock->glyphs->first; face; face = face->next)
		if (!pdf_font_write(face, stock->file, false, stock->arena, findings))
			return false;
	pdf_fonts_list(stock->glyphs, &stock->fonts);
	return true;
}

struct pdf_stock *pdf_stock_new(void)
{
	struct arena *arena = arena_new();
	struct pdf_stock *stock = arena_alloc(arena, sizeof *stock);

	stock->arena = arena;
	stock->file = pdf_file_new(false);
	stock->glyphs = pdf_glyphs_new(arena);
	return stock;
}

void pdf_stock_free(struct pdf_stock *stock)
{
	if (!stock)
		return;
	buffer_done(&stock->fonts);
	pdf_file_free(stock->file);
	arena_free(stock->arena);
}

static void metadata_write(
	struct pdf_stock *stock, const struct pages *pages, struct findings *findings)
{
	stock->language = arena_text(stock->arena, pages->language);
	stock->vertical = pages->vertical;
	stock->info = pdf_info_write(stock->file, pages, findings);
	stock->intent = pdf_intent_write(stock->file, TODOKE_ICC, findings);
	stock->xmp = pdf_xmp_write(stock->file, pages, PDF_A3A_UA1);
}

bool pdf_stock_add(
	struct pdf_stock *stock, const struct pages *pages, struct findings *findings)
{
	if (!stock->language)
		metadata_write(stock, pages, findings);
	glyphs_collect(stock->glyphs, pages);
	return stock->info && stock->intent;
}

bool pdf_stock_finish(struct pdf_stock *stock, struct findings *findings)
{
	return faces_write(stock, findings);
}

/* A picture of several kinds of letter is there once. */
static uint32_t image_number(struct pdf_stock *stock, const struct picture *picture)
{
	struct stock_image *image = stock->images;

	while (image && image->picture != picture)
		image = image->next;
	if (image)
		return image->number;
	image = arena_alloc(stock->arena, sizeof *image);
	*image = (struct stock_image){
		picture, pdf_image_write(stock->file, picture), stock->images};
	stock->images = image;
	return image->number;
}

void pdf_stock_images(struct pdf_stock *stock, const struct pages *pages, struct buffer *body)
{
	for (const struct page_picture *use = pages->pictures; use; use = use->next)
		buffer_format(
			body, "/Im%zu %u 0 R ", use->index, image_number(stock, use->picture));
}
