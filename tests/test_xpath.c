/* XPath on our trees: results in document order, failures as findings. */
#include "said.h"

#include "base/buffer.h"
#include "xml/xpath.h"

#include <check.h>

Suite *xpath_suite(void);

static const struct place AT = {"template.xml", 3, 4};

/* One tree to ask; set up before each test. */
static struct xml *xml;
static struct xpath_tree *evaluator;
static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	xml = tree("<r><g id='x'><i>1</i><i>2</i></g><g id='y'><i>3</i></g></r>");
	evaluator = xpath_tree_new(xml);
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	xpath_tree_free(evaluator);
	xml_free(xml);
	arena_free(arena);
	findings_free(findings);
}

/* The texts of the nodes EXPRESSION gives from the root element. */
static const char *nodes(const char *expression)
{
	struct xpath *xpath = xpath_new(expression, AT, findings);
	const char *text = "";

	if (xpath)
		for (const struct xml_node **node = xpath_nodes(
			     evaluator, xpath, xml_root(xml), arena, AT, findings);
			*node; node++)
			text = arena_format(arena, "%s[%s]", text, xml_text(arena, *node));
	xpath_free(xpath);
	return text;
}

static bool truth(const char *expression)
{
	struct xpath *xpath = xpath_new(expression, AT, findings);
	bool result = xpath_true(evaluator, xpath, xml_root(xml), AT, findings);

	xpath_free(xpath);
	return result;
}

START_TEST(nodes_come_in_document_order)
{
	ck_assert_str_eq(nodes("g/i"), "[1][2][3]");
	ck_assert_str_eq(nodes("g[2]/i | g[1]/i"), "[1][2][3]");
	ck_assert_str_eq(nodes("g/i/preceding::i"), "[1][2]");
	ck_assert_str_eq(nodes("g/@id"), "[x][y]");
	ck_assert_str_eq(nodes("/r/g[@id='y']/i/text()"), "[3]");
	ck_assert_str_eq(nodes("nothing"), "");
	ck_assert_str_eq(nodes("/"), ""); /* the document is no node of ours */
	ck_assert_str_eq(said(findings, arena), "");
}
END_TEST

START_TEST(results_are_true_or_false)
{
	ck_assert(truth("g"));
	ck_assert(!truth("h"));
	ck_assert(truth("count(g) = 2 and g/i > 2"));
	ck_assert(!truth("''"));
	ck_assert_str_eq(said(findings, arena), "");
}
END_TEST

START_TEST(variables_are_bound_again_and_again)
{
	const struct xml_node *first = xml_first_element(xml_root(xml));

	xpath_bind(evaluator, "g", first);
	ck_assert_str_eq(nodes("$g/i"), "[1][2]");
	xpath_bind(evaluator, "g", xml_next_same(first));
	ck_assert_str_eq(nodes("$g/i"), "[3]");
	xpath_bind(evaluator, "g", NULL);
	ck_assert_str_eq(nodes("$g/i"), "");
	xpath_bind_text(evaluator, "g", "速報");
	ck_assert_str_eq(nodes("g[$g = '速報']/i[1]"), nodes("g/i[1]"));
	ck_assert_str_eq(nodes("g[$g = '確報']/i[1]"), "");
	ck_assert_str_eq(said(findings, arena), "");
}
END_TEST

static const struct {
	const char *expression, *said;
} failures[] = {
	{"g[", "3:4 xpath-malformed"},
	{"", "3:4 xpath-malformed"},
	{"g///i", "3:4 xpath-malformed"},
	{"$nobody", "3:4 xpath-variable"},
	{"document('/etc/passwd')", "3:4 xpath-function"},
	{"nofunction(g)", "3:4 xpath-function"},
	{"t:g", "3:4 xpath-prefix"},
	{"count(g)", "3:4 xpath-no-nodes"},
	{"'text'", "3:4 xpath-no-nodes"},
};

START_TEST(failures_are_findings_where_the_expression_stands)
{
	ck_assert_str_eq(nodes(failures[_i].expression), "");
	ck_assert_str_eq(said(findings, arena), failures[_i].said);
	ck_assert_str_eq(said_argument(findings, 0, "expression"), failures[_i].expression);
	ck_assert_str_eq(findings_at(findings, 0)->place.file, "template.xml");
}
END_TEST

START_TEST(work_is_bounded)
{
	struct buffer text = {0};

	teardown();
	buffer_text(&text, "<r>");
	for (int i = 0; i < 300; i++)
		buffer_text(&text, "<i/>");
	buffer_text(&text, "</r>");
	xml = tree(text.data);
	buffer_done(&text);
	evaluator = xpath_tree_new(xml);
	arena = arena_new();
	findings = findings_new();
	nodes("//i[count(//i[count(//i) > 1]) > 1]");
	ck_assert_str_eq(said(findings, arena), "3:4 xpath-heavy");
	ck_assert(truth("count(//i) = 300")); /* the next has all its work ahead */
}
END_TEST

Suite *xpath_suite(void)
{
	Suite *suite = suite_create("xpath");
	TCase *tests = tcase_create("xpath");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, nodes_come_in_document_order);
	tcase_add_test(tests, results_are_true_or_false);
	tcase_add_test(tests, variables_are_bound_again_and_again);
	tcase_add_loop_test(tests, failures_are_findings_where_the_expression_stands, 0,
		sizeof failures / sizeof *failures);
	tcase_add_test(tests, work_is_bounded);
	suite_add_tcase(suite, tests);
	return suite;
}
