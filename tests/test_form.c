/* Forms and tables: what they say, where their rules stand, how they go over pages. */
#include "letter.h"
#include "marks.h"
#include "pdf_rules.h"
#include "program.h"

#include "base/buffer.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "output/pdf.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *form_suite(void);

static struct letter letter;

static void setup(void)
{
	letter = letter_styled("official");
	ck_assert_ptr_nonnull(letter.style);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	letter_add(&letter, letter.root, BLOCK_TITLE, "報告");
}

static void teardown(void)
{
	letter_done(&letter);
}

static struct block *form_new(void)
{
	return letter_add(&letter, letter.root, BLOCK_FORM, "");
}

static struct block *choices_new(struct block *row)
{
	struct block *choices = letter_add(&letter, row, BLOCK_CHOICES, "");

	letter_choice(&letter, choices, true, "漏えい");
	letter_choice(&letter, choices, false, "滅失");
	return choices;
}

static struct block *table_new(struct block *in, size_t rows)
{
	struct block *table = letter_add(&letter, in, BLOCK_TABLE, "");

	letter_add(&letter, table, BLOCK_COLUMN, "種類")->weight = 3;
	letter_add(&letter, table, BLOCK_COLUMN, "人数")->weight = 1;
	for (size_t i = 0; i < rows; i++) {
		struct block *row = letter_add(&letter, table, BLOCK_TABLE_ROW, "");

		letter_add(&letter, row, BLOCK_CELL, "顧客（点検を受けた方）");
		letter_add(&letter, row, BLOCK_CELL, i % 2 ? "12人" : "")->role = "number";
	}
	return table;
}

static void finding_assert(const char *id)
{
	const struct finding *finding = letter_finding(&letter, id);

	ck_assert_msg(finding != NULL, "no finding %s", id);
	ck_assert_int_eq(finding->level, LEVEL_ERROR);
	ck_assert_str_eq(finding->place.file, "letter.xml");
}

/* --- what it says */

START_TEST(row_without_anything_filled_in_stays)
{
	struct block *form = form_new(), *row = letter_row(&letter, form, "1", "発生日", NULL);

	letter_add(&letter, row, BLOCK_PARAGRAPH, "");
	letter_lay(&letter);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "発生日"));
	letter_assert_structure(&letter, "Document(H1 Table(TR(TH=Row TD)))");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(row_needs_a_label)
{
	struct block *row = letter_add(&letter, form_new(), BLOCK_ROW, "");

	letter_add(&letter, row, BLOCK_PARAGRAPH, "内容");
	document_finish(letter.document, letter.findings);
	finding_assert("row-unlabelled");
}
END_TEST

START_TEST(heading_of_a_form_needs_a_row)
{
	struct block *form = form_new();

	letter_row(&letter, form, NULL, "発生日", NULL);
	letter_heading(&letter, form, 1, "概要");
	document_finish(letter.document, letter.findings);
	ck_assert_ptr_nonnull(letter_finding(&letter, "heading-alone"));
}
END_TEST

