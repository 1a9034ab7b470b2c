/* What a reader of a letter would notice: its parts, their places, their meaning. */
#include "letter.h"
#include "marks.h"
#include "program.h"

#include "base/buffer.h"
#include "code/customer_barcode.h"

#include "base/buffer.h"

#include <check.h>
#include <stdlib.h>

Suite *layout_suite(void);

static struct letter letter;

static void setup(void)
{
	letter = letter_new();
	ck_assert_ptr_nonnull(letter.style);
}

static void teardown(void)
{
	letter_done(&letter);
}

static int32_t millimetres(int32_t mm)
{
	return (int32_t)((int64_t)mm * 360000 / 127);
}

/* --- the letter's head */

START_TEST(address_lies_where_the_window_always_shows_it)
{
	size_t lines = 0;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	for (const struct mark *mark = letter.pages->first->first; mark; mark = mark->next) {
		if (!in_address(letter.pages, mark))
			continue;
		lines++;
		ck_assert_int_ge(mark_start(mark), millimetres(20));
		ck_assert_int_le(mark_end(mark), millimetres(85));
		ck_assert_int_ge(mark->y - mark->glyphs[0].size, millimetres(12));
		ck_assert_int_le(mark->y + mark->glyphs[0].size / 8, millimetres(36));
	}
	ck_assert_uint_eq(lines, 4);
}
END_TEST

/* The sheet may slide 25 mm to the right and 21 mm down in its envelope. */
START_TEST(nothing_else_can_be_seen_through_the_window)
{
	letter_notice(&letter, 0);
	letter_lay(&letter);
	for (const struct mark *mark = text_first(letter.pages->first); mark;
		mark = text_next(mark->next))
		ck_assert(in_address(letter.pages, mark) || mark_start(mark) >= millimetres(110)
			  || mark->y - mark->glyphs[0].size >= millimetres(57));
}
END_TEST

START_TEST(name_is_larger_and_keeps_its_characters)
{
	const struct mark *name;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	name = mark_find(letter.pages, "葛󠄀城 髙﨑　様");
	ck_assert_ptr_nonnull(name);
	ck_assert_int_gt(
		name->glyphs[0].size, mark_find(letter.pages, "〒999-0456")->glyphs[0].size);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "コーポ𠮷野 203号"));
	ck_assert_ptr_null(letter_finding(&letter, "glyph-missing"));
}
END_TEST

START_TEST(address_of_five_lines_fits)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

	letter_line(&letter, address, NULL, "〒999-0456");
	letter_line(&letter, address, NULL, "水面県みなも台市緑町四丁目5番6号");
	letter_line(&letter, address, NULL, "コーポ𠮷野 203号");
	letter_line(&letter, address, NULL, "株式会社みなも台ハウスケア");
	letter_line(&letter, address, "name", "葛城 高崎　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	ck_assert_ptr_null(letter_finding(&letter, "layout-address-large"));
}
END_TEST

START_TEST(address_that_is_too_high_names_the_line)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");
	const struct finding *finding;

	for (int i = 0; i < 7; i++)
		letter_line(&letter, address, NULL, "水面県みなも台市");
	letter_line(&letter, address, NULL, "<この行が入らない>");
	letter_line(&letter, address, "name", "葛城　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	finding = letter_finding(&letter, "layout-address-large");
	ck_assert_ptr_nonnull(finding);
	ck_assert_int_eq(finding->level, LEVEL_ERROR);
	ck_assert_str_eq(finding->arguments[1], "この行が入らない");
	ck_assert_str_eq(finding->arguments[3], "65");
	ck_assert_str_eq(finding->arguments[5], "24");
	ck_assert_str_eq(finding->place.file, "record.xml");
	ck_assert_int_eq(mark_find(letter.pages, "葛城")->glyphs[0].size, 10500);
}
END_TEST

