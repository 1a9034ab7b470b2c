/* Tables: what covers what, how wide columns are, how they go over pages; bad ones. */
#include "letter.h"
#include "marks.h"
#include "program.h"

#include "base/buffer.h"
#include "output/document_text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *table_suite(void);

static struct letter letter;

static void setup(void)
{
	letter = letter_styled("official");
	letter_add(&letter, letter.root, BLOCK_TITLE, "表");
}

static void teardown(void)
{
	letter_done(&letter);
}

#define COLUMNS_2 "<column weight='1'>甲</column><column weight='1'>乙</column>"
#define TWO_HEADS                                                                              \
	"<column weight='1'/><column weight='1'/><column weight='1'/>"                         \
	"<table-row role='head'><cell rows='2'>対象</cell><cell columns='2'>人数</cell>"   \
	"</table-row>"                                                                         \
	"<table-row role='head'><cell>確認</cell><cell>おそれ</cell></table-row>"

static void lay(const char *table)
{
	letter_expand_text(&letter, arena_format(letter.arena, "<table>%s</table>", table));
	letter_lay(&letter);
}

static void pages_assert(void)
{
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		letter_assert_rules(&letter, page);
		letter_assert_cells(&letter, page);
	}
}

/* --- what is said */

START_TEST(spans_are_in_the_structure)
{
	lay("<caption>題</caption>" TWO_HEADS "<table-row><cell "
	    "role='head'>顧客</cell><cell>1人</cell><cell>2人</cell></table-row>"
	    "<table-row><cell role='head'>社員</cell><cell "
	    "columns='2'>調査中</cell></table-row>"
	    "<note>注記</note>");
	letter_assert_structure(&letter,
		"Document(H1 Table(Caption"
		" TR(TH=Column rows=2 TH=Column columns=2) TR(TH=Column TH=Column)"
		" TR(TH=Row TD TD) TR(TH=Row TD columns=2)) P)");
	letter_assert_text(&letter,
		"表\n\n題\n対象\t人数\t\n\t確認\tおそれ\n顧客\t1人\t2人\n社員\t調査中\t\n"
		"※　注記\n");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	pages_assert();
}
END_TEST

START_TEST(rules_keep_out_of_what_is_covered)
{
	const struct mark *cell;

	lay("<column weight='1'/><column weight='1'/><table-row><cell rows='3'>縦</cell>"
	    "<cell>一</cell></table-row><table-row><cell>二</cell></table-row>"
	    "<table-row><cell>三</cell></table-row><table-row><cell columns='2'>横に長い"
	    "セルの中の言葉は、二つの列にわたって続き、列の間の罫に切られることがない。"
	    "</cell></table-row>");
	pages_assert();
	cell = mark_find(letter.pages, "縦");
	for (const struct mark *mark = letter.pages->first->first; mark; mark = mark->next)
		if (mark->kind == MARK_RULE && mark->width > mark->height && mark->y > cell->y
			&& mark->y < mark_find(letter.pages, "三")->y)
			ck_assert_int_gt(mark->x, mark_end(cell));
}
END_TEST

START_TEST(row_is_as_high_as_what_covers_it)
{
	const struct mark *last = NULL, *after;

	lay(arena_format(letter.arena,
		COLUMNS_2 "<table-row><cell rows='2'>%s</cell><cell>一</cell></table-row>"
			  "<table-row><cell>二</cell></table-row>"
			  "<table-row><cell>後</cell><cell>後</cell></table-row>",
		letter_repeated(&letter, "とても長い項目名", 20)));
	pages_assert();
	after = mark_find(letter.pages, "後");
	for (const struct mark *mark = text_first(letter.pages->first); mark;
		mark = text_next(mark->next))
		if (strstr(mark_text(letter.pages, mark), "項目名"))
			last = mark;
	ck_assert_int_gt(after->y, last->y + last->glyphs[0].size);
}
END_TEST

#define THREE_ROWS                                                                             \
	COLUMNS_2                                                                              \
	"<table-row><cell rows='3'>区分</cell><cell>一</cell></table-row>"                  \
	"<table-row><cell>二</cell></table-row><table-row><cell>三</cell></table-row>"

START_TEST(covering_cell_stands_in_the_middle)
{
	lay(THREE_ROWS);
	ck_assert_int_eq(mark_find(letter.pages, "区分")->y, mark_find(letter.pages, "二")->y);
	pages_assert();
}
END_TEST

