/* page.c - pages ready to be written: lists that grow in reading order. */
#include "layout/page.h"

#include "base/buffer.h"

struct pages *pages_new(struct arena *arena, const char *title, const char *language)
{
	struct pages *pages = arena_alloc(arena, sizeof *pages);

	pages->arena = arena;
	pages->title = arena_text(arena, title);
	pages->language = arena_text(arena, language);
	pages->root = element_add(pages, NULL, "Document");
	return pages;
}

struct page *page_add(struct pages *pages, int32_t width, int32_t height)
{
	struct page *page = arena_alloc(pages->arena, sizeof *page);

	page->width = width;
	page->height = height;
	page->number = ++pages->count;
	if (pages->last)
		pages->last->next = page;
	else
		pages->first = page;
	pages->last = page;
	return page;
}

struct element *element_add(struct pages *pages, struct element *parent, const char *type)
{
	struct element *element = arena_alloc(pages->arena, sizeof *element);

	element->type = type;
	element->parent = parent;
	element->order = pages->order++;
	if (parent && parent->last)
		parent->last->next = element;
	else if (parent)
		parent->first = element;
	if (parent)
		parent->last = element;
	return element;
}

static struct mark *mark_new(struct pages *pages, enum mark_kind kind,
	const struct element *element, int32_t x, int32_t y)
{
	struct mark *mark = arena_alloc(pages->arena, sizeof *mark);

	mark->kind = kind;
	mark->element = element;
	mark->x = x;
	mark->y = y;
	mark->order = pages->order++;
	return mark;
}

static struct mark *mark_add(struct pages *pages, struct page *page, enum mark_kind kind,
	const struct element *element, int32_t x, int32_t y)
{
	struct mark *mark = mark_new(pages, kind, element, x, y);

	if (page->last)
		page->last->next = mark;
	else
		page->first = mark;
	page->last = mark;
	return mark;
}

static struct element *element_in_line(
	struct pages *pages, struct element *parent, const char *type)
{
	struct element *element = element_add(pages, parent, type);

	element->in_line = true;
	return element;
}

/* A span goes on over the lines that it takes. */
static struct element *span_element(
	struct pages *pages, struct element *element, const struct text_span *span)
{
	struct element *own = element->last;

	if (own && own->span == span)
		return own;
	own = element_in_line(pages, element, "Span");
	own->span = span;
	own->language = span->language;
	own->actual = span->actual;
	return own;
}

/* Glyphs of a part or span have an element of their own, in ELEMENT: a reading is RT in the
 * Ruby of its base, RB (ISO 32000-1, 14.8.4.4.2). */
static struct element *glyph_element(
	struct pages *pages, struct element *element, const struct placed_glyph *glyph)
{
	if (element && glyph->part == GLYPH_READING)
		return element_in_line(pages, element->last, "RT");
	if (element && glyph->part == GLYPH_BASE)
		return element_in_line(pages, element_in_line(pages, element, "Ruby"), "RB");
	return element && glyph->span ? span_element(pages, element, glyph->span) : element;
}

void page_line(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, bool vertical, const struct line *line)
{
	const struct placed_glyph *glyphs = line->glyphs;

	for (size_t end, start = 0; start < line->count; start = end) {
		struct mark *mark;

		for (end = start + 1; end < line->count
				      && glyphs[end].part == glyphs[start].part
				      && glyphs[end].span == glyphs[start].span;)
			end++;
		mark = mark_add(pages, page, MARK_GLYPHS, NULL, x, y);
		mark->element = glyph_element(pages, element, &glyphs[start]);
		mark->vertical = vertical;
		mark->colour = line->colour;
		mark->glyphs = &glyphs[start];
		mark->count = end - start;
	}
}

struct mark *page_rule(struct pages *pages, struct page *page, const struct element *element,
	int32_t x, int32_t y, int32_t width, int32_t height, int32_t gray)
{
	struct mark *mark = mark_add(pages, page, MARK_RULE, element, x, y);

	mark->width = width;
	mark->height = height;
	mark->gray = gray;
	return mark;
}

/* The smallest rectangle that holds all of RECTANGLES. */
static struct rectangle rectangles_extent(const struct rectangle *rectangles, size_t count)
{
	int32_t left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;

