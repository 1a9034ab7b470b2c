/* pdf_content.c - a page's marks as PDF operators. */
#include "output/pdf_content.h"

#include "output/pdf_syntax.h"
#include "text/outline.h"

#include <stdlib.h>

/* Where a glyph goes: along its line and across it, counted from the page's corner at the
 * line's start. */
struct spot {
	/* To the right; down the page with the glyphs turned; or with the glyphs upright:
	 * those are in a font that writes downwards (9.7.4.3). */
	enum { WAY_RIGHT, WAY_TURNED, WAY_UPRIGHT } way;
	int64_t along, across;
};

/* What the operators written so far have set. */
struct pen {
	struct buffer *to;
	const struct pdf_glyphs *glyphs;
	const struct page *page;
	struct pdf_structure *structure; /* NULL: untagged */
	const struct mark *group;        /* the mark whose tag or artifact is open */
	const struct pdf_face *face;     /* and SIZE: of Tf */
	int32_t size, ink, text_ink;
	int32_t line_width, line_gray;                            /* of the strokes */
	enum { PEN_OUTSIDE, PEN_TEXT, PEN_ARRAY, PEN_STRING } in; /* BT, [, < */
	bool placed;                                              /* Tm is set to SPOT */
	struct spot spot;                                         /* its way is also Tf's */
	/* From SPOT to where the next glyph would stand, in 1/100 of the thousandths
	 * of SIZE that TJ counts in. */
	int64_t advance, back; /* BACK: the last number in TJ, in the same unit */
};

/* Leaves strings, arrays, the text object, until it is no deeper than IN. */
static void pen_leave(struct pen *pen, unsigned in)
{
	static const char *const end[] = {
		[PEN_TEXT] = "ET\n", [PEN_ARRAY] = "] TJ\n", [PEN_STRING] = ">"};

	for (; pen->in > in; pen->in--)
		buffer_text(pen->to, end[pen->in]);
	if (in == PEN_OUTSIDE)
		pen->placed = false;
}

static void pen_enter(struct pen *pen, unsigned in)
{
	static const char *const start[] = {
		[PEN_TEXT] = "BT\n", [PEN_ARRAY] = "[", [PEN_STRING] = "<"};

	while (pen->in < in)
		buffer_text(pen->to, start[++pen->in]);
}

static bool marks_are_alike(const struct mark *a, const struct mark *b)
{
	return a->element == b->element
	       && (a->element
		       || (a->kind == b->kind && a->folio == b->folio
			       && (!a->folio || a->y == b->y)));
}

static void group_leave(struct pen *pen)
{
	if (!pen->group)
		return;
	pen_leave(pen, PEN_OUTSIDE);
	buffer_text(pen->to, "EMC\n");
	pen->group = NULL;
}

/* 14.8.2.2, table 330: page numbers, and what is set again on the next page. */
static void artifact_enter(struct pen *pen, const struct mark *mark)
{
	bool foot = mark->y > pen->page->height / 2;

	buffer_format(pen->to, "/Artifact << /Type /%s ",
		mark->kind == MARK_GLYPHS ? "Pagination" : "Layout");
	if (mark->folio)
		buffer_format(pen->to, "/Subtype /%s /Attached [/%s] ",
			foot ? "Footer" : "Header", foot ? "Bottom" : "Top");
	buffer_text(pen->to, ">> BDC\n");
}

/* Opens the marked content that MARK belongs to, if it is not open yet. */
static void group_enter(struct pen *pen, const struct mark *mark)
{
	if (!pen->structure || (pen->group && marks_are_alike(pen->group, mark)))
		return;
	group_leave(pen);
	pen->group = mark;
	if (mark->element) {
		pdf_name(pen->to, mark->element->type);
		buffer_text(pen->to, " << /MCID ");
		pdf_integer(pen->to, pdf_structure_content(pen->structure, mark->element,
					     pen->page, mark->order));
		buffer_text(pen->to, " >> BDC\n");
	} else {
		artifact_enter(pen, mark);
	}
}

