/* test_vertical.c - vertical writing as a reader of such a letter would judge it. */
#include "letter.h"
#include "marks.h"
#include "pdf_rules.h"
#include "program.h"

#include "base/buffer.h"
#include "document/end_matter.h"
#include "layout/manner.h"
#include "output/document_html.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "output/pdf.h"
#include "text/orientation.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

Suite *vertical_suite(void);

static struct letter letter;

static void setup(void)
{
	letter = letter_styled("vertical");
	ck_assert_ptr_nonnull(letter.style);
}

static void teardown(void)
{
	letter_done(&letter);
}

/* --- lines */

enum { SIZE = 10000, WIDTH = 200000 };

static const struct text_style *body(void)
{
	struct text_style *style = arena_alloc(letter.arena, sizeof *style);

	*style = letter.style->blocks[0].look->style;
	style->size = SIZE;
	return style;
}

/* The one line of WORDS. */
static struct line line_set(const char *words, bool vertical, size_t across)
{
	const struct text_run run = {
		.text = words, .length = strlen(words), .style = body(), .tag = 3};
	const struct paragraph_options options = {
		.width = WIDTH, .align = ALIGN_START, .vertical = vertical, .across = across};
	struct lines lines = paragraph_set(&run, 1, &options, letter.arena, letter.findings);

	ck_assert_uint_eq(lines.count, 1);
	return lines.line[0];
}

static struct line vertical(const char *words)
{
	return line_set(words, true, 2);
}

/* A letter for each glyph: T turned, U upright, A across. */
static const char *stances(struct line line)
{
	char *text = arena_alloc(letter.arena, line.count + 1);

	for (size_t i = 0; i < line.count; i++)
		text[i] = "TUA"[line.glyphs[i].stance];
	return text;
}

static const char *line_text(struct line line)
{
	struct buffer text = {0};
	char *copy;

	for (size_t i = 0; i < line.count; i++)
		buffer_add(&text, line.glyphs[i].text, line.glyphs[i].length);
	copy = arena_text(letter.arena, text.data);
	buffer_done(&text);
	return copy;
}

START_TEST(japanese_stands_upright_and_latin_lies)
{
	ck_assert_str_eq(stances(vertical("会社のABC－…")), "UUUTTTTT");
	ck_assert_str_eq(stances(vertical("①※℃㎝§±")), "UUUUUU");
}
END_TEST

/* UAX #50, table 1 and its notes. */
START_TEST(orientation_is_that_of_unicode)
{
	ck_assert_int_eq(orientation_of('A'), ORIENTATION_SIDEWAYS);
	ck_assert_int_eq(orientation_of(0x2026), ORIENTATION_SIDEWAYS);
	ck_assert_int_eq(orientation_of(0x2192), ORIENTATION_SIDEWAYS);
	ck_assert_int_eq(orientation_of(0xFF0D), ORIENTATION_SIDEWAYS);
	ck_assert_int_eq(orientation_of(0x3001), ORIENTATION_UPRIGHT);
	ck_assert_int_eq(orientation_of(0x3042), ORIENTATION_UPRIGHT);
	ck_assert_int_eq(orientation_of(0x20BB7), ORIENTATION_UPRIGHT);
	ck_assert_int_eq(orientation_of(0xFF21), ORIENTATION_UPRIGHT);
	ck_assert_int_eq(orientation_of(0x300C), ORIENTATION_TRANSFORMED);
	ck_assert_int_eq(orientation_of(0x30FC), ORIENTATION_TRANSFORMED);
	ck_assert_int_eq(orientation_of(0x10FFFF), ORIENTATION_SIDEWAYS);
}
END_TEST

/* Points and small kana come from the face in their place at the top right, brackets and
 * the prolonged sound mark in their vertical form. */
START_TEST(punctuation_takes_its_vertical_form)
{
	static const char *const changing[] = {
		"。", "、", "「", "」", "（", "ー", "〜", "っ", "ョ", "：", NULL};

	for (size_t i = 0; changing[i]; i++) {
		struct line down = vertical(changing[i]);

		ck_assert_uint_eq(down.count, 1);
		ck_assert_msg(
			down.glyphs->glyph != line_set(changing[i], false, 0).glyphs->glyph,
			"%s", changing[i]);
		ck_assert_int_eq(down.glyphs->stance, STANCE_UPRIGHT);
		ck_assert_str_eq(line_text(down), changing[i]);
	}
	ck_assert_uint_eq(vertical("あ").glyphs->glyph, line_set("あ", false, 0).glyphs->glyph);
}
END_TEST

