/* flow.c - what stands on the pages as one column of strips. */
#include "layout/flow.h"

static void strip_append(struct flow *flow, struct strip *strip)
{
	if (flow->last)
		flow->last->next = strip;
	else
		flow->first = strip;
	flow->last = strip;
}

struct strip *strip_new(struct arena *arena, int32_t height)
{
	struct strip *strip = arena_alloc(arena, sizeof *strip);

	strip->height = height;
	return strip;
}

struct strip *flow_strip(struct flow *flow, const struct column *column, int32_t height)
{
	struct strip *strip = strip_new(flow->arena, height);

	strip->before = flow->space;
	strip->breaks = flow->breaks;
	strip->clear = column->clear;
	strip->box = column->box;
	flow->space = 0;
	flow->breaks = false;
	strip_append(flow, strip);
	return strip;
}

void strip_line(struct arena *arena, struct strip *strip, struct element *element,
	const struct line *line, int32_t x, int32_t y)
{
	struct piece *piece = arena_alloc(arena, sizeof *piece);

	*piece = (struct piece){element, line, x, y, NULL};
	if (strip->last)
		strip->last->next = piece;
	else
		strip->first = piece;
	strip->last = piece;
}

void strip_rule(struct arena *arena, struct strip *strip, struct rectangle rule)
{
	struct ruling *ruling = arena_alloc(arena, sizeof *ruling);

	*ruling = (struct ruling){rule, strip->rulings};
	strip->rulings = ruling;
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

void flow_together_ends(struct flow *flow, const struct strip *after)
{
	struct strip *first = flow_after(flow, after), *strip = first;

	for (; strip && strip->next; strip = strip->next)
		if (strip == first || strip->next == flow->last)
			strip->bond = BOND_LINES;
}

void flow_support(struct flow *flow, const struct strip *after, int32_t height)
{
	int32_t sum = 0;

	for (struct strip *strip = flow_after(flow, after); sum < height; strip = strip->next) {
		sum += strip->height + (sum ? strip->before : 0);
		if (!strip->next && sum < height) {
			strip->height += height - sum;
			return;
		}
		if (sum < height)
			strip->bond = BOND_LINES;
	}
}

void flow_beside(struct flow *flow, const struct strip *after, struct side side)
{
	struct strip *first = flow_after(flow, after);
	struct side *kept = arena_alloc(flow->arena, sizeof *kept);

	*kept = side;
	kept->last = flow->last;
	kept->next = first->sides;
	first->sides = kept;
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
	struct strip *fixed = strip_new(flow->arena, 0);

	fixed->fixed = true;
	strip_append(flow, fixed);
	for (const struct strip *strip = lines->first; strip; strip = strip->next) {
		y += strip->before;
		for (const struct piece *piece = strip->first; piece; piece = piece->next)
			strip_line(flow->arena, fixed, piece->element, piece->line, piece->x,
				y + piece->y);
		y += strip->height;
	}
}