START_TEST(table_keeps_its_empty_cells)
{
	struct block *table = table_new(letter.root, 1), *row;

	row = letter_add(&letter, table, BLOCK_TABLE_ROW, "");
	letter_add(&letter, row, BLOCK_CELL, "");
	letter_add(&letter, row, BLOCK_CELL, "");
	letter_lay(&letter); /* the row that says nothing at all is none */
	letter_assert_structure(
		&letter, "Document(H1 Table(TR(TH=Column TH=Column) TR(TD TD)))");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(table_needs_as_many_cells_as_columns)
{
	struct block *table = table_new(letter.root, 1);

	letter_add(&letter, table->last, BLOCK_CELL, "余り");
	letter_lay(&letter);
	finding_assert("table-cells");
	ck_assert_str_eq(letter_finding(&letter, "table-cells")->arguments[1], "3");
	ck_assert_str_eq(letter_finding(&letter, "table-cells")->arguments[3], "2");
}
END_TEST

START_TEST(table_of_a_head_alone_is_none)
{
	table_new(letter.root, 0);
	letter_lay(&letter);
	letter_assert_structure(&letter, "Document(H1)");
}
END_TEST

static void small_form_add(void)
{
	struct block *form = form_new(), *row, *choices;

	letter_heading(&letter, form, 1, "概要");
	letter_row(&letter, form, "①", "発生日", "<令和8年11月12日>");
	row = letter_row(&letter, form, "②", "事態", NULL);
	choices = choices_new(row);
	letter_add(&letter, letter_choice(&letter, choices, true, "その他"), BLOCK_REMARK,
		"<紙の紛失>");
	row = letter_row(&letter, form, NULL, "報告者", NULL);
	letter_row(&letter, row, NULL, "名称", "株式会社");
	letter_row(&letter, row, NULL, "電話", NULL);
	letter_heading(&letter, form, 1, "人数");
	table_new(letter_row(&letter, form, "①", "内訳", NULL), 2);
}

START_TEST(structure_is_a_table_of_labels_and_contents)
{
	small_form_add();
	letter_lay(&letter);
	letter_assert_structure(&letter,
		"Document(H1 H2 Table(TR(TH=Row TD(P))"
		" TR(TH=Row TD(L(LI(Lbl LBody) LI(Lbl LBody) LI(Lbl LBody))))"
		" TR(TH=Row TD(L(LI(Lbl LBody(P)) LI(Lbl LBody)))))"
		" H2 Table(TR(TH=Row TD(Table(TR(TH=Column TH=Column) TR(TD TD)"
		" TR(TD TD))))))");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(text_says_the_same)
{
	struct buffer text = {0};

	small_form_add();
	letter_lay(&letter);
	document_text(letter.document, &text);
	ck_assert_str_eq(text.data, "報告\n\n概要\n【①　発生日】\n令和8年11月12日\n\n"
				    "【②　事態】\n■漏えい　□滅失　■その他（紙の紛失）\n\n"
				    "【報告者】\n【名称】\n株式会社\n\n【電話】\n\n人数\n"
				    "【①　内訳】\n種類\t人数\n顧客（点検を受けた方）\t\n"
				    "顧客（点検を受けた方）\t12人\n");
	buffer_done(&text);
}
END_TEST

/* PATTERN in the document's XML, which its schema allows. */
static void xml_assert(const char *const *patterns)
{
	char *folder = folder_new(), *path;
	struct buffer xml = {0};
	struct run run;

	letter.document->pack = "ppc";
	letter.document->pack_version = "1";
	letter.document->record = "2026-007";
	document_xml(letter.document, "UTF-8", &xml);
	path = arena_format(letter.arena, "%s/form.xml", folder);
	file_write(path, xml.data);
	run = run_shell("xmllint --noout --schema core/schema/document.xsd %s", path);
	ck_assert_msg(run.status == 0, "%s", run.errors);
	for (; *patterns; patterns++)
		ck_assert_msg(
			strstr(xml.data, *patterns), "%s is not in\n%s", *patterns, xml.data);
	run_done(&run);
	buffer_done(&xml);
	folder_done(folder);
}

START_TEST(xml_says_what_is_chosen)
{
	small_form_add();
	letter_lay(&letter);
	xml_assert((const char *const[]){"<row id=\"row-1\" number=\"①\">",
		"<label id=\"label-1\">発生日</label>",
		"<choice id=\"choice-2\" chosen=\"false\">滅失</choice>",
		"chosen=\"true\">その他<remark id=\"remark-1\"><fact type=\"text\">紙の紛失"
		"</fact></remark></choice>",
		"<column id=\"column-1\" weight=\"3\">種類</column>",
		"<cell id=\"cell-2\" "
		"role=\"number\"/>",
		NULL});
}
END_TEST

/* --- choices */

START_TEST(choices_are_characters_and_need_no_note)
{
	letter_row(&letter, form_new(), "⑴", "①⑳㈱", "☑✓");
	choices_new(letter.root->last->first);
	letter_lay(&letter);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "☑"));
	ck_assert_ptr_nonnull(mark_find(letter.pages, "☐"));
	ck_assert_uint_eq(mark_find(letter.pages, "☑")->count, 3); /* box and tick; ✓ */
	ck_assert_uint_eq(mark_find(letter.pages, "☐")->count, 1);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

/* However long they are: the mark stands before its words, and both inside the cell. */
START_TEST(no_line_ends_between_a_mark_and_its_words)
{
	struct block *row = letter_row(&letter, form_new(), NULL, "事態", NULL);
	struct block *choices = letter_add(&letter, row, BLOCK_CHOICES, "");
	const int32_t end = letter.style->area.x + letter.style->area.width;
	const struct mark *mark;
	size_t marks = 0;

	for (int i = 0; i < 12; i++)
		letter_choice(&letter, choices, i % 2,
			letter_repeated(&letter, "漏えい", (size_t)(1 + (i * _i) % 14)));
	letter_lay(&letter);
	for (mark = text_first(letter.pages->first); mark; mark = text_next(mark->next)) {
		ck_assert_int_le(mark_end(mark), end);
		if (strcmp(mark_type(mark), "Lbl") != 0)
			continue;
		marks++;
		ck_assert_int_eq(text_next(mark->next)->y, mark->y);
		ck_assert_int_ge(mark_start(text_next(mark->next)), mark_end(mark));
	}
	ck_assert_uint_eq(marks, 12);
}
END_TEST

/* --- the grid */

START_TEST(rules_are_single_and_cross_no_text)
{
	small_form_add();
	letter_lay(&letter);
	letter_assert_rules(&letter, letter.pages->first);
	letter_assert_cells(&letter, letter.pages->first);
}
END_TEST

/* Number, label and content of a row begin on one line, each in its column. */
START_TEST(columns_align)
{
	const struct mark *number, *label, *content, *other;

	small_form_add();
	letter_lay(&letter);
	number = mark_find(letter.pages, "①");
	label = mark_find(letter.pages, "発生日");
	content = mark_find(letter.pages, "令和8年");
	other = mark_find(letter.pages, "☑");
	ck_assert_ptr_eq(number->element, label->element);
	ck_assert_int_eq(number->y, label->y);
	ck_assert_int_lt(mark_end(number), mark_start(label));
	ck_assert_int_lt(abs(content->y - label->y), 500);
	ck_assert_int_eq(mark_start(content), mark_start(other));
	ck_assert_int_eq(mark_start(label), mark_start(mark_find(letter.pages, "事態")));
	ck_assert_int_lt(mark_start(mark_find(letter.pages, "報告者")), mark_start(label));
}
END_TEST

START_TEST(row_is_as_high_as_its_label)
{
	struct block *form = form_new();
	const struct mark *last = NULL, *next;

	letter_row(
		&letter, form, NULL, letter_repeated(&letter, "とても長い項目名", 8), "短い");
	letter_row(&letter, form, NULL, "次の行", "短い");
	letter_lay(&letter);
	for (const struct mark *mark = text_first(letter.pages->first); mark;
		mark = text_next(mark->next))
		if (strstr(mark_text(letter.pages, mark), "項目名"))
			last = mark;
	next = mark_find(letter.pages, "次の行");
	ck_assert_int_ge(next->y - last->y, last->glyphs[0].size * 3 / 2);
	letter_assert_cells(&letter, letter.pages->first);
	letter_assert_rules(&letter, letter.pages->first);
}
END_TEST

START_TEST(cells_stand_under_their_head)
{
	const struct mark *head, *cell;

	table_new(letter.root, 2);
	letter_lay(&letter);
	head = mark_find(letter.pages, "人数");
	cell = mark_find(letter.pages, "12人");
	ck_assert_int_gt(mark_end(cell), mark_end(head)); /* at the end: figures */
	ck_assert_int_gt(mark_start(cell), mark_end(mark_find(letter.pages, "顧客（点検")));
}
END_TEST

/* --- over pages */

/* A row whose content begins ever lower on the page and is longer than what is left. */
static void long_row_add(size_t lines_before, size_t sentences)
{
	struct block *form = form_new();

	for (size_t i = 0; i < lines_before; i++)
		letter_row(&letter, form, NULL, "行", "記入");
	letter_row(&letter, form, "⑧", "事実経過の名前は長く、何行にもなることがある",
		letter_repeated(
			&letter, "お客様の情報を取り扱う業務の手順を見直した。", sentences));
	letter_row(&letter, form, NULL, "後の行", "記入");
}

START_TEST(row_goes_on_with_its_label_again)
{
	const struct mark *label, *again, *last;

	long_row_add(20, 60);
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, 2);
	label = page_find(letter.pages, letter.pages->first, "事実経過");
	again = page_find(letter.pages, letter.pages->last, "事実経過");
	ck_assert_str_eq(mark_type(label), "TH");
	ck_assert_ptr_nonnull(again);
	ck_assert_ptr_null(again->element); /* read once */
	ck_assert_ptr_nonnull(page_find(letter.pages, letter.pages->last, "⑧"));
	for (last = again; last->next && last->next->y > last->y; last = last->next)
		;
	ck_assert_ptr_nonnull(strstr(mark_text(letter.pages, last), "（続き）"));
}
END_TEST

