/* fitting.c - whether every address has room in the envelope's window. */
#include "letters/fitting.h"

#include "base/utf8.h"
#include "layout/layout.h"
#include "text/ladder.h"

#include <string.h>

enum { JAPANESE_FIRST = 0x2E80 };

/* The width of TEXT in quarters of an em, at most: a character takes an em, and the space
 * between Japanese and Western ones a quarter of one (JLREQ 3.2.6). */
static int64_t quarters_most(const char *text)
{
	size_t length = strlen(text), taken;
	int64_t quarters = 0;
	bool was_western = false;

	for (size_t at = 0; at < length; at += taken) {
		bool western = utf8_decode(text + at, length - at, &taken) < JAPANESE_FIRST;

		quarters += 4 + (at && western != was_western);
		was_western = western;
	}
	return quarters;
}

/* Whether ADDRESS surely fits at the smallest size that it may have, if not at a larger one;
 * nothing is set, and no line broken. */
static bool fits_surely(
	const struct block *address, const struct page_style *style, struct arena *arena)
{
	const struct rectangle *visible = &style->window->addressee.visible;
	int64_t start = visible->x > style->area.x ? visible->x : style->area.x, height = 0;

	for (const struct block *line = address->first; line; line = line->next) {
		const struct block_style *block = style_block(style, line);
		const struct text_look *look = look_smaller(block->look, INT32_MAX, arena);
		int64_t width = quarters_most(block_text(arena, line)) * look->style.size / 4;

		height += look->lead + block->before + block->after;
		if (start + block->left + block->first + width
			> (int64_t)visible->x + visible->width - block->right)
			return false;
	}
	return height <= visible->height;
}

static void row_check(const struct volumes *volumes, const struct list_row *row,
	struct ladder *ladder, struct findings *findings)
{
	const struct kind *kind = kinds_of(volumes->kinds, row);
	struct arena *arena = arena_new();
	const struct block *address =
		kind->address ? kind_address(volumes->kinds, kind, row, arena) : NULL;

	if (address && !fits_surely(address, kind->style, arena)) {
		struct findings *own = findings_new();

		layout_address(
			address, kind->document->language, kind->style, ladder, arena, own);
		findings_add_errors(findings, own);
		findings_free(own);
	}
	arena_free(arena);
}

bool fitting_check(const struct volumes *volumes, struct list_reader *reader, size_t first,
	size_t count, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct ladder *ladder = ladder_new(arena);
	bool read = true;

	for (size_t i = 0; i < count && read; i++) {
		const struct list_row *row = list_reader_row(reader, first + i, findings);

		read = row;
		if (row)
			row_check(volumes, row, ladder, findings);
	}
	arena_free(arena);
	return read;
}