START_TEST(covering_cell_stands_at_the_top_where_the_style_says)
{
	char *folder = folder_new();
	const char *path = arena_format(letter.arena, "%s/own.xml", folder);

	file_write(path, "<style xmlns='urn:todoke:style:1' id='own' base='official'>"
			 "<block kind='cell' text='cell' valign='top'/></style>");
	letter.style = style_open(path, NULL, &(struct style_places){.templates = "templates"},
		letter.library, letter.arena, letter.findings);
	ck_assert_ptr_nonnull(letter.style);
	lay(THREE_ROWS);
	ck_assert_int_eq(mark_find(letter.pages, "区分")->y, mark_find(letter.pages, "一")->y);
	folder_done(folder);
}
END_TEST

/* Rows that say nothing fall away, but not from under a cell that covers them. */
START_TEST(empty_rows_fall_away)
{
	lay(COLUMNS_2 "<table-row><cell>一</cell><cell>二</cell></table-row>"
		      "<table-row><cell/><cell/></table-row>");
	letter_assert_text(&letter, "表\n\n甲\t乙\n一\t二\n");
}
END_TEST

START_TEST(covered_rows_stay)
{
	lay(COLUMNS_2 "<table-row><cell rows='2'>一</cell><cell>二</cell></table-row>"
		      "<table-row><cell/></table-row>");
	letter_assert_text(&letter, "表\n\n甲\t乙\n一\t二\n\t\n");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

/* --- widths */

START_TEST(short_columns_stay_on_one_line)
{
	lay(arena_format(letter.arena,
		"<column>日付</column><column>窓口</column><column>出来事</column>"
		"<table-row><cell>令和8年11月12日（木）</cell><cell>お客様相談室</cell>"
		"<cell>%s</cell></table-row>",
		letter_repeated(&letter, "記録を確認した。", 40)));
	ck_assert_ptr_nonnull(mark_find(letter.pages, "令和8年11月12日（木）"));
	ck_assert_ptr_nonnull(mark_find(letter.pages, "お客様相談室"));
	pages_assert();
}
END_TEST

START_TEST(columns_fill_the_width)
{
	const struct mark *left, *right;

	lay("<column>一</column><column>二</column>"
	    "<table-row><cell>あ</cell><cell role='number'>12</cell></table-row>");
	left = mark_find(letter.pages, "あ");
	right = mark_find(letter.pages, "12");
	ck_assert_int_lt(left->x, letter.style->area.x + 10000);
	ck_assert_int_gt(
		mark_end(right), letter.style->area.x + letter.style->area.width - 10000);
}
END_TEST

START_TEST(column_without_content_has_room)
{
	lay("<column/><column/><table-row><cell>内容</cell><cell/></table-row>");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	pages_assert();
}
END_TEST

static const char *wide_table(size_t columns)
{
	return arena_format(letter.arena, "%s<table-row>%s</table-row>",
		letter_repeated(&letter, "<column>列</column>", columns),
		letter_repeated(&letter, "<cell>値</cell>", columns));
}

START_TEST(hundred_columns_are_found)
{
	const struct finding *finding;

	lay(wide_table(100));
	finding = letter_finding(&letter, "layout-table-narrow");
	ck_assert_ptr_nonnull(finding);
	ck_assert_int_eq(finding->level, LEVEL_ERROR);
	ck_assert_str_eq(finding->arguments[1], "100");
	ck_assert_uint_gt(finding->place.line, 0);
}
END_TEST

START_TEST(twenty_columns_have_room)
{
	lay(wide_table(20));
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	pages_assert();
}
END_TEST

/* The whole parts end under each other; what has no figure ends with the longest tail. */
START_TEST(figures_stand_by_their_points)
{
	static const char *const cells[] = {"98.25%", "1.5%", "1,204%", "調査中"};
	int32_t end, expected = 0;

	lay("<column weight='1'>甲</column>"
	    "<table-row><cell role='decimal'>98.25%</cell></table-row>"
	    "<table-row><cell role='decimal'>1.5%</cell></table-row>"
	    "<table-row><cell role='decimal'>1,204%</cell></table-row>"
	    "<table-row><cell role='decimal'>調査中</cell></table-row>");
	for (size_t i = 0; i < 3; i++) {
		const struct mark *mark = mark_find(letter.pages, cells[i]);
		size_t at = strcspn(cells[i], ".%");

		end = mark->x + mark->glyphs[at].x;
		ck_assert(i == 0 || end == expected);
		expected = end;
	}
	ck_assert_int_eq(mark_end(mark_find(letter.pages, cells[3])),
		mark_end(mark_find(letter.pages, cells[0])));
	pages_assert();
}
END_TEST

START_TEST(wide_figures_stand_by_their_points)
{
	const struct mark *first, *second;

	lay("<column weight='1'>甲</column>"
	    "<table-row><cell role='decimal'>１，２３４．５％</cell></table-row>"
	    "<table-row><cell role='decimal'>９８％</cell></table-row>");
	first = mark_find(letter.pages, "１，２３４．５％");
	second = mark_find(letter.pages, "９８％");
	ck_assert_int_eq(first->x + first->glyphs[4].x + first->glyphs[4].size,
		second->x + second->glyphs[1].x + second->glyphs[1].size);
	ck_assert_int_gt(mark_end(first), mark_end(second));
}
END_TEST

/* --- over pages */

/* The rows on PAGE from the first that says FIRST to LAST; their middle is that of TEXT. */
static void middle_assert(
	const struct page *page, const char *text, const char *first, const char *last)
{
	const struct mark *cell = page_find(letter.pages, page, text), *end = NULL;

	for (const struct mark *mark = page->first; mark; mark = mark->next)
		if (mark->kind == MARK_GLYPHS
			&& strcmp(mark_text(letter.pages, mark), last) == 0)
			end = mark;
	ck_assert(cell && end);
	ck_assert_int_le(
		abs(2 * cell->y - end->y - page_find(letter.pages, page, first)->y), 1000);
}

/* A cell that covers more rows than a page has is set again, and read once. */
START_TEST(cell_over_pages_is_set_again)
{
	lay(arena_format(letter.arena,
		COLUMNS_2
		"<table-row><cell rows='121'>区分</cell><cell>初</cell></table-row>%s",
		letter_repeated(&letter, "<table-row><cell>行</cell></table-row>", 120)));
	ck_assert_uint_ge(letter.pages->count, 3);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		const struct mark *mark = page_find(letter.pages, page, "区分");

		ck_assert_ptr_nonnull(mark);
		ck_assert(!mark->element == (page->number > 1));
		middle_assert(page, "区分", page->number == 1 ? "初" : "行", "行");
	}
	pages_assert();
}
END_TEST

