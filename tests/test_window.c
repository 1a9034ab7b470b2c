/* Envelopes: those that come with the program, one's own, and every mistake in a file. */
#include "layout/window.h"
#include "letter.h"
#include "pdf_rules.h"
#include "program.h"

#include <check.h>
#include <glob.h>
#include <string.h>

Suite *window_suite(void);

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

enum { A4_WIDTH = 595276, MILLIMETRE = 2835 };

#define ROOT "<window xmlns='urn:todoke:window:1' id='w' as-of='2026-11-21'>\n"
#define GOOD "<envelope width='235mm' height='120mm'/>\n<sheet height='99mm'/>\n"
#define OPENING "<opening left='20mm' top='12mm' width='90mm' height='45mm'/>\n"

static const struct window *window_from(const char *text)
{
	char *path = arena_format(arena, "%s/window.xml", folder);

	file_write(path, text);
	return window_open(path, A4_WIDTH, arena, findings);
}

/* 郵便物の窓: 45×80mm以上で、封筒の縁から10mm以上。 */
START_TEST(shipped_envelopes_are_without_fault)
{
	glob_t files;

	ck_assert_int_eq(glob("templates/windows/*.xml", 0, NULL, &files), 0);
	ck_assert_uint_ge(files.gl_pathc, 5);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		const char *path = files.gl_pathv[i];
		const struct window *window = window_open(path, A4_WIDTH, arena, findings);

		ck_assert_msg(window, "%s", path);
		ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
		ck_assert_msg(strstr(path, arena_format(arena, "/%s.xml", window->id)),
			"%s is not named %s", path, window->id);
		if (!window->addressee.is_open)
			continue;
		ck_assert_int_ge(window->addressee.visible.width, 50 * MILLIMETRE);
		ck_assert_int_ge(window->addressee.visible.height, 20 * MILLIMETRE);
		ck_assert_int_ge(window->addressee.visible.x, 10 * MILLIMETRE);
	}
	globfree(&files);
}
END_TEST

START_TEST(envelope_may_have_no_window)
{
	const struct window *window = window_from(ROOT GOOD "</window>");

	ck_assert_ptr_nonnull(window);
	ck_assert(!window->addressee.is_open);
}
END_TEST

START_TEST(folding_takes_play_away)
{
	const struct window *window =
		window_from(ROOT "<envelope width='235mm' height='120mm'/>"
				 "<sheet height='120mm'/>" OPENING "</window>");

	ck_assert_ptr_nonnull(window);
	ck_assert_int_eq(window->addressee.visible.height, 127559); /* 45 mm, all of it */
	ck_assert_int_eq(window->addressee.swept.y, window->addressee.visible.y);
}
END_TEST

static const struct {
	const char *text, *id;
	size_t line;
} faults[] = {
	{"<style/>", "window-root", 1},
	{ROOT "<sheet height='99mm'/></window>", "window-element-missing", 1},
	{ROOT "<envelope width='235mm' height='120mm'/></window>", "window-element-missing", 1},
	{ROOT GOOD OPENING OPENING "</window>", "style-element-repeated", 5},
	{ROOT GOOD "<hole/></window>", "style-element", 4},
	{ROOT GOOD "<opening left='20mm' top='12mm' width='90mm'/></window>", "style-missing",
		4},
	{ROOT GOOD "<opening left='20' top='12mm' width='90mm' height='45mm'/></window>",
		"style-length", 4},
	{ROOT GOOD "<barcode size='7.9pt'/></window>", "window-barcode", 4},
	{ROOT GOOD "<barcode size='11.6pt'/></window>", "window-barcode", 4},
	{ROOT GOOD "<fold y='99mm' x='4mm' length='3mm' thickness='1pt' grey='0'/></window>",
		"style-attribute", 4},
	{ROOT GOOD OPENING "<sender left='20mm' top='70mm' width='90mm'/></window>",
		"style-missing", 5},
	{ROOT GOOD OPENING "<sender printed='maybe' left='20mm' top='60mm' width='90mm'"
			   " height='45mm'/></window>",
		"style-value", 5},
	/* Below the sheet; without a window for the address. */
	{ROOT GOOD OPENING
		"<sender left='20mm' top='85mm' width='90mm' height='35mm'/></window>",
		"style-window", 1},
	{ROOT GOOD "<sender left='20mm' top='12mm' width='90mm' height='45mm'/></window>",
		"style-window", 1},
	/* Nothing is left of it when the sheet slides; outside of the envelope; too small. */
	{ROOT GOOD "<opening left='20mm' top='12mm' width='25mm' height='45mm'/></window>",
		"style-window", 1},
	{ROOT GOOD "<opening left='200mm' top='12mm' width='90mm' height='45mm'/></window>",
		"style-window", 1},
	{ROOT "<envelope width='200mm' height='120mm'/><sheet height='99mm'/>" OPENING
	      "</window>",
		"style-window", 1},
};

