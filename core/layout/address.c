/* address.c - the address in an envelope's window, and its customer barcode. */
#include "layout/address.h"

#include "base/utf8.h"
#include "code/address.h"
#include "layout/length.h"

#include <string.h>

enum {
	SMALLER_STEP = 500, /* mp */
	/* 印字位置: white space around the barcode, to the window's frame too: 2 mm. */
	BARCODE_MARGIN = 5669
};

/* --- the barcode */

/* The text of the lines of ADDRESS with ROLE, with spaces between them. */
static char *role_text(struct arena *arena, const struct block *address, const char *role)
{
	const char *text = "";

	for (const struct block *line = address->first; line; line = line->next)
		if (line->role && strcmp(line->role, role) == 0)
			text = arena_format(arena, "%s %s", text, block_text(arena, line));
	return arena_text(arena, text);
}

/* The bars of ADDRESS; false when it has none. */
static bool bars_find(
	struct arena *arena, const struct block *address, char bars[CUSTOMER_BARS + 1])
{
	const char *postal_code = role_text(arena, address, "postal-code");
	const char *street = arena_format(arena, "%s %s", role_text(arena, address, "address"),
		role_text(arena, address, "building"));
	char number[ADDRESS_NUMBER_SIZE];

	address_number(street, number);
	postal_code += strcspn(postal_code, "0123456789");
	return customer_barcode(postal_code, number, bars);
}

/* カスタマバーコードの寸法: in sixths of a long bar, which is 3.6 mm at 10 points.  Pitch is
 * 2, width 1, a timing bar 2 in the middle. */
static int32_t barcode_unit(int32_t size)
{
	return (int32_t)((int64_t)size * 17008 / 100000); /* 0.6 mm at 10 points */
}

static int32_t barcode_width(int32_t unit)
{
	return (2 * CUSTOMER_BARS - 1) * unit;
}

static void bars_place(struct rectangle *to, const char *bars, int32_t unit)
{
	for (int32_t i = 0; i < CUSTOMER_BARS; i++) {
		int32_t top = bars[i] == 'F' || bars[i] == 'A' ? 0 : 2;
		int32_t bottom = bars[i] == 'F' || bars[i] == 'D' ? 6 : 4;

		to[i] = (struct rectangle){
			2 * i * unit, top * unit, unit, (bottom - top) * unit};
	}
}

/* --- one line */

static int32_t run_width(
	struct composer *composer, struct text_run run, const struct block_style *style)
{
	struct runs runs = {&run, 1, 1};
	struct lines lines = lines_set(composer, &runs, style, LENGTH_MAXIMUM);

	return lines_width(&lines);
}

/* Whether RUN has room without being measured: a character takes an em at most, and the space
 * beside it a quarter of one (JLREQ 3.2.6). */
static bool run_is_short(
	const struct text_run *run, const struct block_style *style, int32_t width)
{
	return (int64_t)utf8_count(run->text, run->length) * style->look->style.size * 5 / 4
	       <= width;
}

/* Where the line of RUN that begins at FROM ends: at the last place that is good for it and
 * has room; at the end of all, when there is none. */
static size_t line_end(struct composer *composer, const struct text_run *run, size_t from,
	const struct block_style *style, int32_t width)
{
	size_t end = from, cut = from;

	while (cut < run->length) {
		struct text_run part = *run;

		cut = address_break(run->text, run->length, cut);
		part.text += from;
		part.length = cut - from;
		if (!run_is_short(&part, style, width)
			&& run_width(composer, part, style) > width)
			break;
		end = cut;
	}
	return end > from ? end : run->length;
}

static void lines_add(struct composer *composer, struct lines lines,
	const struct block_style *style, struct element *element, const struct column *column)
{
	cells_add(composer, column, &(struct cell){element, lines, style->look, column->x}, 1);
}

/* RUN in lines that end at good places.  What there is to find in it is found. */
static void parts_add(struct composer *composer, const struct text_run *run,
	const struct block_style *style, struct element *element, const struct column *column)
{
	struct composer quiet = *composer;
	struct block_style part_style = *style;
	size_t end;

	quiet.findings = findings_new();
	for (size_t from = 0; from < run->length; from = end) {
		struct text_run part = *run;
		struct runs runs = {&part, 1, 1};

		end = line_end(&quiet, run, from, &part_style, column->width);
		part.text += from;
		part.length = end - from;
		lines_add(composer, lines_set(&quiet, &runs, &part_style, column->width),
			&part_style, element, column);
		part_style.first = style->rest;
	}
	findings_free(quiet.findings);
}

/* LINE of an address, smaller by SMALLER. */
static void line_compose(struct composer *composer, const struct block *line,
	struct element *parent, struct column column, int32_t smaller)
{
	struct block_style style = *style_block(composer->style, line);
	struct element *element = element_add(composer->pages, parent, "P");
	const struct strip *after = composer->flow->last;
	struct runs runs = {0};
	struct lines lines;