START_TEST(address_gets_smaller_before_it_is_refused)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

	for (int i = 0; i < 5; i++)
		letter_line(&letter, address, NULL, "水面県みなも台市");
	letter_line(&letter, address, "name", "葛城　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	ck_assert_int_eq(mark_find(letter.pages, "水面県")->glyphs[0].size, 8000);
	ck_assert_int_eq(mark_find(letter.pages, "葛城")->glyphs[0].size, 12000);
}
END_TEST

START_TEST(address_lines_end_before_the_number_and_the_building)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

	letter_line(&letter, address, NULL,
		"<水面県みなも台市大字緑ヶ丘南町四丁目15番26号グランドハイツ青葉203号>");
	letter_line(&letter, address, "name", "葛城　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	mark_find(letter.pages, "四丁目15番26号");
	mark_find(letter.pages, "グランドハイツ青葉203号");
}
END_TEST

/* --- the customer barcode */

/* An address with a barcode at WINDOW's. */
static void barcode_lay(const char *window, const char *postal_code)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

	letter.style =
		style_open("letter", window, &(struct style_places){.templates = "templates"},
			letter.library, letter.arena, letter.findings);
	letter_line(&letter, address, "postal-code", postal_code);
	letter_line(&letter, address, "address", "<東京都千代田区霞が関1丁目3番2号>");
	letter_line(&letter, address, "building", "<郵便プラザ503室>");
	letter_line(&letter, address, "name", "<葛城　様>");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
}

static const struct mark *shape_find(void)
{
	const struct mark *mark = letter.pages->first->first;

	while (mark && mark->kind != MARK_SHAPE)
		mark = mark->next;
	return mark;
}

START_TEST(barcode_stands_under_the_name_in_the_window)
{
	const struct mark *name, *shape;
	char bars[CUSTOMER_BARS + 1] = "", expected[CUSTOMER_BARS + 1];
	int32_t end, bottom;

	barcode_lay("naga3-110x50-barcode", "〒<100-0013>");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	shape = shape_find();
	name = mark_find(letter.pages, "葛城");
	ck_assert_ptr_nonnull(shape);
	ck_assert_ptr_null(shape->element); /* an artifact: it repeats the address */
	ck_assert_int_ge(shape->y - name->y, millimetres(2));
	end = shape->x + shape->rectangles[66].x + shape->rectangles[66].width;
	bottom = shape->y + shape->rectangles[0].height;
	ck_assert_int_ge(shape->x, millimetres(17));
	ck_assert_int_le(end, millimetres(15 + 85 - 2));
	ck_assert_int_le(bottom, millimetres(12 + 40 - 2));
	for (size_t i = 0; i < CUSTOMER_BARS; i++) {
		const struct rectangle *bar = &shape->rectangles[i];
		int32_t unit = shape->rectangles[0].height / 6;

		ck_assert_int_eq(bar->x, (int32_t)i * 2 * unit);
		bars[i] = bar->height == 6 * unit   ? 'F'
			  : bar->height == 2 * unit ? 'T'
			  : bar->y == 0             ? 'A'
						    : 'D';
	}
	ck_assert(customer_barcode("1000013", "1-3-2-503", expected));
	ck_assert_str_eq(bars, expected);
}
END_TEST

START_TEST(barcode_without_room_or_postal_code_is_left_out)
{
	char *folder = folder_new();
	char *path = arena_format(letter.arena, "%s/tight.xml", folder);
	const struct finding *finding;

	file_write(path, "<window xmlns='urn:todoke:window:1' id='tight' as-of='2026-11-22'>"
			 "<envelope width='235mm' height='120mm'/><sheet height='99mm'/>"
			 "<opening left='20mm' top='12mm' width='90mm' height='45mm'/>"
			 "<barcode size='8pt'/></window>");
	barcode_lay(path, "〒<100-0013>");
	finding = letter_finding(&letter, "layout-barcode-large");
	ck_assert_ptr_nonnull(finding);
	ck_assert_str_eq(finding->arguments[7], path);
	ck_assert_ptr_null(shape_find());
	folder_done(folder);
}
END_TEST

