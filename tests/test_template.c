/* What templates make of a view: wording with holes, and its mistakes. */
#include "output/document_text.h"
#include "program.h"
#include "record/schema.h"
#include "template/template.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *template_suite(void);

#define VIEW                                                                                              \
	"<incident id='x'>"                                                                               \
	"<event id='sent' kind='occurrence'><when>2026-11-12</when></event>"                              \
	"<event id='known' kind='discovery'><when>2026-11-16</when></event>"                              \
	"<overview id='plain'>当社が<v ref='sent/when'/>に送り、\n  誤りました。</overview>" \
	"<overview id='hole'>当社が<v absent='yes'/>に送りました。</overview>"                  \
	"<overview id='part'>一文目です。二文目は<v absent='yes'/>です。"                    \
	"三文目は<v ref='sent/when'/>です。</overview>"                                            \
	"<overview id='circle'>前文<v ref='circle'/>後文</overview>"                                  \
	"<group id='g' kind='customer'><people>約2.7万件</people>"                                     \
	"<item id='a'>お名前</item><item id='b'>ご住所</item>"                                      \
	"<leak as-of='2026-11-17'>confirmed</leak></group></incident>"

/* What a test looks at. */
struct made {
	struct arena *arena;
	struct findings *findings;
	struct document *document;
	struct buffer text;
	bool opened;
};

static char *template_file(const char *folder, const char *body)
{
	char *path, *whole;

	if (asprintf(&path, "%s/t.xml", folder) < 0
		|| asprintf(&whole, "<template xmlns='urn:todoke:template:1'>\n%s</template>",
			   body)
			   < 0)
		abort();
	file_write(path, whole);
	free(whole);
	return path;
}

static void expand(struct made *made, const struct template *template)
{
	struct findings *findings = made->findings;
	struct schema *schema = schema_load("core/schema/incident.xsd", findings);
	struct xml *view =
		xml_read("record.xml", VIEW, strlen(VIEW), &xml_limits_default, findings);
	struct xpath_tree *tree = xpath_tree_new(view);
	struct printing printing = {
		.document = made->document,
		.root = xml_root(view),
		.tree = tree,
		.schema = schema,
		.terms = terms_open("locales/ja/terms.xml", made->arena, findings),
		.dates = "western",
		.findings = findings,
	};

	template_expand(template, &printing, made->document->root, xml_root(view));
	document_finish(made->document, findings);
	document_text(made->document, &made->text);
	xpath_tree_free(tree);
	xml_free(view);
	schema_free(schema);
}

static struct made make(const char *body)
{
	struct made made = {.arena = arena_new(), .findings = findings_new()};
	char *folder = folder_new(), *path = template_file(folder, body);
	const struct template_source source = {.path = path, .language = "ja"};
	struct template *template = template_open(&source, made.arena, made.findings);

	made.document = document_new(made.arena);
	made.document->language = "ja";
	made.opened = template != NULL;
	if (template)
		expand(&made, template);
	template_free(template);
	free(path);
	folder_done(folder);
	return made;
}

static void made_done(struct made *made)
{
	buffer_done(&made->text);
	findings_free(made->findings);
	arena_free(made->arena);
}

#define TITLE "<title>題</title>"

static void says(const char *body, const char *text)
{
	struct made made = make(body);

	ck_assert_msg(findings_count(made.findings, LEVEL_NOTE) == 0, "%s: %s", body,
		findings_count(made.findings, LEVEL_NOTE) ? findings_at(made.findings, 0)->id
							  : "");
	ck_assert_str_eq(made.text.data, text);
	made_done(&made);
}

/* BODY gives exactly one finding, ID, at LINE of the template. */
static void complains(const char *body, const char *id, size_t line)
{
	struct made made = make(body);
	const struct finding *finding = findings_at(made.findings, 0);

	ck_assert_msg(finding != NULL, "no finding for %s", body);
	ck_assert_str_eq(finding->id, id);
	ck_assert_uint_eq(finding->place.line, line);
	ck_assert_uint_eq(findings_count(made.findings, LEVEL_NOTE), 1);
	made_done(&made);
}

START_TEST(facts_print_in_the_style_asked_for)
{
	says(TITLE "<paragraph><value select=\"event[@id='sent']/when\"/></paragraph>",
		"題\n\n2026年11月12日\n");
	says(TITLE
		"<paragraph><value select=\"event[@id='sent']/when\" style='era'/></paragraph>",
		"題\n\n令和8年11月12日\n");
	says(TITLE "<paragraph><value select='group/people'/></paragraph>",
		"題\n\n約2.7万件\n");
	says(TITLE "<paragraph><value select='group/leak/@as-of'/></paragraph>",
		"題\n\n2026年11月17日\n");
	says(TITLE "<paragraph><value select='group/leak' style='predicate'/></paragraph>",
		"題\n\n外部に漏えいしたことを確認しております\n");
}
END_TEST

