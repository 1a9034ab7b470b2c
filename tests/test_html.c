/* HTML: read back as XML, and judged as a browser and a screen reader would take it. */
#include "letter.h"
#include "program.h"

#include "output/document_html.h"
#include "xml/xml.h"

#include <check.h>
#include <string.h>

Suite *html_suite(void);

static struct letter letter;
static struct buffer html, css;
static struct xml *page;

static void setup(void)
{
	letter = letter_new();
	letter.document->title = "";
	letter.document->language = "ja";
	buffer_text(&css, "p { margin: 0 }");
}

static void teardown(void)
{
	xml_free(page);
	page = NULL;
	buffer_done(&html);
	buffer_done(&css);
	letter_done(&letter);
}

/* The page as a tree; the document type is for browsers alone. */
static const struct xml_node *page_read(void)
{
	const char type[] = "<!DOCTYPE html>\n";

	document_finish(letter.document, letter.findings);
	document_html(letter.document, &css, &html);
	ck_assert_int_eq(strncmp(html.data, type, strlen(type)), 0);
	page = xml_read("page.html", html.data + strlen(type), html.length - strlen(type),
		&xml_limits_default, letter.findings);
	ck_assert_msg(page != NULL, "%s", html.data);
	return xml_root(page);
}

/* The first element NAME behind NODE in the page, or NULL. */
static const struct xml_node *element_after(const struct xml_node *node, const char *name)
{
	do
		node = xml_following(node);
	while (node && !xml_is(node, name));
	return node;
}

static const struct xml_node *element_with_id(const char *id)
{
	const struct xml_node *node = xml_root(page);

	while (node
		&& (!xml_attribute(node, "id") || strcmp(xml_attribute(node, "id"), id) != 0))
		node = xml_following(node);
	ck_assert_msg(node != NULL, "no %s", id);
	return node;
}

static const char *text_of(const struct xml_node *node)
{
	ck_assert_ptr_nonnull(node);
	return xml_trimmed(letter.arena, node);
}

static bool html_has(const char *text)
{
	return strstr(html.data, text) != NULL;
}

START_TEST(notice_is_read_in_its_order)
{
	static const char *const elements[] = {
		"title", "h1", "h2", "ul", "h2", "h2", "dl", NULL};
	const struct xml_node *node;

	letter_notice(&letter, 0);
	node = page_read();
	ck_assert_str_eq(xml_attribute(node, "lang"), "ja");
	for (const char *const *name = elements; *name; name++) {
		node = element_after(node, *name);
		ck_assert_msg(node != NULL, "%s", *name);
	}
	ck_assert_str_eq(text_of(element_after(xml_root(page), "title")),
		"お客様の個人情報に関するお詫びとお知らせ");
	ck_assert_str_eq(text_of(element_with_id("line-4")), "葛󠄀城 髙﨑　様");
	ck_assert(html_has("謹啓</span>　<span id=\"paragraph-1\">このお手紙は"));
	ck_assert(html_has("<p class=\"end\">以上</p>"));
}
END_TEST

START_TEST(other_languages_are_told)
{
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH,
		"画面に Pay us or lose it all と出ました。");
	page_read();
	ck_assert(html_has("画面に <span lang=\"en\" xml:lang=\"en\">Pay us or lose it "
			   "all</span> と出ました。"));
}
END_TEST

START_TEST(everything_is_escaped)
{
	const char hostile[] = "<b>\"&amp;'</style><script>alert(1)</script>";
	struct block *paragraph;

	letter_add(&letter, letter.root, BLOCK_TITLE, "")->role = "\"><script>";
	block_words(letter.document, letter.root->first, hostile);
	paragraph = letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "");
	block_words(letter.document, paragraph, hostile);
	page_read();
	ck_assert(!html_has("<script"));
	ck_assert(!html_has("<b>"));
	ck_assert_str_eq(text_of(element_after(xml_root(page), "title")), hostile);
	ck_assert_str_eq(text_of(element_with_id("paragraph-1")), hostile);
}
END_TEST

/* What openssl says of the same bytes. */
START_TEST(policy_allows_only_the_page_s_own_style)
{
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	page_read();
	ck_assert(html_has("content=\"default-src 'none'; style-src"
			   " 'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='; "));
	ck_assert(!html_has("http:") || html_has("http://www.w3.org/1999/xhtml"));
	ck_assert(!html_has("src="));
	ck_assert(!html_has("url("));
}
END_TEST

START_TEST(headings_leave_no_gap)
{
	static const struct {
		size_t level;
		const char *element;
	} headings[] = {{1, "h2"}, {3, "h3"}, {2, "h3"}, {1, "h2"}, {8, "h3"}, {9, "h4"},
		{9, "h5"}, {9, "h6"}, {9, "h6"}};
	const struct xml_node *node;

	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
		letter_heading(&letter, letter.root, headings[i].level, "見出し");
		letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "本文");
	}
	node = element_after(page_read(), "h1");
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
		node = element_after(node, headings[i].element);
		ck_assert_msg(node != NULL, "%zu: %s", i, html.data);
		node = element_after(node, "p");
	}
}
END_TEST

