/* Reading XML: every node at its place, every flaw said with its place. */
#include "program.h"
#include "said.h"

#include "base/buffer.h"
#include "xml/xml.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

Suite *xml_suite(void);

/* Every node of XML with its place, a line each. */
static char *trace(const struct xml *xml)
{
	struct buffer text = {0};
	const struct xml_node *node = xml_root(xml);

	while (node) {
		const struct xml_node *next = xml_first(node), *attribute;
		struct place place = xml_place(node);

		buffer_format(&text, "%zu:%zu %s\n", place.line, place.column,
			xml_is_text(node) ? xml_content(node) : xml_name(node));
		for (attribute = xml_first_attribute(node); attribute;
			attribute = xml_next_attribute(attribute)) {
			place = xml_place(attribute);
			buffer_format(&text, "%zu:%zu %s=%s\n", place.line, place.column,
				xml_name(attribute), xml_content(attribute));
		}
		for (; !next && node; node = xml_parent(node))
			next = xml_next(node);
		node = next;
	}
	return text.data;
}

static void traced(const char *source, const char *expected)
{
	struct xml *xml = tree(source);
	char *text = trace(xml);

	ck_assert_str_eq(text, expected);
	free(text);
	xml_free(xml);
}

START_TEST(places_count_lines_and_characters)
{
	traced("<?xml version=\"1.0\"?>\n<a>\n\t<b>日本語</b><c/>😀\n</a>",
		"2:1 a\n2:4 \n\t\n3:2 b\n3:5 日本語\n3:12 c\n3:16 😀\n\n");
}
END_TEST

START_TEST(attributes_know_their_places)
{
	traced("<a 名=\"1\"\n   xmlns:x='urn:x' b='2>3'\tx:c\n=\n\"4\"/>",
		"1:1 a\n1:4 名=1\n2:20 b=2>3\n2:28 c=4\n");
}
END_TEST

START_TEST(text_is_one_node_however_it_is_written)
{
	traced("<a><![CDATA[<&]]>1<!-- c -->2<?p x?>3&amp;4&#x845b;<b/>5<!-- - --></a>",
		"1:1 a\n1:4 <&123&4葛\n1:52 b\n1:56 5\n");
}
END_TEST

START_TEST(byte_order_mark_and_line_ends_do_not_shift_places)
{
	traced("\xEF\xBB\xBF<a>x\r\n<b c=\"1\"\r\n\td=\"2\"/></a>",
		"1:1 a\n1:4 x\n\n2:1 b\n2:4 c=1\n3:2 d=2\n");
}
END_TEST

/* SIZE bytes at DATA are refused with just EXPECTED. */
static void refused(const char *data, size_t size, const char *expected)
{
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();

	ck_assert_msg(!xml_read("t", data, size, &xml_limits_default, findings),
		"%.*s: accepted", (int)size, data);
	ck_assert_msg(strcmp(said(findings, arena), expected) == 0, "%.*s: %s, not %s",
		(int)size, data, said(findings, arena), expected);
	ck_assert_int_eq(findings_status(findings), 2);
	arena_free(arena);
	findings_free(findings);
}

