/* flow.c - a column of strips, and its pagination. */
#include "layout/flow.h"

static void strip_append(struct flow *flow, struct strip *strip)
{
	if (flow->last)
		flow->last->next = strip;
	else
		flow->first = strip;
	flow->last = strip;
}

struct strip *flow_strip(struct flow *flow, const struct column *column, int32_t height)
{
	struct strip *strip = arena_alloc(flow->arena, sizeof *strip);

	strip->before = flow->space;
	strip->breaks = flow->breaks;
	strip->height = height;
	strip->clear = column->clear;
	strip->frame = column->frame;
	flow->space = 0;
	flow->breaks = false;
	strip_append(flow, strip);
	return strip;
}

void strip_line(struct flow *flow, struct strip *strip, const struct element *element,
	const struct line *line, int32_t x, int32_t y)
{
	struct piece *piece = arena_alloc(flow->arena, sizeof *piece);

	*piece = (struct piece){element, line, x, y, NULL};
	if (strip->last)
		strip->last->next = piece;
	else
		strip->first = piece;
	strip->last = piece;
}

void flow_space(struct flow *flow, int32_t space)
{
	if (space > flow->space)
		flow->space = space;
}

void flow_break(struct flow *flow)
{
	flow->breaks = true;
}

void flow_keep(struct flow *flow)
{
	if (flow->last)
		flow->last->bond = BOND_LINES;
}

struct strip *flow_after(const struct flow *flow, const struct strip *after)
{
	return after ? after->next : flow->first;
}

void flow_together(struct flow *flow, const struct strip *after)
{
	struct strip *strip = flow_after(flow, after);

	for (; strip && strip->next; strip = strip->next)
		if (strip->bond == BOND_NONE)
			strip->bond = BOND_BLOCK;
}

void flow_align_end(struct flow *flow, const struct strip *after, int32_t end)
{
	struct strip *first = flow_after(flow, after);
	int32_t longest = 0;

	for (struct strip *strip = first; strip; strip = strip->next)
		for (struct piece *piece = strip->first; piece; piece = piece->next)
			if (piece->x + piece->line->width > longest)
				longest = piece->x + piece->line->width;
	for (struct strip *strip = first; strip; strip = strip->next)
		for (struct piece *piece = strip->first; piece; piece = piece->next)
			piece->x += end - longest;
}

void flow_fix(struct flow *flow, const struct flow *lines, int32_t y)
{
	struct strip *fixed = arena_alloc(flow->arena, sizeof *fixed);

	fixed->fixed = true;
	strip_append(flow, fixed);
	for (const struct strip *strip = lines->first; strip; strip = strip->next) {
		y += strip->before;
		for (const struct piece *piece = strip->first; piece; piece = piece->next)
			strip_line(flow, fixed, piece->element, piece->line, piece->x,
				y + piece->y);
		y += strip->height;
	}
}

/* --- pagination */

struct placement {
	const struct page_style *style;
	struct pages *pages;
	bool addressed;
	bool fresh;                /* nothing of the column stands on the page yet */
	int32_t y;                 /* where the column has come to */
	const struct frame *frame; /* that is open, from */
	int32_t frame_top;
};

/* Four rules around what stands between the frame's top and Y. */
static void frame_close(struct placement *at)
{
	const struct frame *frame = at->frame;
	struct page *page = at->pages->last;
	int32_t height = at->y - at->frame_top, thickness = frame ? frame->thickness : 0;

	at->frame = NULL;
	if (!frame)
		return;
	page_rule(at->pages, page, NULL, frame->x, at->frame_top, frame->width, thickness, 0);
	page_rule(at->pages, page, NULL, frame->x, at->frame_top, thickness, height, 0);
	page_rule(at->pages, page, NULL, frame->x + frame->width - thickness, at->frame_top,
		thickness, height, 0);
	page_rule(
		at->pages, page, NULL, frame->x, at->y - thickness, frame->width, thickness, 0);
}

static void page_open(struct placement *at)
{
	if (at->pages->last)
		frame_close(at);
	page_add(at->pages, at->style->width, at->style->height);
	at->fresh = true;
	at->y = at->style->area.y;
}

/* Where STRIP's top comes to stand when it follows Y on this page. */
static int32_t strip_top(
	const struct placement *at, const struct strip *strip, int32_t y, bool fresh)
{
	const struct rectangle *window =
		strip->clear == CLEAR_WINDOW ? &at->style->swept : &at->style->visible;
	int32_t top = fresh ? y : y + strip->before;

	if (!at->addressed || at->pages->last != at->pages->first || strip->clear == CLEAR_NONE)
		return top;
	return top > window->y + window->height ? top : window->y + window->height;
}

static void pieces_place(
	struct placement *at, struct page *page, const struct strip *strip, int32_t top)
{
	for (const struct piece *piece = strip->first; piece; piece = piece->next)
		page_glyphs(at->pages, page, piece->element, piece->x, top + piece->y,
			piece->line->glyphs, piece->line->count);
}

static void strip_place(struct placement *at, const struct strip *strip)
{
	int32_t top = strip_top(at, strip, at->y, at->fresh);

	if (at->frame != strip->frame)
		frame_close(at);
	if (strip->frame && !at->frame) {
		at->frame = strip->frame;
		at->frame_top = top;
	}
	pieces_place(at, at->pages->last, strip, top);
	at->y = top + strip->height;
	at->fresh = false;
}

/* The last of the strips that hold to STRIP at least as firmly as BOND. */
static const struct strip *chunk_end(const struct strip *strip, enum bond bond)
{
	while (strip->bond >= bond && strip->next && !strip->next->breaks
		&& !strip->next->fixed)
		strip = strip->next;
	return strip;
}

/* What the strips to LAST take on a page of their own. */
static int32_t chunk_height(const struct strip *strip, const struct strip *last)
{
	int32_t height = strip->height;

	while (strip != last) {
		strip = strip->next;
		height += strip->before + strip->height;
	}
	return height;
}

/* As many strips from STRIP on as hold together and have room on one page:
 * bonds give way, the weaker first, where that is too much. */
static const struct strip *chunk_find(const struct placement *at, const struct strip *strip)
{
	for (enum bond bond = BOND_BLOCK; bond <= BOND_LINES; bond++) {
		const struct strip *end = chunk_end(strip, bond);

		if (chunk_height(strip, end) <= at->style->area.height)
			return end;
	}
	return strip;
}

static bool chunk_fits(
	const struct placement *at, const struct strip *strip, const struct strip *last)
{
	bool fresh = at->fresh;
	int32_t y = at->y;

	for (;; strip = strip->next, fresh = false) {
		y = strip_top(at, strip, y, fresh) + strip->height;
		if (strip == last)
			return y <= at->style->area.y + at->style->area.height;
	}
}

static const struct strip *chunk_place(struct placement *at, const struct strip *strip)
{
	const struct strip *end = chunk_find(at, strip), *next = end->next;

	if ((strip->breaks && !at->fresh) || !chunk_fits(at, strip, end))
		page_open(at);
	for (; strip != next; strip = strip->next)
		strip_place(at, strip);
	return next;
}

void flow_place(const struct flow *flow, const struct page_style *style, bool addressed,
	struct pages *pages)
{
	struct placement at = {.style = style, .pages = pages, .addressed = addressed};
	const struct strip *strip = flow->first;

	page_open(&at);
	while (strip)
		if (strip->fixed) {
			pieces_place(&at, pages->first, strip, 0);
			strip = strip->next;
		} else {
			strip = chunk_place(&at, strip);
		}
	frame_close(&at);
}
