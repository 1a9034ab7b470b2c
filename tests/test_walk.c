/* The walker against records: our own findings, and libxml2's XML Schema validator
 * as the oracle for what is valid at all. */
#include "program.h"
#include "said.h"

#include "base/buffer.h"
#include "record/order.h"
#include "record/walk.h"

#include <check.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

Suite *walk_suite(void);

#define INCIDENT "core/schema/incident.xsd"

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load(INCIDENT, findings);
}

static void teardown(void)
{
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* What is said of BODY, the lines of a record from the third on. */
static const char *walked(const char *body)
{
	struct xml *xml = tree(arena_format(arena,
		"<incident xmlns='urn:todoke:incident:1' id='i'>\n"
		"<self ref='p'/><party id='p'><name>x</name></party>\n%s</incident>",
		body));

	ck_assert_int_eq(walk(xml, schema, findings), !findings_at(findings, 0));
	xml_free(xml);
	return said(findings, arena);
}

static const struct {
	const char *body, *said;
} mistakes[] = {
	{"", ""},
	{"<desk id='d'><name>a</name></desk>", ""},
	{"<desk id='d'><nam>a</nam></desk>", "3:14 element-similar; 3:1 element-missing"},
	{"<desk id='d'><name>a</name><名称/></desk>", "3:28 element-similar"},
	{"<desk id='d'><name>a</name><x/></desk>", "3:28 element-unknown"},
	{"<desk id='d'><name><b/></name></desk>", "3:20 element-none"},
	{"<desk id='d'><name>a</name><hours/></desk>", "3:28 value-empty"},
	{"<desk id='d'><hours>a</hours><name>a</name></desk>", "3:30 element-late"},
	{"<desk id='d'>\n 窓口 <name>a</name></desk>", "4:2 text-misplaced"},
	{"<desk><name>a</name></desk>", "3:1 attribute-missing"},
	{"<desk id=' d '><name>a</name></desk>", ""},
	{"<desk id='d d'><name>a</name></desk>", "3:7 value-pattern"},
	{"<desk id='d' fro='ppc'><name>a</name></desk>", "3:14 attribute-similar"},
	{"<desk id='d' 読み手='ppc'><name>a</name></desk>", "3:14 attribute-similar"},
	{"<desk id='d' x='ppc'><name>a</name></desk>", "3:14 attribute-unknown"},
	{"<desk id='d' for='ppc\n public'><name>a</name></desk>", ""},
	{"<desk id='d' for='ppc publik'><name>a</name></desk>", "3:14 value-similar"},
	{"<desk id='d' for='ppc xxxxxx'><name>a</name></desk>", "3:14 value-unknown"},
	{"<desk id='d' for=''><name>a</name></desk>", "3:14 value-empty"},
	{"<misuse> confirmed </misuse>", ""},
	{"<misuse>Confirmed</misuse>", "3:1 value-similar"},
	{"<misuse>確認された</misuse>", "3:1 value-similar"},
	{"<misuse><!-- c --></misuse>", "3:1 value-unknown"},
	{"<misuse as-of='20261117'>open</misuse>", "3:9 value-pattern"},
	{"<overview id='o'>文<v ref='p'/>文</overview>", ""},
	{"<overview id='o'>文<v/>文</overview>", "3:19 attribute-missing"},
	{"<overview id='o'>文<v ref='p'>文</v>文</overview>", "3:30 text-in-empty"},
	{"<overview id='o'>文<v ref='p'> </v>文</overview>", "3:30 text-in-empty"},
	{"<total><people>1人</people></total><total/>", "3:35 element-repeated"},
	{"<x:desk xmlns:x='urn:x'/>", "3:1 element-namespace"},
	{"<party id='q'><name>x</name></party>", ""},
	{"<self ref='p'/>", "3:1 element-late; 3:1 element-repeated"},
	{"<misuse>open</misuse><cause id='c'>文</cause>", "3:22 element-late"},
};

START_TEST(mistakes_are_said_where_they_stand)
{
	const char *text = walked(mistakes[_i].body);

	ck_assert_msg(strcmp(text, mistakes[_i].said) == 0, "%s: %s, not %s", mistakes[_i].body,
		text, mistakes[_i].said);
}
END_TEST

START_TEST(the_nearest_name_is_offered)
{
	walked("<grup id='g' kind='custmer'/>");
	ck_assert_str_eq(said_argument(findings, 0, "nearest"), "group");
	ck_assert_str_eq(said_argument(findings, 0, "in"), "incident");
}
END_TEST

START_TEST(what_is_below_an_unknown_element_is_not_looked_at)
{
	ck_assert_str_eq(walked("<zzz><grup/><x y='z'>a</x></zzz>"), "3:1 element-unknown");
}
END_TEST

START_TEST(a_flood_of_mistakes_is_cut_off)
{
	struct buffer body = {0};

	for (int i = 0; i < 50000; i++)
		buffer_text(&body, "<zzz/>");
	walked(body.data);
	ck_assert_str_eq(findings_at(findings, 999)->id, "element-unknown");
	ck_assert_str_eq(findings_at(findings, 1000)->id, "walk-stopped");
	ck_assert(!findings_at(findings, 1001));
	buffer_done(&body);
}
END_TEST

START_TEST(another_root_is_refused)
{
	struct xml *xml = tree("<x/>");

	ck_assert(!walk(xml, schema, findings));
	xml_free(xml);
	xml = tree("<incident id='x'/>");
	ck_assert(!walk(xml, schema, findings));
	xml_free(xml);
	ck_assert_str_eq(said(findings, arena), "1:1 root-unexpected; 1:1 root-namespace");
}
END_TEST

/* --- which members are out of order */

static const char *faults(const char *ranks)
{
	size_t list[16], count = strlen(ranks);
	const bool *found;
	char *text = arena_copy(arena, ranks, count);

	for (size_t i = 0; i < count; i++)
		list[i] = (size_t)(ranks[i] - '0');
	found = order_faults(arena, list, count, 10);
	for (size_t i = 0; i < count; i++)
		text[i] = found[i] ? 'x' : '.';
	return text;
}

START_TEST(as_few_as_can_be_are_at_fault)
{
	ck_assert_str_eq(faults(""), "");
	ck_assert_str_eq(faults("001122"), "......");
	ck_assert_str_eq(faults("901234"), "x.....");
	ck_assert_str_eq(faults("123450"), ".....x");
	ck_assert_str_eq(faults("12512"), "...xx");
	ck_assert_str_eq(faults("1291299"), "...xx..");
}
END_TEST

/* --- the oracle */

static void quiet(void *context, const char *message, ...)
{
	(void)context, (void)message;
}

static xmlSchema *oracle_load(void)
{
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(INCIDENT);
	xmlSchema *oracle = xmlSchemaParse(parser);

	xmlSchemaFreeParserCtxt(parser);
	ck_assert_msg(oracle != NULL, "libxml2 can't read " INCIDENT);
	return oracle;
}

static bool oracle_agrees_with(xmlSchema *oracle, xmlDoc *document)
{
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(oracle);
	int result;

	xmlSchemaSetValidErrors(context, quiet, quiet, NULL);
	result = xmlSchemaValidateDoc(context, document);
	xmlSchemaFreeValidCtxt(context);
	ck_assert_int_ge(result, 0);
	return result == 0;
}

static xmlNode *next_element(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* Elements of DOCUMENT in their order, into LIST. */
static size_t elements(xmlDoc *document, xmlNode **list, size_t room)
{
	xmlNode *node = xmlDocGetRootElement(document);
	size_t count = 0;

	while (node && count < room) {
		xmlNode *next = next_element(node->children);

		list[count++] = node;
		for (; !next && node && node->type == XML_ELEMENT_NODE; node = node->parent)
			next = next_element(node->next);
		node = next;
	}
	return count;
}

static const char *const names[] = {"name", "v", "party", "desk", "event", "when", "group",
	"people", "item", "leak", "cause", "measure", "addressee", "release", "reason",
	"ground", "note", "self", "total", "overlap", "representative", "zzz"};
static const char *const values[] = {"", " ", "confirmed", " open ", "denied", "customer",
	"public ppc", "2026-11-12", "2026-11-12T14:30", "文", "1人", "a b", "x.y-z", "-x", "ja",
	"done", "999-0001", "9999-001", "shop"};
static const char *const attributes[] = {"id", "for", "as-of", "kind", "ref", "status",
	"language", "change", "group", "unit", "zzz", "because", "pack", "reason"};

#define ANY(list) (list[draw(state, sizeof list / sizeof *list)])
#define XML(text) ((const xmlChar *)(text))

static void attribute_change(xmlNode *node, unsigned long long *state)
{
	xmlAttr *attribute = node->properties;

	for (size_t skip = draw(state, 3); attribute && attribute->next && skip; skip--)
		attribute = attribute->next;
	if (!attribute || draw(state, 3) == 0)
		xmlSetProp(node, XML(ANY(attributes)), XML(ANY(values)));
	else if (draw(state, 2))
		xmlRemoveProp(attribute);
	else
		xmlSetProp(node, attribute->name, XML(ANY(values)));
}

/* One change somewhere in the document. */
static void mutate(xmlDoc *document, unsigned long long *state)
{
	static xmlNode *list[2000];
	size_t count = elements(document, list, 2000);
	xmlNode *node = list[draw(state, count)], *other = list[draw(state, count)], *copy;

	switch (draw(state, 9)) {
	case 0:
		if (node->parent != (xmlNode *)document) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
		}
		break;
	case 1:
		copy = xmlDocCopyNode(node, document, 1);
		xmlAddNextSibling(other, copy);
		if (other->parent == (xmlNode *)document) {
			xmlUnlinkNode(copy);
			xmlFreeNode(copy);
		}
		break;
	case 2:
		copy = xmlDocCopyNode(node, document, 1);
		if (node->parent != (xmlNode *)document)
			xmlAddNextSibling(node, copy);
		else
			xmlFreeNode(copy);
		break;
	case 3:
		xmlNodeSetName(node, XML(ANY(names)));
		break;
	case 4:
		if (!next_element(node->children))
			xmlNodeSetContent(node, XML(ANY(values)));
		break;
	case 5:
		xmlNodeAddContent(node, XML(ANY(values)));
		break;
	case 6:
		xmlAddChild(node, xmlNewDocNode(document, node->ns, XML(ANY(names)), NULL));
		break;
	default:
		attribute_change(node, state);
	}
}

static bool ours(xmlDoc *document, struct findings *said_of_it)
{
	xmlChar *text;
	int size;
	struct xml *xml;
	bool valid;

	xmlDocDumpMemory(document, &text, &size);
	xml = xml_read("mutated.xml", (const char *)text, (size_t)size, &xml_limits_default,
		said_of_it);
	valid = xml && walk(xml, schema, said_of_it);
	xml_free(xml);
	xmlFree(text);
	return valid;
}

static const char *const records[] = {
	"templates/records/misdelivery.xml", "tests/records/full.xml"};

START_TEST(libxml2_agrees_on_what_is_valid)
{
	xmlSchema *oracle = oracle_load();
	unsigned long long state = 11 + (unsigned long long)_i;
	size_t valid = 0;

	for (int turn = 0; turn < 800; turn++) {
		xmlDoc *document = xmlReadFile(records[_i], NULL, XML_PARSE_NONET);
		struct findings *here = findings_new();
		bool theirs, mine;

		for (size_t changes = turn ? 1 + draw(&state, 3) : 0; changes; changes--)
			mutate(document, &state);
		theirs = oracle_agrees_with(oracle, document);
		mine = ours(document, here);
		if (mine != theirs)
			xmlSaveFile(TODOKE_BUILD "/tests/disagreement.xml", document);
		ck_assert_msg(mine == theirs,
			"turn %d: we say %s, libxml2 says %s (" TODOKE_BUILD
			"/tests/disagreement.xml): %s",
			turn, mine ? "valid" : "invalid", theirs ? "valid" : "invalid",
			said(here, arena));
		valid += mine;
		findings_free(here);
		xmlFreeDoc(document);
	}
	ck_assert_uint_gt(valid, 40); /* or the changes would prove little */
	ck_assert_uint_lt(valid, 760);
	xmlSchemaFree(oracle);
}
END_TEST

Suite *walk_suite(void)
{
	Suite *suite = suite_create("walk");
	TCase *tests = tcase_create("walk");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, mistakes_are_said_where_they_stand, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, the_nearest_name_is_offered);
	tcase_add_test(tests, what_is_below_an_unknown_element_is_not_looked_at);
	tcase_add_test(tests, a_flood_of_mistakes_is_cut_off);
	tcase_add_test(tests, another_root_is_refused);
	tcase_add_test(tests, as_few_as_can_be_are_at_fault);
	tcase_add_loop_test(
		tests, libxml2_agrees_on_what_is_valid, 0, sizeof records / sizeof *records);
	suite_add_tcase(suite, tests);
	return suite;
}
