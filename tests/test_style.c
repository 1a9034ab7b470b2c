/* Page styles: what the shipped one says, and every mistake that a file can hold. */
#include "layout/length.h"
#include "layout/style.h"
#include "program.h"

#include <check.h>
#include <stdlib.h>

Suite *style_suite(void);

#define ROOT "<style xmlns='urn:todoke:style:1' id='s'>\n"
#define PAGE "<page width='210mm' height='297mm'/>\n"
#define AREA "<area left='20mm' top='20mm' width='400pt' height='700pt'/>\n"
#define FACES "<faces id='f'><face family='BIZ UDMincho'/></faces>\n"
#define TEXT "<text id='t' faces='f' size='10pt' lead='17pt'/>\n"
#define GOOD PAGE AREA FACES TEXT

static char *folder;
static struct arena *arena;
static struct findings *findings;
static struct font_library *library;

static void setup(void)
{
	folder = folder_new();
	arena = arena_new();
	findings = findings_new();
	library = font_library_new();
}

static void teardown(void)
{
	font_library_free(library);
	findings_free(findings);
	arena_free(arena);
	folder_done(folder);
}

static const struct page_style *style_opened(const char *name)
{
	return style_open(name, NULL, &(struct style_places){.templates = "templates"}, library,
		arena, findings);
}

/* The style in a file that holds TEXT. */
static const struct page_style *style_from(const char *text)
{
	char *path = arena_format(arena, "%s/style.xml", folder);

	file_write(path, text);
	return style_opened(path);
}

static const struct page_style *letter_open(void)
{
	const struct page_style *style = style_opened("letter");

	ck_assert_ptr_nonnull(style);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	return style;
}

START_TEST(official_is_without_fault)
{
	const struct page_style *style = style_opened("official");

	ck_assert_ptr_nonnull(style);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	ck_assert_int_eq(style->area.width % style->blocks[0].look->style.size, 0);
	ck_assert_int_eq(style->area.height % style->blocks[0].look->lead, 0);
}
END_TEST

START_TEST(letter_is_without_fault)
{
	const struct page_style *style = letter_open();

	ck_assert_str_eq(style->id, "letter");
	ck_assert_int_eq(style->width, 595276);
	ck_assert_int_eq(style->height, 841890);
}
END_TEST

/* JLREQ 2.4.1: the type area is whole characters wide and whole lines high. */
START_TEST(area_of_the_letter_is_whole_characters_and_lines)
{
	const struct page_style *style = letter_open();
	const struct text_look *look = style->blocks[0].look;
	int32_t right = style->width - style->area.x - style->area.width;

	ck_assert_int_eq(style->area.width % look->style.size, 0);
	ck_assert_int_eq(style->area.height % look->lead, 0);
	ck_assert_int_le(abs(right - style->area.x), 10);
}
END_TEST

START_TEST(window_shows_what_never_slides_away)
{
	const struct page_style *style = letter_open();

	const struct rectangle *visible = &style->window->addressee.visible;
	const struct rectangle *swept = &style->window->addressee.swept;

	ck_assert_str_eq(style->window->id, "naga3-90x45");
	ck_assert_int_eq(visible->x, 56693);                         /* 20 mm */
	ck_assert_int_le(abs(visible->width - 184252), 1);           /* 65 mm */
	ck_assert_int_le(abs(visible->height - 68031), 1);           /* 24 mm */
	ck_assert_int_le(abs(swept->x + swept->width - 311811), 1);  /* 110 mm */
	ck_assert_int_le(abs(swept->y + swept->height - 161575), 1); /* 57 mm */
}
END_TEST

static const struct block *block_in(enum block_kind in, enum block_kind kind, const char *role)
{
	struct block *parent = arena_alloc(arena, sizeof *parent);
	struct block *block = arena_alloc(arena, sizeof *block);

	parent->kind = in;
	block->kind = kind;
	block->parent = parent;
	block->role = role;
	return block;
}