/* As is one of those that cover fewer rows beside it. */
START_TEST(cell_in_group_over_pages_is_set_again)
{
	lay(arena_format(letter.arena,
		"<column weight='1'/><column weight='1'/><column weight='1'/>"
		"<table-row><cell rows='61'>大</cell><cell rows='21'>中</cell><cell>初</cell>"
		"</table-row>%s"
		"<table-row><cell rows='40'>他</cell><cell>項</cell></table-row>%s",
		letter_repeated(&letter, "<table-row><cell>行</cell></table-row>", 20),
		letter_repeated(&letter, "<table-row><cell>項</cell></table-row>", 39)));
	ck_assert_uint_eq(letter.pages->count, 2);
	for (const struct page *page = letter.pages->first; page; page = page->next)
		middle_assert(page, "他", "項", "項");
	ck_assert_ptr_null(page_find(letter.pages, letter.pages->last, "中"));
	middle_assert(letter.pages->first, "中", "初", "行");
	pages_assert();
}
END_TEST

/* Where less of the rows is left for the next page than the cell is high, there is room. */
START_TEST(rest_of_rows_has_room_for_what_is_set_again)
{
	const struct mark *last = NULL, *after;

	lay(arena_format(letter.arena,
		COLUMNS_2 "<table-row><cell rows='41'>%s</cell><cell>初</cell></table-row>%s"
			  "<table-row><cell>後</cell><cell>後</cell></table-row>",
		letter_repeated(&letter, "とても長い項目名", 8),
		letter_repeated(&letter, "<table-row><cell>行</cell></table-row>", 40)));
	ck_assert_uint_eq(letter.pages->count, 2);
	after = page_find(letter.pages, letter.pages->last, "後");
	for (const struct mark *mark = letter.pages->last->first; mark; mark = mark->next)
		if (mark->kind == MARK_GLYPHS && !mark->element
			&& strstr(mark_text(letter.pages, mark), "項目名"))
			last = mark;
	ck_assert(last && after);
	ck_assert_int_gt(after->y, last->y + last->glyphs[0].size);
	pages_assert();
}
END_TEST