	column = column_narrow(composer, column, &style);
	style.look = look_smaller(style.look, smaller, composer->arena);
	runs_block(composer, &runs, line, style.look);
	style_begin(composer, &style);
	lines = lines_set(composer, &runs, &style, column.width);
	if (runs.count == 1 && lines.count > 1)
		parts_add(composer, runs.run, &style, element, &column);
	else
		lines_add(composer, lines, &style, element, &column);
	style_end(composer, &style, after);
}

void address_line_compose(struct composer *composer, const struct block *line,
	struct element *parent, struct column column)
{
	line_compose(composer, line, parent, column, 0);
}

/* --- all lines */

/* From the top of the first line's characters to the bottom of the last one's,
 * counted from where the first strip begins. */
static void extent_measure(const struct flow *lines, int32_t *top, int32_t *bottom)
{
	int32_t y = 0;

	*top = *bottom = 0;
	for (const struct strip *strip = lines->first; strip; strip = strip->next) {
		const struct piece *piece = strip->first;

		y += strip->before;
		if (strip == lines->first)
			*top = y + piece->y - piece->line->ascent;
		*bottom = y + piece->y + piece->line->descent;
		y += strip->height;
	}
}

static int32_t flow_end(const struct flow *lines)
{
	int32_t end = 0;

	for (const struct strip *strip = lines->first; strip; strip = strip->next)
		end = larger(end, strip->first->x + strip->first->line->width);
	return end;
}

/* How the address stands in the window. */
struct setting {
	const struct block *address;
	const struct rectangle *visible; /* through its window */
	struct element *element;
	size_t order, facts; /* of the pages, and of the composer, before the address */
	struct column column;
	int32_t smaller; /* than the style's sizes */
	int32_t below;   /* what the barcode takes under the lines */
	struct flow lines;
	int32_t top, bottom;        /* of the lines' characters */
	const struct block *hidden; /* the first line that the window may hide, or NULL */
	bool doubtful;              /* something was found */
};

/* In place of what was composed before. */
static void setting_compose(struct composer *composer, struct setting *setting)
{
	const struct rectangle *visible = setting->visible;
	struct flow *flow = composer->flow;

	setting->lines = (struct flow){.arena = composer->arena};
	setting->hidden = NULL;
	setting->element->first = setting->element->last = NULL;
	composer->pages->order = setting->order;
	composer->facts = setting->facts;
	composer->flow = &setting->lines;
	for (const struct block *line = setting->address->first; line; line = line->next) {
		line_compose(
			composer, line, setting->element, setting->column, setting->smaller);
		extent_measure(&setting->lines, &setting->top, &setting->bottom);
		if (!setting->hidden
			&& (setting->bottom - setting->top + setting->below > visible->height
				|| flow_end(&setting->lines) > visible->x + visible->width))
			setting->hidden = line;
	}
	composer->flow = flow;
}

/* What is found does not count: the next size may be found good. */
static void setting_try(struct composer *composer, struct setting *setting)
{
	struct findings *told = composer->findings;

	composer->findings = findings_new();
	setting_compose(composer, setting);
	setting->doubtful = findings_count(composer->findings, LEVEL_NOTE);
	findings_free(composer->findings);
	composer->findings = told;
}

static bool may_be_smaller(const struct composer *composer, const struct setting *setting)
{
	for (const struct block *line = setting->address->first; line; line = line->next) {
		const struct text_look *look = style_block(composer->style, line)->look;

		if (look->minimum && look->style.size - setting->smaller > look->minimum)
			return true;
	}
	return false;
}

/* Finds the largest size at which all can be seen; false when there is none. */
static bool setting_fit(struct composer *composer, struct setting *setting)
{
	setting->smaller = 0;
	setting_try(composer, setting);
	while (setting->hidden && may_be_smaller(composer, setting)) {
		setting->smaller += SMALLER_STEP;
		setting_try(composer, setting);
	}
	return !setting->hidden;
}

/* --- findings */

static struct place line_place(const struct block *line)
{
	const struct block *fact = block_child(line, BLOCK_FACT);

	return fact ? fact->fact->place : line->source;
}

/* LINE does not fit into what is VISIBLE; ID says what of it. */
static void large_add(const struct composer *composer, const char *id, const struct block *line,
	const struct rectangle *visible)
{
	struct arena *arena = composer->arena;

	finding_add(composer->findings, id, line_place(line), "text", block_text(arena, line),
		"width", arena_format(arena, "%d", (int)millimetres(visible->width)), "height",
		arena_format(arena, "%d", (int)millimetres(visible->height)), "window",
		composer->style->window->file, NULL);
}

/* --- the address */

static struct barcode *barcode_new(const struct composer *composer, const char *bars,
	const struct setting *setting, int32_t y)
{
	int32_t unit = barcode_unit(composer->style->window->barcode);
	struct barcode *barcode = arena_alloc(composer->arena, sizeof *barcode);

	barcode->x = larger(setting->column.x, setting->visible->x + BARCODE_MARGIN);
	barcode->y = y + BARCODE_MARGIN;
	bars_place(barcode->bars, bars, unit);
	return barcode;
}

