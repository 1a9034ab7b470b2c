/* todoke explain: what a name of the record means, and the page of all of them. */
#include "command/uses.h"
#include "program.h"

#include <check.h>
#include <string.h>

Suite *explain_suite(void);

#define RECORD "templates/records/misdelivery.xml"

/* Explaining WHAT says all of PARTS, ended by NULL. */
static void says(const char *what, const char *const *parts)
{
	struct run run = run_shell("todoke explain %s", what);

	ck_assert_msg(run.status == 0, "%s: %s", what, run.errors);
	for (; *parts; parts++)
		has(run.output, *parts);
	run_done(&run);
}

#define SAYS(what, ...) says(what, (const char *const[]){__VA_ARGS__, NULL})

/* WHAT is unknown, and PART is said of it. */
static void refuses(const char *what, const char *part)
{
	struct run run = run_shell("todoke explain %s", what);

	ck_assert_msg(run.status == 2, "%s: %d %s", what, run.status, run.errors);
	ck_assert_str_eq(run.output, "");
	has(run.errors, part);
	run_done(&run);
}

START_TEST(an_element_is_told_whole)
{
	SAYS("group/leak", "<leak> 漏えいの状況", "置き場所: incident/group/leak\n",
		"新しい as-of で述べ直せる", "初めの読み手: すべての読み手", "not-confirmed\t",
		"  as-of\t", "例: cloud.xml:", ">suspected</leak>",
		"individual/body.xml:", "individual/manifest.xml:");
	SAYS("group/leak --lang en", "<leak> ", "stands at: incident/group/leak\n",
		"audience by default: everyone", "Under investigation");
}
END_TEST

START_TEST(a_name_may_be_shorter_or_longer)
{
	SAYS("/misuse", "置き場所: incident/misuse\n");
	SAYS("/incident/misuse", "置き場所: incident/misuse\n");
	SAYS("incident/group", "置き場所: incident/group\n", "  people\t", "  id\t", "[必須]");
	SAYS("representative/position", "置き場所: incident/party/representative/position\n");
	SAYS("incident", "置き場所: incident\n", "ちょうど1つ");
}
END_TEST

START_TEST(a_label_is_a_name_too)
{
	SAYS("漏えいの状況", "<leak>");
}
END_TEST

START_TEST(an_audience_is_in_words_and_never_wider_than_above)
{
	struct run run = run_shell("todoke explain party/representative/name");

	has(run.output, "個人情報保護委員会");
	ck_assert_ptr_null(strstr(run.output, "すべての読み手"));
	run_done(&run);
}
END_TEST

START_TEST(attributes_are_explained)
{
	SAYS("@as-of", "@as-of ", "付けられる要素: ", "例: 2026-11-17T14:30",
		"individual/body.xml:");
	SAYS("group/@kind", "@kind ", "付けられる要素: group\n", "回数: 必須",
		"customer\t顧客");
	SAYS("self/@ref", "指すもの: party");
}
END_TEST

START_TEST(a_place_in_a_record_is_looked_up)
{
	SAYS("customer/people --record " RECORD, "記録では: " RECORD ":", ": 1人\n",
		"置き場所: incident/group/people\n");
	SAYS("sent --record " RECORD, "置き場所: incident/event\n");
}
END_TEST

START_TEST(an_unknown_name_brings_the_nearest)
{
	refuses("gruop", "「group」");
	refuses("grup/people", "「group/people」");
	refuses("@asof", "「@as-of」");
	refuses("customer/people", "incident/group/people");
	refuses("xyzzyxyzzy", "explain-unknown");
	refuses("@xyzzyxyzzy", "explain-unknown");
	refuses("/", "error[explain-");
	refuses("@", "error[explain-");
}
END_TEST

START_TEST(nothing_to_explain_says_what_to_do)
{
	struct run run = run_shell("todoke explain");

	ck_assert_int_eq(run.status, 3);
	has(run.errors, "explain-nothing");
	run_done(&run);
}
END_TEST

START_TEST(steps_are_told_from_all_else_in_an_expression)
{
	ck_assert(xpath_names("leak | loss", "leak"));
	ck_assert(xpath_names("not(group/leak)", "leak"));
	ck_assert(xpath_names("party[@id=/incident/self/@ref]", "@ref"));
	ck_assert(xpath_names("child::leak", "leak"));
	ck_assert(!xpath_names("leak-site", "leak"));
	ck_assert(!xpath_names("@leak", "leak"));
	ck_assert(!xpath_names("leak", "@leak"));
	ck_assert(!xpath_names("$leak", "leak"));
	ck_assert(!xpath_names("x = 'a leak'", "leak"));
	ck_assert(!xpath_names("x = \"leak\"", "leak"));
	ck_assert(!xpath_names("count (x)", "count"));
	ck_assert(!xpath_names("self::x", "self"));
	ck_assert(xpath_names("count(x) > count", "count"));
	ck_assert(!xpath_names("", "leak"));
	ck_assert(!xpath_names("'", "leak"));
}
END_TEST

START_TEST(the_page_is_well_formed_and_its_links_lead_somewhere)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke explain --html -o %s/record.html && cd %s"
			  " && xmllint --noout --nonet record.html"
			  " && stat -c %%a record.html"
			  " && grep -o 'id=\"[^\"]*\"' record.html | sort >ids"
			  " && uniq -d ids"
			  " && grep -o 'href=\"#[^\"]*\"' record.html | sed 's/href=\"#/id=\"/'"
			  " | sort -u | comm -23 - ids",
			folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	ck_assert_str_eq(run.output, "600\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(the_page_holds_all_and_loads_nothing)
{
	struct run run = run_shell("todoke explain --html");

	ck_assert_int_eq(run.status, 0);
	has(run.output, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\"");
	has(run.output, "id=\"incident.group.people\"");
	has(run.output, "<td>確認されていない。「ない」ではない <span lang=\"en\">");
	has(run.output, "<th scope=\"row\"><code>customer</code></th><td>顧客");
	has(run.output, "&gt;約3,100人&lt;/people&gt;");
	ck_assert_ptr_null(strstr(run.output, "<script"));
	ck_assert_ptr_null(strstr(run.output, "src="));
	ck_assert_ptr_null(strstr(run.output, "url("));
	run_done(&run);
}
END_TEST

START_TEST(the_page_is_the_same_each_time)
{
	struct run run =
		run_shell("todoke explain --html | cksum; todoke explain --html | cksum");
	char *second = strchr(run.output, '\n') + 1;

	ck_assert_int_eq(strncmp(run.output, second, strlen(second)), 0);
	run_done(&run);
}
END_TEST

Suite *explain_suite(void)
{
	Suite *suite = suite_create("explain");
	TCase *tests = tcase_create("explain");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, an_element_is_told_whole);
	tcase_add_test(tests, a_name_may_be_shorter_or_longer);
	tcase_add_test(tests, a_label_is_a_name_too);
	tcase_add_test(tests, an_audience_is_in_words_and_never_wider_than_above);
	tcase_add_test(tests, attributes_are_explained);
	tcase_add_test(tests, a_place_in_a_record_is_looked_up);
	tcase_add_test(tests, an_unknown_name_brings_the_nearest);
	tcase_add_test(tests, nothing_to_explain_says_what_to_do);
	tcase_add_test(tests, steps_are_told_from_all_else_in_an_expression);
	tcase_add_test(tests, the_page_is_well_formed_and_its_links_lead_somewhere);
	tcase_add_test(tests, the_page_holds_all_and_loads_nothing);
	tcase_add_test(tests, the_page_is_the_same_each_time);
	suite_add_tcase(suite, tests);
	return suite;
}