/* IPAmjMincho has no vertical colon: it is turned rather than stand as two dots upright. */
START_TEST(bracket_without_vertical_form_is_turned)
{
	const struct font *faces[] = {font_find(letter.library, "IPAmjMincho", 400), NULL};
	const struct text_style style = {.faces = faces, .size = SIZE};
	const struct text_run run = {.text = "：", .length = 3, .style = &style};
	const struct paragraph_options options = {.width = WIDTH, .vertical = true};
	struct lines lines = paragraph_set(&run, 1, &options, letter.arena, letter.findings);

	ck_assert_int_eq(lines.line->glyphs->stance, STANCE_TURNED);
}
END_TEST

START_TEST(lines_are_as_long_as_horizontal_ones)
{
	static const char words[] = "「約物」、（詰め）。句読点・ー";

	ck_assert_int_eq(vertical(words).width, line_set(words, false, 0).width);
}
END_TEST

/* From the line's start to the glyph's origin as a page has it: down, and to the right. */
START_TEST(upright_glyphs_stand_in_the_middle)
{
	struct line line = vertical("国語");
	int32_t middle = 380 * SIZE / 1000; /* of the em box, 880 and -120 */

	ck_assert_int_eq(line.glyphs[0].y, middle - SIZE / 2);
	ck_assert_int_eq(line.glyphs[1].x - line.glyphs[0].x, SIZE);
	ck_assert_int_eq(line.width, 2 * SIZE);
}
END_TEST

START_TEST(two_digits_stand_side_by_side)
{
	struct line line = vertical("8年11月21日");

	ck_assert_str_eq(stances(line), "AUAAUAAU");
	ck_assert_str_eq(line_text(line), "8年11月21日");
	ck_assert_int_eq(line.glyphs[2].x, line.glyphs[3].x);
	ck_assert_int_eq(line.glyphs[3].y - line.glyphs[2].y, SIZE / 2);
	/* one em each, and no space between (JLREQ 3.2.5) */
	ck_assert_int_eq(line.width, 6 * SIZE);
	for (size_t i = 0; i < line.count; i++)
		ck_assert_uint_eq(line.glyphs[i].tag, 3);
}
END_TEST

START_TEST(longer_figures_and_parts_of_words_lie)
{
	static const char *const words[] = {
		"2026", "A4", "4A", "(3)", "1.5", "12%", "03-12", NULL};

	for (size_t i = 0; words[i]; i++) {
		const char *found = stances(vertical(words[i]));

		ck_assert_msg(
			strspn(found, "T") == strlen(words[i]), "%s: %s", words[i], found);
	}
	ck_assert_str_eq(stances(line_set("21", true, 0)), "TT");
	ck_assert_str_eq(stances(line_set("21", true, 1)), "TT");
	ck_assert_str_eq(stances(line_set("1", true, 1)), "A");
	/* three half-width digits are wider than an em */
	ck_assert_str_eq(stances(line_set("100", true, 3)), "TTT");
}
END_TEST

START_TEST(figures_of_two_facts_stay_apart)
{
	const struct text_run runs[] = {
		{.text = "1", .length = 1, .style = body(), .tag = 1},
		{.text = "2", .length = 1, .style = body(), .tag = 2},
	};
	const struct paragraph_options options = {
		.width = WIDTH, .vertical = true, .across = 2};
	struct lines lines = paragraph_set(runs, 2, &options, letter.arena, letter.findings);

	ck_assert_str_eq(line_text(lines.line[0]), "12");
	ck_assert_uint_eq(lines.line->glyphs[0].tag, 1);
	ck_assert_uint_eq(lines.line->glyphs[1].tag, 2);
}
END_TEST

START_TEST(what_is_asked_for_stands_across)
{
	const struct text_run runs[] = {
		{.text = "本当", .length = 6, .style = body()},
		{.text = "!?", .length = 2, .style = body(), .tag = 4, .across = true},
		{.text = "100", .length = 3, .style = body(), .across = true},
		{.text = "12345", .length = 5, .style = body(), .across = true},
		{.text = "漢字", .length = 6, .style = body(), .across = true},
	};
	const struct paragraph_options options = {
		.width = WIDTH, .vertical = true, .across = 2};
	struct line line =
		paragraph_set(runs, 5, &options, letter.arena, letter.findings).line[0];

	ck_assert_str_eq(stances(line), "UUAAAAATTTTTUU");
	ck_assert_str_eq(line_text(line), "本当!?10012345漢字");
	ck_assert_int_eq(line.glyphs[4].x - line.glyphs[2].x, SIZE);
	ck_assert_uint_eq(line.glyphs[3].tag, 4);
}
END_TEST