START_TEST(fault_is_found_where_it_is)
{
	ck_assert_ptr_null(window_from(faults[_i].text));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, faults[_i].id);
	ck_assert_uint_eq(findings_at(findings, 0)->place.line, faults[_i].line);
}
END_TEST

/* --- styles and envelopes of one's own, as make finds them */

#define RECORD "templates/records/misdelivery.xml"

/* The trace of the letter, made with ARGUMENTS ($f is a folder with the record) after
 * PREPARE. */
static struct run make(const char *prepare, const char *arguments)
{
	return run_shell("f=%s; cp " RECORD " $f/record.xml; mkdir -p $f/styles $f/windows; %s;"
			 " todoke make $f/record.xml -t individual -f trace -o $f/out %s"
			 " && cat $f/out/*.trace",
		folder, prepare, arguments);
}

#define OWN "<style xmlns=\"urn:todoke:style:1\" id=\"own\" base=\"letter\">"

START_TEST(style_of_ones_own_says_only_what_differs)
{
	struct run run = make("echo '" OWN "<text id=\"title\" size=\"20pt\"/></style>'"
			      " >$f/own.xml",
		"--style $f/own.xml");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, " 20.0 BIZUDGothic-Bold H1 \"お客様の");
	has(run.output, " 10.5 BIZUDMincho-Regular P \"謹啓　このお手紙");
	run_done(&run);
}
END_TEST

START_TEST(style_beside_the_record_goes_before_the_programs)
{
	struct run run = make("echo '" OWN "<text id=\"title\" size=\"18pt\"/></style>'"
			      " >$f/styles/letter.xml",
		"");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, " 18.0 BIZUDGothic-Bold H1 \"");
	run_done(&run);
}
END_TEST

START_TEST(envelope_is_chosen_by_name_or_file)
{
	struct run name = make("true", "--window naga3-90x45-low");
	struct run own =
		make("sed 's/12mm/9mm/' templates/windows/naga3-90x45.xml >$f/windows/ours.xml",
			"--window ours --force");
	struct run file = make("true", "--window $f/windows/ours.xml --force");

	ck_assert_msg(name.status == 0 && own.status == 0, "%s%s", name.errors, own.errors);
	ck_assert_str_ne(name.output, own.output);
	ck_assert_str_eq(file.output, own.output);
	run_done(&name);
	run_done(&own);
	run_done(&file);
}
END_TEST

START_TEST(without_a_window_the_address_is_part_of_the_page)
{
	struct run run = make("true", "--window kaku2");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "〒");
	ck_assert_ptr_null(strstr(run.output, "rule 9.9 x 0.3")); /* no fold */
	run_done(&run);
}
END_TEST

#define RETURNED ":水面県みなも台市青葉一丁目2番3号]\""

/* In a window of its own, smaller than the sender of the letter, which is there besides. */
START_TEST(return_address_has_a_window_of_its_own)
{
	struct run run = make("true", "--window naga3-90x45-sender");
	struct run printed = make("true", "--window naga3-90x45 --force");

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	ck_assert_uint_eq(times_in(run.output, RETURNED), 2);
	has(run.output, " 8.5 BIZUDMincho-Regular P \"[6" RETURNED);
	has_not(run.errors, "layout-");
	ck_assert_uint_eq(times_in(printed.output, RETURNED), 1);
	has_not(printed.errors, "layout-");
	run_done(&run);
	run_done(&printed);
}
END_TEST

START_TEST(a_style_may_leave_the_return_address_out)
{
	struct run run = make("echo '" OWN "<window profile=\"naga3-90x45-sender\""
			      " return=\"no\"/></style>' >$f/own.xml",
		"--style $f/own.xml");

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	ck_assert_uint_eq(times_in(run.output, RETURNED), 1);
	has_not(run.errors, "layout-");
	run_done(&run);
}
END_TEST

START_TEST(letters_may_come_back_to_another_place)
{
	struct run run = make("sed -i '0,/<address>.*/s||&<return-to>〒999-8799　私書箱9号"
			      "</return-to>|' $f/record.xml",
		"--window naga3-90x45-sender");

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	has(run.output, ":〒999-8799　私書箱9号]");
	ck_assert_uint_eq(times_in(run.output, RETURNED), 1);
	run_done(&run);
}
END_TEST