/* INK is a gray from 0 to 1000, or INK_COLOUR and 0xRRGGBB. */
enum { INK_COLOUR = 0x1000000 };

static void pen_ink(struct pen *pen, int32_t ink)
{
	if (pen->ink == ink)
		return;
	pen_leave(pen, PEN_TEXT);
	if (ink & INK_COLOUR) {
		for (int shift = 16; shift >= 0; shift -= 8) {
			pdf_decimal(pen->to, (ink >> shift & 0xff) * 1000 / 255, 3);
			buffer_byte(pen->to, ' ');
		}
		buffer_text(pen->to, "rg\n");
	} else {
		pdf_decimal(pen->to, ink, 3);
		buffer_text(pen->to, " g\n");
	}
	pen->ink = ink;
}

static int32_t mark_ink(const struct mark *mark)
{
	return mark->colour ? INK_COLOUR | (int32_t)(mark->colour & 0xffffff) : 0;
}

static void pen_font(struct pen *pen, const struct pdf_face *face, int32_t size, unsigned way)
{
	bool vertical = way == WAY_UPRIGHT, was_vertical = pen->spot.way == WAY_UPRIGHT;

	if (pen->face == face && pen->size == size && vertical == was_vertical)
		return;
	pen_leave(pen, PEN_TEXT);
	buffer_format(pen->to, "/%s%s ", face->resource, vertical ? "V" : "");
	pdf_length(pen->to, size);
	buffer_text(pen->to, " Tf\n");
	pen->face = face;
	pen->size = size;
	pen->placed = false;
}

/* A new start for the following glyphs. */
static void pen_place(struct pen *pen, struct spot spot)
{
	bool down = spot.way != WAY_RIGHT;

	pen_leave(pen, PEN_TEXT);
	buffer_text(pen->to, spot.way == WAY_TURNED ? "0 -1 1 0 " : "1 0 0 1 ");
	pdf_length(pen->to, down ? spot.across : spot.along);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, down ? -spot.along : spot.across);
	buffer_text(pen->to, " Tm\n");
	pen->placed = true;
	pen->spot = spot;
	pen->advance = 0;
}

static int64_t divide_rounding(int64_t value, int64_t by)
{
	return (value + (value < 0 ? -by : by) / 2) / by;
}

/* Moves the pen on its line to ALONG, if that is a thousandth of a point or more:
 * what stays undone is part of ADVANCE and so of the next move.  Half a thousandth
 * is given for moving as far as the last time: equal numbers deflate well. */
static void pen_move(struct pen *pen, int64_t along)
{
	int64_t wanted = divide_rounding((along - pen->spot.along) * 100000, pen->size);
	int64_t back = pen->advance - wanted; /* TJ subtracts */

	if (llabs(back) * pen->size < 100000)
		return;
	if (llabs(back - pen->back) * pen->size < 50000)
		back = pen->back;
	pen_leave(pen, PEN_ARRAY);
	pen_enter(pen, PEN_ARRAY);
	pdf_decimal(pen->to, pen->spot.way == WAY_UPRIGHT ? -back : back, 2);
	pen->advance -= back;
	pen->back = back;
}

/* 9.7.4.3: the origin of vertical writing in a font without DW2, in thousandths of an em
 * above the baseline, over the middle of the glyph; and the advance. */
enum { VERTICAL_ORIGIN = 880, VERTICAL_ADVANCE = 1000 };

static void glyph_show(
	struct pen *pen, const struct pdf_glyph *glyph, int32_t size, struct spot spot)
{
	int64_t advance = glyph->advance;

