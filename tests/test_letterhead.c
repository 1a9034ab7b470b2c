/* A company's paper: its logo out of pictures of every kind, its colours, on the page. */
#include "layout/picture.h"
#include "pdf_rules.h"
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *letterhead_suite(void);

#define PICTURES "tests/pictures/"

static char *folder;
static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	folder = folder_new();
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	findings_free(findings);
	arena_free(arena);
	folder_done(folder);
}

static const struct picture *picture_of(const char *name)
{
	return picture_open(arena_format(arena, PICTURES "%s", name),
		(struct place){"own.xml", 3, 7}, arena, findings);
}

/* --- pictures */

static const struct {
	const char *file;
	int32_t width, height;
	bool gray, jpeg;
} good[] = {
	{"rgb.png", 300, 100, false, false},
	{"alpha.png", 300, 100, false, false},
	{"deep.png", 300, 100, false, false},
	{"interlaced.png", 300, 100, false, false},
	{"palette.png", 300, 100, false, false},
	{"gray.png", 300, 100, true, false},
	{"gray-alpha.png", 300, 100, true, false},
	{"rgb.jpg", 240, 80, false, true},
	{"progressive.jpg", 240, 80, false, true},
	{"gray.jpg", 240, 80, true, true},
};

START_TEST(pictures_of_every_kind_are_read)
{
	const struct picture *picture = picture_of(good[_i].file);

	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	ck_assert_ptr_nonnull(picture);
	ck_assert_int_eq(picture->width, good[_i].width);
	ck_assert_int_eq(picture->height, good[_i].height);
	ck_assert(picture->gray == good[_i].gray);
	ck_assert(picture->jpeg == good[_i].jpeg);
	if (!picture->jpeg)
		ck_assert_uint_eq(picture->size, (picture->gray ? 1 : 3) * 300u * 100);
}
END_TEST

/* PDF/A-1 knows no transparency, and paper is white. */
START_TEST(what_is_transparent_lies_on_white)
{
	const struct picture *picture = picture_of("alpha.png");
	const unsigned char *pixels = picture->data;
	const unsigned char *middle = pixels + 3 * (50 * 300 + 150);

	ck_assert_uint_eq(pixels[0], 255);
	ck_assert_uint_eq(middle[0], 0);
	ck_assert_uint_eq(middle[1], 51);
	ck_assert_uint_eq(middle[2], 102);
}
END_TEST

static const char *const bad[][2] = {
	{"cut.png", "picture-damaged"},
	{"cut.jpg", "picture-damaged"},
	{"cmyk.jpg", "picture-cmyk"},
	{"large.png", "picture-large"},
	{"other.gif", "picture-format"},
	{"none.png", "file-missing"},
};

START_TEST(pictures_that_can_not_be_right_are_refused)
{
	ck_assert_ptr_null(picture_of(bad[_i][0]));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, bad[_i][1]);
}
END_TEST

/* --- on the page */

/* Makes the letter of the starter record in a style with ELEMENTS and the picture FILE beside
 * it. */
static struct run make(const char *file, const char *elements, const char *arguments)
{
	return run_shell(
		"f=%s; cp " PICTURES "%s $f; echo '<style"
		" xmlns=\"urn:todoke:style:1\" id=\"own\" base=\"letter\">\n%s</style>'"
		" >$f/own.xml; todoke make templates/records/misdelivery.xml -t"
		" individual --style $f/own.xml -f pdf,trace -o $f --force %s",
		folder, file, elements, arguments);
}

/* The colour in the middle of the first page's LEFT, TOP in millimetres. */
static unsigned long colour_at(unsigned left, unsigned top)
{
	struct run run = run_shell("pdftoppm -r 254 -f 1 -l 1 -x %u -y %u -W 1 -H 1 %s/*.pdf"
				   " | tail -c 3 | od -An -tx1 | tr -d ' \n'",
		left * 10, top * 10, folder);
	unsigned long colour = strtoul(run.output, NULL, 16);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	return colour;
}

static const struct {
	const char *file;
	unsigned long colour;
} shown[] = {{"rgb.png", 0x003366}, {"alpha.png", 0x003366}, {"palette.png", 0x003366},
	{"progressive.jpg", 0x003366}};

START_TEST(logo_is_on_the_paper_in_its_colours)
{
	struct run run = make(shown[_i].file,
		arena_format(arena,
			"<logo file=\"%s\" left=\"160mm\" top=\"6mm\" width=\"30mm\"/>\n",
			shown[_i].file),
		"");
	unsigned long colour;
	const char *pdf;

	ck_assert_msg(run.status == 0, "%s", run.errors);
	colour = colour_at(167, 8);
	for (int shift = 0; shift <= 16; shift += 8)
		ck_assert_msg(labs((long)(colour >> shift & 255)
				      - (long)(shown[_i].colour >> shift & 255))
				      <= 6,
			"%06lx", colour);
	pdf = arena_format(arena, "%s/2026-007-individual-recipient.pdf", folder);
	pdf_rules_assert(pdf);
	run_done(&run);
}
END_TEST