START_TEST(form_is_labels_and_values)
{
	struct block *form, *row, *inner, *choices;
	const struct xml_node *node;

	letter_add(&letter, letter.root, BLOCK_TITLE, "報告");
	form = letter_add(&letter, letter.root, BLOCK_FORM, "");
	letter_heading(&letter, form, 1, "概要");
	letter_row(&letter, form, "(1)", "発生日", "<2026年11月16日>");
	row = letter_row(&letter, form, NULL, "報告者", NULL);
	inner = letter_row(&letter, row, NULL, "名称", "株式会社しらなみ検針サービス");
	ck_assert_ptr_nonnull(inner);
	row = letter_row(&letter, form, "(2)", "発生事案", NULL);
	choices = letter_add(&letter, row, BLOCK_CHOICES, "");
	letter_choice(&letter, choices, true, "漏えい");
	letter_add(&letter, letter_choice(&letter, choices, false, "その他"), BLOCK_REMARK,
		"盗難");
	letter_heading(&letter, form, 1, "原因");
	letter_row(&letter, form, "(1)", "主体", NULL);
	node = element_after(page_read(), "h2");
	node = element_after(node, "dl");
	ck_assert_str_eq(xml_attribute(node, "class"), "rows");
	node = element_after(node, "dt");
	ck_assert_str_eq(text_of(node), "(1) 発生日");
	ck_assert(xml_is(xml_next_element(node), "dd"));
	ck_assert_str_eq(text_of(xml_next_element(node)), "2026年11月16日");
	ck_assert_str_eq(
		text_of(element_after(element_after(element_with_id("row-2"), "dl"), "dd")),
		"株式会社しらなみ検針サービス");
	ck_assert(html_has("role=\"img\" aria-label=\"選択あり\">☑</span>漏えい</li>"));
	ck_assert(html_has("role=\"img\" aria-label=\"選択なし\">☐</span>その他"
			   "<span id=\"remark-1\" class=\"remark\">（盗難）</span></li>"));
	ck_assert_str_eq(text_of(element_after(element_with_id("row-5"), "dd")), "");
}
END_TEST

START_TEST(table_has_scopes_and_a_name)
{
	struct block *row, *table, *cells;

	letter_add(&letter, letter.root, BLOCK_TITLE, "報告");
	row = letter_row(
		&letter, letter_add(&letter, letter.root, BLOCK_FORM, ""), NULL, "内訳", NULL);
	table = letter_add(&letter, row, BLOCK_TABLE, "");
	letter_add(&letter, table, BLOCK_COLUMN, "種類")->weight = 1;
	letter_add(&letter, table, BLOCK_COLUMN, "人数")->weight = 1;
	cells = letter_add(&letter, table, BLOCK_TABLE_ROW, "");
	letter_add(&letter, cells, BLOCK_CELL, "顧客");
	letter_add(&letter, cells, BLOCK_CELL, "12人")->role = "number";
	page_read();
	ck_assert_str_eq(
		xml_attribute(element_with_id("table-1"), "aria-labelledby"), "label-1");
	ck_assert_str_eq(xml_attribute(element_with_id("column-2"), "scope"), "col");
	ck_assert_str_eq(xml_attribute(element_with_id("cell-2"), "class"), "number");
	ck_assert(xml_is(xml_parent(xml_parent(element_with_id("column-1"))), "thead"));
	ck_assert(xml_is(xml_parent(xml_parent(element_with_id("cell-1"))), "tbody"));
}
END_TEST

/* A span of days is no day, and words that look like a date are none. */
START_TEST(days_are_for_machines_too)
{
	struct block *paragraph;

	letter_add(&letter, letter.root, BLOCK_TITLE, "報告");
	paragraph = letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "");
	block_fact(letter.document, paragraph,
		&(struct fact){.path = "when", .type = "date", .value = "2026-11-16"},
		"令和8年11月16日（月）午前6時40分頃");
	block_fact(letter.document, paragraph,
		&(struct fact){
			.path = "when", .type = "date", .value = "2026-11-01/2026-11-10"},
		"11月上旬");
	block_fact(letter.document, paragraph,
		&(struct fact){.path = "number", .type = "count", .value = "2026-11-16"},
		"12件");
	page_read();
	ck_assert(html_has(
		"<time datetime=\"2026-11-16\">令和8年11月16日（月）午前6時40分頃</time>"
		"11月上旬12件</p>"));
}
END_TEST

/* What belongs in the ledger is not in the page. */
START_TEST(page_names_no_place_in_the_record)
{
	struct run run = run_shell("grep -c -e 'group/' -e 'event/' -e '@as-of' -e '\\.xml'"
				   " tests/golden/*/*.html | grep -v ':0$'");

	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

Suite *html_suite(void)
{
	Suite *suite = suite_create("html");
	TCase *tests = tcase_create("html");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, notice_is_read_in_its_order);
	tcase_add_test(tests, everything_is_escaped);
	tcase_add_test(tests, policy_allows_only_the_page_s_own_style);
	tcase_add_test(tests, other_languages_are_told);
	tcase_add_test(tests, headings_leave_no_gap);
	tcase_add_test(tests, form_is_labels_and_values);
	tcase_add_test(tests, table_has_scopes_and_a_name);
	tcase_add_test(tests, days_are_for_machines_too);
	tcase_add_test(tests, page_names_no_place_in_the_record);
	suite_add_tcase(suite, tests);
	return suite;
}