	if (spot.way == WAY_UPRIGHT) {
		spot.along -= (int64_t)VERTICAL_ORIGIN * size / 1000;
		spot.across += advance * size / 2000;
		advance = VERTICAL_ADVANCE;
	}
	pen_enter(pen, PEN_TEXT);
	pen_ink(pen, pen->text_ink);
	pen_font(pen, glyph->face, size, spot.way);
	if (!pen->placed || pen->spot.way != spot.way || pen->spot.across != spot.across)
		pen_place(pen, spot);
	pen_move(pen, spot.along);
	pen_enter(pen, PEN_STRING);
	pdf_hex16(pen->to, glyph->code);
	pen->advance += 100 * advance;
}

static void rectangle_add(
	struct buffer *to, int64_t x, int64_t y, int64_t width, int64_t height)
{
	pdf_length(to, x);
	buffer_byte(to, ' ');
	pdf_length(to, y);
	buffer_byte(to, ' ');
	pdf_length(to, width);
	buffer_byte(to, ' ');
	pdf_length(to, height);
	buffer_text(to, " re ");
}

/* A rectangle in the directions of a line. */
static void box_add(struct buffer *to, struct spot at, int64_t width, int64_t height)
{
	if (at.way == WAY_TURNED)
		rectangle_add(to, at.across, -at.along - width, height, width);
	else
		rectangle_add(to, at.along, at.across, width, height);
}

/* A character that no font has is an empty frame; .notdef may not be shown. */
static void missing_show(struct pen *pen, const struct placed_glyph *placed, struct spot at)
{
	int64_t width = (int64_t)font_advance(placed->font, 0) * placed->size / 1000;
	int64_t height = (int64_t)placed->size * 4 / 5, line = placed->size / 20;

	pen_leave(pen, PEN_OUTSIDE);
	pen_ink(pen, pen->text_ink);
	at.along += line;
	box_add(pen->to, at, width - 2 * line, height);
	at.along += line;
	at.across += line;
	box_add(pen->to, at, width - 4 * line, height - 2 * line);
	buffer_text(pen->to, "f*\n");
}

/* Where the origin of PLACED goes.  A digit of 縦中横 goes to the right on its own. */
static struct spot placed_spot(
	const struct pen *pen, const struct mark *mark, const struct placed_glyph *placed)
{
	int64_t x = mark->x, y = (int64_t)pen->page->height - mark->y;

	if (!mark->vertical)
		return (struct spot){WAY_RIGHT, x + placed->x, y + placed->y};
	x += placed->y;
	y -= placed->x;
	if (placed->stance == STANCE_ACROSS)
		return (struct spot){WAY_RIGHT, x, y};
	return (struct spot){
		placed->stance == STANCE_UPRIGHT ? WAY_UPRIGHT : WAY_TURNED, -y, x};
}

static void placed_show(
	struct pen *pen, const struct mark *mark, const struct placed_glyph *placed)
{
	const struct pdf_glyph *glyph = pdf_glyphs_find(pen->glyphs, placed);
	struct spot spot = placed_spot(pen, mark, placed);

	if (glyph)
		glyph_show(pen, glyph, placed->size, spot);
	else
		missing_show(pen, placed, spot);
}

/* 14.9.4: a cluster whose text its glyph's code does not say.  It is a Span of its
 * own in the structure; a Span inside of tagged content confuses readers. */
static void cluster_show_as(
	struct pen *pen, const struct mark *mark, const struct placed_glyph *placed)
{
	bool tagged = pen->structure && mark->element;

	if (tagged)
		group_leave(pen);
	else
		group_enter(pen, mark);
	pen_leave(pen, PEN_OUTSIDE);
	buffer_text(pen->to, "/Span << ");
	if (tagged)
		buffer_format(pen->to, "/MCID %zu ",
			pdf_structure_span(pen->structure, mark->element, pen->page,
				mark->order, placed->text, placed->length));
	buffer_text(pen->to, "/ActualText ");
	pdf_text(pen->to, placed->text, placed->length);
	buffer_text(pen->to, " >> BDC\n");
	placed_show(pen, mark, placed);
	pen_leave(pen, PEN_OUTSIDE);
	buffer_text(pen->to, "EMC\n");
}

