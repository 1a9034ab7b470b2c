/* pagination.c - a column of strips onto pages, with the boxes around them. */
#include "layout/pagination.h"

#include "base/buffer.h"

/* --- boxes */

struct placement {
	const struct page_style *style;
	struct pages *pages;
	bool addressed;
	bool fresh;         /* nothing of the column stands on the page yet */
	int32_t y;          /* where the column has come to */
	struct box *box;    /* the innermost that is open */
	struct side *sides; /* beside what is being placed */
	const struct strip *given[BOND_LINES + 1]; /* where each bond that gave way ends */
	struct findings *findings;
	size_t overflowed; /* number of the page on which something was found outside */
};

/* Whether INNER is BOX or in it. */
static bool box_holds(const struct box *box, const struct box *inner)
{
	while (inner && inner != box)
		inner = inner->parent;
	return inner;
}

/* How much higher the column stands on PAGE than it was composed for. */
static int32_t page_raise(const struct placement *at, const struct page *page)
{
	return page->number > 1 ? at->style->raised : 0;
}

/* The column of a vertical page is turned clockwise by a right angle. */
static void line_place(struct placement *at, struct page *page, const struct piece *piece,
	int32_t x, int32_t y, bool vertical)
{
	page_line(at->pages, page, piece->element, vertical ? page->width - y : x,
		(vertical ? x : y) - page_raise(at, page), vertical, piece->line);
}

static struct mark *rectangle_place(
	struct placement *at, int32_t x, int32_t y, int32_t width, int32_t height, int32_t gray)
{
	struct page *page = at->pages->last;
	int32_t raise = page_raise(at, page);

	if (at->style->vertical)
		return page_rule(at->pages, page, NULL, page->width - y - height, x - raise,
			height, width, gray);
	return page_rule(at->pages, page, NULL, x, y - raise, width, height, gray);
}

static void rectangle_extend(const struct placement *at, struct mark *rectangle, int32_t height)
{
	if (!at->style->vertical) {
		rectangle->height = height;
		return;
	}
	rectangle->x -= height - rectangle->width;
	rectangle->width = height;
}

/* One without thickness is none: printers show a hair. */
static void rule_place(
	struct placement *at, int32_t x, int32_t y, int32_t width, int32_t height)
{
	if (width && height)
		rectangle_place(at, x, y, width, height, 0);
}

/* Whatever makes it so: a line below the column, or further beyond its end than punctuation
 * hangs there (JLREQ 3.8.2), is never silent. */
static void piece_check(
	struct placement *at, const struct page *page, const struct piece *piece, int32_t y)
{
	const struct rectangle *column = &at->style->column;
	const struct line *line = piece->line;
	struct buffer text = {0};

	if (!line->count || at->overflowed == page->number
		|| (y <= column->y + column->height
			&& piece->x + line->width
				   <= column->x + column->width + line->glyphs[0].size))
		return;
	at->overflowed = page->number;
	for (size_t i = 0; i < line->count; i++)
		buffer_add(&text, line->glyphs[i].text, line->glyphs[i].length);
	finding_add(at->findings, "layout-overflow", (struct place){0}, "text",
		text.data ? text.data : "", "page",
		arena_format(at->pages->arena, "%zu", page->number), NULL);
	buffer_done(&text);
}

/* On a vertical page X counts down, and the strip's top from the right. */
static void shape_place(struct placement *at, struct page *page, const struct shape *shape,
	int32_t top, bool vertical)
{
	int32_t x = vertical ? page->width - top - shape->size : shape->x;
	int32_t y = (vertical ? shape->x : top) - page_raise(at, page);

	page_shape(at->pages, page, shape->element, x, y, shape->rectangles, shape->count);
}

static void pieces_place(
	struct placement *at, struct page *page, const struct strip *strip, int32_t top)
{
	for (const struct piece *piece = strip->first; piece; piece = piece->next) {
		line_place(at, page, piece, piece->x, top + piece->y,
			at->style->vertical && !strip->fixed);
		if (!strip->fixed)
			piece_check(at, page, piece, top + piece->y);
	}
	for (const struct ruling *ruling = strip->rulings; ruling; ruling = ruling->next)
		rule_place(at, ruling->rule.x, top + ruling->rule.y, ruling->rule.width,
			ruling->rule.height);
	if (strip->shape)
		shape_place(at, page, strip->shape, top, at->style->vertical && !strip->fixed);
}

/* BOX goes on on a page of its own: below white space, and what is set again. */
static void box_resume(struct placement *at, const struct box *box)
{
	if (box->again) {
		pieces_place(at, at->pages->last, box->again, at->y);
		at->y += box->again->height;
	}
	at->y += box->padding;
}