START_TEST(words_across_go_through_every_output)
{
	struct style_manner manner = {.vertical = true, .kanji = true};
	struct block *paragraph;
	struct buffer out = {0};

	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	paragraph = letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "第10条、");
	letter_add(&letter, paragraph, BLOCK_ACROSS, "10%");
	document_finish_in(letter.document, &manner, letter.findings);
	document_text(letter.document, &out);
	ck_assert_ptr_nonnull(strstr(out.data, "第十条、10%\n"));
	buffer_clear(&out);
	document_xml(letter.document, "UTF-8", &out);
	ck_assert_ptr_nonnull(strstr(out.data, "第十条、<across id=\"across-1\">10%</across>"));
	buffer_clear(&out);
	document_html(letter.document, &(struct buffer){0}, &out);
	ck_assert_ptr_nonnull(strstr(out.data, "第十条、10%</p>"));
	buffer_done(&out);
	letter.pages =
		layout_document(letter.document, letter.style, letter.arena, letter.findings);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "第十条、10%"));
}
END_TEST

/* --- pages */

START_TEST(columns_run_from_right_to_left)
{
	const struct rectangle *area = &letter.style->area;
	const struct mark *title, *first, *closing;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	title = mark_find(letter.pages, "お客様の個人情報に");
	first = mark_find(letter.pages, "謹啓");
	closing = mark_find(letter.pages, "謹白");
	ck_assert(title && first && closing);
	ck_assert(title->vertical && first->vertical);
	ck_assert_int_lt(first->x, title->x);
	ck_assert_int_lt(closing->x, first->x);
	ck_assert_int_le(title->x, area->x + area->width);
	ck_assert_int_eq(first->y, area->y);
	ck_assert(letter.pages->vertical);
	ck_assert_str_eq(letter.pages->root->writing, "TbRl");
}
END_TEST

START_TEST(nothing_leaves_the_area)
{
	const struct rectangle *area = &letter.style->area;

	letter_notice(&letter, 30);
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 2);
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = text_first(page); mark;
			mark = text_next(mark->next)) {
			if (!mark->vertical)
				continue;
			ck_assert_int_ge(mark->x, area->x);
			ck_assert_int_le(mark->x, area->x + area->width);
			ck_assert_int_ge(mark->y,
				area->y - (page->number > 1 ? letter.style->raised : 0));
		}
}
END_TEST

/* The envelope lies when it is read through its window. */
START_TEST(address_in_the_window_is_horizontal)
{
	const struct rectangle *visible = &letter.style->window->addressee.visible;
	const struct mark *mark;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	ck_assert_ptr_null(letter_finding(&letter, "layout-address-large"));
	mark = mark_find(letter.pages, "〒999-0456");
	ck_assert_ptr_nonnull(mark);
	ck_assert(!mark->vertical);
	ck_assert_int_ge(mark->x, visible->x);
	ck_assert_int_lt(mark->y, visible->y + visible->height);
	ck_assert_str_eq(letter.pages->root->first->writing, "LrTb");
}
END_TEST

START_TEST(frame_of_the_contact_is_turned_with_it)
{
	const struct rectangle *area = &letter.style->area;
	const struct mark *desk;
	size_t rules = 0;

	letter_notice(&letter, 0);
	letter_lay(&letter);
	desk = mark_find(letter.pages, "お客様相談室");
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next) {
			if (mark->kind != MARK_RULE || mark->height < area->height / 2)
				continue;
			ck_assert_int_eq(mark->y,
				area->y - (page->number > 1 ? letter.style->raised : 0));
			ck_assert_int_eq(mark->height, area->height);
			rules += mark->x < desk->x ? 1 : 16;
		}
	ck_assert_uint_eq(rules, 17); /* one on either side */
}
END_TEST

static const struct mark *shape_find(const struct page **on)
{
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			if (mark->kind == MARK_SHAPE) {
				*on = page;
				return mark;
			}
	ck_abort_msg("no shape");
}