/* Wherever it begins: label and at least two lines beside it on its first page, two lines
 * on the last, everything between the rules. */
START_TEST(row_breaks_well_wherever_it_breaks)
{
	long_row_add((size_t)(_i / 2), _i % 2 ? 8 : 60);
	letter_lay(&letter);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		const struct element *of_last = text_last(page)->element;
		size_t before = 0, after = 0;

		letter_assert_rules(&letter, page);
		letter_assert_cells(&letter, page);
		ck_assert_str_ne(mark_type(text_last(page)), "TH");
		if (!page->next || text_first(page->next)->element != of_last)
			continue;
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			before += mark->element == of_last;
		for (const struct mark *mark = page->next->first; mark; mark = mark->next)
			after += mark->element == of_last;
		ck_assert_uint_ge(before, 2);
		ck_assert_uint_ge(after, 2);
	}
}
END_TEST

START_TEST(heading_stays_with_its_row)
{
	struct block *form = form_new();

	for (int i = 0; i < _i; i++)
		letter_row(&letter, form, NULL, "行", "記入");
	letter_heading(&letter, form, 1, "見出し");
	letter_row(&letter, form, NULL, "後の行", "記入");
	letter_lay(&letter);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		ck_assert_str_ne(mark_type(text_last(page)), "H2");
		letter_assert_rules(&letter, page);
		letter_assert_cells(&letter, page);
	}
}
END_TEST

