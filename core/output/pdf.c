/* pdf.c - pages as a PDF file: the order in which its parts are written. */
#include "output/pdf.h"

#include "output/pdf_attachment.h"
#include "output/pdf_content.h"
#include "output/pdf_font.h"
#include "output/pdf_glyphs.h"
#include "output/pdf_image.h"
#include "output/pdf_metadata.h"
#include "output/pdf_object.h"
#include "output/pdf_outline.h"
#include "output/pdf_structure.h"
#include "output/pdf_syntax.h"

#include <string.h>

/* What is known while the file is built. */
struct writing {
	const struct pages *pages;
	enum pdf_edition edition;
	struct findings *findings;
	struct arena *arena;
	struct pdf_file *file;
	struct pdf_glyphs *glyphs;
	uint32_t *page_numbers;
	uint32_t resources;
	struct pdf_structure *structure; /* NULL: untagged */
};

static void glyphs_collect(struct writing *writing)
{
	writing->glyphs = pdf_glyphs_new(writing->arena);
	for (const struct page *page = writing->pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			if (mark->kind == MARK_GLYPHS)
				pdf_glyphs_add(writing->glyphs, mark->glyphs, mark->count);
}

static bool fonts_write(struct writing *writing)
{
	struct buffer body = {0};

	for (struct pdf_face *face = writing->glyphs->first; face; face = face->next)
		if (!pdf_font_write(face, writing->file, writing->edition == PDF_A1B,
			    writing->arena, writing->findings))
			return false;
	buffer_text(&body, "/Font << ");
	pdf_fonts_list(writing->glyphs, &body);
	buffer_text(&body, ">>\n");
	pdf_images_write(writing->file, writing->pages, &body);
	writing->resources = pdf_dictionary(writing->file, &body);
	buffer_done(&body);
	return true;
}

static uint32_t content_write(const struct writing *writing, const struct page *page)
{
	struct buffer content = {0};
	uint32_t number;

	pdf_content_add(&content, page, writing->glyphs, writing->structure);
	number = pdf_stream(writing->file, content.data, content.length, PDF_DEFLATE, NULL);
	buffer_done(&content);
	return number;
}

static void page_write(const struct writing *writing, const struct page *page, uint32_t parent)
{
	struct buffer body = {0};

	buffer_format(&body, "/Type /Page\n/Parent %u 0 R\n/MediaBox [0 0 ", parent);
	pdf_length(&body, page->width);
	buffer_byte(&body, ' ');
	pdf_length(&body, page->height);
	buffer_format(&body, "]\n/Resources %u 0 R\n/Contents %u 0 R\n", writing->resources,
		content_write(writing, page));
	if (writing->structure)
		buffer_format(&body, "/StructParents %zu\n", page->number - 1);
	pdf_define(writing->file, writing->page_numbers[page->number - 1], &body);
	buffer_done(&body);
}

/* PDF/A-1 allows 8,191 entries in an array: the page tree has two levels. */
enum { NODE_PAGES = 1000 };

static uint32_t node_write(
	const struct writing *writing, uint32_t root, const struct page *page)
{
	uint32_t node = pdf_reserve(writing->file);
	struct buffer body = {0};
	size_t count = 0;

	buffer_format(&body, "/Type /Pages\n/Parent %u 0 R\n/Kids [", root);
	for (; page && count < NODE_PAGES; page = page->next, count++) {
		page_write(writing, page, node);
		buffer_format(&body, "%u 0 R ", writing->page_numbers[page->number - 1]);
	}
	buffer_format(&body, "]\n/Count %zu\n", count);
	pdf_define(writing->file, node, &body);
	buffer_done(&body);
	return node;
}

static uint32_t pages_write(const struct writing *writing)
{
	uint32_t root = pdf_reserve(writing->file);
	struct buffer body = {0};

	buffer_text(&body, "/Type /Pages\n/Kids [");
	for (const struct page *page = writing->pages->first; page; page = page->next)
		if (page->number % NODE_PAGES == 1)
			buffer_format(&body, "%u 0 R ", node_write(writing, root, page));
	buffer_format(&body, "]\n/Count %zu\n", writing->pages->count);
	pdf_define(writing->file, root, &body);
	buffer_done(&body);
	return root;
}

static void tags_add(const struct writing *writing, struct buffer *catalog)
{
	if (writing->structure)
		buffer_format(catalog, "/MarkInfo << /Marked true >>\n/StructTreeRoot %u 0 R\n",
			pdf_structure_write(writing->structure));
}

static void outline_add(const struct writing *writing, struct buffer *catalog)
{
	uint32_t outline = pdf_outline_write(
		writing->file, writing->pages, writing->page_numbers, writing->arena);

	if (outline)
		buffer_format(catalog, "/Outlines %u 0 R\n", outline);
}

/* 12.4.2: the pages count as they are numbered, for viewers too. */
static void labels_add(const struct writing *writing, struct buffer *catalog)
{
	if (writing->pages->count > 1)
		buffer_text(catalog, "/PageLabels << /Nums [0 << /S /D >>] >>\n");
}

/* The catalog and all it leads to (7.7.2); the output intent is INTENT. */
static uint32_t catalog_write(const struct writing *writing, uint32_t intent)
{
	const struct pages *pages = writing->pages;
	struct buffer body = {0};
	uint32_t number;

	buffer_format(&body, "/Type /Catalog\n/Pages %u 0 R\n/Lang ", pages_write(writing));
	pdf_text(&body, pages->language, strlen(pages->language));
	buffer_format(&body, "\n/Metadata %u 0 R\n/OutputIntents [%u 0 R]\n",
		pdf_xmp_write(writing->file, pages, writing->edition), intent);
	buffer_format(&body, "/ViewerPreferences << /DisplayDocTitle true %s>>\n",
		pages->vertical ? "/Direction /R2L " : "");
	tags_add(writing, &body);
	outline_add(writing, &body);
	labels_add(writing, &body);
	if (writing->edition != PDF_A1B)
		pdf_attachments_write(writing->file, pages, &body, writing->arena);
	number = pdf_dictionary(writing->file, &body);
	buffer_done(&body);
	return number;
}

/* Numbers for what is referred to before it is written. */
static void numbers_reserve(struct writing *writing)
{
	writing->page_numbers = arena_array(
		writing->arena, writing->pages->count, sizeof *writing->page_numbers);
	for (size_t i = 0; i < writing->pages->count; i++)
		writing->page_numbers[i] = pdf_reserve(writing->file);
	if (writing->edition != PDF_A1B)
		writing->structure = pdf_structure_new(
			writing->pages, writing->page_numbers, writing->file, writing->arena);
}

static bool file_write(struct writing *writing, int fd)
{
	const char *version = writing->edition == PDF_A1B ? "1.4" : "1.7";
	uint32_t info = pdf_info_write(writing->file, writing->pages, writing->findings);
	uint32_t intent = pdf_intent_write(writing->file, TODOKE_ICC, writing->findings);

	glyphs_collect(writing);
	if (!info || !intent || !fonts_write(writing))
		return false;
	numbers_reserve(writing);
	return pdf_file_save(writing->file, version, catalog_write(writing, intent), info, fd,
		writing->findings);
}

bool pdf_edition_find(const char *name, enum pdf_edition *edition)
{
	if (strcmp(name, "a-1b") == 0)
		*edition = PDF_A1B;
	else if (strcmp(name, "a-3a") == 0)
		*edition = PDF_A3A_UA1;
	else
		return false;
	return true;
}

bool pdf_write(
	const struct pages *pages, enum pdf_edition edition, int fd, struct findings *findings)
{
	struct writing writing = {.pages = pages, .edition = edition, .findings = findings};
	bool complete;

	if (!pages->count) {
		finding_add(findings, "pdf-empty", (struct place){0}, NULL);
		return false;
	}
	writing.arena = arena_new();
	writing.file = pdf_file_new(edition != PDF_A1B);
	complete = file_write(&writing, fd);
	pdf_file_free(writing.file);
	arena_free(writing.arena);
	return complete;
}