static void stroke_add(void *context, char stroke, const int32_t *points, size_t count)
{
	struct buffer *to = context;

	for (size_t i = 0; i < count; i++) {
		pdf_length(to, points[i]);
		buffer_byte(to, ' ');
	}
	buffer_byte(to, stroke);
	buffer_byte(to, '\n');
}

/* A glyph after the first of its cluster.  That one says the text of all, and a code can't
 * say nothing; so the others are shapes. */
static void outline_show(
	struct pen *pen, const struct mark *mark, const struct placed_glyph *placed)
{
	struct spot spot = placed_spot(pen, mark, placed);
	bool down = spot.way != WAY_RIGHT;

	pen_leave(pen, PEN_OUTSIDE);
	pen_ink(pen, pen->text_ink);
	buffer_text(pen->to, spot.way == WAY_TURNED ? "q 0 -1 1 0 " : "q 1 0 0 1 ");
	pdf_length(pen->to, down ? spot.across : spot.along);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, down ? -spot.along : spot.across);
	buffer_text(pen->to, " cm\n");
	outline_draw(placed->font, placed->glyph, placed->size, stroke_add, pen->to);
	buffer_text(pen->to, "f Q\n");
}

static void glyphs_show(struct pen *pen, const struct mark *mark)
{
	pen->text_ink = mark_ink(mark);
	for (size_t i = 0; i < mark->count; i++) {
		const struct placed_glyph *placed = &mark->glyphs[i];
		const struct pdf_glyph *glyph = pdf_glyphs_find(pen->glyphs, placed);

		if (placed->length && (!glyph || !glyph->exact)) {
			cluster_show_as(pen, mark, placed);
			continue;
		}
		group_enter(pen, mark);
		if (placed->length)
			placed_show(pen, mark, placed);
		else
			outline_show(pen, mark, placed);
	}
}

/* Up to this thickness a rule is a line. */
enum { LINE_THICKEST = 1000 };

/* Drawn as a line and not as a filled rectangle, which paints every device pixel that it
 * touches (ISO 32000-1, 10.6.4), so that rules of one thickness came out unlike: a reader can
 * adjust lines, and a printer draws them as the hairlines that they are. */
static void line_show(struct pen *pen, const struct mark *mark)
{
	bool flat = mark->width > mark->height;
	int32_t thickness = flat ? mark->height : mark->width;
	int64_t x = (int64_t)mark->x + (flat ? 0 : thickness / 2);
	int64_t y = (int64_t)pen->page->height - mark->y - (flat ? thickness / 2 : 0);
	const int64_t points[] = {
		x, y, flat ? x + mark->width : x, flat ? y : y - mark->height};

	if (pen->line_gray != mark->gray) {
		pdf_decimal(pen->to, mark->gray, 3);
		buffer_text(pen->to, " G\n");
		pen->line_gray = mark->gray;
	}
	if (pen->line_width != thickness) {
		pdf_length(pen->to, thickness);
		buffer_text(pen->to, " w\n");
		pen->line_width = thickness;
	}
	for (size_t i = 0; i < 4; i++) {
		pdf_length(pen->to, points[i]);
		buffer_text(pen->to, i == 1 ? " m " : i == 3 ? " l " : " ");
	}
	buffer_text(pen->to, "S\n");
}

static void rule_show(struct pen *pen, const struct mark *mark)
{
	group_enter(pen, mark);
	pen_leave(pen, PEN_OUTSIDE);
	if (mark->width != mark->height
		&& (mark->width <= LINE_THICKEST || mark->height <= LINE_THICKEST)) {
		line_show(pen, mark);
		return;
	}
	pen_ink(pen, mark->gray);
	rectangle_add(pen->to, mark->x, (int64_t)pen->page->height - mark->y - mark->height,
		mark->width, mark->height);
	buffer_text(pen->to, "f\n");
}