START_TEST(address_without_a_town_has_no_barcode)
{
	barcode_lay("naga3-110x50-barcode", "〒<100-0000>");
	ck_assert_ptr_nonnull(letter_finding(&letter, "layout-barcode-none"));
	ck_assert_ptr_null(shape_find());
}
END_TEST

/* A style of one's own may put anything anywhere. */
START_TEST(what_the_window_would_show_is_found)
{
	char *folder = folder_new();
	char *path = arena_format(letter.arena, "%s/own.xml", folder);
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");
	const struct finding *finding;

	file_write(path, "<style xmlns='urn:todoke:style:1' id='own' base='letter'>"
			 "<running id='number' text='number' y='20mm' align='center' "
			 "words='{page}/{pages}'/></style>");
	letter.style = style_open(path, NULL, &(struct style_places){.templates = "templates"},
		letter.library, letter.arena, letter.findings);
	letter_line(&letter, address, "name", "葛城　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	finding = letter_finding(&letter, "layout-window-shows");
	ck_assert_ptr_nonnull(finding);
	ck_assert_int_eq(finding->level, LEVEL_ERROR);
	ck_assert_str_eq(finding->place.file, path);
	ck_assert_str_eq(finding->arguments[1], "1/1");
	folder_done(folder);
}
END_TEST

START_TEST(long_address_line_wraps_and_stays_in_the_window)
{
	struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

	letter_line(
		&letter, address, NULL, "水面県みなも台市緑町四丁目5番6号みなも台ハイツ203号");
	letter_line(&letter, address, "name", "葛城　様");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	ck_assert_ptr_null(letter_finding(&letter, "layout-address-large"));
	for (const struct mark *mark = letter.pages->first->first; mark; mark = mark->next)
		if (in_address(letter.pages, mark))
			ck_assert_int_le(mark_end(mark), millimetres(85));
}
END_TEST

START_TEST(date_ends_at_the_margin_and_sender_lines_begin_together)
{
	const struct rectangle *area = &letter.style->area;
	const struct mark *date, *code, *street, *company;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	date = mark_find(letter.pages, "2026年11月18日");
	code = mark_find(letter.pages, "〒999-0123");
	street = mark_find(letter.pages, "水面県みなも台市青葉");
	company = mark_find(letter.pages, "株式会社みなも台");
	ck_assert_int_le(abs(mark_end(date) - area->x - area->width), 5);
	ck_assert_int_le(abs(mark_end(street) - area->x - area->width), 5);
	ck_assert_int_eq(street->x, code->x);
	ck_assert_int_eq(street->x, company->x);
	ck_assert_int_lt(date->y, code->y);
}
END_TEST

START_TEST(letter_without_address_begins_at_the_top)
{
	letter_add(&letter, letter.root, BLOCK_DATE, "2026年11月18日");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文です。");
	letter_lay(&letter);
	ck_assert_int_lt(mark_find(letter.pages, "お知らせ")->y, millimetres(57));
	for (const struct mark *mark = letter.pages->first->first; mark; mark = mark->next)
		ck_assert_int_eq(mark->kind, MARK_GLYPHS); /* no marks for folding */
}
END_TEST

/* A template's mistake must not print one address over the other. */
START_TEST(second_address_is_not_printed_over_the_first)
{
	for (int i = 0; i < 2; i++) {
		struct block *address = letter_add(&letter, letter.root, BLOCK_ADDRESS, "");

		letter_line(&letter, address, "name", i ? "鈴木　様" : "葛城　様");
	}
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_lay(&letter);
	ck_assert_int_ge(mark_find(letter.pages, "鈴木")->y - 14000, millimetres(57));
}
END_TEST

/* --- the letter's form */

START_TEST(opening_and_first_paragraph_share_a_line)
{
	const struct mark *first, *second;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	first = mark_find(letter.pages, "謹啓　このお手紙は、");
	second = mark_find(letter.pages, "当社が");
	ck_assert_ptr_nonnull(first);
	ck_assert_int_eq(mark_start(first), letter.style->area.x);
	ck_assert_int_eq(mark_start(second), letter.style->area.x + 10500);
}
END_TEST

START_TEST(opening_may_stand_alone)
{
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_add(&letter, letter.root, BLOCK_OPENING, "謹啓");
	letter_heading(&letter, letter.root, 1, "経緯");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文です。");
	letter_add(&letter, letter.root, BLOCK_CLOSING, "謹白");
	letter_lay(&letter);
	letter_assert_structure(&letter, "Document(H1 P H2 P P)");
}
END_TEST

/* Also when nobody took it out of the tree before. */
START_TEST(empty_opening_loses_no_paragraph)
{
	letter_add(&letter, letter.root, BLOCK_OPENING, "");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文です。");
	letter.pages =
		layout_document(letter.document, letter.style, letter.arena, letter.findings);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "本文です。"));
}
END_TEST

