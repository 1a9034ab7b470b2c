/* pdf_outline.c - bookmarks, from the headings H1 to H6. */
#include "output/pdf_outline.h"

#include "output/pdf_syntax.h"

/* A bookmark; the outline itself is one of level 0. */
struct item {
	const struct element *heading;
	int level;
	struct buffer title;
	const struct page *page;
	int64_t top; /* where the page is to be shown from */
	uint32_t number;
	size_t descendants;
	struct item *parent, *first, *last, *previous, *next;
};

static int heading_level(const struct element *element)
{
	const char *type = element->type;

	return type[0] == 'H' && type[1] >= '1' && type[1] <= '6' && !type[2] ? type[1] - '0'
									      : 0;
}

/* The heading that ELEMENT is or stands in. */
static const struct element *heading_of(const struct element *element)
{
	while (element && !heading_level(element))
		element = element->parent;
	return element;
}

/* A bookmark for HEADING, after LAST: its parent is the last one of a higher level. */
static struct item *item_add(struct item *last, const struct element *heading,
	struct pdf_file *file, struct arena *arena)
{
	struct item *item = arena_alloc(arena, sizeof *item), *parent = last;

	item->heading = heading;
	item->level = heading_level(heading);
	item->number = pdf_reserve(file);
	while (parent->level >= item->level)
		parent = parent->parent;
	item->parent = parent;
	item->previous = parent->last;
	if (parent->last)
		parent->last->next = item;
	else
		parent->first = item;
	parent->last = item;
	for (; parent; parent = parent->parent)
		parent->descendants++;
	return item;
}

static void title_add(struct buffer *title, const struct mark *mark)
{
	for (size_t i = 0; i < mark->count; i++)
		for (size_t at = 0; at < mark->glyphs[i].length; at++) {
			char c = mark->glyphs[i].text[at];

			buffer_byte(title, c == '\n' || c == '\t' ? ' ' : c);
		}
}

static struct item *mark_read(struct item *last, const struct page *page,
	const struct mark *mark, struct pdf_file *file, struct arena *arena)
{
	const struct element *heading = heading_of(mark->element);

	if (!heading || mark->kind != MARK_GLYPHS || !mark->count)
		return last;
	if (heading != last->heading) {
		last = item_add(last, heading, file, arena);
		last->page = page;
		last->top = (int64_t)page->height - mark->y + 2 * mark->glyphs[0].size;
	}
	title_add(&last->title, mark);
	return last;
}

static void link_add(struct buffer *body, const char *key, const struct item *item)
{
	if (item)
		buffer_format(body, "/%s %u 0 R\n", key, item->number);
}

static void item_write(
	struct pdf_file *file, const struct item *item, const uint32_t *page_numbers)
{
	struct buffer body = {0};

	if (item->heading) {
		buffer_text(&body, "/Title ");
		pdf_text(&body, item->title.data ? item->title.data : "", item->title.length);
		buffer_format(&body, "\n/Dest [%u 0 R /XYZ null ",
			page_numbers[item->page->number - 1]);
		pdf_length(&body, item->top);
		buffer_text(&body, " null]\n");
	}
	link_add(&body, "Parent", item->parent);
	link_add(&body, "Prev", item->previous);
	link_add(&body, "Next", item->next);
	link_add(&body, "First", item->first);
	link_add(&body, "Last", item->last);
	if (item->descendants)
		buffer_format(&body, "/Count %zu\n", item->descendants);
	pdf_define(file, item->number, &body);
	buffer_done(&body);
}

/* The bookmark after ITEM, parents before their children. */
static struct item *item_after(struct item *item)
{
	if (item->first)
		return item->first;
	while (item && !item->next)
		item = item->parent;
	return item ? item->next : NULL;
}

uint32_t pdf_outline_write(struct pdf_file *file, const struct pages *pages,
	const uint32_t *page_numbers, struct arena *arena)
{
	struct item outline = {0}, *last = &outline;

	if (pages->count < 2)
		return 0;
	outline.number = pdf_reserve(file);
	for (const struct page *page = pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			last = mark_read(last, page, mark, file, arena);
	for (struct item *item = &outline; item; item = item_after(item)) {
		item_write(file, item, page_numbers);
		buffer_done(&item->title);
	}
	return outline.first ? outline.number : 0;
}