static int32_t common_divisor(int32_t a, int32_t b)
{
	while (b) {
		int32_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* The largest length that all those of the rectangles are multiples of. */
static int32_t shape_unit(const struct mark *mark)
{
	int32_t unit = 0;

	for (size_t i = 0; i < mark->count && unit != 1; i++) {
		const struct rectangle *part = &mark->rectangles[i];

		unit = common_divisor(unit, part->x);
		unit = common_divisor(unit, part->y);
		unit = common_divisor(unit, part->width);
		unit = common_divisor(unit, part->height);
	}
	return unit;
}

/* At TO, and a space; what is behind it. */
static char *number_put(char *to, int32_t number)
{
	if (number >= 10)
		*to++ = (char)('0' + number / 10);
	*to++ = (char)('0' + number % 10);
	*to++ = ' ';
	return to;
}

/* There are hundreds in a code, whose numbers have one digit or two. */
static void module_add(struct buffer *to, const struct rectangle *part, int32_t unit)
{
	const int32_t numbers[] = {
		part->x / unit, part->y / unit, part->width / unit, part->height / unit};
	char text[4 * sizeof "00 "], *end = text;

	for (size_t i = 0; i < 4; i++) {
		if (numbers[i] < 0 || numbers[i] > 99) {
			rectangle_add(to, (int64_t)numbers[0] * 1000,
				(int64_t)numbers[1] * 1000, (int64_t)numbers[2] * 1000,
				(int64_t)numbers[3] * 1000);
			return;
		}
		end = number_put(end, numbers[i]);
	}
	buffer_add(to, text, (size_t)(end - text));
	buffer_add(to, "re ", 3);
}

/* Codes and barcodes count in modules: so are their numbers short. */
static void modules_show(struct pen *pen, const struct mark *mark, int32_t unit)
{
	buffer_text(pen->to, "q ");
	pdf_length(pen->to, unit);
	buffer_text(pen->to, " 0 0 ");
	pdf_length(pen->to, -unit);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, mark->x);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, (int64_t)pen->page->height - mark->y);
	buffer_text(pen->to, " cm\n");
	for (size_t i = 0; i < mark->count; i++)
		module_add(pen->to, &mark->rectangles[i], unit);
	buffer_text(pen->to, "f Q\n");
}

static void shape_show(struct pen *pen, const struct mark *mark)
{
	int32_t unit = shape_unit(mark);

	group_enter(pen, mark);
	pen_leave(pen, PEN_OUTSIDE);
	pen_ink(pen, 0);
	if (unit)
		modules_show(pen, mark, unit);
}

static void picture_show(struct pen *pen, const struct mark *mark)
{
	group_enter(pen, mark);
	pen_leave(pen, PEN_OUTSIDE);
	buffer_text(pen->to, "q ");
	pdf_length(pen->to, mark->width);
	buffer_text(pen->to, " 0 0 ");
	pdf_length(pen->to, mark->height);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, mark->x);
	buffer_byte(pen->to, ' ');
	pdf_length(pen->to, (int64_t)pen->page->height - mark->y - mark->height);
	buffer_format(pen->to, " cm /Im%zu Do Q\n", mark->picture->index);
}

void pdf_content_add(struct buffer *to, const struct page *page,
	const struct pdf_glyphs *glyphs, struct pdf_structure *structure)
{
	struct pen pen = {.to = to, .glyphs = glyphs, .page = page, .structure = structure};

	for (const struct mark *mark = page->first; mark; mark = mark->next) {
		if (mark->kind == MARK_RULE)
			rule_show(&pen, mark);
		else if (mark->kind == MARK_SHAPE)
			shape_show(&pen, mark);
		else if (mark->kind == MARK_PICTURE)
			picture_show(&pen, mark);
		else
			glyphs_show(&pen, mark);
	}
	group_leave(&pen);
	pen_leave(&pen, PEN_OUTSIDE);
}