START_TEST(return_address_too_large_for_its_window_is_an_error)
{
	struct run run = make("sed 's/height=\"30mm\"/height=\"13mm\"/'"
			      " templates/windows/naga3-90x45-sender.xml >$f/windows/low.xml",
		"--window low");

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "error[layout-return-large]");
	has(run.errors, "（65×3mm）");
	run_done(&run);
}
END_TEST

START_TEST(an_envelope_says_where_it_comes_back_to)
{
	struct run unsaid =
		make("grep -v '<sender' templates/windows/naga3.xml >$f/windows/plain.xml",
			"--window plain");
	struct run empty = make("sed -i '/<address>.*青葉/d' $f/record.xml",
		"--window naga3-90x45-sender --force");

	has(unsaid.errors, "windows/plain.xml: note[layout-return-none]");
	has(empty.errors, "warning[layout-return-empty]");
	run_done(&unsaid);
	run_done(&empty);
}
END_TEST

/* Date and sender stand below: there is no room beside two windows. */
START_TEST(nothing_stands_beside_two_windows_side_by_side)
{
	struct run run =
		make("sed -e 's/left=\"20mm\" top=\"70mm\"/left=\"125mm\" top=\"30mm\"/'"
		     " templates/windows/naga3-90x45-sender.xml >$f/windows/wide.xml",
			"--window wide");

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	ck_assert_uint_eq(times_in(run.output, RETURNED), 2);
	has_not(run.errors, "layout-");
	run_done(&run);
}
END_TEST

/* What a ruler would find: the place in the file, on a sheet that keeps the rules of PDFs. */
START_TEST(a_sheet_shows_whether_a_file_fits_its_envelope)
{
	char *path = arena_format(arena, "%s/sheet.pdf", folder);
	struct run run = run_shell("todoke window naga3-90x45-sender -o %s && pdftotext -layout"
				   " %s -",
		path, path);

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	has(run.output, "左の縁が 20mm、上の縁が");
	has(run.output, "左から 20mm、上から 70mm");
	has(run.output, "幅 65mm、高さ 35mm");
	has(run.output, "推定です");
	has_not(run.output, "templates/");
	pdf_rules_assert(path);
	run_done(&run);
}
END_TEST

START_TEST(an_envelope_without_a_window_has_no_sheet)
{
	struct run run = run_shell("cd %s && todoke window kaku2", folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "windows/kaku2.xml: error[window-closed]");
	run_done(&run);
}
END_TEST

START_TEST(missing_styles_and_envelopes_are_named)
{
	struct run style = make("true", "--style none");
	struct run window = make("true", "--window none");

	ck_assert_int_eq(style.status, 3);
	has(style.errors, "templates/styles/none.xml");
	ck_assert_int_eq(window.status, 3);
	has(window.errors, "templates/windows/none.xml");
	run_done(&style);
	run_done(&window);
}
END_TEST

Suite *window_suite(void)
{
	Suite *suite = suite_create("window");
	TCase *tests = tcase_create("window");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, shipped_envelopes_are_without_fault);
	tcase_add_test(tests, envelope_may_have_no_window);
	tcase_add_test(tests, folding_takes_play_away);
	tcase_add_loop_test(
		tests, fault_is_found_where_it_is, 0, sizeof faults / sizeof *faults);
	tcase_add_test(tests, style_of_ones_own_says_only_what_differs);
	tcase_add_test(tests, style_beside_the_record_goes_before_the_programs);
	tcase_add_test(tests, envelope_is_chosen_by_name_or_file);
	tcase_add_test(tests, without_a_window_the_address_is_part_of_the_page);
	tcase_add_test(tests, return_address_has_a_window_of_its_own);
	tcase_add_test(tests, a_style_may_leave_the_return_address_out);
	tcase_add_test(tests, letters_may_come_back_to_another_place);
	tcase_add_test(tests, return_address_too_large_for_its_window_is_an_error);
	tcase_add_test(tests, an_envelope_says_where_it_comes_back_to);
	tcase_add_test(tests, nothing_stands_beside_two_windows_side_by_side);
	tcase_add_test(tests, a_sheet_shows_whether_a_file_fits_its_envelope);
	tcase_add_test(tests, an_envelope_without_a_window_has_no_sheet);
	tcase_add_test(tests, missing_styles_and_envelopes_are_named);
	suite_add_tcase(suite, tests);
	return suite;
}