START_TEST(head_of_a_table_is_set_again)
{
	table_new(letter_row(&letter, form_new(), "①", "内訳", NULL), 100);
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 3);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		const struct mark *head = page_find(letter.pages, page, "種類");

		ck_assert_ptr_nonnull(head);
		ck_assert(!head->element == (page->number > 1));
		letter_assert_rules(&letter, page);
		letter_assert_cells(&letter, page);
	}
}
END_TEST

/* It stays whole where a page has room; where none has, it fills each. */
START_TEST(choice_longer_than_a_page_fills_pages)
{
	const struct rectangle *area = &letter.style->area;
	struct block *row = letter_row(&letter, form_new(), "①", "有無", NULL);
	struct block *choices = letter_add(&letter, row, BLOCK_CHOICES, "");

	letter_choice(
		&letter, choices, true, letter_repeated(&letter, "記録を確認した。", 400));
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 3);
	for (const struct page *page = letter.pages->first; page->next; page = page->next)
		ck_assert_int_gt(text_last(page)->y,
			area->y + area->height - 3 * letter.style->blocks->look->lead);
}
END_TEST

/* Labels stand at the top, or in the middle of what each page has of their rows. */
START_TEST(label_stands_where_the_style_says)
{
	char *folder = folder_new();
	const char *path = arena_format(letter.arena, "%s/own.xml", folder);
	struct block *row;

	file_write(path,
		"<style xmlns='urn:todoke:style:1' id='own' base='official'>"
		"<block kind='label' text='label' align='start' valign='middle'/></style>");
	letter.style = style_open(path, NULL, &(struct style_places){.templates = "templates"},
		letter.library, letter.arena, letter.findings);
	ck_assert_ptr_nonnull(letter.style);
	row = letter_row(&letter, form_new(), "①", "担当者", NULL);
	letter_row(&letter, row, NULL, "氏名", "氏名の欄");
	letter_row(&letter, row, NULL, "電話", "電話の欄");
	letter_row(&letter, row, NULL, "住所", "住所の欄");
	letter_lay(&letter);
	ck_assert_int_eq(
		mark_find(letter.pages, "担当者")->y, mark_find(letter.pages, "電話")->y);
	ck_assert_int_eq(mark_find(letter.pages, "①")->y, mark_find(letter.pages, "担当者")->y);
	folder_done(folder);
}
END_TEST