START_TEST(the_last_entry_that_fits_a_block_counts)
{
	const struct page_style *style = style_from(
		ROOT GOOD "<block kind='line' left='1pt'/>\n"
			  "<block kind='line' in='address' left='2pt'/>\n"
			  "<block kind='line' in='address' role='name' left='3pt'/>\n"
			  "<block kind='heading' level='2' left='4pt'/>\n"
			  "</style>");
	struct block heading = {.kind = BLOCK_HEADING, .level = 1};

	ck_assert_ptr_nonnull(style);
	ck_assert_int_eq(
		style_block(style, block_in(BLOCK_SENDER, BLOCK_LINE, "name"))->left, 1000);
	ck_assert_int_eq(
		style_block(style, block_in(BLOCK_ADDRESS, BLOCK_LINE, NULL))->left, 2000);
	ck_assert_int_eq(
		style_block(style, block_in(BLOCK_ADDRESS, BLOCK_LINE, "name"))->left, 3000);
	ck_assert_int_eq(style_block(style, &heading)->left, 0);
	heading.level = 2;
	ck_assert_int_eq(style_block(style, &heading)->left, 4000);
}
END_TEST

START_TEST(entry_may_ask_what_follows)
{
	const struct page_style *style = style_from(
		ROOT GOOD "<block kind='paragraph' left='1pt'/>\n"
			  "<block kind='paragraph' next='list' left='2pt'/></style>");
	struct block list = {.kind = BLOCK_LIST}, paragraph = {.kind = BLOCK_PARAGRAPH};

	ck_assert_ptr_nonnull(style);
	ck_assert_int_eq(style_block(style, &paragraph)->left, 1000);
	paragraph.next = &paragraph;
	ck_assert_int_eq(style_block(style, &paragraph)->left, 1000);
	paragraph.next = &list;
	ck_assert_int_eq(style_block(style, &paragraph)->left, 2000);
}
END_TEST

START_TEST(faces_may_have_others_for_latin)
{
	const struct page_style *style = style_from(
		ROOT PAGE AREA "<faces id='f'><latin family='BIZ UDPMincho'/>"
			       "<face family='BIZ UDMincho'/></faces>\n" TEXT "</style>");
	const struct text_style *text = &style->blocks[0].look->style;

	ck_assert_str_eq(font_name(text->latin[0]), "BIZUDPMincho-Regular");
	ck_assert_ptr_null(text->latin[1]);
	ck_assert_str_eq(font_name(text->faces[0]), "BIZUDMincho-Regular");
}
END_TEST

START_TEST(style_of_a_form_has_its_lengths)
{
	const struct page_style *style = style_from(
		ROOT GOOD "<running id='n' text='t' y='280mm' words='{page}'/>\n"
			  "<block kind='row' number='2em' label='9em' padding='3pt'/>\n"
			  "<block kind='form' frame='0.75pt' rule='0.4pt'/>\n"
			  "<block kind='label' gray='950' align='even'/>\n"
			  "<block kind='annex' limit='600'/></style>");
	struct block row = {.kind = BLOCK_ROW}, form = {.kind = BLOCK_FORM},
		     label = {.kind = BLOCK_LABEL}, annex = {.kind = BLOCK_ANNEX};

	ck_assert_ptr_nonnull(style);
	ck_assert_uint_eq(style->running_count, 1);
	ck_assert_int_eq(style->running[0].on, RUNNING_ALL);
	ck_assert_int_eq(style->running[0].align, ALIGN_START);
	ck_assert_int_eq(style_block(style, &row)->number, 20000);
	ck_assert_int_eq(style_block(style, &row)->label, 90000);
	ck_assert_int_eq(style_block(style, &row)->gray, WHITE);
	ck_assert_int_eq(style_block(style, &row)->limit, 0);
	ck_assert_int_eq(style_block(style, &form)->rule, 400);
	ck_assert_int_eq(style_block(style, &label)->gray, 950);
	ck_assert_int_eq(style_block(style, &label)->align, ALIGN_EVEN);
	ck_assert_int_eq(style_block(style, &annex)->limit, 600);
}
END_TEST

START_TEST(parts_are_no_blocks)
{
	const struct page_style *style = style_from(
		ROOT GOOD "<block kind='item' part='marker' words='・' left='1em'/></style>");
	const struct block *item = block_in(BLOCK_LIST, BLOCK_ITEM, NULL);

	ck_assert_int_eq(style_block(style, item)->left, 0);
	ck_assert_str_eq(style_part(style, item, "marker")->words, "・");
	ck_assert_int_eq(style_part(style, item, "marker")->left, 10000);
	ck_assert_ptr_null(style_part(style, item, "end"));
}
END_TEST

