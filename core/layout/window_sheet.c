/* window_sheet.c - a page to lay into an envelope. */
#include "layout/window_sheet.h"

#include "layout/length.h"

#include <string.h>

enum {
	SCALE_STEP = 5,      /* millimetres from line to line */
	SCALE_NUMBERED = 10, /* from one with a number to the next */
	NUMBERS_ACROSS = 40, /* between the columns, and ... */
	NUMBERS_DOWN = 20,   /* ... the rows in which the numbers are repeated */
	SCALE_GRAY = 800,
	SCALE_THICKNESS = 250, /* mp */
	SWEPT_THICKNESS = 350,
	VISIBLE_THICKNESS = 1500,
	NUMBER_SIZE = 6000,
	NUMBER_APART = 700 /* from its line */
};

struct sheet {
	struct pages *pages;
	struct page *page;
	struct text_style style; /* of the numbers */
	struct findings *findings;
};

/* COUNT millimetres in mp. */
static int32_t length_of(int32_t count)
{
	return (int32_t)(((int64_t)count * 360000 + 63) / 127);
}

static void number_put(struct sheet *sheet, int32_t number, int32_t x, int32_t y)
{
	struct arena *arena = sheet->pages->arena;
	const char *text = arena_format(arena, "%d", (int)number);
	const struct text_run run = {
		.text = text, .length = strlen(text), .style = &sheet->style};
	const struct paragraph_options options = {
		.width = sheet->page->width, .align = ALIGN_START};
	struct lines lines = paragraph_set(&run, 1, &options, arena, sheet->findings);

	page_line(sheet->pages, sheet->page, NULL, x, y, false, lines.line);
}

static void scale_add(struct sheet *sheet, const struct rectangle *area)
{
	int32_t wide = millimetres(area->width), high = millimetres(area->height);

	for (int32_t x = SCALE_STEP; x < wide; x += SCALE_STEP)
		page_rule(sheet->pages, sheet->page, NULL, length_of(x), 0, SCALE_THICKNESS,
			area->height, SCALE_GRAY);
	for (int32_t y = SCALE_STEP; y <= high; y += SCALE_STEP)
		page_rule(sheet->pages, sheet->page, NULL, 0, length_of(y), area->width,
			SCALE_THICKNESS, SCALE_GRAY);
	for (int32_t y = SCALE_NUMBERED; y <= high; y += NUMBERS_DOWN)
		for (int32_t x = SCALE_NUMBERED; x < wide; x += SCALE_NUMBERED)
			number_put(sheet, x, length_of(x) + NUMBER_APART,
				length_of(y) - NUMBER_APART);
	for (int32_t x = SCALE_STEP; x < wide; x += NUMBERS_ACROSS)
		for (int32_t y = SCALE_NUMBERED; y <= high; y += SCALE_NUMBERED)
			number_put(sheet, y, length_of(x) + NUMBER_APART,
				length_of(y) + NUMBER_SIZE);
}

/* What of FRAME is on the sheet: the sheet slides, so it may begin beyond its edge. */
static void frame_add(struct sheet *sheet, const struct rectangle *frame, int32_t thickness)
{
	int32_t x = frame->x > 0 ? frame->x : 0, y = frame->y > 0 ? frame->y : 0;
	int32_t width = frame->x + frame->width - x, height = frame->y + frame->height - y;

	page_rule(sheet->pages, sheet->page, NULL, x, y, width, thickness, 0);
	page_rule(sheet->pages, sheet->page, NULL, x, y, thickness, height, 0);
	page_rule(sheet->pages, sheet->page, NULL, x, y + height - thickness, width, thickness,
		0);
	page_rule(sheet->pages, sheet->page, NULL, x + width - thickness, y, thickness, height,
		0);
}

static void opening_add(struct sheet *sheet, const struct opening *opening)
{
	if (!opening->is_open)
		return;
	frame_add(sheet, &opening->swept, SWEPT_THICKNESS);
	frame_add(sheet, &opening->visible, VISIBLE_THICKNESS);
}

void window_sheet_add(struct pages *pages, const struct window *window,
	const struct page_style *style, struct findings *findings)
{
	struct sheet sheet = {pages, page_add(pages, style->width, style->height),
		style->blocks[0].look->style, findings};

	sheet.style.size = NUMBER_SIZE;
	scale_add(&sheet, &window->sheet);
	opening_add(&sheet, &window->addressee);
	opening_add(&sheet, &window->sender);
	for (size_t i = 0; i < window->fold_count; i++)
		page_rule(pages, sheet.page, NULL, window->folds[i].x, window->folds[i].y,
			window->folds[i].length, window->folds[i].thickness,
			window->folds[i].gray);
}