/* Wherever it begins, a small group stays whole. */
START_TEST(small_group_stays_together)
{
	const struct mark *first, *last;

	lay(arena_format(letter.arena,
		COLUMNS_2
		"%s<table-row><cell rows='4'>区分</cell><cell>組の初め</cell></table-row>"
		"<table-row><cell>行</cell></table-row>"
		"<table-row><cell>行</cell></table-row>"
		"<table-row><cell>組の終わり</cell></table-row>",
		letter_repeated(&letter,
			"<table-row><cell>一</cell><cell>二</cell></table-row>", (size_t)_i)));
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		first = page_find(letter.pages, page, "組の初め");
		last = page_find(letter.pages, page, "組の終わり");
		ck_assert(!first == !last);
	}
	pages_assert();
}
END_TEST

/* Nor are the rows of a small cell parted in a group that is large. */
START_TEST(small_cell_in_large_group_stays_together)
{
	const char *row = "<table-row><cell>行</cell></table-row>";

	lay(arena_format(letter.arena,
		"<column weight='1'/><column weight='1'/><column weight='1'/>"
		"<table-row><cell rows='%d'>大</cell><cell rows='%d'>中</cell><cell>初</cell>"
		"</table-row>%s<table-row><cell "
		"rows='4'>小</cell><cell>組の初め</cell></table-row>"
		"%s%s<table-row><cell>組の終わり</cell></table-row>",
		_i + 5, _i + 1, letter_repeated(&letter, row, (size_t)_i), row, row));
	for (const struct page *page = letter.pages->first; page; page = page->next)
		ck_assert(!page_find(letter.pages, page, "組の初め")
			  == !page_find(letter.pages, page, "組の終わり"));
	pages_assert();
}
END_TEST

START_TEST(head_of_two_rows_is_set_again)
{
	lay(arena_format(letter.arena, TWO_HEADS "%s",
		letter_repeated(&letter,
			"<table-row><cell>一</cell><cell>二</cell><cell>三</cell></table-row>",
			100)));
	ck_assert_uint_ge(letter.pages->count, 3);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		const struct mark *head = page_find(letter.pages, page, "おそれ");

		ck_assert_ptr_nonnull(head);
		ck_assert(!head->element == (page->number > 1));
	}
	pages_assert();
}
END_TEST

START_TEST(row_higher_than_a_page_goes_on)
{
	const char *text = letter_repeated(&letter, "記録を確認した。", 900);

	lay(arena_format(letter.arena,
		COLUMNS_2 "<table-row><cell>初め</cell><cell>%s</cell></table-row>"
			  "<table-row><cell>次</cell><cell>次</cell></table-row>",
		text));
	ck_assert_uint_ge(letter.pages->count, 3);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_WARNING), 0);
	ck_assert_ptr_nonnull(mark_find(letter.pages, "次"));
	ck_assert_uint_eq(strlen(pages_text(letter.pages)),
		strlen(block_text(letter.arena, letter.root)));
	pages_assert();
}
END_TEST

/* A cell that alone is higher than a page, over rows. */
START_TEST(covering_cell_higher_than_a_page_is_found)
{
	lay(arena_format(letter.arena,
		COLUMNS_2 "<table-row><cell rows='2'>%s</cell><cell>一</cell></table-row>"
			  "<table-row><cell>二</cell></table-row>",
		letter_repeated(&letter, "とても長い項目名", 400)));
	ck_assert_ptr_nonnull(letter_finding(&letter, "layout-cell-large"));
}
END_TEST

/* With a head above it, it need not be that high: either all of it is on the page, or it is
 * said that it is not. */
START_TEST(nothing_leaves_the_page_silently)
{
	const struct rectangle *area = &letter.style->area;

	lay(arena_format(letter.arena,
		COLUMNS_2 "<table-row><cell rows='2'>%s</cell><cell>一</cell></table-row>"
			  "<table-row><cell>二</cell></table-row>",
		letter_repeated(&letter, "とても長い項目名", (size_t)_i)));
	if (findings_count(letter.findings, LEVEL_ERROR)) {
		ck_assert(letter_finding(&letter, "layout-overflow")
			  || letter_finding(&letter, "layout-cell-large"));
		return;
	}
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = text_first(page); mark;
			mark = text_next(mark->next))
			ck_assert_int_le(mark->y, area->y + area->height);
}
END_TEST

/* --- bad tables */

