/* running.c - what stands at the head or foot of pages: numbers, marks of a draft, as-of. */
#include "layout/running.h"

#include "base/buffer.h"
#include "base/message.h"

#include <string.h>

static bool stands_on(
	const struct running *running, const struct pages *pages, const struct page *page)
{
	switch (running->on) {
	case RUNNING_SEVERAL:
		return pages->count > 1;
	case RUNNING_FOLLOWING:
		return page->number > 1;
	default:
		return true;
	}
}

/* Whether WORDS name one of VALUES, names and values, that is "". */
static bool lacks_value(const char *words, const char *const *values)
{
	for (words = strchr(words, '{'); words; words = strchr(words + 1, '{'))
		for (const char *const *value = values; *value; value += 2) {
			size_t length = strlen(value[0]);

			if (!*value[1] && strncmp(words + 1, value[0], length) == 0
				&& words[1 + length] == '}')
				return true;
		}
	return false;
}

static void line_put(struct composer *composer, const struct running *running,
	struct page *page, const char *words)
{
	const struct page_style *style = composer->style;
	const struct block_style look = {.look = running->look, .align = running->align};
	struct runs runs = {0};
	struct lines lines;

	runs_text(composer, &runs, words, running->look, (struct place){0});
	lines = lines_set(composer, &runs, &look, style->area.width);
	for (size_t i = 0; i < lines.count; i++) {
		page_line(composer->pages, page, NULL, style->area.x,
			running->y + running->look->baseline + (int32_t)i * running->look->lead,
			false, &lines.line[i]);
		page->last->folio = true;
	}
}

static const char *text_or_none(const char *text)
{
	return text ? text : "";
}

static void page_compose(struct composer *composer, const struct document *document,
	const struct running *running, struct page *page)
{
	struct arena *arena = composer->arena;
	const char *const values[] = {"page", arena_format(arena, "%zu", page->number), "pages",
		arena_format(arena, "%zu", composer->pages->count), "title",
		text_or_none(document->title), "record", text_or_none(document->record), "pack",
		text_or_none(document->pack), "date", text_or_none(document->date), "as-of",
		text_or_none(document->as_of), "draft", text_or_none(document->draft), NULL};
	const char *pattern =
		strcmp(document->language, "en") == 0 ? running->words_en : running->words;
	struct buffer words = {0};

	if (!stands_on(running, composer->pages, page) || lacks_value(pattern, values))
		return;
	message_fill(&words, pattern, values);
	if (words.length)
		line_put(composer, running, page, arena_text(arena, words.data));
	buffer_done(&words);
}

static int32_t text_start(const struct mark *mark)
{
	return mark->x + mark->glyphs[0].x;
}

static int32_t text_end(const struct mark *mark)
{
	const struct placed_glyph *last = &mark->glyphs[mark->count - 1];

	return mark->x + last->x + last->size;
}

/* Lines that have no room beside each other; a size above a baseline is the line's own. */
static bool texts_meet(const struct mark *a, const struct mark *b)
{
	const struct mark *upper = a->y < b->y ? a : b, *lower = upper == a ? b : a;

	return a->count && b->count && lower->y - lower->glyphs[0].size < upper->y
	       && text_start(a) < text_end(b) && text_start(b) < text_end(a);
}

/* The running lines of a page are its marks behind AFTER. */
static void meeting_check(
	struct composer *composer, const struct page *page, const struct mark *after)
{
	for (const struct mark *a = after ? after->next : page->first; a; a = a->next)
		for (const struct mark *b = a->next; b; b = b->next)
			if (texts_meet(a, b)) {
				finding_add(composer->findings, "layout-running",
					(struct place){composer->style->file, 0, 0}, "page",
					arena_format(composer->arena, "%zu", page->number),
					NULL);
				return;
			}
}

void running_compose(struct composer *composer, const struct document *document)
{
	for (struct page *page = composer->pages->first; page; page = page->next) {
		const struct mark *after = page->last;

		for (size_t i = 0; i < composer->style->running_count; i++)
			page_compose(composer, document, &composer->style->running[i], page);
		meeting_check(composer, page, after);
	}
}
