/* marks.c - looking at laid out pages, for tests. */
#include "marks.h"

#include "base/buffer.h"

#include <string.h>

/* The text of MARK, valid until the test ends. */
char *mark_text(const struct pages *pages, const struct mark *mark)
{
	struct buffer text = {0};
	char *copy;

	for (size_t i = 0; i < mark->count; i++)
		buffer_add(&text, mark->glyphs[i].text, mark->glyphs[i].length);
	copy = arena_copy(pages->arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return copy;
}

int32_t glyph_end(const struct placed_glyph *glyph)
{
	return glyph->x
	       + (int32_t)((int64_t)font_advance(glyph->font, glyph->glyph) * glyph->size
			   / 1000);
}

int32_t mark_start(const struct mark *mark)
{
	return mark->x + mark->glyphs[0].x;
}

int32_t mark_end(const struct mark *mark)
{
	return mark->x + glyph_end(&mark->glyphs[mark->count - 1]);
}

/* The first line of the page, or of all pages, whose text begins with TEXT. */
const struct mark *page_find(
	const struct pages *pages, const struct page *page, const char *text)
{
	for (const struct mark *mark = page->first; mark; mark = mark->next)
		if (mark->kind == MARK_GLYPHS
			&& strncmp(mark_text(pages, mark), text, strlen(text)) == 0)
			return mark;
	return NULL;
}

const struct mark *mark_find(const struct pages *pages, const char *text)
{
	const struct mark *mark = NULL;

	for (const struct page *page = pages->first; page && !mark; page = page->next)
		mark = page_find(pages, page, text);
	return mark;
}

const struct mark *text_next(const struct mark *mark)
{
	while (mark && (mark->kind != MARK_GLYPHS || !mark->element))
		mark = mark->next;
	return mark;
}

const struct mark *text_first(const struct page *page)
{
	return text_next(page->first);
}

const struct mark *text_last(const struct page *page)
{
	const struct mark *last = NULL;

	for (const struct mark *mark = text_first(page); mark; mark = text_next(mark->next))
		last = mark;
	return last;
}

bool in_address(const struct pages *pages, const struct mark *mark)
{
	const struct element *first = pages->root->first;

	return mark->element && mark->element->parent == first;
}

const char *mark_type(const struct mark *mark)
{
	return mark->element->type;
}

/* All tagged text of all pages, in the order of the marks. */
char *pages_text(const struct pages *pages)
{
	struct buffer text = {0};
	char *copy;

	for (const struct page *page = pages->first; page; page = page->next)
		for (const struct mark *mark = text_first(page); mark;
			mark = text_next(mark->next))
			buffer_text(&text, mark_text(pages, mark));
	copy = arena_copy(pages->arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return copy;
}
