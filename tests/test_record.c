/* Records: opened and checked, and their facts found by path. */
#include "said.h"

#include "base/buffer.h"
#include "record/descent.h"
#include "record/record.h"

#include <check.h>
#include <string.h>

Suite *record_suite(void);

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;
static struct record *record;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
	record = NULL;
}

static void teardown(void)
{
	record_free(record);
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* A record with BODY from its third line on; what is said of it. */
static const char *read(const char *body)
{
	const char *text = arena_format(arena,
		"<incident xmlns='urn:todoke:incident:1' id='i'>\n"
		"<self ref='p'/><party id='p'><name>x</name></party>\n%s</incident>",
		body);

	record = record_read("r.xml", text, strlen(text), schema, findings);
	return said(findings, arena);
}

START_TEST(shipped_records_are_clean)
{
	static const char *const paths[] = {
		"templates/records/misdelivery.xml", "tests/records/full.xml"};

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct record *shipped = record_open(paths[i], schema, findings);

		ck_assert_msg(shipped && !findings_at(findings, 0), "%s: %s", paths[i],
			said(findings, arena));
		record_free(shipped);
	}
}
END_TEST

/* Does FULL hold an element that is declared by ELEMENT? */
static bool is_used(const struct xml_node *root, const struct schema_element *element)
{
	struct descent descent = descent_start(schema, root);
	bool used = false;

	while (!used && descent_next(&descent))
		used = descent.element == element;
	descent_done(&descent);
	return used;
}

static void all_used(const struct xml_node *root, const struct schema_type *type)
{
	for (size_t i = 0; i < type->element_count; i++) {
		const struct schema_element *element = &type->elements[i];

		ck_assert_msg(is_used(root, element) || strcmp(element->name, "v") == 0,
			"<%s> in <%s> is not used", element->name, type->name);
		all_used(root, element->type);
	}
}

START_TEST(the_full_record_uses_every_element)
{
	struct record *full = record_open("tests/records/full.xml", schema, findings);

	all_used(record_root(full), schema_root(schema)->type);
	record_free(full);
}
END_TEST

START_TEST(a_record_with_errors_is_not_opened)
{
	ck_assert_str_eq(read("<misuse>denied</misuse>"), "3:1 denied-ground");
	ck_assert(!record);
}
END_TEST

START_TEST(a_record_with_warnings_is_opened)
{
	ck_assert_str_eq(read("<misuse>open</misuse>"
			      "<misuse as-of='2026-11-20' change='correct'>confirmed</misuse>"),
		"3:49 change-reason");
	ck_assert(record);
}
END_TEST

static const struct {
	const char *body, *said;
} mistakes[] = {
	{"<event id='p' kind='other'><when>2026</when></event>", "3:8 id-twice"},
	{"<request id='a'>文</request><request id='a' as-of='2026-11-01'>文</request>", ""},
	{"<request id='a'>文</request><request id='a'>文</request>", "3:28 fact-twice"},
	{"<desk id='a'><name>x</name></desk><desk id='a'><name>y</name></desk>",
		"3:41 id-twice"},
	{"<request id='a'>文</request><note id='a' as-of='2026-11-01'>文</note>",
		"3:34 id-twice"},
	{"<request id='a'>文</request><request id='a' language='en'>t</request>", ""},
	{"<event id='e' kind='other' party='q'><when>2026</when></event>",
		"3:28 reference-similar"},
	{"<event id='e' kind='other' party='nobody'><when>2026</when></event>",
		"3:28 reference-missing"},
	{"<event id='e' kind='other' party='e'><when>2026</when></event>",
		"3:28 reference-kind"},
	{"<addressee id='a' group='p g'><name>x</name></addressee>",
		"3:19 reference-kind; 3:19 reference-missing"},
	{"<overview id='o'><v ref='p/name'/></overview>", ""},
	{"<overview id='o'><v ref='p/nam'/></overview>", "3:21 quotation-missing"},
	{"<overview id='o'><v ref='o'/></overview>", "3:21 quotation-kind"},
	{"<overview id='o'><v ref='/self'/></overview>", "3:21 quotation-kind"},
	{"<overview id='o'><v ref='/nothing/here'/></overview>", "3:21 quotation-missing"},
	{"<overview id='o'> \n </overview>", "3:1 prose-empty"},
	{"<misuse as-of='2026-02-29'>open</misuse>", "3:9 as-of-date"},
	{"<misuse as-of='2026-11-20'>open</misuse><misuse as-of='2026-11-20T23:59:59'>unknown"
	 "</misuse>",
		"3:41 fact-twice"},
	{"<misuse as-of='2026-11-20' change='update'>open</misuse>", "3:28 change-nothing"},
	{"<misuse as-of='2026-11-20' change='add'>open</misuse>", ""},
	{"<misuse reason='r'>open</misuse>", "3:9 reference-missing"},
	{"<total><people>30件</people></total>", "3:8 people-unit"},
	{"<total><people>30</people></total>", "3:8 count-unit"},
	{"<event id='e' kind='other'><when>2026-13</when></event>", "3:28 when-date"},
};