START_TEST(particulars_stand_between_their_pair)
{
	const struct rectangle *area = &letter.style->area;
	const struct mark *begin, *end;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	begin = mark_find(letter.pages, "記");
	end = mark_find(letter.pages, "以上");
	ck_assert_int_le(
		abs(mark_start(begin) + mark_end(begin) - 2 * area->x - area->width), 20);
	ck_assert_int_gt(mark_start(end), area->x + area->width - 4 * 10500);
	ck_assert_ptr_eq(text_last(letter.pages->last), end);
	ck_assert_str_eq(mark_type(begin), "P");
}
END_TEST

START_TEST(without_particulars_there_is_no_pair)
{
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文です。");
	letter_add(&letter, letter.root, BLOCK_PARTICULARS, "");
	letter_lay(&letter);
	ck_assert_ptr_null(mark_find(letter.pages, "記"));
	ck_assert_ptr_null(mark_find(letter.pages, "以上"));
}
END_TEST

START_TEST(items_hang_behind_their_marker)
{
	const struct mark *marker, *text, *rest;
	struct block *list = letter_add(&letter, letter.root, BLOCK_LIST, "");

	letter_add(&letter, list, BLOCK_ITEM,
		"誤ってお届けした書面は、受け取られた方から回収いたしました。封入後の照合を"
		"二人で行い、記録を残す手順に改めました。");
	letter_lay(&letter);
	marker = text_first(letter.pages->first);
	text = text_next(marker->next);
	rest = text_next(text->next);
	ck_assert_str_eq(mark_text(letter.pages, marker), "・");
	ck_assert_int_eq(marker->y, text->y);
	ck_assert_int_lt(mark_start(marker), mark_start(text));
	ck_assert_int_eq(mark_start(text), mark_start(rest));
	letter_assert_structure(&letter, "Document(L(LI(Lbl LBody)))");
}
END_TEST

START_TEST(what_the_form_prints_is_in_the_language_of_the_document)
{
	letter.document->language = "en";
	letter_expand_text(&letter, "<title>Notice</title><list><item>name</item></list>"
				    "<note number='1'>As known today.</note>");
	letter_lay(&letter);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "\u2022"));
	ck_assert_ptr_nonnull(mark_find(letter.pages, "*1\u00A0As known"));
}
END_TEST

START_TEST(definitions_align_in_two_columns)
{
	const struct mark *desk, *hours;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	desk = mark_find(letter.pages, "お客様相談室");
	hours = mark_find(letter.pages, "平日の午前");
	ck_assert_int_eq(mark_start(desk), mark_start(hours));
	ck_assert_int_eq(mark_start(mark_find(letter.pages, "窓口")),
		mark_start(mark_find(letter.pages, "受付時間")));
	ck_assert_int_gt(mark_start(hours), mark_end(mark_find(letter.pages, "受付時間")));
	ck_assert_int_eq(hours->y, mark_find(letter.pages, "受付時間")->y);
}
END_TEST