static const struct {
	const char *text, *said;
} flaws[] = {
	{"", "0:0 xml-empty"},
	{"文章", "1:1 xml-no-root"},
	{"<?xml version=\"1.0\"?>", "1:22 xml-no-root"},
	{"<a>\n<b>日本</c></a>", "2:6 xml-tag-mismatch"},
	{"<a>\n<b>日本", "2:6 xml-tag-unclosed"},
	{"<a/>\n文", "2:1 xml-after-root"},
	{"<a/><b/>", "1:5 xml-after-root"},
	{"<a>日&nbsp;</a>", "1:5 xml-entity"},
	{"<a>A & B</a>", "1:6 xml-ampersand"},
	{"<a>A&B </a>", "1:5 xml-ampersand"},
	{"<a b=\"x & y\"/>", "1:9 xml-ampersand"},
	{"<a>3 < 5</a>", "1:6 xml-name"},
	{"<a b=1/>", "1:6 xml-quote"},
	{"<a>\n<b c=\"1>x</b></a>", "2:10 xml-less-than"},
	{"<a b/>", "1:5 xml-attribute-value"},
	{"<a b=\"1\"c=\"2\"/>", "1:9 xml-space"},
	{"<x><a b=\"1\" b=\"2\"/></x>", "1:4 xml-attribute-twice"},
	{"<a><b !></a>", "1:4 xml-tag-open"},
	{"<a>\n<!-- x </a>", "2:1 xml-comment-open"},
	{"<a><!-- x -- y --></a>", "1:11 xml-comment-hyphen"},
	{"<a>\n<![CDATA[ x</a>", "2:1 xml-cdata-open"},
	{"<a>\nx ]]> y</a>", "2:3 xml-cdata-end"},
	{"<a><?p x</a>", "1:4 xml-instruction"},
	{"<a>\n<x:b/></a>", "2:1 xml-prefix"},
	{"<a>\n<b x:c=\"\"/></a>", "2:1 xml-prefix"},
	{"<a>&#1;</a>", "1:8 xml-character"},
	{"<a>\xEF\xBF\xBF</a>", "1:4 xml-character"},
	{"<a>日\x08</a>", "1:5 xml-control"},
	{"\n<?xml version=\"1.0\"?><a/>", "2:1 xml-declaration-late"},
	{"<?xml version=1.0?><a/>", "1:1 xml-declaration"},
	{"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>", "1:31 xml-declared"},
	{"<?xml version='1.0' encoding='EUC-JP'?><a/>", "1:31 xml-declared"},
	{"<!DOCTYPE a><a/>", "1:1 xml-dtd"},
	{"<!DOCTYPE a SYSTEM \"http://example.jp/a.dtd\"><a/>", "1:1 xml-dtd"},
	{"<!-- c -->\n<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "2:1 xml-dtd"},
	{"<a>日\xE6\x97</a>", "1:5 xml-bytes"},
	{"<a>日\xFF</a>", "1:5 xml-bytes"},
	{"<a>\x93\xFA\x96{</a>", "1:4 xml-encoding"},
	{"<a>\xC6\xFC\xCB\xDC</a>", "1:4 xml-encoding"},
	{"<a>\x1B$BF|K\\\x1B(B</a>", "1:4 xml-encoding"},
};

START_TEST(flaws_are_said_with_their_place)
{
	refused(flaws[_i].text, strlen(flaws[_i].text), flaws[_i].said);
}
END_TEST

START_TEST(wide_encodings_and_nul_are_recognised)
{
	refused("\xFF\xFE<\0a\0/\0>\0", 10, "1:1 xml-encoding");
	refused("\xFE\xFF\0<\0a\0/\0>", 10, "1:1 xml-encoding");
	refused("<\0a\0/\0>\0", 8, "1:1 xml-encoding");
	refused("\0\0\0<\0\0\0a", 8, "1:1 xml-encoding");
	refused("<a>x\0y</a>", 10, "1:5 xml-nul");
}
END_TEST

START_TEST(encodings_are_named)
{
	static const char *const named[][2] = {
		{"<a>\x93\xFA\x96{\x8C\xEA</a>", "CP932"},
		{"<a>\xC6\xFC\xCB\xDC\xB8\xEC</a>", "EUC-JP"},
		{"<a>\x1B$BF|K\\\x1B(B</a>", "ISO-2022-JP"},
	};

	for (size_t i = 0; i < 3; i++) {
		struct findings *findings = findings_new();

		xml_read("t", named[i][0], strlen(named[i][0]), &xml_limits_default, findings);
		ck_assert_str_eq(said_argument(findings, 0, "encoding"), named[i][1]);
		findings_free(findings);
	}
}
END_TEST

START_TEST(the_open_tag_is_named)
{
	static const char text[] = "<a>\n <b>\n</c></a>";
	struct findings *findings = findings_new();

	xml_read("t", text, sizeof text - 1, &xml_limits_default, findings);
	ck_assert_str_eq(said_argument(findings, 0, "opened"), "b");
	ck_assert_str_eq(said_argument(findings, 0, "closed"), "c");
	ck_assert_str_eq(said_argument(findings, 0, "line"), "2");
	ck_assert_str_eq(said_argument(findings, 0, "column"), "2");
	findings_free(findings);
}
END_TEST

static char *nested(size_t depth)
{
	struct buffer text = {0};

	for (size_t i = 0; i < depth; i++)
		buffer_text(&text, "<a>");
	for (size_t i = 0; i < depth; i++)
		buffer_text(&text, "</a>");
	return text.data;
}

START_TEST(depth_has_a_limit)
{
	char *fits = nested(100), *deep = nested(101), *deepest = nested(200000);
	struct xml *xml = tree(fits);

	xml_free(xml);
	refused(deep, strlen(deep), "1:301 xml-deep");
	refused(deepest, strlen(deepest), "1:301 xml-deep");
	free(fits);
	free(deep);
	free(deepest);
}
END_TEST

START_TEST(size_has_a_limit)
{
	struct xml_limits limits = {.bytes = 10, .depth = 10};
	struct findings *findings = findings_new();
	struct xml *fits = xml_read("t", "<a>123</a>", 10, &limits, findings);

	ck_assert(fits != NULL);
	xml_free(fits);
	ck_assert(!xml_read("t", "<a>1234</a>", 11, &limits, findings));
	ck_assert_str_eq(findings_at(findings, 0)->id, "xml-large");
	findings_free(findings);
}
END_TEST

/* PATH can't be read, with EXPECTED as the only finding. */
static void unreadable(const char *path, const char *expected)
{
	struct findings *findings = findings_new();

	ck_assert(!xml_open(path, &xml_limits_default, findings));
	ck_assert_str_eq(findings_at(findings, 0)->id, expected);
	ck_assert_str_eq(findings_at(findings, 0)->place.file, path);
	ck_assert(!findings_at(findings, 1));
	findings_free(findings);
}

START_TEST(what_is_no_file_is_said)
{
	char *folder = folder_new();
	char path[4096];

	unreadable("/no/such/file.xml", "file-missing");
	unreadable("tests", "file-directory");
	unreadable("/dev/null", "file-special");
	snprintf(path, sizeof path, "%s/pipe", folder);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	unreadable(path, "file-special"); /* and does not wait for a writer */
	snprintf(path, sizeof path, "%s/empty.xml", folder);
	file_write(path, "");
	unreadable(path, "xml-empty");
	folder_done(folder);
}
END_TEST

START_TEST(a_large_file_is_not_read)
{
	char *folder = folder_new();
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/large.xml", folder);
	file = fopen(path, "w");
	ck_assert(file != NULL);
	fputs("<a>", file);
	for (int i = 0; i < 17 * 1024; i++)
		fprintf(file, "%01024d", 0);
	fputs("</a>", file);
	fclose(file);
	unreadable(path, "xml-large");
	folder_done(folder);
}
END_TEST

START_TEST(null_chains)
{
	struct arena *arena = arena_new();

	ck_assert(!xml_root(NULL) && !xml_name(NULL) && !xml_namespace(NULL));
	ck_assert(!xml_child(NULL, "a") && !xml_next_same(NULL) && !xml_parent(NULL));
	ck_assert(!xml_attribute(NULL, "a") && !xml_content(NULL) && !xml_text(arena, NULL));
	ck_assert(!xml_following(NULL) && !xml_first_attribute(NULL) && !xml_is(NULL, "a"));
	arena_free(arena);
}
END_TEST

START_TEST(elements_are_found_by_name)
{
	struct xml *xml = tree("<a xmlns='urn:a'>1<b n='x'/>2<c/><b n='y'/></a>");
	const struct xml_node *a = xml_root(xml), *b = xml_child(a, "b");

	ck_assert_str_eq(xml_namespace(b), "urn:a");
	ck_assert_str_eq(xml_attribute(b, "n"), "x");
	ck_assert_str_eq(xml_attribute(xml_next_same(b), "n"), "y");
	ck_assert(!xml_next_same(xml_next_same(b)));
	ck_assert(xml_is(xml_next_element(b), "c"));
	ck_assert(xml_parent(b) == a && !xml_parent(a));
	ck_assert(xml_following(a) == b && xml_following(b) == xml_next_element(b));
	xml_free(xml);
}
END_TEST

START_TEST(text_is_gathered_and_trimmed)
{
	struct arena *arena = arena_new();
	struct xml *xml = tree("<a> \n 一<b>二<c>三</c></b>\t四 \n</a>");

	ck_assert_str_eq(xml_text(arena, xml_root(xml)), " \n 一二三\t四 \n");
	ck_assert_str_eq(xml_trimmed(arena, xml_root(xml)), "一二三\t四");
	xml_free(xml);
	xml = tree("<a b=''/>");
	ck_assert_str_eq(xml_text(arena, xml_root(xml)), "");
	ck_assert_str_eq(xml_attribute(xml_root(xml), "b"), "");
	xml_free(xml);
	arena_free(arena);
}
END_TEST

/* Whatever is done to the bytes of a record: a tree, or a finding. */
START_TEST(damaged_files_are_read_or_refused)
{
	size_t size = 0;
	char *bytes = file_read("tests/records/full.xml", &size);
	unsigned long long state = 7;

	for (int i = 0; i < 1500; i++) {
		struct findings *findings = findings_new();
		char *copy = memcpy(malloc(size), bytes, size);
		size_t length = draw(&state, 4) ? size : draw(&state, size);
		struct xml *xml;

		for (size_t k = draw(&state, 4); k > 0; k--)
			copy[draw(&state, size)] =
				"<>&\"'/!?= a\0\xE3\x80\n-"[draw(&state, 16)];
		xml = xml_read("t", copy, length, &xml_limits_default, findings);
		ck_assert_int_eq(xml == NULL, findings_count(findings, LEVEL_ERROR) == 1);
		xml_free(xml);
		free(copy);
		findings_free(findings);
	}
	free(bytes);
}
END_TEST

Suite *xml_suite(void)
{
	Suite *suite = suite_create("xml");
	TCase *tests = tcase_create("xml");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, places_count_lines_and_characters);
	tcase_add_test(tests, attributes_know_their_places);
	tcase_add_test(tests, text_is_one_node_however_it_is_written);
	tcase_add_test(tests, byte_order_mark_and_line_ends_do_not_shift_places);
	tcase_add_loop_test(
		tests, flaws_are_said_with_their_place, 0, sizeof flaws / sizeof *flaws);
	tcase_add_test(tests, wide_encodings_and_nul_are_recognised);
	tcase_add_test(tests, encodings_are_named);
	tcase_add_test(tests, the_open_tag_is_named);
	tcase_add_test(tests, depth_has_a_limit);
	tcase_add_test(tests, size_has_a_limit);
	tcase_add_test(tests, what_is_no_file_is_said);
	tcase_add_test(tests, a_large_file_is_not_read);
	tcase_add_test(tests, null_chains);
	tcase_add_test(tests, elements_are_found_by_name);
	tcase_add_test(tests, text_is_gathered_and_trimmed);
	tcase_add_test(tests, damaged_files_are_read_or_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
