/* sheet.c - marks on every sheet for machines that fold and insert. */
#include "letters/sheet.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "layout/code.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
	CODE_DIGITS = 32,
	CODE_MODULES = 21, /* version 1 */
	SEQUENCE_BITS = 3,
	BARS = 1 + 1 + SEQUENCE_BITS + 1 /* start, last sheet, number, parity */
};

/* How large the code is with its white. */
static int32_t code_size(const struct sheet_form *form)
{
	return (CODE_MODULES + 2 * MATRIX_QUIET) * form->module;
}

struct sheet_digest sheet_digest(const struct list_row *row)
{
	struct buffer all = {0};
	struct sheet_digest digest;
	unsigned char first[8];
	uint64_t number = 0;

	for (size_t i = 0; i < LIST_FIELDS; i++) {
		buffer_text(&all, row->fields[i]);
		buffer_byte(&all, '\x1F');
	}
	digest_keyed("", 0, all.data, all.length, first, sizeof first);
	for (size_t i = 0; i < sizeof first; i++)
		number = number << 8 | first[i];
	snprintf(digest.text, sizeof digest.text, "%020" PRIu64, number);
	buffer_done(&all);
	return digest;
}

const struct matrix_series *sheet_codes(struct arena *arena)
{
	return matrix_series_new(CODE_DIGITS, MATRIX_MEDIUM, arena);
}

static bool code_encode(const struct sheets *sheets, const char *text, struct arena *arena,
	struct matrix *matrix)
{
	if (!sheets->codes || strlen(text) != CODE_DIGITS)
		return matrix_encode(text, MATRIX_MEDIUM, arena, matrix);
	matrix_series_encode(sheets->codes, text, arena, matrix);
	return true;
}

static void code_mark(
	const struct sheets *sheets, struct pages *own, struct page *page, const char *text)
{
	const struct sheet_form *form = &sheets->form;
	struct arena *arena = own->arena;
	struct rectangle *to;
	struct matrix matrix;

	if (!code_encode(sheets, text, arena, &matrix))
		return;
	to = arena_array(arena, matrix.side * matrix.side, sizeof *to);
	page_shape(own, page, NULL, form->code_left,
		page->height - form->code_foot - code_size(form), to,
		code_rectangles(&matrix, form->module, MATRIX_QUIET * form->module, to));
}

static struct rectangle bar(
	const struct sheet_form *form, const struct page *page, size_t place)
{
	return (struct rectangle){page->width - form->bars_right - form->length,
		form->bars_top + (int32_t)place * form->pitch, form->length, form->thickness};
}

/* The number counts from 0 to 7 again and again; with the parity bar their number is even. */
static void bars_mark(const struct sheet_form *form, struct pages *own, struct page *page,
	size_t number, bool last)
{
	struct rectangle *to = arena_array(own->arena, BARS, sizeof *to);
	size_t count = 0;

	to[count++] = bar(form, page, 0);
	if (last)
		to[count++] = bar(form, page, 1);
	for (size_t bit = 0; bit < SEQUENCE_BITS; bit++)
		if (number >> bit & 1)
			to[count++] = bar(form, page, 2 + bit);
	if (count % 2)
		to[count++] = bar(form, page, BARS - 1);
	page_shape(own, page, NULL, 0, 0, to, count);
}

void sheets_mark(const struct sheets *sheets, const struct list_row *row, size_t number,
	struct pages *own, size_t letter_pages)
{
	const size_t step = sheets->duplex ? 2 : 1;
	const size_t count = (letter_pages + step - 1) / step;
	struct sheet_digest digest;
	struct page *page;

	if (!sheets->marks)
		return;
	digest = sheet_digest(row);
	while (own->count < letter_pages)
		page_add(own, own->first->width, own->first->height);
	for (page = own->first; page; page = page->next) {
		size_t sheet = (page->number - 1) / step + 1;

		if ((page->number - 1) % step)
			continue;
		if (sheets->marks & SHEET_CODE)
			code_mark(sheets, own, page,
				arena_format(own->arena, "%08zu%02zu%02zu%s", number, sheet,
					count, digest.text));
		if (sheets->marks & SHEET_BARS)
			bars_mark(&sheets->form, own, page, number, sheet == count);
	}
}

static bool place_is_free(
	const struct page *page, const struct page_style *style, const struct rectangle *place)
{
	if (page->number == 1 && style->window && style->window->addressee.is_open
		&& rectangles_meet(place, &style->window->swept))
		return false;
	for (const struct mark *mark = page->first; mark; mark = mark->next) {
		struct rectangle extent = mark_extent(mark);

		if (rectangles_meet(place, &extent))
			return false;
	}
	return true;
}

bool sheets_fit(const struct sheets *sheets, const struct pages *pages,
	const struct page_style *style, struct findings *findings)
{
	const struct sheet_form *form = &sheets->form;

	for (const struct page *page = pages->first; page; page = page->next) {
		const int32_t size = code_size(form);
		const struct rectangle code = {
			form->code_left, page->height - form->code_foot - size, size, size};
		const struct rectangle first = bar(form, page, 0);
		const struct rectangle bars = {
			first.x, first.y, first.width, BARS * form->pitch};

		if ((sheets->marks & SHEET_CODE && !place_is_free(page, style, &code))
			|| (sheets->marks & SHEET_BARS && !place_is_free(page, style, &bars))) {
			finding_add(findings, "letters-marks",
				(struct place){style->file, 0, 0}, NULL);
			return false;
		}
	}
	return true;
}