static const struct {
	const char *table, *finding;
} bad[] = {
	{COLUMNS_2 "<table-row><cell columns='3'>一</cell></table-row>", "table-cells"},
	{COLUMNS_2 "<table-row><cell>一</cell></table-row>", "table-cells"},
	{COLUMNS_2 "<table-row><cell rows='2'>一</cell><cell>二</cell></table-row>",
		"table-span"},
	{COLUMNS_2 "<table-row role='head'><cell rows='2'>一</cell><cell>二</cell></table-row>"
		   "<table-row><cell>三</cell></table-row>",
		"table-span"},
	{COLUMNS_2 "<table-row><cell rows='2'>一</cell><cell>二</cell></table-row>"
		   "<table-row><cell>三</cell><cell>四</cell></table-row>",
		"table-cells"},
	{COLUMNS_2 "<table-row><cell>一</cell><cell>二</cell></table-row><caption>題</caption>",
		"table-order"},
	{COLUMNS_2 "<note>注</note><table-row><cell>一</cell><cell>二</cell></table-row>",
		"table-order"},
	{"<table-row><cell>一</cell></table-row>", "table-cells"},
	{COLUMNS_2 "<table-row><cell columns='0'>一</cell><cell>二</cell></table-row>",
		"template-attribute-wrong"},
	{COLUMNS_2 "<table-row><cell rows='10000'>一</cell><cell>二</cell></table-row>",
		"template-attribute-wrong"},
	{COLUMNS_2 "<table-row><cell rows='-1'>一</cell><cell>二</cell></table-row>",
		"template-attribute-wrong"},
	{COLUMNS_2 "<table-row rows='2'><cell>一</cell><cell>二</cell></table-row>",
		"template-attribute-wrong"},
	{"<column weight='１'>一</column><table-row><cell>一</cell></table-row>",
		"template-attribute-wrong"},
};

/* Found, and laid out without harm nevertheless. */
START_TEST(bad_tables_are_found)
{
	const struct finding *finding;

	lay(bad[_i].table);
	finding = letter_finding(&letter, bad[_i].finding);
	ck_assert_msg(finding != NULL, "no %s", bad[_i].finding);
	ck_assert_int_eq(finding->level, LEVEL_ERROR);
	ck_assert_uint_gt(finding->place.line, 0);
}
END_TEST

START_TEST(table_without_rows_is_none)
{
	lay(TWO_HEADS "<note>注</note>");
	letter_assert_structure(&letter, "Document(H1)");
}
END_TEST

Suite *table_suite(void)
{
	Suite *suite = suite_create("table");
	TCase *tests = tcase_create("table");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, spans_are_in_the_structure);
	tcase_add_test(tests, rules_keep_out_of_what_is_covered);
	tcase_add_test(tests, row_is_as_high_as_what_covers_it);
	tcase_add_test(tests, covering_cell_stands_in_the_middle);
	tcase_add_test(tests, covering_cell_stands_at_the_top_where_the_style_says);
	tcase_add_test(tests, empty_rows_fall_away);
	tcase_add_test(tests, covered_rows_stay);
	tcase_add_test(tests, short_columns_stay_on_one_line);
	tcase_add_test(tests, columns_fill_the_width);
	tcase_add_test(tests, column_without_content_has_room);
	tcase_add_test(tests, hundred_columns_are_found);
	tcase_add_test(tests, twenty_columns_have_room);
	tcase_add_test(tests, figures_stand_by_their_points);
	tcase_add_test(tests, wide_figures_stand_by_their_points);
	tcase_add_test(tests, cell_over_pages_is_set_again);
	tcase_add_test(tests, cell_in_group_over_pages_is_set_again);
	tcase_add_test(tests, rest_of_rows_has_room_for_what_is_set_again);
	tcase_add_loop_test(tests, small_group_stays_together, 26, 40);
	tcase_add_loop_test(tests, small_cell_in_large_group_stays_together, 34, 42);
	tcase_add_test(tests, head_of_two_rows_is_set_again);
	tcase_add_test(tests, row_higher_than_a_page_goes_on);
	tcase_add_test(tests, covering_cell_higher_than_a_page_is_found);
	tcase_add_loop_test(tests, nothing_leaves_the_page_silently, 145, 160);
	tcase_add_loop_test(tests, bad_tables_are_found, 0, sizeof bad / sizeof *bad);
	tcase_add_test(tests, table_without_rows_is_none);
	suite_add_tcase(suite, tests);
	return suite;
}
