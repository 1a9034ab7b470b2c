/* pdf_mould.c - a letter is written once the usual way, and taken apart again.
 *
 * Its objects are numbered from 1 in a file that is never saved; in their bodies every
 * reference becomes a gap.
 */
#include "output/pdf_mould.h"

#include "output/pdf_content.h"
#include "output/pdf_syntax.h"
#include "output/pdf_table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A mould being made. */
struct making {
	struct pdf_stock *stock;
	struct arena *arena; /* the stock's */
	struct pdf_mould *mould;
	struct pdf_file *scratch;
	struct arena *scratch_arena;
	struct pdf_structure *structure; /* in that */
};

static void page_make(struct making *making, const struct page *page, struct mould_page *to)
{
	struct buffer content = {0};
	const uint32_t *owners;
	uint32_t *copy;
	char *data;

	pdf_content_add(&content, page, making->stock->glyphs, making->structure);
	to->content_size = content.length;
	data = pdf_deflate(
		making->scratch, content.data ? content.data : "", &to->content_size);
	to->content = arena_copy(making->arena, data, to->content_size);
	owners = pdf_structure_owners(making->structure, page->number - 1, &to->first_id);
	to->owners = copy = arena_array(making->arena, to->first_id, sizeof *copy);
	if (to->first_id)
		memcpy(copy, owners, to->first_id * sizeof *copy);
	free(data);
	buffer_done(&content);
}

static void pages_make(struct making *making, const struct pages *pages)
{
	struct mould_page *to = arena_array(making->arena, pages->count, sizeof *to);

	making->mould->pages = to;
	for (const struct page *page = pages->first; page; page = page->next)
		page_make(making, page, to++);
}

/* --- bodies */

/* Where the string that begins at TEXT ends. */
static const char *string_end(const char *text, const char *end)
{
	if (*text == '<')
		return memchr(text, '>', (size_t)(end - text));
	while (++text < end && *text != ')')
		text += *text == '\\';
	return text;
}

/* Whether a reference stands at TEXT ("12 0 R "); then where it ends, and to what. */
static bool reference_read(const char **text, const char *end, uint32_t *number)
{
	static const char tail[] = " 0 R";
	const char *at = *text;

	for (*number = 0; at < end && isdigit((unsigned char)*at); at++)
		*number = *number * 10 + (uint32_t)(*at - '0');
	if ((size_t)(end - at) < strlen(tail) || memcmp(at, tail, strlen(tail)) != 0) {
		*text = at;
		return false;
	}
	*text = at + strlen(tail);
	return true;
}

/* Words and numbers between references are copied; gaps are counted when GAPS is NULL. */
static size_t body_divide(
	const struct pdf_object *object, struct buffer *text, struct mould_gap *gaps)
{
	const char *at = object->is.body, *end = at + object->is.body_size;
	size_t count = 0;

	while (at < end) {
		const char *start = at;
		uint32_t number;

		if (isdigit((unsigned char)*at)
			&& (at == object->is.body || !isalnum((unsigned char)at[-1]))
			&& reference_read(&at, end, &number)) {
			if (gaps)
				gaps[count] =
					(struct mould_gap){(uint32_t)text->length, number};
			count++;
			continue;
		}
		if (at == start && (*at == '(' || (*at == '<' && at[1] != '<')))
			at = string_end(at, end);
		at += at < end && (at == start || *at == '>' || *at == ')');
		buffer_add(text, start, (size_t)(at - start));
	}
	return count;
}

static struct mould_body body_make(struct making *making, uint32_t number)
{
	const HPDF_Dict dictionary = HPDF_Xref_GetEntry(making->scratch->xref, number)->obj;
	const struct pdf_object *object = dictionary->attr;
	struct buffer text = {0};
	struct mould_body body;
	struct mould_gap *gaps;

	body.gap_count = (uint32_t)body_divide(object, &text, NULL);
	buffer_clear(&text);
	gaps = arena_array(making->arena, body.gap_count, sizeof *gaps);
	body_divide(object, &text, gaps);
	body.gaps = gaps;
	body.length = (uint32_t)text.length;
	body.text = arena_copy(making->arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return body;
}

static void bodies_make(struct making *making)
{
	struct pdf_mould *mould = making->mould;
	struct mould_body *bodies =
		arena_array(making->arena, mould->count - mould->page_count, sizeof *bodies);

	mould->bodies = bodies;
	for (size_t i = mould->page_count; i < mould->count; i++)
		if (i + 1 != mould->address)
			*bodies++ = body_make(making, (uint32_t)i + 1);
		else
			*bodies++ = (struct mould_body){0};
}

/* --- all of it */

static const char *images_list(
	struct pdf_stock *stock, const struct pages *pages, struct arena *arena)
{
	struct buffer list = {0};
	const char *images;

	pdf_stock_images(stock, pages, &list);
	images = arena_text(arena, list.data ? list.data : "");
	buffer_done(&list);
	return images;
}

static void structure_make(struct making *making, const struct pages *pages)
{
	uint32_t *numbers = arena_array(making->scratch_arena, pages->count, sizeof *numbers);

	for (size_t i = 0; i < pages->count; i++)
		numbers[i] = pdf_reserve(making->scratch);
	pages->root->type = "Sect";
	making->structure =
		pdf_structure_new(pages, numbers, making->scratch, making->scratch_arena);
	if (!pages->addressed)
		return;
	making->mould->address = pdf_structure_number(making->structure, pages->addressed);
	making->mould->address_parent =
		pdf_structure_number(making->structure, pages->addressed->parent);
}

const struct pdf_mould *pdf_mould_new(struct pdf_stock *stock, const struct pages *pages)
{
	struct making making = {.stock = stock, .arena = stock->arena};
	struct pdf_mould *mould = making.mould = arena_alloc(stock->arena, sizeof *mould);

	mould->width = pages->first->width;
	mould->height = pages->first->height;
	mould->page_count = pages->count;
	mould->images = images_list(stock, pages, stock->arena);
	making.scratch = pdf_file_new(false);
	making.scratch_arena = arena_new();
	structure_make(&making, pages);
	pages_make(&making, pages);
	pdf_structure_elements(making.structure, 0);
	mould->count = making.scratch->xref->entries->count - 1;
	bodies_make(&making);
	pdf_file_free(making.scratch);
	arena_free(making.scratch_arena);
	return mould;
}

const struct pdf_mould *pdf_mould_blank(
	struct pdf_stock *stock, const struct pages *pages, struct arena *arena)
{
	struct pdf_mould *mould = arena_alloc(arena, sizeof *mould);

	*mould = (struct pdf_mould){
		.width = pages->first->width,
		.height = pages->first->height,
		.page_count = pages->count,
		.count = pages->count + 1,
		.pages = arena_array(arena, pages->count, sizeof *mould->pages),
		.address = (uint32_t)pages->count + 1,
		.images = images_list(stock, pages, arena),
	};
	pages->root->type = "Sect";
	return mould;
}

void pdf_mould_fill(
	struct buffer *to, const struct mould_body *body, uint32_t base, uint32_t root)
{
	size_t most = body->length + (size_t)body->gap_count * PDF_REFERENCE_MOST, done = 0;
	char *start = buffer_room(to, most), *at = start;

	for (size_t i = 0; i < body->gap_count; i++) {
		const struct mould_gap *gap = &body->gaps[i];

		memcpy(at, body->text + done, gap->at - done);
		at = pdf_reference_put(
			at + (gap->at - done), gap->local ? base + gap->local - 1 : root);
		done = gap->at;
	}
	memcpy(at, body->text + done, body->length - done);
	to->length += (size_t)(at - start) + body->length - done;
}
