/* pdf_letters.c - many letters in one file: moulds filled, one after the other. */
#include "output/pdf_letters.h"

#include "output/pdf_content.h"
#include "output/pdf_font.h"
#include "output/pdf_syntax.h"

#include <stdlib.h>

/* A shorter content is not deflated: making the tables for an address would take a tenth of
 * a letter's time, and save two hundred bytes. */
enum { PLAIN_MOST = 700 };

struct letter {
	const struct pdf_mould *mould;
	const struct pages *own;
	bool padded;
	struct letter *next;
};

/* A mould in this file. */
struct use {
	const struct pdf_mould *mould;
	uint32_t resources;
	uint32_t *contents; /* of its pages; 0: none */
	struct use *next;
};

struct pdf_letters {
	struct pdf_stock *stock;
	struct arena *arena;
	struct pdf_file *file;
	struct pdf_glyphs *glyphs; /* of what is the persons' own */
	struct letter *first, *last;
	size_t page_count;
	struct use *uses;
	struct buffer fonts;    /* entries of a dictionary: the stock's, and the persons' */
	uint32_t tree, root;    /* the page tree, the element of all letters */
	struct buffer pages;    /* references to all pages so far */
	struct buffer sections; /* and to the elements of all letters */
	struct buffer owners;   /* Nums of the parent tree */
	size_t written;         /* pages */
	struct buffer body, content; /* of whatever is being written */
};

struct pdf_letters *pdf_letters_new(struct pdf_stock *stock)
{
	struct pdf_letters *letters = memory_alloc(sizeof *letters);

	*letters = (struct pdf_letters){.stock = stock, .arena = arena_new()};
	letters->file = pdf_file_like(stock->file);
	letters->glyphs = pdf_glyphs_new(letters->arena);
	return letters;
}

void pdf_letters_free(struct pdf_letters *letters)
{
	if (!letters)
		return;
	buffer_done(&letters->fonts);
	buffer_done(&letters->pages);
	buffer_done(&letters->sections);
	buffer_done(&letters->owners);
	buffer_done(&letters->body);
	buffer_done(&letters->content);
	pdf_file_free(letters->file);
	arena_free(letters->arena);
	free(letters);
}

static bool letter_is_padded(const struct letter *letter)
{
	return letter->padded && letter->mould->page_count % 2;
}