START_TEST(long_description_hangs_and_long_term_wraps)
{
	struct block *list = letter_add(&letter, letter.root, BLOCK_DEFINITIONS, "");
	const struct mark *mark;
	size_t labels = 0, bodies = 0;
	int32_t body = 0;

	letter_definition(&letter, list, "とても長い項目の名前は折り返して続きます",
		"説明も一行に収まらないほど長いので、折り返した行は項目の名前の下に入らず、"
		"説明の先頭にそろいます。そのことを確かめるための文章です。");
	letter_lay(&letter);
	for (mark = text_first(letter.pages->first); mark; mark = text_next(mark->next))
		if (strcmp(mark_type(mark), "Lbl") == 0) {
			labels++;
		} else {
			ck_assert(bodies++ == 0 || mark_start(mark) == body);
			body = mark_start(mark);
		}
	ck_assert_uint_eq(labels, 2);
	ck_assert_uint_ge(bodies, 2);
}
END_TEST

START_TEST(contact_is_framed)
{
	const struct mark *desk;
	size_t rules = 0;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	desk = mark_find(letter.pages, "お客様相談室");
	for (const struct mark *mark = letter.pages->first->first; mark; mark = mark->next)
		if (mark->kind == MARK_RULE && mark->x >= letter.style->area.x) {
			ck_assert_ptr_null(mark->element);
			rules++;
		}
	ck_assert_uint_eq(rules, 4);
	ck_assert_int_gt(mark_start(desk), letter.style->area.x + 6000);
}
END_TEST

/* --- structure */

START_TEST(structure_is_that_of_the_tree)
{
	letter_notice(&letter, 0);
	letter_lay(&letter);
	letter_assert_structure(&letter,
		"Document(Div(P P P P) P Div(P P P P) H1 P P P Sect(P H2 P "
		"L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody)) H2 P H2 "
		"Sect(L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody))) P))");
}
END_TEST

START_TEST(headings_skip_no_level)
{
	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	letter_heading(&letter, letter.root, 3, "深い");
	letter_heading(&letter, letter.root, 3, "深い");
	letter_heading(&letter, letter.root, 1, "浅い");
	letter_heading(&letter, letter.root, 2, "次");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文です。");
	letter_lay(&letter);
	letter_assert_structure(&letter, "Document(H1 H2 H3 H2 H3 P)");
}
END_TEST

/* Whether some mark belongs to ELEMENT. */
static bool element_marked(const struct element *element)
{
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			if (mark->element == element)
				return true;
	return false;
}

static void elements_assert(const struct element *element)
{
	ck_assert_msg(element_marked(element) == !element->first,
		"%s must hold either elements or marks", element->type);
	for (const struct element *child = element->first; child; child = child->next)
		elements_assert(child);
}

START_TEST(elements_hold_elements_or_marks)
{
	struct block *list;

	letter_notice(&letter, 40);
	list = letter_add(&letter, letter.root, BLOCK_LIST, "");
	letter_add(&letter, list, BLOCK_ITEM, "");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "");
	letter_add(&letter, letter.root, BLOCK_CONTACT, "");
	letter.pages =
		layout_document(letter.document, letter.style, letter.arena, letter.findings);
	elements_assert(letter.pages->root);
}
END_TEST

START_TEST(glyphs_know_their_fact)
{
	const struct mark *mark;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	mark = mark_find(letter.pages, "代表取締役社長　三日月");
	ck_assert_uint_eq(mark->glyphs[0].tag, 9);
	ck_assert_uint_eq(mark->glyphs[7].tag, 0);
	ck_assert_uint_eq(mark->glyphs[8].tag, 10);
	ck_assert_uint_eq(mark_find(letter.pages, "お客様相談室")->glyphs[0].tag, 17);
}
END_TEST

