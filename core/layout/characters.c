/* characters.c - what must be known of the characters on the pages. */
#include "layout/characters.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/cluster.h"

#include <stdlib.h>
#include <string.h>

struct use {
	const struct placed_glyph *glyph;
	size_t page;
	size_t order;
};

struct uses {
	struct use *use;
	size_t count;
};

static size_t uses_add(struct use *to, const struct pages *pages)
{
	size_t count = 0;

	for (const struct page *page = pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++) {
				if (!mark->glyphs[i].note)
					continue;
				if (to)
					to[count] = (struct use){
						&mark->glyphs[i], page->number, count};
				count++;
			}
	return count;
}

static int size_compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* The same character from the same place: 0. */
static int use_compare(const struct use *a, const struct use *b)
{
	const struct placed_glyph *one = a->glyph, *other = b->glyph;
	const struct place *here = &one->note->place, *there = &other->note->place;
	int order = size_compare(one->length, other->length);

	if (!order)
		order = memcmp(one->text, other->text, one->length);
	if (!order)
		order = size_compare(here->line, there->line);
	if (!order)
		order = size_compare(here->column, there->column);
	if (!order)
		order = strcmp(here->file ? here->file : "", there->file ? there->file : "");
	return order;
}

static int compare_with_order(const void *left, const void *right)
{
	const struct use *a = left, *b = right;
	int order = use_compare(a, b);

	return order ? order : size_compare(a->order, b->order);
}

static int compare_order(const void *left, const void *right)
{
	const struct use *a = left, *b = right;

	return size_compare(a->order, b->order);
}

/* Of equal uses the first is kept; then they are again as they are on the pages. */
static void uses_unite(struct uses *uses)
{
	size_t kept = 0;

	qsort(uses->use, uses->count, sizeof *uses->use, compare_with_order);
	for (size_t i = 0; i < uses->count; i++)
		if (!kept || use_compare(&uses->use[kept - 1], &uses->use[i]) != 0)
			uses->use[kept++] = uses->use[i];
	uses->count = kept;
	qsort(uses->use, uses->count, sizeof *uses->use, compare_order);
}

static void use_add(
	const char *id, const struct use *use, struct arena *arena, struct findings *findings)
{
	const struct placed_glyph *glyph = use->glyph;
	bool valid = utf8_valid(glyph->text, glyph->length) == glyph->length;
	struct buffer codes = {0};

	if (!id)
		return;
	cluster_codes(cluster_read(glyph->text, glyph->length), &codes);
	finding_add(findings, id, glyph->note->place, "character",
		valid ? arena_copy(arena, glyph->text, glyph->length) : "\uFFFD", "code",
		codes.data, "font", font_name(glyph->font), "page",
		arena_format(arena, "%zu", use->page), NULL);
	buffer_done(&codes);
}

void characters_check(const struct pages *pages, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct uses uses = {.count = uses_add(NULL, pages)};

	uses.use = arena_array(arena, uses.count, sizeof *uses.use);
	uses_add(uses.use, pages);
	if (uses.count)
		uses_unite(&uses);
	for (size_t i = 0; i < uses.count; i++) {
		use_add(uses.use[i].glyph->note->drawn, &uses.use[i], arena, findings);
		use_add(uses.use[i].glyph->note->doubt, &uses.use[i], arena, findings);
	}
	arena_free(arena);
}