static void rule_above_place(struct placement *at, const struct box *box)
{
	int32_t y = at->y - box->rule / 2;

	if (!box->stretches)
		rule_place(at, box->x, y, box->width, box->rule);
	for (size_t i = 0; i < box->stretch_count; i++)
		rule_place(at, box->stretches[i].x, y, box->stretches[i].width, box->rule);
}

/* The rule goes over what is gray, here and above it. */
static void box_begin(struct placement *at, struct box *box)
{
	bool first = !box->parent || at->y == box->parent->top;

	box->top = at->y;
	box->filled = NULL;
	if (box->fill_width)
		box->filled = rectangle_place(at, box->x, at->y, box->fill_width, 0, box->fill);
	if (box->rule && !box->outline && !first)
		rule_above_place(at, box);
}

/* Opens BOX and what it is in, where the column has come to.  Boxes nest no deeper than
 * blocks do. */
static void box_open(struct placement *at, struct box *box)
{
	if (!box || box_holds(box, at->box))
		return;
	box_open(at, box->parent);
	box_begin(at, box);
	box->resumed = box->placed;
	box->placed = true;
	if (box->resumed)
		box_resume(at, box);
	at->box = box;
}

static void outline_place(struct placement *at, const struct box *box)
{
	int32_t thickness = box->outline, height = at->y - box->top;

	rule_place(at, box->x, box->top, box->width, thickness);
	rule_place(at, box->x, box->top, thickness, height);
	rule_place(at, box->x + box->width - thickness, box->top, thickness, height);
	rule_place(at, box->x, at->y - thickness, box->width, thickness);
}

/* Closes the innermost box. */
static void box_close(struct placement *at)
{
	struct box *box = at->box;

	if (box->filled)
		rectangle_extend(at, box->filled, at->y - box->top);
	for (size_t i = 0; i < box->column_count; i++)
		rule_place(at, box->columns[i] - box->rule / 2, box->top, box->rule,
			at->y - box->top);
	if (box->outline)
		outline_place(at, box);
	at->box = box->parent;
}

/* Closes the boxes that NEXT is not in; all of them when it is on another page. */
static void boxes_close(struct placement *at, const struct strip *next, bool page_ends)
{
	while (at->box && !(next && box_holds(at->box, next->box)))
		box_close(at);
	while (at->box && page_ends) {
		at->y += at->box->padding;
		box_close(at);
	}
}

/* The white space that a page's end behind STRIP takes from the boxes that it divides. */
static int32_t boxes_foot(const struct strip *strip)
{
	int32_t foot = 0;

	for (const struct box *box = strip->box; box; box = box->parent)
		if (strip->next && box_holds(box, strip->next->box))
			foot += box->padding;
	return foot;
}

/* What they set again, were STRIP to begin a page. */
static int32_t boxes_head(const struct strip *strip)
{
	int32_t head = 0;

	for (const struct box *box = strip->box; box; box = box->parent)
		if (box->placed)
			head += box->padding + (box->again ? box->again->height : 0);
	return head;
}

/* --- sides */

static void side_place(struct placement *at, const struct side *side, int32_t bottom)
{
	int32_t rest = bottom - side->top - side->shown->height;

	pieces_place(at, at->pages->last, side->shown,
		side->top + (side->middle && rest > 0 ? rest / 2 : 0));
}

/* Where SIDE stands in the middle, its place is known when its strips end. */
static void side_begin(struct placement *at, struct side *side, int32_t top)
{
	side->top = top;
	if (!side->middle)
		side_place(at, side, top);
}

/* The sides that begin with STRIP, and those that go on on a page of which it is the first. */
static void sides_begin(struct placement *at, const struct strip *strip)
{
	struct side *side, *next;

	for (side = at->sides; at->fresh && side; side = side->next)
		side_begin(at, side, side->box->top);
	for (side = strip->sides; side; side = next) {
		next = side->next;
		side_begin(at, side, strip->box->top);
		side->next = at->sides;
		at->sides = side;
	}
}

/* Those that end with STRIP, which comes to be no higher than they are. */
static void sides_end(struct placement *at, const struct strip *strip)
{
	struct side **link = &at->sides;

	for (const struct side *side = at->sides; side; side = side->next)
		if (side->last == strip && at->y < side->top + side->shown->height)
			at->y = side->top + side->shown->height;
	while (*link)
		if ((*link)->last == strip) {
			if ((*link)->middle)
				side_place(at, *link, at->y);
			*link = (*link)->next;
		} else {
			link = &(*link)->next;
		}
}