START_TEST(each_may_join_what_it_prints)
{
	says(TITLE "<paragraph><each select='group/item' join='及び'><value select='.'/></each>"
		   "です。</paragraph>",
		"題\n\nお名前及びご住所です。\n");
	says(TITLE
		"<paragraph><each select='event/when | group/people | group/item' "
		"join='並びに'>"
		"<if test=\"not(../@id='known')\"><value select='.'/></if></each></paragraph>",
		"題\n\n2026年11月12日、約2.7万件、お名前並びにご住所\n");
	says(TITLE "<paragraph><each select=\"group/item[@id='b']\" join='及び'>"
		   "<value select='.'/></each></paragraph>",
		"題\n\nご住所\n");
	says(TITLE "<paragraph><each select='group/item | group/people' join='及び'>"
		   "<if test='self::people'><value select='.'/></if></each>。</paragraph>",
		"題\n\n約2.7万件。\n");
	complains("\n<list><each select='group/item' join='及び'/></list>", "template-join", 3);
}
END_TEST

/* What PARTS (files and what they hold, ended by NULL) make of the template BODY. */
static struct made make_of(const char *const *parts, const char *body)
{
	struct made made = {.arena = arena_new(), .findings = findings_new()};
	char *folder = folder_new(), *path = template_file(folder, body);
	const struct template_source source = {
		.path = path,
		.language = "ja",
		.common = arena_format(made.arena, "%s/common", folder),
	};
	struct template *template;
	struct run run = run_shell("mkdir %s/common", folder);

	for (; *parts; parts += 2)
		file_write(arena_format(made.arena, "%s/%s", folder, parts[0]),
			arena_format(made.arena,
				"<template xmlns='urn:todoke:template:1'>%s</template>",
				parts[1]));
	template = template_open(&source, made.arena, made.findings);
	made.document = document_new(made.arena);
	made.document->language = "ja";
	made.opened = template != NULL;
	if (template)
		expand(&made, template);
	template_free(template);
	run_done(&run);
	free(path);
	folder_done(folder);
	return made;
}

/* A file beside the template goes before one that all share; a part may hold parts. */
static const struct {
	const char *parts[7], *body, *text, *finding;
} parts[] = {
	{{"a.xml", "<paragraph>甲</paragraph>", NULL}, TITLE "<include file='a.xml'/>",
		"題\n\n甲\n", NULL},
	{{"common/a.xml", "<paragraph>甲</paragraph>", NULL}, TITLE "<include file='a.xml'/>",
		"題\n\n甲\n", NULL},
	{{"a.xml", "乙", "common/a.xml", "丙", NULL},
		TITLE "<paragraph>甲<include file='a.xml'/></paragraph>", "題\n\n甲乙\n", NULL},
	{{"a.xml", "乙<include file='b.xml'/>", "common/b.xml", "<value select='.'/>", NULL},
		TITLE "<paragraph><each select='group/item'><include file='a.xml'/></each>"
		      "</paragraph>",
		"題\n\n乙お名前乙ご住所\n", NULL},
	{{"a.xml", "<block name='x'>乙</block>", NULL},
		TITLE "<paragraph><include file='a.xml'/><include file='a.xml'/></paragraph>",
		"題\n\n乙乙\n", NULL},
	{{NULL}, TITLE "<include file='a.xml'/>", NULL, "include-missing"},
	{{NULL}, TITLE "<include file='../t.xml'/>", NULL, "include-missing"},
	{{NULL}, TITLE "<include/>", NULL, "template-attribute"},
	{{NULL}, TITLE "<block/>", NULL, "template-attribute"},
	{{NULL}, TITLE "<include file='t.xml'/>", NULL, "include-circle"},
	{{"a.xml", "<include file='b.xml'/>", "b.xml", "<include file='a.xml'/>", NULL},
		TITLE "<include file='a.xml'/>", NULL, "include-circle"},
	{{"a.xml", "<nosuch/>", NULL}, TITLE "<include file='a.xml'/>", NULL,
		"template-unknown"},
	{{NULL},
		TITLE "<block name='x'><paragraph>a</paragraph></block>"
		      "<block name='x'><paragraph>b</paragraph></block>",
		NULL, "block-twice"},
};

START_TEST(templates_are_made_of_parts)
{
	struct made made = make_of(parts[_i].parts, parts[_i].body);
	const struct finding *finding = findings_at(made.findings, 0);

	if (parts[_i].finding)
		ck_assert_msg(finding && strcmp(finding->id, parts[_i].finding) == 0, "%zu: %s",
			(size_t)_i, finding ? finding->id : "no finding");
	else
		ck_assert_msg(!finding, "%zu: %s", (size_t)_i, finding->id);
	if (parts[_i].text)
		ck_assert_str_eq(made.text.data, parts[_i].text);
	made_done(&made);
}
END_TEST