START_TEST(date_of_the_pages_is_that_of_the_document)
{
	letter_notice(&letter, 0);
	letter.document->date = "2026-11-18";
	letter_lay(&letter);
	ck_assert_str_eq(letter.pages->date, "2026-11-18T00:00:00+09:00");
	ck_assert_str_eq(letter.pages->title, "お客様の個人情報に関するお詫びとお知らせ");
	ck_assert_str_eq(letter.pages->language, "ja");
}
END_TEST

/* A name that is printed five times is one thing to look at. */
START_TEST(character_is_told_once_of_each_place)
{
	const struct finding *finding;
	struct buffer text = {0};
	size_t count = 0;

	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	for (size_t i = 0; i < 5; i++)
		letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "𠮷と<𠮷𠮷>は〓です。");
	letter_lay(&letter);
	for (size_t i = 0; (finding = findings_at(letter.findings, i)); i++) {
		buffer_format(&text, "%s %s:%zu %s\n", finding->id, finding->place.file,
			finding->place.line, finding->arguments[1]);
		ck_assert_str_eq(finding->arguments[6], "page");
		ck_assert_str_eq(finding->arguments[7], "1");
		count++;
	}
	ck_assert_str_eq(text.data, "glyph-fallback letter.xml:5 𠮷\n"
				    "glyph-fallback record.xml:7 𠮷\n"
				    "text-garbled letter.xml:5 〓\n");
	buffer_done(&text);
}
END_TEST

Suite *layout_suite(void)
{
	Suite *suite = suite_create("layout");
	TCase *tests = tcase_create("layout");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, address_lies_where_the_window_always_shows_it);
	tcase_add_test(tests, nothing_else_can_be_seen_through_the_window);
	tcase_add_test(tests, name_is_larger_and_keeps_its_characters);
	tcase_add_test(tests, address_of_five_lines_fits);
	tcase_add_test(tests, address_that_is_too_high_names_the_line);
	tcase_add_test(tests, address_gets_smaller_before_it_is_refused);
	tcase_add_test(tests, address_lines_end_before_the_number_and_the_building);
	tcase_add_test(tests, barcode_stands_under_the_name_in_the_window);
	tcase_add_test(tests, barcode_without_room_or_postal_code_is_left_out);
	tcase_add_test(tests, address_without_a_town_has_no_barcode);
	tcase_add_test(tests, what_the_window_would_show_is_found);
	tcase_add_test(tests, long_address_line_wraps_and_stays_in_the_window);
	tcase_add_test(tests, date_ends_at_the_margin_and_sender_lines_begin_together);
	tcase_add_test(tests, letter_without_address_begins_at_the_top);
	tcase_add_test(tests, second_address_is_not_printed_over_the_first);
	tcase_add_test(tests, opening_and_first_paragraph_share_a_line);
	tcase_add_test(tests, opening_may_stand_alone);
	tcase_add_test(tests, empty_opening_loses_no_paragraph);
	tcase_add_test(tests, particulars_stand_between_their_pair);
	tcase_add_test(tests, without_particulars_there_is_no_pair);
	tcase_add_test(tests, items_hang_behind_their_marker);
	tcase_add_test(tests, what_the_form_prints_is_in_the_language_of_the_document);
	tcase_add_test(tests, definitions_align_in_two_columns);
	tcase_add_test(tests, long_description_hangs_and_long_term_wraps);
	tcase_add_test(tests, contact_is_framed);
	tcase_add_test(tests, structure_is_that_of_the_tree);
	tcase_add_test(tests, headings_skip_no_level);
	tcase_add_test(tests, elements_hold_elements_or_marks);
	tcase_add_test(tests, glyphs_know_their_fact);
	tcase_add_test(tests, date_of_the_pages_is_that_of_the_document);
	tcase_add_test(tests, character_is_told_once_of_each_place);
	suite_add_tcase(suite, tests);
	return suite;
}