/* The page ends; NEXT follows on another. */
static void sides_break(struct placement *at, const struct strip *next)
{
	for (struct side *side = at->sides; side; side = side->next) {
		if (side->middle)
			side_place(at, side,
				at->y + (box_holds(at->box, next->box) ? at->box->padding : 0));
		if (side->again)
			side->shown = side->again;
		for (struct piece *piece = side->shown->first; piece; piece = piece->next)
			piece->element = NULL;
	}
}

/* --- pagination */

/* A new page; NEXT is the first strip on it. */
static void page_open(struct placement *at, const struct strip *next)
{
	sides_break(at, next);
	if (at->pages->last)
		boxes_close(at, next, true);
	page_add(at->pages, at->style->width, at->style->height);
	at->fresh = true;
	at->y = at->style->column.y;
}

/* Where STRIP's top comes to stand when it follows Y on this page. */
static int32_t strip_top(
	const struct placement *at, const struct strip *strip, int32_t y, bool fresh)
{
	const struct window *window = at->style->window;
	const struct rectangle *shown;
	int32_t top = fresh ? y : y + strip->before;

	if (!at->addressed || at->pages->last != at->pages->first || strip->clear == CLEAR_NONE)
		return top;
	shown = strip->clear == CLEAR_WINDOW ? &window->swept : &window->addressee.visible;
	return top > shown->y + shown->height ? top : shown->y + shown->height;
}

static void strip_place(struct placement *at, const struct strip *strip)
{
	boxes_close(at, strip, false);
	at->y = strip_top(at, strip, at->y, at->fresh);
	box_open(at, strip->box);
	sides_begin(at, strip);
	pieces_place(at, at->pages->last, strip, at->y);
	at->y += strip->height;
	sides_end(at, strip);
	at->fresh = false;
}

/* The strip that STRIP holds to at least as firmly as BOND, or NULL. */
static const struct strip *strip_held(const struct strip *strip, enum bond bond)
{
	const struct strip *next = strip->next;

	return strip->bond >= bond && next && !next->breaks && !next->fixed ? next : NULL;
}

/* The last of the strips that hold to STRIP, in *FITS whether they have room on a page of
 * their own. */
static const struct strip *chunk_end(
	const struct placement *at, const struct strip *strip, enum bond bond, bool *fits)
{
	int64_t height = strip->height + boxes_head(strip);
	const struct strip *next;

	for (; (next = strip_held(strip, bond)); strip = next)
		height += next->before + next->height;
	*fits = height + boxes_foot(strip) <= at->style->column.height;
	return strip;
}

/* As many strips from STRIP on as hold together and have room on one page: bonds give way, the
 * weaker first, where that is too much, and then to the end of what they hold: its rest fills
 * the pages too. */
static const struct strip *chunk_find(struct placement *at, const struct strip *strip)
{
	for (enum bond bond = BOND_BLOCK; bond <= BOND_LINES; bond++) {
		const struct strip *end;
		bool fits;

		if (at->given[bond])
			continue;
		end = chunk_end(at, strip, bond, &fits);
		if (fits)
			return end;
		at->given[bond] = end;
	}
	return strip;
}

static bool chunk_fits(
	const struct placement *at, const struct strip *strip, const struct strip *last)
{
	int32_t end = at->style->column.y + at->style->column.height - boxes_foot(last);
	bool fresh = at->fresh;
	int32_t y = at->y;

	for (;; strip = strip->next, fresh = false) {
		y = strip_top(at, strip, y, fresh) + strip->height;
		if (strip == last)
			return y <= end;
	}
}

static const struct strip *chunk_place(struct placement *at, const struct strip *strip)
{
	const struct strip *end = chunk_find(at, strip), *next = end->next;
	bool full = !chunk_fits(at, strip, end) && (!at->fresh || at->addressed);

	if ((strip->breaks && !at->fresh) || full)
		page_open(at, strip);
	for (; strip != next; strip = strip->next)
		strip_place(at, strip);
	for (enum bond bond = BOND_BLOCK; bond <= BOND_LINES; bond++)
		if (at->given[bond] == end)
			at->given[bond] = NULL;
	return next;
}

void flow_place(const struct flow *flow, const struct page_style *style, bool addressed,
	struct pages *pages, struct findings *findings)
{
	struct placement at = {
		.style = style, .pages = pages, .addressed = addressed, .findings = findings};
	const struct strip *strip = flow->first;

	page_open(&at, strip);
	while (strip)
		if (strip->fixed) {
			pieces_place(&at, pages->first, strip, 0);
			strip = strip->next;
		} else {
			strip = chunk_place(&at, strip);
		}
	boxes_close(&at, NULL, true);
	for (struct page *page = pages->first; page; page = page->next)
		page_order(pages, page);
}
