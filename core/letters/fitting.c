/* fitting.c - whether every address has room in the envelope's window. */
#include "letters/fitting.h"

#include "base/utf8.h"
#include "layout/layout.h"
#include "text/ladder.h"

#include <string.h>

/* Whether ADDRESS fits without being set: a character takes an em at most, and the space beside
 * it a quarter of one; no line is broken. */
static bool fits_surely(
	const struct block *address, const struct page_style *style, struct arena *arena)
{
	const struct rectangle *visible = &style->window->visible;
	int64_t start = visible->x > style->area.x ? visible->x : style->area.x, height = 0;

	for (const struct block *line = address->first; line; line = line->next) {
		const struct block_style *block = style_block(style, line);
		const char *text = block_text(arena, line);
		int64_t width = (int64_t)utf8_count(text, strlen(text))
				* block->look->style.size * 5 / 4;

		height += block->look->lead + block->before + block->after;
		if (style->window->barcode
			|| start + width > (int64_t)visible->x + visible->width)
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

		layout_address(address, kind->style, ladder, arena, own);
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