START_TEST(what_the_schema_can_not_say_is_checked)
{
	const char *text = read(mistakes[_i].body);

	ck_assert_msg(strcmp(text, mistakes[_i].said) == 0, "%s: %s, not %s", mistakes[_i].body,
		text, mistakes[_i].said);
}
END_TEST

/* The path of each is itself; TEXT is what stands there, NULL in what holds more. */
static const struct {
	const char *path, *text;
} paths[] = {
	{"shop", NULL},
	{"shop/name", "株式会社ひばり文具"}, /* the Japanese one */
	{"shop/representative/name", "雲雀 花子"},
	{"/title", "通販サイトへの不正アクセス"},
	{"/self", ""},
	{"/total", NULL},
	{"/total/people", "最大約2,700人"}, /* the newest */
	{"buyers", NULL},
	{"buyers/people", "2,420人"},
	{"minors/people", "12人"},
	{"accounts", "3,010アカウント"},
	{"name", "お名前"},
	{"buyers/leak", "suspected"},
	{"/misuse", "not-confirmed"},
	{"one/postal-code", "999-0456"},
	{"first/date", "2026-11-21"},
};

START_TEST(paths_lead_to_facts_and_back)
{
	struct record *full = record_open("tests/records/full.xml", schema, findings);
	const struct xml_node *node = record_find(full, paths[_i].path, NULL);

	ck_assert_msg(node != NULL, "%s", paths[_i].path);
	if (paths[_i].text)
		ck_assert_str_eq(xml_text(arena, node), paths[_i].text);
	ck_assert_str_eq(record_path(node, arena), paths[_i].path);
	record_free(full);
}
END_TEST

START_TEST(paths_of_attributes_and_texts_are_those_of_their_element)
{
	const struct xml_node *node;

	read("<event id='e' kind='other'><when>2026</when></event>");
	node = record_find(record, "e/when", NULL);
	ck_assert_str_eq(record_path(xml_first(node), arena), "e/when");
	node = record_find(record, "e", NULL);
	ck_assert_str_eq(record_path(xml_first_attribute(node), arena), "e");
	ck_assert_str_eq(record_path(record_root(record), arena), "/");
}
END_TEST

START_TEST(japanese_comes_before_other_languages)
{
	read("<request id='a' language='en'>text</request><request id='a'>文</request>"
	     "<reason id='b' language='en'>text</reason>");
	ck_assert_str_eq(xml_text(arena, record_find(record, "a", NULL)), "文");
	ck_assert_str_eq(xml_text(arena, record_find(record, "b", NULL)), "text");
}
END_TEST

START_TEST(paths_to_nothing_find_nothing)
{
	static const char *const wrong[] = {
		"", "/", "//", "nobody", "p/", "p/nobody", "p/name/x", "/p", "i", "P", "self"};

	read("");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_msg(!record_find(record, wrong[i], NULL), "%s", wrong[i]);
}
END_TEST

/* Whatever is in a damaged record: checked to its end, without a crash. */
START_TEST(damaged_records_are_checked)
{
	static const char *const pieces[] = {"<group id='g' kind='customer'>", "</group>",
		"<people>", "</people>", "1人", "調査中", "<v ref='g/people'/>",
		"<note id='p'>", "</note>", "<people change='correct' as-of='2026-11-11'>",
		"2026-11-11", "<event id='g' kind='other'>", "</event>", "<when>", "</when>",
		"\n", "<misuse reason='g'>open</misuse>"};
	unsigned long long state = 5;

	for (int i = 0; i < 3000; i++) {
		struct buffer body = {0};
		struct findings *here = findings_new();
		struct record *damaged;

		buffer_text(&body, "<incident xmlns='urn:todoke:incident:1' id='i'>");
		for (size_t k = draw(&state, 14); k > 0; k--)
			buffer_text(
				&body, pieces[draw(&state, sizeof pieces / sizeof *pieces)]);
		buffer_text(&body, "</incident>");
		damaged = record_read("d", body.data, body.length, schema, here);
		ck_assert_int_eq(damaged == NULL, findings_status(here) >= 2);
		record_free(damaged);
		buffer_done(&body);
		findings_free(here);
	}
}
END_TEST

Suite *record_suite(void)
{
	Suite *suite = suite_create("record");
	TCase *tests = tcase_create("record");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, shipped_records_are_clean);
	tcase_add_test(tests, the_full_record_uses_every_element);
	tcase_add_test(tests, a_record_with_errors_is_not_opened);
	tcase_add_test(tests, a_record_with_warnings_is_opened);
	tcase_add_loop_test(tests, what_the_schema_can_not_say_is_checked, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_loop_test(
		tests, paths_lead_to_facts_and_back, 0, sizeof paths / sizeof *paths);
	tcase_add_test(tests, paths_of_attributes_and_texts_are_those_of_their_element);
	tcase_add_test(tests, japanese_comes_before_other_languages);
	tcase_add_test(tests, paths_to_nothing_find_nothing);
	tcase_add_test(tests, damaged_records_are_checked);
	suite_add_tcase(suite, tests);
	return suite;
}