START_TEST(number_of_two_lines_has_room)
{
	struct block *form = form_new();

	letter_row(&letter, form, "10-2-3-4", "上", "上の文");
	letter_row(&letter, form, "①", "下", "下の文");
	letter_lay(&letter);
	ck_assert_ptr_nonnull(letter_finding(&letter, "text-too-long"));
	ck_assert_int_ge(
		mark_find(letter.pages, "下の文")->y - mark_find(letter.pages, "上の文")->y,
		3 * letter.style->blocks->look->lead / 2);
}
END_TEST

START_TEST(label_higher_than_a_page_is_found)
{
	letter_row(
		&letter, form_new(), "①", letter_repeated(&letter, "長い項目名", 200), "内容");
	letter_lay(&letter);
	finding_assert("layout-label-large");
}
END_TEST

/* Rows longer than a page, a label nearly so, rows in rows in rows. */
START_TEST(nothing_is_lost_whatever_the_form)
{
	struct block *form = form_new(), *row;
	const char *long_text = letter_repeated(&letter, "二次被害の有無を調べている。", 300);

	letter_row(&letter, form, "①", letter_repeated(&letter, "長い項目名", 70), long_text);
	row = letter_row(&letter, form, "②", "外", "前の段落");
	row = letter_row(&letter, row, NULL, "中", NULL);
	row = letter_row(&letter, row, NULL, "内", long_text);
	letter_add(&letter, row->parent->parent, BLOCK_PARAGRAPH, "後の段落");
	letter_lay(&letter);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "後の段落"));
	ck_assert_uint_le(letter.pages->count, 20);
	for (const struct page *page = letter.pages->first; page; page = page->next)
		ck_assert_ptr_nonnull(page->first);
	ck_assert_uint_eq(strlen(pages_text(letter.pages)),
		strlen(block_text(letter.arena, letter.root)) + 2 * strlen("①"));
}
END_TEST

/* --- annex */

/* A row with an annex of as many characters. */
static void annex_add(const char *label, size_t characters)
{
	struct block *row = letter_row(&letter, form_new(), NULL, label, NULL);
	struct block *annex = letter_add(&letter, row, BLOCK_ANNEX, "");
	const char *text = letter_repeated(&letter, "あ", characters - 2);

	letter_add(
		&letter, annex, BLOCK_PARAGRAPH, arena_format(letter.arena, "%s<事実>", text));
}

START_TEST(short_annex_stays_where_it_is)
{
	annex_add("事実経過", 600);
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, 1);
	ck_assert_ptr_null(mark_find(letter.pages, "別紙"));
}
END_TEST

START_TEST(long_annex_has_a_page_of_its_own)
{
	const struct mark *reference, *heading, *last;

	annex_add("事実経過", 601);
	annex_add("原因", 5000);
	letter_row(&letter, form_new(), NULL, "日", "<二つ目の次の事実>");
	letter_lay(&letter);
	reference = page_find(letter.pages, letter.pages->first, "別紙1のとおり");
	heading = page_find(letter.pages, letter.pages->first->next, "別紙1　事実経過");
	ck_assert_ptr_nonnull(reference);
	ck_assert_str_eq(mark_type(reference), "P");
	ck_assert_str_eq(reference->element->parent->type, "TD");
	ck_assert_ptr_nonnull(heading);
	ck_assert_str_eq(mark_type(heading), "H2");
	ck_assert_ptr_eq(text_first(letter.pages->first->next), heading);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "別紙2のとおり"));
	ck_assert_ptr_nonnull(mark_find(letter.pages, "別紙2　原因"));
	/* Facts keep their number in the tree. */
	ck_assert_uint_eq(mark_find(letter.pages, "二つ目")->glyphs[0].tag, 3);
	last = text_last(letter.pages->last);
	ck_assert_uint_eq(last->glyphs[last->count - 1].tag, 2);
	letter_assert_structure(&letter,
		"Document(H1 Table(TR(TH=Row TD(P))) Table(TR(TH=Row TD(P)))"
		" Table(TR(TH=Row TD(P))) Sect(H2 P) Sect(H2 P))");
	xml_assert((const char *const[]){"<annex id=\"annex-1\">", NULL});
}
END_TEST

/* --- the whole report */