START_TEST(style_needs_no_window)
{
	const struct page_style *style = style_from(ROOT GOOD "</style>");

	ck_assert_ptr_nonnull(style);
	ck_assert_ptr_null(style->window);
	ck_assert_uint_eq(style->running_count, 0);
}
END_TEST

START_TEST(missing_face_is_a_warning_and_the_next_serves)
{
	const struct page_style *style = style_from(
		ROOT PAGE AREA "<faces id='f'><face family='No Such Face' weight='700'/>"
			       "<face family='BIZ UDMincho'/></faces>\n" TEXT "</style>");
	const struct finding *finding = findings_at(findings, 0);

	ck_assert_ptr_nonnull(style);
	ck_assert_str_eq(
		font_name(style->blocks[0].look->style.faces[0]), "BIZUDMincho-Regular");
	ck_assert_str_eq(finding->id, "style-face");
	ck_assert_int_eq(finding->level, LEVEL_WARNING);
	ck_assert_str_eq(finding->arguments[1], "No Such Face");
	ck_assert_ptr_null(finding->place.file); /* so that it is said once of all styles */
}
END_TEST

static const struct {
	const char *text, *id;
	size_t line;
} faults[] = {
	{"<letter/>", "style-root", 1},
	{"<style id='s'/>", "style-root", 1},
	{"<style xmlns='urn:todoke:style:1' id='s'>", "xml-tag-unclosed", 1},
	{ROOT AREA FACES TEXT "</style>", "style-element-missing", 1},
	{ROOT PAGE FACES TEXT "</style>", "style-element-missing", 1},
	{ROOT GOOD "<blok kind='date'/></style>", "style-element", 6},
	{ROOT GOOD "<block kind='date'><face family='BIZ UDMincho'/></block></style>",
		"style-element", 6},
	{ROOT GOOD "<block kind='date'>右</block></style>", "style-text", 6},
	{ROOT GOOD PAGE "</style>", "style-element-repeated", 6},
	{ROOT GOOD "<block kind='date' colour='red'/></style>", "style-attribute", 6},
	{"<style xmlns='urn:todoke:style:1' id='s' name='x'>\n" GOOD "</style>",
		"style-attribute", 1},
	{"<style xmlns='urn:todoke:style:1'>\n" GOOD "</style>", "style-missing", 1},
	{ROOT GOOD "<block align='end'/></style>", "style-missing", 6},
	{ROOT GOOD "<block kind='item' part='marker'/></style>", "style-missing", 6},
	{ROOT GOOD "<running id='n' words='x'/></style>", "style-missing", 6},
	{ROOT GOOD "<running id='n' y='280mm' on='some'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='label' gray='1001'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='annex' limit='600字'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='date' align='right'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='date' keep='next before'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='heading' level='7'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='heading' level='-1'/></style>", "style-value", 6},
	{ROOT GOOD "<block kind='date' left='10'/></style>", "style-length", 6},
	{ROOT "<page width='21em' height='297mm'/>" AREA FACES TEXT "</style>", "style-length",
		2},
	{ROOT GOOD "<block kind='dates'/></style>", "style-reference", 6},
	{ROOT GOOD "<block kind='date' in='window'/></style>", "style-reference", 6},
	{ROOT GOOD "<block kind='date' text='large'/></style>", "style-reference", 6},
	{ROOT GOOD "<text id='u' faces='g' size='10pt' lead='17pt'/></style>",
		"style-reference", 6},
	{ROOT GOOD "<faces id='g'/></style>", "style-faces", 6},
	{ROOT GOOD "<faces id='g'><latin family='BIZ UDPMincho'/></faces></style>",
		"style-faces", 6},
	{ROOT GOOD "<block kind='paragraph' next='lists'/></style>", "style-reference", 6},
	{ROOT GOOD "<text id='u' faces='f' size='10pt' lead='9pt'/></style>", "style-lead", 6},
	{ROOT GOOD "<text id='u' faces='f' size='0pt' lead='9pt'/></style>", "style-lead", 6},
	{ROOT GOOD "<text id='u' faces='f' size='10pt' lead='701pt'/></style>", "style-lead",
		6},
	{ROOT PAGE "<area left='20mm' top='20mm' width='200mm' height='200mm'/>" FACES TEXT
		   "</style>",
		"style-area", 3},
	{ROOT GOOD "<window/></style>", "style-missing", 6},
	{ROOT GOOD "<block kind='particulars' part='start' words='記'/></style>", "style-pair",
		1},
	{"<style xmlns='urn:todoke:style:1' id='s' base='none'/>", "style-reference", 1},
};