/* Upright, at the foot of the contact's frame, also on a page whose area is higher. */
START_TEST(code_beside_the_contact_stays_in_the_area)
{
	const struct style_places places = {.templates = "templates"};
	char *folder = folder_new();
	char *path = arena_format(letter.arena, "%s/s.xml", folder);
	struct block *contact, *list, *form;
	const struct page *page;
	const struct mark *code;
	int32_t foot;

	file_write(path, "<style xmlns='urn:todoke:style:1' id='s' base='vertical'>"
			 "<code role='form' size='18mm' correction='M' alternate='{text}'/>"
			 "</style>");
	letter.style =
		style_open(path, NULL, &places, letter.library, letter.arena, letter.findings);
	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	contact = letter_add(&letter, letter.root, BLOCK_CONTACT, "");
	list = letter_add(&letter, contact, BLOCK_DEFINITIONS, "");
	letter_definition(&letter, list, "電話", "<〇一二〇－〇〇〇－〇〇〇>");
	form = list->last;
	form->role = "form";
	form->last->first->text = "https://example.jp/form";
	letter_lay(&letter);
	code = shape_find(&page);
	foot = letter.style->area.y - letter.style->raised + letter.style->area.height;
	ck_assert_uint_eq(page->number, 2);
	ck_assert_int_le(code->y + 51000, foot);
	ck_assert_int_gt(code->y, foot - 80000);
	folder_done(folder);
}
END_TEST

START_TEST(style_whose_columns_could_be_seen_is_refused)
{
	const struct style_places places = {.templates = "templates"};
	char *folder = folder_new();
	char *path = arena_format(letter.arena, "%s/s.xml", folder);
	struct run run = run_shell("sed 's/top=\"70mm\"/top=\"50mm\"/' "
				   "templates/styles/vertical.xml >%s",
		path);

	ck_assert_ptr_null(
		style_open(path, NULL, &places, letter.library, letter.arena, letter.findings));
	ck_assert_ptr_nonnull(letter_finding(&letter, "style-area-window"));
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- the letter as it is made */

static const char *const make_vertical =
	"todoke make templates/records/misdelivery.xml -t individual --style vertical";

/* All outputs of one document have its parts in one order, and its figures in kanji. */
START_TEST(end_matter_comes_after_the_closing)
{
	static const char *const order[] = {"〒999-0456", "謹啓", "謹白",
		"二〇二六年十一月十八日", "株式会社みなも台ハウスケア",
		"葛󠄀城 髙﨑　様", "記", "一　対象となる", "以上", NULL};
	char *folder = folder_new();
	struct run run = run_shell(
		"%s -f text,xml -o %s >&2; cat %s/*.txt", make_vertical, folder, folder);
	const char *at = run.output;

	for (size_t i = 0; order[i]; i++) {
		at = strstr(at, order[i]);
		ck_assert_msg(at != NULL, "%s: %s", order[i], run.output);
	}
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(ledger_keeps_the_typed_value)
{
	char *folder = folder_new();
	struct run run = run_shell("%s -f xml -o %s >&2; cat %s/*.ledger.xml | tr -d '\n'",
		make_vertical, folder, folder);
	const char *date = strstr(run.output, "二〇二六年十一月十二日");

	ck_assert_ptr_nonnull(date);
	ck_assert_ptr_nonnull(strstr(run.output, "2026-11-12"));
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(letter_is_an_accessible_pdf)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"%s -f pdf -o %s >&2; qpdf --check %s/*.pdf", make_vertical, folder, folder);

	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	pdf_rules_assert(
		arena_format(letter.arena, "%s/2026-007-individual-recipient.pdf", folder));
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Also one of a company that is based on it. */
START_TEST(style_based_on_it_is_vertical_too)
{
	char *folder = folder_new();
	struct run run;

	file_write(arena_format(letter.arena, "%s/ours.xml", folder),
		"<style xmlns='urn:todoke:style:1' id='ours' base='vertical'/>");
	run = run_shell("todoke make templates/records/misdelivery.xml -t individual --style "
			"%s/ours.xml -f text,trace -o %s >&2; cat %s/*.txt %s/*.trace",
		folder, folder, folder, folder);
	ck_assert_ptr_nonnull(strstr(run.output, "二〇二六年十一月十八日"));
	ck_assert_ptr_nonnull(strstr(run.output, " vertical "));
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* A document that is no letter keeps its order, but for what moves to its end. */
START_TEST(end_matter_of_anything)
{
	const struct block *block;

	document_end_matter(letter.document);
	ck_assert_ptr_null(letter.root->first);
	letter_add(&letter, letter.root, BLOCK_DATE, "<二〇二六年>");
	document_end_matter(letter.document);
	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "文");
	document_end_matter(letter.document);
	block = letter.root->first;
	ck_assert_int_eq(block->kind, BLOCK_TITLE);
	ck_assert_int_eq(block->next->kind, BLOCK_PARAGRAPH);
	ck_assert_int_eq(block->next->next->kind, BLOCK_DATE);
	ck_assert_ptr_eq(letter.root->last, block->next->next);
}
END_TEST

/* --- the file */

static const char *pdf_save(const char *folder)
{
	const char *path = arena_format(letter.arena, "%s/vertical.pdf", folder);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	letter_lay(&letter);
	letter.pages->date = "2026-11-21T00:00:00+09:00";
	ck_assert(pdf_write(letter.pages, PDF_A3A_UA1, file, letter.findings));
	close(file);
	return path;
}

START_TEST(gallery_page_is_an_accessible_pdf)
{
	char *folder = folder_new();

	letter_expand(&letter, "tests/gallery/vertical.xml");
	pdf_rules_assert(pdf_save(folder));
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_WARNING), 0);
	folder_done(folder);
}
END_TEST

