/* QR codes: what a reader of codes makes of them, alone and on a page. */
#include "code/matrix_series.h"
#include "program.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zbar.h>

Suite *matrix_suite(void);

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

/* What the codes in a gray picture say, one a line. */
static const char *codes_read(unsigned char *gray, unsigned width, unsigned height)
{
	zbar_image_scanner_t *scanner = zbar_image_scanner_create();
	zbar_image_t *image = zbar_image_create();
	const char *text = "";

	zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(image, width, height);
	zbar_image_set_data(image, gray, (unsigned long)width * height, NULL);
	zbar_scan_image(scanner, image);
	for (const zbar_symbol_t *symbol = zbar_image_first_symbol(image); symbol;
		symbol = zbar_symbol_next(symbol))
		text = arena_format(arena, "%s%s\n", text, zbar_symbol_get_data(symbol));
	zbar_image_destroy(image);
	zbar_image_scanner_destroy(scanner);
	return text;
}

static const char *matrix_read(const struct matrix *matrix)
{
	enum { SCALE = 4 };
	size_t side = (matrix->side + 2 * MATRIX_QUIET) * SCALE;
	unsigned char *gray = arena_alloc(arena, side * side);

	memset(gray, 255, side * side);
	for (size_t y = 0; y < matrix->side * SCALE; y++)
		for (size_t x = 0; x < matrix->side * SCALE; x++)
			if (matrix->dark[y / SCALE * matrix->side + x / SCALE])
				gray[(y + MATRIX_QUIET * SCALE) * side + x
					+ MATRIX_QUIET * SCALE] = 0;
	return codes_read(gray, (unsigned)side, (unsigned)side);
}

START_TEST(codes_say_their_text)
{
	static const char *const texts[] = {"https://www.minamodai.example/contact?id=2026-007",
		"0000123 9f86d081884c7d65", "問い合わせ 𠮷野", "1"};
	struct matrix matrix;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (enum matrix_correction c = MATRIX_LOW; c <= MATRIX_HIGH; c++) {
			ck_assert(matrix_encode(texts[i], c, arena, &matrix));
			ck_assert_str_eq(
				matrix_read(&matrix), arena_format(arena, "%s\n", texts[i]));
		}
}
END_TEST

START_TEST(what_no_code_holds_is_refused)
{
	char *text = arena_alloc(arena, 3001);
	struct matrix matrix;

	ck_assert(!matrix_encode("", MATRIX_LOW, arena, &matrix));
	memset(text, 'a', 3000);
	ck_assert(!matrix_encode(text, MATRIX_LOW, arena, &matrix));
	text[2953] = '\0';
	ck_assert(matrix_encode(text, MATRIX_LOW, arena, &matrix));
	ck_assert(!matrix_encode(text, MATRIX_HIGH, arena, &matrix));
}
END_TEST

/* --- on the page */

#define URL "https://www.minamodai.example/contact"

/* A letter with a form in its desk, in a style with the element CODE. */
static struct run make(const char *folder, const char *code, const char *url)
{
	return run_shell(
		"f=%s; sed 's|<hours>|<form>%s</form>&|' templates/records/misdelivery.xml"
		" >$f/record.xml; echo '<style xmlns=\"urn:todoke:style:1\" id=\"own\""
		" base=\"letter\">%s</style>' >$f/own.xml; todoke make $f/record.xml -t"
		" individual --style $f/own.xml -f pdf,trace -o $f --force",
		folder, url, code);
}

/* The gray picture of the first page of the PDF in FOLDER. */
static unsigned char *page_picture(const char *folder, unsigned *width, unsigned *height)
{
	struct run run = run_shell("pdftoppm -r 200 -gray -f 1 -l 1 %s/*.pdf %s/page"
				   " && mv %s/page*.pgm %s/page.pgm",
		folder, folder, folder, folder);
	size_t size;
	char *file;
	int start;

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	file = file_read(arena_format(arena, "%s/page.pgm", folder), &size);
	ck_assert_int_eq(sscanf(file, "P5 %u %u 255%n", width, height, &start), 2);
	ck_assert_uint_eq(size, (size_t)start + 1 + (size_t)*width * *height);
	memmove(file, file + start + 1, (size_t)*width * *height);
	return (unsigned char *)file;
}

START_TEST(form_has_its_code_in_the_letter)
{
	char *folder = folder_new();
	struct run run = make(folder,
		"<code role=\"form\" size=\"18mm\" correction=\"M\" alternate=\"コード: "
		"{text}\"/>",
		URL);
	struct run tags;
	unsigned width, height;
	unsigned char *picture;

	ck_assert_msg(run.status == 0, "%s", run.errors);
	picture = page_picture(folder, &width, &height);
	ck_assert_str_eq(codes_read(picture, width, height), URL "\n");
	tags = run_shell("grep -c 'Figure \"コード: " URL "\"' %s/*.trace", folder);
	ck_assert_str_eq(tags.output, "1\n");
	free(picture);
	run_done(&tags);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(no_code_unless_the_style_asks)
{
	char *folder = folder_new();
	struct run run = make(folder, "", URL);
	struct run tags = run_shell("grep -c 'Figure\\|shape' %s/*.trace", folder);

	ck_assert_str_eq(tags.output, "0\n");
	run_done(&tags);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(code_too_fine_to_read_is_left_out)
{
	char *folder = folder_new();
	struct run run = make(folder,
		"<code role=\"form\" size=\"10mm\" correction=\"H\" alternate=\"{text}\"/>",
		URL);

	ck_assert_int_eq(run.status, 1);
	ck_assert_ptr_nonnull(strstr(run.errors, "record.xml:"));
	ck_assert_ptr_nonnull(strstr(run.errors, "warning[layout-code]"));
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Numbers that a series makes are the library's own codes, mask and all. */
START_TEST(codes_of_a_series_are_those_of_each_number)
{
	static const size_t lengths[] = {32, 33, 34, 20};
	size_t digits = lengths[_i];
	struct matrix_series *series = matrix_series_new(digits, MATRIX_MEDIUM, arena);
	uint64_t random = 42;
	char number[64] = "";

	ck_assert(series);
	for (size_t i = 0; i < 500; i++) {
		struct matrix one, other;

		for (size_t k = 0; k < digits; k++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			number[k] = (char)('0' + (i % 7 && k < 8 ? 0 : (random >> 33) % 10));
		}
		ck_assert(matrix_encode(number, MATRIX_MEDIUM, arena, &one));
		matrix_series_encode(series, number, arena, &other);
		ck_assert_uint_eq(one.side, other.side);
		ck_assert_msg(
			memcmp(one.dark, other.dark, one.side * one.side) == 0, "%s", number);
	}
}
END_TEST

START_TEST(a_series_has_room_in_the_smallest_code_or_there_is_none)
{
	ck_assert(!matrix_series_new(35, MATRIX_MEDIUM, arena));
}
END_TEST

Suite *matrix_suite(void)
{
	Suite *suite = suite_create("matrix");
	TCase *tests = tcase_create("matrix");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, codes_of_a_series_are_those_of_each_number, 0, 4);
	tcase_add_test(tests, a_series_has_room_in_the_smallest_code_or_there_is_none);
	tcase_add_test(tests, codes_say_their_text);
	tcase_add_test(tests, what_no_code_holds_is_refused);
	tcase_add_test(tests, form_has_its_code_in_the_letter);
	tcase_add_test(tests, no_code_unless_the_style_asks);
	tcase_add_test(tests, code_too_fine_to_read_is_left_out);
	suite_add_tcase(suite, tests);
	return suite;
}