START_TEST(report_is_without_fault)
{
	teardown();
	letter = letter_styled("official");
	letter_expand(&letter, "tests/gallery/report.xml");
	letter_lay(&letter);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_WARNING), 0);
	ck_assert_uint_ge(letter.pages->count, 3);
	ck_assert_uint_le(letter.pages->count, 4);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		letter_assert_rules(&letter, page);
		letter_assert_cells(&letter, page);
		ck_assert_ptr_nonnull(page_find(letter.pages, page,
			arena_format(
				letter.arena, "%zu/%zu", page->number, letter.pages->count)));
	}
}
END_TEST

/* What the ticked boxes are drawn of is not what they say. */
START_TEST(report_is_an_accessible_pdf)
{
	char *folder = folder_new(), *path = arena_format(letter.arena, "%s/form.pdf", folder);
	int file = open(path, O_WRONLY | O_CREAT, 0600);
	struct run run;

	letter_expand(&letter, "tests/gallery/report.xml");
	letter_lay(&letter);
	letter.pages->date = "2026-11-19T00:00:00+09:00";
	ck_assert(pdf_write(letter.pages, PDF_A3A_UA1, file, letter.findings));
	close(file);
	pdf_rules_assert(path);
	run = run_shell("pdftotext %s - | grep -c '[☑☐]'", path);
	ck_assert_int_ge(atoi(run.output), 20);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(single_page_is_numbered)
{
	letter_lay(&letter);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "1/1"));
}
END_TEST

/* A style without a width for labels would print them over each other. */
START_TEST(form_in_style_without_forms_is_found)
{
	teardown();
	letter = letter_styled("letter");
	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	letter_row(
		&letter, letter_add(&letter, letter.root, BLOCK_FORM, ""), "①", "名称", "文");
	letter_lay(&letter);
	finding_assert("layout-width-none");
}
END_TEST

START_TEST(approval_in_style_without_approvals_is_found)
{
	teardown();
	letter = letter_styled("letter");
	letter_expand_text(&letter, "<title>題</title><approval><approver><label>法務</label></"
				    "approver></approval>");
	letter_lay(&letter);
	ck_assert_ptr_nonnull(letter_finding(&letter, "layout-width-none"));
}
END_TEST

Suite *form_suite(void)
{
	Suite *suite = suite_create("form");
	TCase *tests = tcase_create("form");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, row_without_anything_filled_in_stays);
	tcase_add_test(tests, row_needs_a_label);
	tcase_add_test(tests, heading_of_a_form_needs_a_row);
	tcase_add_test(tests, table_keeps_its_empty_cells);
	tcase_add_test(tests, table_needs_as_many_cells_as_columns);
	tcase_add_test(tests, table_of_a_head_alone_is_none);
	tcase_add_test(tests, structure_is_a_table_of_labels_and_contents);
	tcase_add_test(tests, text_says_the_same);
	tcase_add_test(tests, xml_says_what_is_chosen);
	tcase_add_test(tests, choices_are_characters_and_need_no_note);
	tcase_add_loop_test(tests, no_line_ends_between_a_mark_and_its_words, 0, 20);
	tcase_add_test(tests, rules_are_single_and_cross_no_text);
	tcase_add_test(tests, columns_align);
	tcase_add_test(tests, row_is_as_high_as_its_label);
	tcase_add_test(tests, cells_stand_under_their_head);
	tcase_add_test(tests, row_goes_on_with_its_label_again);
	tcase_add_loop_test(tests, row_breaks_well_wherever_it_breaks, 0, 80);
	tcase_add_loop_test(tests, heading_stays_with_its_row, 24, 40);
	tcase_add_test(tests, head_of_a_table_is_set_again);
	tcase_add_test(tests, choice_longer_than_a_page_fills_pages);
	tcase_add_test(tests, label_stands_where_the_style_says);
	tcase_add_test(tests, number_of_two_lines_has_room);
	tcase_add_test(tests, label_higher_than_a_page_is_found);
	tcase_add_test(tests, nothing_is_lost_whatever_the_form);
	tcase_add_test(tests, short_annex_stays_where_it_is);
	tcase_add_test(tests, long_annex_has_a_page_of_its_own);
	tcase_add_test(tests, report_is_without_fault);
	tcase_add_test(tests, report_is_an_accessible_pdf);
	tcase_add_test(tests, single_page_is_numbered);
	tcase_add_test(tests, form_in_style_without_forms_is_found);
	tcase_add_test(tests, approval_in_style_without_approvals_is_found);
	suite_add_tcase(suite, tests);
	return suite;
}