	for (size_t i = 0; i < count; i++) {
		const struct rectangle *part = &rectangles[i];

		left = part->x < left ? part->x : left;
		top = part->y < top ? part->y : top;
		right = part->x + part->width > right ? part->x + part->width : right;
		bottom = part->y + part->height > bottom ? part->y + part->height : bottom;
	}
	return (struct rectangle){left, top, right - left, bottom - top};
}

void page_shape(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, const struct rectangle *rectangles, size_t count)
{
	struct mark *mark = mark_add(pages, page, MARK_SHAPE, element, x, y);

	mark->rectangles = rectangles;
	mark->count = count;
	if (!element)
		return;
	element->extent = rectangles_extent(rectangles, count);
	element->extent.x += x;
	element->extent.y += y;
}

static const struct page_picture *picture_use(
	struct pages *pages, const struct picture *picture)
{
	const struct page_picture *known = pages->pictures;
	struct page_picture *use;

	while (known && known->picture != picture)
		known = known->next;
	if (known)
		return known;
	use = arena_alloc(pages->arena, sizeof *use);
	*use = (struct page_picture){
		picture, pages->pictures ? pages->pictures->index + 1 : 0, pages->pictures};
	pages->pictures = use;
	return use;
}

void page_picture(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, int32_t width, int32_t height, const struct picture *picture)
{
	struct mark *mark = mark_new(pages, MARK_PICTURE, element, x, y);

	mark->next = page->first;
	page->first = mark;
	if (!page->last)
		page->last = mark;
	mark->picture = picture_use(pages, picture);
	mark->width = width;
	mark->height = height;
	if (element)
		element->extent = (struct rectangle){x, y, width, height};
}

static size_t texts_count(const struct page *page)
{
	size_t count = 0;

	for (const struct mark *mark = page->first; mark; mark = mark->next)
		count += mark->element != NULL;
	return count;
}

/* The order of the element that the lines of MARK's text are of. */
static size_t text_order(const struct mark *mark)
{
	const struct element *element = mark->element;

	while (element->in_line)
		element = element->parent;
	return element->order;
}

/* Sorted by their elements; those of one element stay as they are. */
static void texts_sort(struct mark *texts, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct mark text = texts[i];
		size_t at = i;

		for (; at > 0 && text_order(&texts[at - 1]) > text_order(&text); at--)
			texts[at] = texts[at - 1];
		texts[at] = text;
	}
}

void page_order(struct pages *pages, struct page *page)
{
	struct mark *texts = arena_array(pages->arena, texts_count(page), sizeof *texts);
	size_t count = 0;

	for (const struct mark *mark = page->first; mark; mark = mark->next)
		if (mark->element)
			texts[count++] = *mark;
	texts_sort(texts, count);
	count = 0;
	for (struct mark *mark = page->first; mark; mark = mark->next)
		if (mark->element) {
			struct mark *next = mark->next;

			*mark = texts[count++];
			mark->next = next;
		}
}

static struct rectangle glyphs_extent(const struct mark *mark)
{
	const struct placed_glyph *first = &mark->glyphs[0];
	const struct placed_glyph *last = &mark->glyphs[mark->count - 1];
	int32_t end =
		last->x
		+ (int32_t)((int64_t)font_advance(last->font, last->glyph) * last->size / 1000);

	if (mark->vertical) /* an upright glyph reaches back over its origin */
		return (struct rectangle){mark->x - first->size / 8,
			mark->y + first->x - first->size, first->size,
			end - first->x + first->size};
	return (struct rectangle){
		mark->x + first->x, mark->y - first->size * 7 / 8, end - first->x, first->size};
}

struct rectangle mark_extent(const struct mark *mark)
{
	if (mark->kind == MARK_GLYPHS && mark->count)
		return glyphs_extent(mark);
	return (struct rectangle){mark->x, mark->y, mark->width, mark->height};
}

bool rectangles_meet(const struct rectangle *a, const struct rectangle *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
	       && b->y < a->y + a->height;
}

char *mark_words(struct arena *arena, const struct mark *mark)
{
	struct buffer text = {0};
	char *copy;

	for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++)
		buffer_add(&text, mark->glyphs[i].text, mark->glyphs[i].length);
	copy = arena_copy(arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return copy;
}