void pdf_letters_add(struct pdf_letters *letters, const struct pdf_mould *mould,
	const struct pages *own, bool padded)
{
	struct letter *letter = arena_alloc(letters->arena, sizeof *letter);

	*letter = (struct letter){mould, own, padded, NULL};
	for (const struct page *page = own->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			if (mark->kind == MARK_GLYPHS)
				pdf_glyphs_add(letters->glyphs, mark->glyphs, mark->count);
	if (letters->last)
		letters->last->next = letter;
	else
		letters->first = letter;
	letters->last = letter;
	letters->page_count += mould->page_count + letter_is_padded(letter);
}

size_t pdf_letters_pages(const struct pdf_letters *letters)
{
	return letters->page_count;
}

/* --- what the pages need */

static bool faces_write(struct pdf_letters *letters, struct findings *findings)
{
	size_t number = 0;

	buffer_add(&letters->fonts, letters->stock->fonts.data, letters->stock->fonts.length);
	for (struct pdf_face *face = letters->glyphs->first; face; face = face->next) {
		face->resource = arena_format(letters->arena, "P%zu", ++number);
		if (!pdf_font_write(face, letters->file, false, letters->arena, findings))
			return false;
	}
	pdf_fonts_list(letters->glyphs, &letters->fonts);
	return true;
}

static void contents_write(struct pdf_letters *letters, struct use *use)
{
	const struct pdf_mould *mould = use->mould;

	use->contents = arena_array(letters->arena, mould->page_count, sizeof *use->contents);
	for (size_t i = 0; i < mould->page_count; i++)
		if (mould->pages[i].content_size)
			use->contents[i] = pdf_stream(letters->file, mould->pages[i].content,
				mould->pages[i].content_size, PDF_DEFLATED, NULL);
}

/* MOULD in this file; put there the first time that it is used. */
static const struct use *mould_use(struct pdf_letters *letters, const struct pdf_mould *mould)
{
	struct use *use = letters->uses;

	while (use && use->mould != mould)
		use = use->next;
	if (use)
		return use;
	use = arena_alloc(letters->arena, sizeof *use);
	*use = (struct use){.mould = mould, .next = letters->uses};
	letters->uses = use;
	use->resources =
		pdf_dictionary_format(letters->file, "/Font << %s>>\n/XObject << %s>>\n",
			letters->fonts.data ? letters->fonts.data : "", mould->images);
	contents_write(letters, use);
	return use;
}

/* --- a letter */

/* A letter on its way; its first object is BASE. */
struct placing {
	struct pdf_letters *letters;
	const struct letter *letter;
	const struct use *use; /* of its mould */
	uint32_t base;
	struct pdf_structure *structure; /* of its own part; NULL: that is all artifacts */
};

static struct pdf_structure *structure_new(const struct placing *placing)
{
	const struct pdf_mould *mould = placing->letter->mould;
	const struct pages *own = placing->letter->own;
	struct arena *arena = placing->letters->arena;
	uint32_t *numbers = arena_array(arena, own->count, sizeof *numbers);
	size_t *first_ids = arena_array(arena, own->count, sizeof *first_ids);

	for (size_t i = 0; i < own->count; i++) {
		numbers[i] = placing->base + (uint32_t)i;
		first_ids[i] = mould->pages[i].first_id;
	}
	return pdf_structure_new_in(own, numbers, placing->base + mould->address - 1, first_ids,
		placing->letters->file, arena);
}

static const struct page *own_page(const struct pages *own, size_t index)
{
	const struct page *page = own->first;

	while (page && index--)
		page = page->next;
	return page;
}

/* The object of what is the person's own on page INDEX; 0: nothing is. */
static uint32_t content_write(const struct placing *placing, size_t index)
{
	struct pdf_letters *letters = placing->letters;
	const struct page *own = own_page(placing->letter->own, index);
	struct buffer *content = &letters->content;

	buffer_clear(content);
	if (own)
		pdf_content_add(content, own, letters->glyphs, placing->structure);
	if (!content->length)
		return 0;
	return pdf_stream(letters->file, content->data, content->length,
		content->length < PLAIN_MOST ? PDF_PLAIN : PDF_DEFLATE, NULL);
}

/* CONTENTS, of two streams, may lack one or both; then it shows nothing.  The person's own is
 * painted first: the address is what is read first (14.8.2.3). */
static void page_define(
	const struct placing *placing, uint32_t number, const uint32_t contents[2])
{
	struct pdf_letters *letters = placing->letters;
	struct buffer *body = &letters->body;

	buffer_clear(body);
	buffer_text(body, "/Type/Page/Parent ");
	pdf_reference(body, letters->tree);
	buffer_text(body, "/MediaBox[0 0 ");
	pdf_length(body, placing->letter->mould->width);
	buffer_byte(body, ' ');
	pdf_length(body, placing->letter->mould->height);
	buffer_text(body, "]/Resources ");
	pdf_reference(body, placing->use->resources);
	if (contents[0] || contents[1]) {
		buffer_text(body, "/Contents[");
		for (size_t i = 0; i < 2; i++)
			if (contents[i])
				pdf_kid(body, contents[i]);
		buffer_text(body, "]/StructParents ");
		pdf_integer(body, letters->written);
	}
	pdf_define(letters->file, number, body);
	pdf_kid(&letters->pages, number);
	letters->written++;
}

/* 14.7.4.4: back from page and id to the element. */
static void owners_add(const struct placing *placing, size_t index)
{
	const struct mould_page *common = &placing->letter->mould->pages[index];
	struct buffer *owners = &placing->letters->owners;
	const uint32_t *own;
	size_t count = 0;

	pdf_integer(owners, placing->letters->written);
	buffer_text(owners, " [");
	for (size_t i = 0; i < common->first_id; i++)
		pdf_kid(owners, placing->base + common->owners[i] - 1);
	if (index < placing->letter->own->count) {
		own = pdf_structure_owners(placing->structure, index, &count);
		for (size_t i = 0; i < count; i++)
			pdf_kid(owners, own[i]);
	}
	buffer_text(owners, "]\n");
}

static void elements_write(const struct placing *placing)
{
	struct pdf_letters *letters = placing->letters;
	const struct pdf_mould *mould = placing->letter->mould;

	for (size_t i = mould->page_count; i < mould->count; i++) {
		if (i + 1 == mould->address)
			continue;
		pdf_mould_fill(pdf_body_begin(letters->file, placing->base + (uint32_t)i),
			&mould->bodies[i - mould->page_count], placing->base, letters->root);
		pdf_body_end(letters->file);
	}
	if (mould->address)
		pdf_structure_elements(placing->structure,
			mould->address_parent ? placing->base + mould->address_parent - 1
					      : letters->root);
}

/* All numbers first: defining may add an object stream, which takes one itself. */
static void letter_write(struct pdf_letters *letters, const struct letter *letter)
{
	const struct pdf_mould *mould = letter->mould;
	struct placing placing = {.letters = letters, .letter = letter};

	placing.use = mould_use(letters, mould);
	placing.base = pdf_reserve(letters->file);
	for (size_t i = 1; i < mould->count; i++)
		pdf_reserve(letters->file);
	placing.structure = structure_new(&placing);
	for (size_t i = 0; i < mould->page_count; i++) {
		const uint32_t contents[2] = {
			content_write(&placing, i), placing.use->contents[i]};

		owners_add(&placing, i);
		page_define(&placing, placing.base + (uint32_t)i, contents);
	}
	if (letter_is_padded(letter))
		page_define(&placing, pdf_reserve(letters->file), (const uint32_t[2]){0});
	elements_write(&placing);
	pdf_kid(&letters->sections, placing.base + (uint32_t)mould->page_count);
}

/* --- the file */

static void page_tree_define(const struct pdf_letters *letters)
{
	struct buffer body = {0};

	buffer_text(&body, "/Type /Pages\n/Kids [");
	buffer_add(&body, letters->pages.data, letters->pages.length);
	buffer_format(&body, "]\n/Count %zu\n", letters->written);
	pdf_define(letters->file, letters->tree, &body);
	buffer_done(&body);
}

static uint32_t structure_write(const struct pdf_letters *letters)
{
	struct buffer body = {0};
	uint32_t parents, root = pdf_reserve(letters->file);

	buffer_format(&body, "/S /Document\n/P %u 0 R\n/K [", root);
	buffer_add(&body, letters->sections.data, letters->sections.length);
	buffer_text(&body, "]\n");
	pdf_define(letters->file, letters->root, &body);
	buffer_clear(&body);
	buffer_text(&body, "/Nums [\n");
	buffer_add(&body, letters->owners.data, letters->owners.length);
	buffer_text(&body, "]\n");
	parents = pdf_dictionary(letters->file, &body);
	buffer_clear(&body);
	buffer_format(&body,
		"/Type /StructTreeRoot\n/K [%u 0 R]\n/ParentTree %u 0 R\n"
		"/ParentTreeNextKey %zu\n",
		letters->root, parents, letters->written);
	pdf_define(letters->file, root, &body);
	buffer_done(&body);
	return root;
}

static uint32_t catalog_write(const struct pdf_letters *letters)
{
	const struct pdf_stock *stock = letters->stock;

	return pdf_dictionary_format(letters->file,
		"/Type /Catalog\n/Pages %u 0 R\n/Lang (%s)\n/Metadata %u 0 R\n"
		"/OutputIntents [%u 0 R]\n/ViewerPreferences << /DisplayDocTitle true %s>>\n"
		"/MarkInfo << /Marked true >>\n/StructTreeRoot %u 0 R\n",
		letters->tree, stock->language, stock->xmp, stock->intent,
		stock->vertical ? "/Direction /R2L " : "", structure_write(letters));
}

bool pdf_letters_save(struct pdf_letters *letters, int fd, struct findings *findings)
{
	if (!faces_write(letters, findings))
		return false;
	letters->tree = pdf_reserve(letters->file);
	letters->root = pdf_reserve(letters->file);
	for (const struct letter *letter = letters->first; letter; letter = letter->next)
		letter_write(letters, letter);
	page_tree_define(letters);
	return pdf_file_save(letters->file, "1.7", catalog_write(letters), letters->stock->info,
		fd, findings);
}