/* What stands on it is not hidden, whether it is read aloud or adorns. */
START_TEST(logo_lies_below_the_text)
{
	struct run run = make("rgb.png",
		"<logo file=\"rgb.png\" left=\"150mm\" top=\"6mm\" width=\"40mm\"/>", "");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	run = run_shell("sed -n '/^page 1/{n;p}' %s/*.trace", folder);
	has(run.output, " picture ");
	run_done(&run);
}
END_TEST

START_TEST(logo_is_read_aloud_when_it_has_words)
{
	struct run run = make("gray.png",
		"<logo file=\"gray.png\" left=\"160mm\" top=\"6mm\" width=\"30mm\""
		" alternate=\"みなも台\"/>\n",
		"&& grep -A1 '^Document' $f/*.trace && qpdf --check $f/*.pdf");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "  Figure \"みなも台\"\n");
	run_done(&run);
}
END_TEST

START_TEST(archives_of_the_first_kind_take_the_logo_too)
{
	struct run run = make("alpha.png",
		"<logo file=\"alpha.png\" left=\"160mm\" top=\"6mm\" width=\"30mm\" "
		"on=\"all\"/>\n",
		"--pdf a-1b && qpdf --check $f/*.pdf");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
}
END_TEST

START_TEST(text_has_the_colour_of_its_look)
{
	struct run run = make("gray.png", "<text id=\"title\" colour=\"#0055AA\"/>\n",
		"&& grep ' H1 ' $f/*.trace && qpdf --qdf --object-streams=disable $f/*.pdf -"
		" | grep -a ' rg$'");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, " H1 #0055aa \"お客様の");
	has(run.output, "0 .333 .666 rg");
	run_done(&run);
}
END_TEST

static const struct {
	const char *file, *elements, *message;
	int status;
} faults[] = {
	{"cut.png", "<logo file=\"cut.png\" left=\"160mm\" top=\"6mm\" width=\"30mm\"/>",
		"own.xml:2:7: error[picture-damaged]: 画像 ", 2},
	{"cmyk.jpg", "<logo file=\"cmyk.jpg\" left=\"160mm\" top=\"6mm\" width=\"30mm\"/>",
		"own.xml:2:7: error[picture-cmyk]", 2},
	{"gray.png", "<logo file=\"gray.png\" left=\"200mm\" top=\"6mm\" width=\"30mm\"/>",
		"own.xml:2:1: error[style-logo]", 2},
	{"small.png", "<logo file=\"small.png\" left=\"160mm\" top=\"6mm\" width=\"30mm\"/>",
		"own.xml:2:1: warning[picture-coarse]", 1},
	{"gray.png", "<logo left=\"160mm\" top=\"6mm\" width=\"30mm\"/>",
		"own.xml:2:1: error[style-missing]", 2},
	{"gray.png", "<text id=\"title\" colour=\"blue\"/>", "own.xml:2:18: error[style-value]",
		2},
	/* The window shows the address alone. */
	{"gray.png", "<logo file=\"gray.png\" left=\"20mm\" top=\"30mm\" width=\"30mm\"/>",
		"own.xml: error[layout-window-shows]", 2},
	{"gray.png", "<logo file=\"gray.png\" left=\"60mm\" top=\"90mm\" width=\"30mm\"/>",
		"own.xml: warning[layout-logo-text]", 1},
};

START_TEST(fault_of_a_letterhead_is_found_where_it_is)
{
	struct run run = make(faults[_i].file, faults[_i].elements, "");

	ck_assert_msg(run.status == faults[_i].status, "%d\n%s", run.status, run.errors);
	has(run.errors, faults[_i].message);
	run_done(&run);
}
END_TEST

Suite *letterhead_suite(void)
{
	Suite *suite = suite_create("letterhead");
	TCase *tests = tcase_create("letterhead");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(
		tests, pictures_of_every_kind_are_read, 0, sizeof good / sizeof *good);
	tcase_add_test(tests, what_is_transparent_lies_on_white);
	tcase_add_loop_test(
		tests, pictures_that_can_not_be_right_are_refused, 0, sizeof bad / sizeof *bad);
	tcase_add_loop_test(
		tests, logo_is_on_the_paper_in_its_colours, 0, sizeof shown / sizeof *shown);
	tcase_add_test(tests, logo_lies_below_the_text);
	tcase_add_test(tests, logo_is_read_aloud_when_it_has_words);
	tcase_add_test(tests, archives_of_the_first_kind_take_the_logo_too);
	tcase_add_test(tests, text_has_the_colour_of_its_look);
	tcase_add_loop_test(tests, fault_of_a_letterhead_is_found_where_it_is, 0,
		sizeof faults / sizeof *faults);
	suite_add_tcase(suite, tests);
	return suite;
}