/* Whether the barcode has room beside and, at some size of the lines, below them. */
static bool barcode_fit(struct composer *composer, struct setting *setting)
{
	const struct window *window = composer->style->window;
	int32_t unit = barcode_unit(window->barcode);
	int32_t from = larger(setting->column.x, setting->visible->x + BARCODE_MARGIN);
	int32_t end = setting->visible->x + setting->visible->width - BARCODE_MARGIN;

	setting->below = 6 * unit + 2 * BARCODE_MARGIN;
	if (from + barcode_width(unit) <= end && setting_fit(composer, setting))
		return true;
	setting->below = 0;
	return false;
}

/* Whether a barcode is printed, with BARS. */
static bool barcode_plan(
	struct composer *composer, struct setting *setting, char bars[CUSTOMER_BARS + 1])
{
	if (!composer->style->window->barcode)
		return false;
	if (!bars_find(composer->arena, setting->address, bars)) {
		finding_add(composer->findings, "layout-barcode-none",
			line_place(setting->address->first), "text",
			block_text(composer->arena, setting->address->first), NULL);
		return false;
	}
	if (barcode_fit(composer, setting))
		return true;
	large_add(composer, "layout-barcode-large", setting->address->first, setting->visible);
	return false;
}

/* Horizontal in any style: the envelope lies when it is read. */
static struct element *lines_begin(struct composer *composer, struct element *parent)
{
	struct element *element = element_add(composer->pages, parent, "Div");

	if (composer->style->vertical)
		element->writing = "LrTb";
	return element;
}

struct element *address_begin(struct composer *composer, struct element *parent)
{
	return composer->addressed = lines_begin(composer, parent);
}

/* In the middle of what the window always shows, so that the sheet may slide as
 * far up as down; at the margin of the text where the window shows that. */
void address_compose(
	struct composer *composer, const struct block *block, struct element *parent)
{
	const struct window *window = composer->style->window;
	bool back = block == composer->sender;
	const struct rectangle *visible =
		back ? &window->sender.visible : &window->addressee.visible;
	struct element *element = lines_begin(composer, parent);
	struct setting setting = {.address = block,
		.visible = visible,
		.element = element,
		.order = composer->pages->order,
		.facts = composer->facts};
	char bars[CUSTOMER_BARS + 1];
	int32_t y, height;
	bool barcode;

	*(back ? &composer->returned : &composer->addressed) = element;
	setting.column.x = larger(visible->x, composer->style->area.x);
	setting.column.width = visible->x + visible->width - setting.column.x;
	composer->horizontal = true;
	barcode = !back && barcode_plan(composer, &setting, bars);
	if (!barcode)
		setting_fit(composer, &setting);
	if (setting.doubtful)
		setting_compose(composer, &setting);
	composer->horizontal = false;
	if (setting.hidden)
		large_add(composer, back ? "layout-return-large" : "layout-address-large",
			setting.hidden, visible);
	height = setting.bottom - setting.top + setting.below;
	y = visible->y + larger(0, (visible->height - height) / 2);
	flow_fix(composer->flow, &setting.lines, y - setting.top);
	if (barcode)
		composer->barcode =
			barcode_new(composer, bars, &setting, y + setting.bottom - setting.top);
}

/* --- what else the window may show */

static bool is_in(const struct element *element, const struct element *in)
{
	while (element && element != in)
		element = element->parent;
	return element;
}

/* The first of the marks from MARK on that OPENING may show, but for what belongs IN it. */
static const struct mark *mark_shown(
	const struct mark *mark, const struct opening *opening, const struct element *in)
{
	for (; mark; mark = mark->next) {
		struct rectangle extent = mark_extent(mark);

		if (rectangles_meet(&extent, &opening->swept) && !is_in(mark->element, in))
			return mark;
	}
	return NULL;
}

void window_check(const struct composer *composer)
{
	const struct page_style *style = composer->style;
	const struct mark *marks = composer->addressed ? composer->pages->first->first : NULL;
	const struct mark *shown = NULL;

	if (marks)
		shown = mark_shown(marks, &style->window->addressee, composer->addressed);
	if (marks && !shown && style->window->sender.is_open)
		shown = mark_shown(marks, &style->window->sender, composer->returned);
	if (shown)
		finding_add(composer->findings, "layout-window-shows",
			(struct place){style->file, 0, 0}, "text",
			mark_words(composer->arena, shown), "window", style->window->file,
			NULL);
}

void sender_check(const struct composer *composer)
{
	const struct window *window = composer->style->window;

	if (!window || window->sender_printed || composer->returned
		|| composer->style->return_off)
		return;
	finding_add(composer->findings,
		window->sender.is_open ? "layout-return-empty" : "layout-return-none",
		(struct place){window->file, 0, 0}, NULL);
}
