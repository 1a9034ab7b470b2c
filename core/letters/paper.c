/* paper.c - documents of the house about its letters. */
#include "letters/paper.h"

#include "layout/layout.h"
#include "output/pdf.h"

#include <string.h>

const char *paper_word(const char *code)
{
	static const char *const words[][2] = {
		{"paper", "郵送"}, {"mail", "メール"}, {"ja", "日本語"}, {"en", "英語"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], code) == 0)
			return words[i][1];
	return code;
}

struct document *paper_new(const char *record, struct arena *arena)
{
	struct document *document = document_new(arena);

	document->pack = "letters";
	document->pack_version = "1";
	document->record = record;
	document->language = "ja";
	document->style = "official";
	return document;
}

bool paper_save(const struct document *document, const struct paper_setting *setting, int fd,
	struct findings *findings)
{
	struct arena *arena = document->arena;
	const struct style_places places = {
		.templates = arena_format(arena, "%s/templates", setting->home)};
	const struct page_style *style =
		style_open(document->style, NULL, &places, setting->fonts, arena, findings);
	const struct pages *pages =
		style ? layout_document(document, style, arena, findings) : NULL;

	return pages && pdf_write(pages, PDF_A3A_UA1, fd, findings);
}