START_TEST(text_comes_back_in_reading_order)
{
	static const char words[] =
		"令和8年11月21日（土）、Todoke社の「ー」。𠮷野・葛󠄀城";
	char *folder = folder_new();
	struct run run;

	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, words);
	run = run_shell("pdfinfo -struct-text %s | grep -F '\"%s\"'", pdf_save(folder), words);
	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Who reads the page without its structure (pdftotext) sees that lines run down, and takes
 * columns from right to left. */
START_TEST(columns_are_seen_as_lines)
{
	char *folder = folder_new();
	struct run run;

	letter_add(&letter, letter.root, BLOCK_TITLE, "お詫びとお知らせ");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH,
		"お客様の情報を取り扱うすべての業務の手順を見直しております。お客様には"
		"ご迷惑とご心配をおかけいたしましたことを、深くお詫び申し上げます。");
	run = run_shell("pdftotext %s - | tr -d '\\n\\f'", pdf_save(folder));
	ck_assert_str_eq(run.output,
		"お詫びとお知らせお客様の情報を取り扱うすべての業務の手順を見直しております。"
		"お客様にはご迷惑とご心配をおかけいたしましたことを、深くお詫び申し上げます。");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *vertical_suite(void)
{
	Suite *suite = suite_create("vertical");
	TCase *tests = tcase_create("vertical");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, japanese_stands_upright_and_latin_lies);
	tcase_add_test(tests, orientation_is_that_of_unicode);
	tcase_add_test(tests, punctuation_takes_its_vertical_form);
	tcase_add_test(tests, bracket_without_vertical_form_is_turned);
	tcase_add_test(tests, lines_are_as_long_as_horizontal_ones);
	tcase_add_test(tests, upright_glyphs_stand_in_the_middle);
	tcase_add_test(tests, two_digits_stand_side_by_side);
	tcase_add_test(tests, longer_figures_and_parts_of_words_lie);
	tcase_add_test(tests, figures_of_two_facts_stay_apart);
	tcase_add_test(tests, what_is_asked_for_stands_across);
	tcase_add_test(tests, words_across_go_through_every_output);
	tcase_add_test(tests, columns_run_from_right_to_left);
	tcase_add_test(tests, nothing_leaves_the_area);
	tcase_add_test(tests, address_in_the_window_is_horizontal);
	tcase_add_test(tests, frame_of_the_contact_is_turned_with_it);
	tcase_add_test(tests, code_beside_the_contact_stays_in_the_area);
	tcase_add_test(tests, style_whose_columns_could_be_seen_is_refused);
	tcase_add_test(tests, end_matter_comes_after_the_closing);
	tcase_add_test(tests, ledger_keeps_the_typed_value);
	tcase_add_test(tests, letter_is_an_accessible_pdf);
	tcase_add_test(tests, style_based_on_it_is_vertical_too);
	tcase_add_test(tests, end_matter_of_anything);
	tcase_add_test(tests, gallery_page_is_an_accessible_pdf);
	tcase_add_test(tests, text_comes_back_in_reading_order);
	tcase_add_test(tests, columns_are_seen_as_lines);
	suite_add_tcase(suite, tests);
	return suite;
}