enum { FAULTS = sizeof faults / sizeof *faults };

START_TEST(fault_is_found_where_it_is)
{
	const struct finding *finding;

	ck_assert_ptr_null(style_from(faults[_i].text));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	finding = findings_at(findings, 0);
	ck_assert_str_eq(finding->id, faults[_i].id);
	ck_assert_uint_eq(finding->place.line, faults[_i].line);
	ck_assert_uint_ge(finding->place.column, 1);
}
END_TEST

START_TEST(all_faults_are_found_in_one_run)
{
	ck_assert_ptr_null(style_from(
		ROOT GOOD "<block kind='date' align='right' left='1'/>\n"
			  "<block kind='dates'/><running id='n' y='1mm' text='u'/></style>"));
	ck_assert_uint_eq(findings_count(findings, LEVEL_ERROR), 4);
}
END_TEST

START_TEST(missing_file_is_a_finding)
{
	ck_assert_ptr_null(style_opened("none"));
	ck_assert_str_eq(findings_at(findings, 0)->id, "file-missing");
	ck_assert_str_eq(findings_at(findings, 1)->id, "style-place");
}
END_TEST

static int32_t length(const char *text)
{
	int32_t mp = -1;

	ck_assert_msg(length_read(text, 10500, &mp), "%s", text);
	return mp;
}

START_TEST(lengths_are_exact)
{
	ck_assert_int_eq(length("10.5pt"), 10500);
	ck_assert_int_eq(length("0.0005pt"), 1); /* rounded half up */
	ck_assert_int_eq(length("0.0004pt"), 0);
	ck_assert_int_eq(length("25.4mm"), 72000);
	ck_assert_int_eq(length("210mm"), 595276);
	ck_assert_int_eq(length("1em"), 10500);
	ck_assert_int_eq(length("1.25em"), 13125);
	ck_assert_int_eq(length("007pt"), 7000);
	ck_assert_int_eq(length("14400pt"), LENGTH_MAXIMUM);
}
END_TEST

START_TEST(other_texts_are_no_lengths)
{
	static const char *const texts[] = {"", "10", "pt", "10 pt", " 10pt", "10pt ", "-1pt",
		"+1pt", ".5pt", "1.pt", "1.23456pt", "1,5pt", "1e3pt", "0x1pt", "10px", "10PT",
		"14400.001pt", "99999999999999999999999pt", "5081mm", "１pt", "10ptpt"};
	int32_t mp;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_msg(!length_read(texts[i], 10500, &mp), "\"%s\"", texts[i]);
	ck_assert(!length_read("1em", 0, &mp));
}
END_TEST

Suite *style_suite(void)
{
	Suite *suite = suite_create("style");
	TCase *tests = tcase_create("style");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, letter_is_without_fault);
	tcase_add_test(tests, official_is_without_fault);
	tcase_add_test(tests, area_of_the_letter_is_whole_characters_and_lines);
	tcase_add_test(tests, window_shows_what_never_slides_away);
	tcase_add_test(tests, the_last_entry_that_fits_a_block_counts);
	tcase_add_test(tests, entry_may_ask_what_follows);
	tcase_add_test(tests, faces_may_have_others_for_latin);
	tcase_add_test(tests, style_of_a_form_has_its_lengths);
	tcase_add_test(tests, parts_are_no_blocks);
	tcase_add_test(tests, style_needs_no_window);
	tcase_add_test(tests, missing_face_is_a_warning_and_the_next_serves);
	tcase_add_loop_test(tests, fault_is_found_where_it_is, 0, FAULTS);
	tcase_add_test(tests, all_faults_are_found_in_one_run);
	tcase_add_test(tests, missing_file_is_a_finding);
	tcase_add_test(tests, lengths_are_exact);
	tcase_add_test(tests, other_texts_are_no_lengths);
	suite_add_tcase(suite, tests);
	return suite;
}