START_TEST(prose_prints_the_facts_it_quotes)
{
	says(TITLE "<paragraph><value select=\"overview[@id='plain']\"/></paragraph>",
		"題\n\n当社が2026年11月12日に送り、誤りました。\n");
}
END_TEST

START_TEST(a_sentence_drops_whole)
{
	says(TITLE "<paragraph>前。<sentence>日は<value select='nowhere'/>である。</sentence>"
		   "<sentence>次は<value select='group/people'/>。</sentence></paragraph>",
		"題\n\n前。次は約2.7万件。\n");
	says(TITLE "<paragraph>前。<sentence><value select=\"overview[@id='hole']\"/>"
		   "</sentence></paragraph>",
		"題\n\n前。\n");
}
END_TEST

START_TEST(a_sentence_of_prose_drops_with_a_note)
{
	struct made made =
		make(TITLE "<paragraph><value select=\"overview[@id='part']\"/></paragraph>");

	ck_assert_str_eq(made.text.data, "題\n\n一文目です。三文目は2026年11月12日です。\n");
	ck_assert_uint_eq(findings_count(made.findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(made.findings, 0)->id, "sentence-dropped");
	ck_assert_str_eq(findings_at(made.findings, 0)->place.file, "record.xml");
	made_done(&made);
}
END_TEST

START_TEST(a_block_with_nothing_in_it_vanishes)
{
	says(TITLE "<paragraph><sentence><value select='nowhere'/></sentence></paragraph>"
		   "<list><each select='nowhere'><item>x</item></each></list>"
		   "<definitions><definition><term>電話</term><description>"
		   "<sentence><value select='nowhere'/></sentence></description></definition>"
		   "</definitions>",
		"題\n");
}
END_TEST

START_TEST(instructions_choose_and_repeat)
{
	says(TITLE "<list><each select='group/item'><item><value "
		   "select='.'/></item></each></list>",
		"題\n\n・お名前\n・ご住所\n");
	says(TITLE "<if test='group'><paragraph>有</paragraph></if>"
		   "<if test='not(group)'><paragraph>無</paragraph></if>",
		"題\n\n有\n");
}
END_TEST

START_TEST(line_breaks_of_the_template_are_no_text)
{
	says(TITLE "<paragraph>\n\t\tこの文は、\n\t\t続く。\n\t</paragraph>",
		"題\n\nこの文は、続く。\n");
	says(TITLE "<paragraph>A B　C</paragraph>", "題\n\nA B　C\n");
}
END_TEST

START_TEST(headings_of_the_particulars_count_themselves)
{
	says(TITLE "<particulars><heading>一番</heading><paragraph>x</paragraph>"
		   "<if test='nowhere'><heading>無</heading><paragraph>x</paragraph></if>"
		   "<heading>二番</heading><paragraph>y</paragraph></particulars>",
		"題\n\n記\n\n1　一番\nx\n\n2　二番\ny\n\n以上\n");
}
END_TEST

START_TEST(an_absent_fact_is_a_finding)
{
	complains(TITLE "<paragraph>\n<value select='nowhere'/></paragraph>", "fact-absent", 3);
	complains(TITLE "<paragraph><value select=\"overview[@id='hole']\"/></paragraph>",
		"fact-absent", 2);
}
END_TEST

START_TEST(prose_that_quotes_prose_does_not_go_in_circles)
{
	complains(TITLE "<paragraph><value select=\"overview[@id='circle']\"/></paragraph>",
		"fact-absent", 2);
}
END_TEST

START_TEST(two_facts_for_one_value_are_a_finding)
{
	complains(TITLE "<paragraph><value select='group/item'/></paragraph>", "fact-many", 2);
}
END_TEST

START_TEST(a_code_without_word_is_a_finding)
{
	complains(TITLE "<paragraph><value select='group/leak' style='x'/></paragraph>",
		"term-missing", 2);
	complains(TITLE "<paragraph><value select='event[1]/when' style='x'/></paragraph>",
		"fact-style", 2);
}
END_TEST

START_TEST(mistakes_of_the_file_are_found)
{
	complains(TITLE "<paragrph>x</paragrph>", "template-unknown", 2);
	complains(TITLE "<list><paragraph>x</paragraph></list>", "template-misplaced", 2);
	complains(TITLE "言葉", "template-words", 2);
	complains(TITLE "<value select='x'/>", "template-misplaced", 2);
	complains(TITLE "<if><paragraph>x</paragraph></if>", "template-attribute", 2);
	complains(TITLE "<if test='a['><paragraph>x</paragraph></if>", "xpath-malformed", 2);
}
END_TEST

START_TEST(all_mistakes_come_in_one_run)
{
	struct made made = make("<a/>\n<b/>\n<if test=']'/>\n<value/>");

	ck_assert(!made.opened);
	ck_assert_uint_eq(findings_count(made.findings, LEVEL_ERROR), 4);
	made_done(&made);
}
END_TEST

START_TEST(a_form_is_filled_in)
{
	says(TITLE "<form><heading>概要</heading>"
		   "<row number='①'><label>人数</label><paragraph><value "
		   "select='group/people'/></paragraph></row>"
		   "<row><label>種類</label><choices>"
		   "<choice chosen=\"group/@kind='customer'\">顧客</choice>"
		   "<choice chosen=\"group/@kind='employee'\">従業員</choice>"
		   "<choice chosen='group'>その他<remark><value select='group/item[1]'/>"
		   "</remark></choice></choices></row>"
		   "<row><label>備考</label><if test='nowhere'><paragraph>x</paragraph></if>"
		   "</row></form>",
		"題\n\n概要\n【①　人数】\n約2.7万件\n\n"
		"【種類】\n■顧客　□従業員　■その他（お名前）\n\n【備考】\n");
}
END_TEST

START_TEST(a_table_has_a_row_for_each)
{
	says(TITLE "<table><column weight='2'>項目</column><column>備考</column>"
		   "<each select='group/item'><table-row><cell><value select='.'/></cell>"
		   "<cell><if test=\"@id='b'\">現住所</if></cell></table-row></each></table>",
		"題\n\n項目\t備考\nお名前\t\nご住所\t現住所\n");
	says(TITLE
		"<table><column>項目</column><each select='nowhere'><table-row><cell>x</cell>"
		"</table-row></each></table>",
		"題\n");
}
END_TEST

START_TEST(mistakes_in_a_form_are_found)
{
	complains(TITLE "<row><label>x</label></row>", "template-misplaced", 2);
	complains(TITLE "<form><paragraph>x</paragraph></form>", "template-misplaced", 2);
	complains(TITLE "<form><row><label>x</label><choices><choice>y</choice></choices></row>"
			"</form>",
		"template-attribute", 2);
	complains(TITLE "<form><row><label>x</label><choices>\n"
			"<choice chosen='a['>y</choice></choices></row></form>",
		"xpath-malformed", 3);
	complains(TITLE "<form>\n<row><paragraph>x</paragraph></row></form>", "row-unlabelled",
		3);
	complains(TITLE "<table><column>x</column>\n<table-row><cell>1</cell><cell>2</cell>"
			"</table-row></table>",
		"table-cells", 3);
}
END_TEST

START_TEST(the_form_of_a_document_is_checked)
{
	complains(TITLE "<heading>見出し</heading>", "heading-alone", 2);
	complains("<paragraph>x</paragraph>", "document-untitled", 0);
}
END_TEST

Suite *template_suite(void)
{
	Suite *suite = suite_create("template");
	TCase *tests = tcase_create("template");

	tcase_add_test(tests, facts_print_in_the_style_asked_for);
	tcase_add_test(tests, prose_prints_the_facts_it_quotes);
	tcase_add_test(tests, a_sentence_drops_whole);
	tcase_add_test(tests, a_sentence_of_prose_drops_with_a_note);
	tcase_add_test(tests, a_block_with_nothing_in_it_vanishes);
	tcase_add_test(tests, instructions_choose_and_repeat);
	tcase_add_test(tests, line_breaks_of_the_template_are_no_text);
	tcase_add_test(tests, headings_of_the_particulars_count_themselves);
	tcase_add_test(tests, an_absent_fact_is_a_finding);
	tcase_add_test(tests, prose_that_quotes_prose_does_not_go_in_circles);
	tcase_add_test(tests, two_facts_for_one_value_are_a_finding);
	tcase_add_test(tests, a_code_without_word_is_a_finding);
	tcase_add_test(tests, mistakes_of_the_file_are_found);
	tcase_add_test(tests, all_mistakes_come_in_one_run);
	tcase_add_test(tests, a_form_is_filled_in);
	tcase_add_test(tests, a_table_has_a_row_for_each);
	tcase_add_test(tests, mistakes_in_a_form_are_found);
	tcase_add_test(tests, the_form_of_a_document_is_checked);
	tcase_add_test(tests, each_may_join_what_it_prints);
	tcase_add_loop_test(
		tests, templates_are_made_of_parts, 0, sizeof parts / sizeof *parts);
	suite_add_tcase(suite, tests);
	return suite;
}
