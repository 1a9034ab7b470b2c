/* Views: what their readers may know, no more and no less. */
#include "canary.h"
#include "said.h"

#include "base/buffer.h"
#include "record/descent.h"
#include "record/view.h"

#include <check.h>
#include <string.h>

Suite *view_suite(void);

#define FULL "tests/records/full.xml"

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;
static struct record *record;
static struct buffer view;
static struct xml *back;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
	record = NULL;
	back = NULL;
	view = (struct buffer){0};
}

static void teardown(void)
{
	xml_free(back);
	buffer_done(&view);
	record_free(record);
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* BODY stands in the third line of the record. */
static void given(const char *body)
{
	const char *text = arena_format(arena,
		"<incident xmlns='urn:todoke:incident:1' id='i'>\n"
		"<self ref='p'/><party id='p'><name>x</name></party>\n%s</incident>",
		body);

	record_free(record);
	record = record_read("r.xml", text, strlen(text), schema, findings);
	ck_assert_msg(record != NULL, "%s: %s", body, said(findings, arena));
}

static void given_full(void)
{
	record = record_open(FULL, schema, findings);
	ck_assert_msg(record != NULL, "%s", said(findings, arena));
}

static audience_set readers_of(const char *codes)
{
	audience_set set;
	const char *bad;
	size_t length;

	ck_assert_msg(audience_read(codes, &set, &bad, &length), "%s", codes);
	return set;
}

/* The root of the view of READERS, read back. */
static const struct xml_node *read_by(const struct view_reader *reader, const char *as_of)
{
	struct moment moment;

	ck_assert(!as_of || moment_read(as_of, &moment));
	buffer_clear(&view);
	view_write(record, reader, as_of ? &moment : NULL, &view);
	xml_free(back);
	back = view_read(view.data, view.length, "r.xml", findings);
	ck_assert_msg(back != NULL, "%s: %s", view.data, said(findings, arena));
	return xml_root(back);
}

static const struct xml_node *seen(
	const char *readers, const char *as_of, const char *addressee)
{
	return read_by(&(struct view_reader){readers_of(readers), addressee, NULL}, as_of);
}

static const struct xml_node *seen_by_partner(const char *party)
{
	return read_by(&(struct view_reader){AUDIENCE_PARTNER, NULL, party}, NULL);
}

/* What the fact at PATH says in that view; "-" when it is not there. */
static const char *fact(const char *path, const char *readers, const char *as_of)
{
	const struct xml_node *node = path_find(seen(readers, as_of, NULL), path);

	return node ? xml_text(arena, node) : "-";
}

/* --- the cut */

#define COUNTED                                                                                \
	"<group id='g' kind='customer'><people>1人</people>"                                  \
	"<people as-of='2026-11-20' change='correct' reason='r'>2人</people>"                 \
	"<people as-of='2026-11-22T10:00' change='withdraw' reason='r'>2人</people>"          \
	"<people as-of='2026-11-24' change='add'>3人</people></group>"                        \
	"<reason id='r'>数え直しました。</reason>"

START_TEST(the_newest_statement_up_to_the_moment_is_seen)
{
	given(COUNTED);
	ck_assert_str_eq(fact("g/people", "public", NULL), "3人");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-24"), "3人");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-20"), "2人");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-22T09:59"), "2人");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-19"), "1人");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-20T23:59"), "1人");
}
END_TEST

START_TEST(a_withdrawn_fact_is_gone)
{
	given(COUNTED);
	ck_assert_str_eq(fact("g/people", "public", "2026-11-22T10:00"), "-");
	ck_assert_str_eq(fact("g/people", "public", "2026-11-23"), "-");
}
END_TEST

START_TEST(every_fact_stands_once)
{
	const struct xml_node *people;

	given(COUNTED);
	people = path_find(seen("internal", NULL, NULL), "g/people");
	ck_assert(!xml_next_same(people));
	given("<request id='a'>一</request><request id='a' as-of='2026-11-01'>二</request>"
	      "<request id='a' language='en'>one</request><request id='b'>三</request>");
	ck_assert_str_eq(xml_text(arena, seen("public", NULL, NULL)), "x二one三");
	ck_assert_str_eq(xml_text(arena, seen("public", "2026-10-01", NULL)), "x一one三");
}
END_TEST

START_TEST(no_older_value_stands_in_for_a_hidden_one)
{
	given("<misuse>open</misuse><misuse as-of='2026-11-20' for='ppc'>confirmed</misuse>");
	ck_assert_str_eq(fact("/misuse", "public", NULL), "-");
	ck_assert_str_eq(fact("/misuse", "ppc", NULL), "confirmed");
	ck_assert_str_eq(fact("/misuse", "public", "2026-11-19"), "open");
	ck_assert(!strstr(view.data, "confirmed"));
}
END_TEST

/* --- the pruning */

START_TEST(all_readers_must_be_meant)
{
	given("<request id='a' for='ppc individual'>秘密</request>");
	ck_assert_str_eq(fact("a", "ppc", NULL), "秘密");
	ck_assert_str_eq(fact("a", "ppc individual", NULL), "秘密");
	ck_assert_str_eq(fact("a", "internal", NULL), "秘密");
	ck_assert_str_eq(fact("a", "ppc public", NULL), "-");
	ck_assert_str_eq(fact("a", "public", NULL), "-");
}
END_TEST

START_TEST(a_child_only_narrows)
{
	given("<group id='g' kind='customer' for='ppc'><name for='public ppc'>甲</name>"
	      "<people for='internal'>1人</people></group>");
	ck_assert_str_eq(fact("g/name", "public", NULL), "-");
	ck_assert_str_eq(fact("g/name", "ppc", NULL), "甲");
	ck_assert_str_eq(fact("g/people", "ppc", NULL), "-");
	ck_assert_str_eq(fact("g/people", "internal", NULL), "1人");
}
END_TEST

START_TEST(defaults_of_the_schema_hold_where_nothing_is_said)
{
	given("<party id='q'><name>委託先</name></party>"
	      "<party id='s' for='public'><name>連名先</name></party>"
	      "<ground id='h' kind='log'><name>根拠</name></ground><note "
	      "id='n'>覚え書き</note>");
	ck_assert_str_eq(fact("p/name", "public", NULL), "x"); /* the reporter */
	ck_assert_str_eq(fact("q/name", "public", NULL), "-");
	ck_assert_str_eq(fact("q/name", "ppc", NULL), "委託先");
	ck_assert_str_eq(fact("s/name", "public", NULL), "連名先");
	ck_assert_str_eq(fact("n", "ppc", NULL), "-");
	ck_assert_str_eq(fact("n", "internal", NULL), "覚え書き");
	ck_assert_str_eq(fact("h", "individual", NULL), "-");
}
END_TEST

START_TEST(the_reporter_can_be_hidden_all_the_same)
{
	static const char hidden[] = "<incident xmlns='urn:todoke:incident:1' id='i'>"
				     "<self ref='p'/><party id='p' for='ppc'>"
				     "<name>x</name></party></incident>";

	record = record_read("r.xml", hidden, sizeof hidden - 1, schema, findings);
	ck_assert_msg(record != NULL, "%s", said(findings, arena));
	ck_assert_str_eq(fact("p/name", "public", NULL), "-");
	ck_assert_str_eq(fact("/self", "public", NULL), "-"); /* it would name the id */
}
END_TEST

START_TEST(references_to_what_is_withheld_are_gone)
{
	const struct xml_node *root;

	given("<party id='q'><name>委託先</name></party>"
	      "<event id='e' kind='other' party='q'><when>2026</when></event>"
	      "<event id='f' kind='other' party='p'><when>2026</when></event>"
	      "<group id='g' kind='customer'>"
	      "<handler id='h1' ref='p' role='controller' for='public ppc'/>"
	      "<handler id='h2' ref='q' role='processor' for='public ppc'/>"
	      "<part id='t' kind='item' items='a b'><people>1人</people></part>"
	      "<item id='a'>甲</item><item id='b' for='ppc'>乙</item></group>");
	root = seen("public", NULL, NULL);
	ck_assert(!xml_attribute(path_find(root, "e"), "party"));
	ck_assert_str_eq(xml_attribute(path_find(root, "f"), "party"), "p");
	ck_assert_str_eq(xml_attribute(path_find(root, "t"), "items"), "a");
	ck_assert(path_find(root, "h1") && !path_find(root, "h2"));
	root = seen("ppc", NULL, NULL);
	ck_assert_str_eq(xml_attribute(path_find(root, "e"), "party"), "q");
	ck_assert_str_eq(xml_attribute(path_find(root, "t"), "items"), "a b");
	ck_assert(path_find(root, "h2"));
}
END_TEST

START_TEST(what_is_tied_to_hidden_groups_alone_goes_with_them)
{
	given("<group id='g' kind='customer'><people>1人</people></group>"
	      "<group id='h' kind='employee' for='ppc'><people>2人</people></group>"
	      "<harm id='x' kind='scam' group='h'><what>甲</what></harm>"
	      "<harm id='y' kind='scam' group='g h'><what>乙</what></harm>"
	      "<harm id='z' kind='scam'><what>丙</what></harm>");
	ck_assert_str_eq(xml_text(arena, seen("public", NULL, NULL)), "x1人乙丙");
	ck_assert_str_eq(xml_attribute(path_find(xml_root(back), "y"), "group"), "g");
}
END_TEST

START_TEST(an_element_of_which_nothing_is_left_is_gone)
{
	given("<event id='e' kind='police'><when for='ppc'>2026</when></event>"
	      "<event id='f' kind='other'><when as-of='2026-12-01'>2026</when></event>");
	ck_assert_str_eq(fact("e", "public", NULL), "-");
	ck_assert_str_eq(fact("f", "public", "2026-11-30"), "-");
	ck_assert(!strstr(view.data, "police"));
}
END_TEST

START_TEST(quotations_of_what_is_withheld_are_marked)
{
	const struct xml_node *v;

	given("<event id='e' kind='other'><when for='ppc'>2026</when>"
	      "<when as-of='2026-11-20' change='withdraw' reason='r' "
	      "for='ppc'>2026</when></event>"
	      "<overview id='o'><v ref='p/name'/>は<v ref='e/when'/>に</overview>"
	      "<reason id='r'>誤り</reason>");
	v = xml_first_element(path_find(seen("ppc", "2026-11-01", NULL), "o"));
	ck_assert_str_eq(xml_attribute(v, "ref"), "p/name");
	ck_assert_str_eq(xml_attribute(xml_next_element(v), "ref"), "e/when");
	v = xml_first_element(path_find(seen("public", "2026-11-01", NULL), "o"));
	ck_assert(!xml_attribute(v, "absent"));
	ck_assert(!xml_attribute(xml_next_element(v), "ref"));
	ck_assert_str_eq(xml_attribute(xml_next_element(v), "absent"), "yes");
	v = xml_first_element(path_find(seen("ppc", NULL, NULL), "o"));
	ck_assert_str_eq(xml_attribute(xml_next_element(v), "absent"), "yes");
}
END_TEST

START_TEST(nothing_of_the_record_s_making_is_left)
{
	given_full();
	seen("internal", NULL, NULL);
	ck_assert(!strstr(view.data, "<!--") && !strstr(view.data, "<?"));
	ck_assert(!strstr(view.data, "urn:todoke:incident"));
	for (const struct xml_node *node = xml_root(back); node; node = xml_following(node)) {
		const struct xml_node *attribute = xml_first_attribute(node);

		ck_assert_str_eq(xml_namespace(node), "");
		ck_assert(!xml_attribute(node, "for"));
		for (; attribute; attribute = xml_next_attribute(attribute))
			ck_assert_str_eq(xml_namespace(attribute), "");
	}
}
END_TEST

/* --- one person's letter */

static const struct {
	const char *addressee;
	const char *own, *others[3];
	bool buyers, staff;
} letters[] = {
	{"one", "葛󠄀城 髙﨑", {"椋鳥", "目白", "鶯"}, true, false},
	{"two", "椋鳥 次郎", {"葛󠄀城", "目白", "鶯"}, false, true},
	{"three", "目白 三郎", {"葛󠄀城", "椋鳥", "鶯"}, true, true},
	{"four", "鶯 四郎", {"葛󠄀城", "椋鳥", "目白"}, false, false},
};

START_TEST(a_letter_knows_its_addressee_alone)
{
	const struct xml_node *root;

	given_full();
	root = seen("individual", NULL, letters[_i].addressee);
	ck_assert(strstr(view.data, letters[_i].own));
	for (size_t i = 0; i < 3; i++)
		ck_assert_msg(!strstr(view.data, letters[_i].others[i]),
			"%s in the letter to %s", letters[_i].others[i], letters[_i].own);
	ck_assert_int_eq(path_find(root, "buyers") != NULL, letters[_i].buyers);
	ck_assert_int_eq(path_find(root, "staff") != NULL, letters[_i].staff);
	ck_assert_int_eq(path_find(root, "scam") != NULL, letters[_i].buyers);
	ck_assert_int_eq(path_find(root, "staff-login") != NULL, letters[_i].staff);
	ck_assert(path_find(root, "telephone") && path_find(root, "stop"));
}
END_TEST

START_TEST(other_documents_know_no_addressee)
{
	static const char *const readers[] = {"ppc", "ministry", "pmark", "expert", "partner",
		"individual", "public", "individual internal"};

	given_full();
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		ck_assert_msg(
			!path_find(seen(readers[i], NULL, NULL), "one"), "%s", readers[i]);
	ck_assert(path_find(seen("internal", NULL, NULL), "four"));
}
END_TEST

START_TEST(an_id_that_is_no_addressee_opens_nothing)
{
	given_full();
	seen("individual", NULL, "shop");
	ck_assert(!path_find(xml_root(back), "one") && !path_find(xml_root(back), "buyers"));
	seen("individual", NULL, "nobody");
	ck_assert(!path_find(xml_root(back), "one") && !path_find(xml_root(back), "buyers"));
}
END_TEST

START_TEST(an_addressee_is_no_reader_s_but_the_person_s)
{
	given_full();
	ck_assert(!path_find(seen("public", NULL, "one"), "one"));
	ck_assert(!path_find(seen("individual public", NULL, "one"), "one"));
}
END_TEST

/* --- one partner's notice */

#define CHAIN                                                                                  \
	"<party id='a' for='partner ppc'><name>甲社</name></party>"                          \
	"<party id='b' for='partner ppc'><name>乙社</name></party>"                          \
	"<party id='c'><name>丙社</name></party>"                                            \
	"<party id='d' for='public partner'><name>丁社</name></party>"                       \
	"<desk id='k' operator='c'><name>窓口</name></desk>"                                 \
	"<event id='ea' kind='other' party='a'><when>2026-01</when></event>"                   \
	"<event id='eb' kind='other' by='b'><when>2026-02</when></event>"                      \
	"<event id='e' kind='other'><when>2026-03</when><count id='n'>7台</count></event>"    \
	"<overview id='o'>対象は<v ref='gb/people'/>です。</overview>"                   \
	"<total><people>30人</people></total>"                                                \
	"<group id='ga' kind='customer'><name>甲のお客様</name>"                          \
	"<handler id='h1' ref='a' role='controller'><task>印刷</task></handler>"             \
	"<handler id='h2' ref='p' role='processor' under='a'/>"                                \
	"<handler id='h3' ref='c' role='sub-processor' under='p'/>"                            \
	"<people>10人</people><item id='i1'>甲の項目</item></group>"                      \
	"<group id='gb' kind='customer'><name>乙のお客様</name>"                          \
	"<handler id='h4' ref='b' role='controller'/><people>20人</people>"                   \
	"<item id='i2'>乙の項目</item></group>"                                            \
	"<harm id='x' kind='scam' group='ga'><count id='y'>1件</count></harm>"                \
	"<harm id='w' kind='scam' group='gb'><count id='u'>2件</count></harm>"                \
	"<harm id='z' kind='scam'><count id='v'>3件</count></harm>"

START_TEST(a_partner_knows_its_own_groups_alone)
{
	const struct xml_node *root;

	given(CHAIN);
	root = seen_by_partner("a");
	ck_assert_str_eq(xml_attribute(root, "reader"), "a");
	ck_assert(path_find(root, "ga/people") && path_find(root, "i1"));
	ck_assert(!path_find(root, "gb"));
	ck_assert(path_find(root, "x") && !path_find(root, "w") && !path_find(root, "z"));
	ck_assert(!path_find(root, "/total/people") && !path_find(root, "n"));
	ck_assert(path_find(root, "e"));
	ck_assert(!strstr(view.data, "乙") && !strstr(view.data, "丙"));
	ck_assert(strstr(view.data, "absent=\"yes\""));
	ck_assert_str_eq(xml_text(arena, path_find(root, "h1")), "印刷");
	root = seen_by_partner("b");
	ck_assert(path_find(root, "gb") && !path_find(root, "ga"));
	ck_assert(!strstr(view.data, "甲"));
}
END_TEST

START_TEST(a_partner_knows_no_other_party)
{
	const struct xml_node *root;

	given(CHAIN);
	root = seen_by_partner("a");
	ck_assert(path_find(root, "a/name") && path_find(root, "p/name"));
	ck_assert(!path_find(root, "b") && !path_find(root, "c"));
	ck_assert(path_find(root, "d/name")); /* the public knows it */
	ck_assert(path_find(root, "ea") && !path_find(root, "eb"));
	ck_assert(path_find(root, "h1") && path_find(root, "h2") && !path_find(root, "h3"));
	ck_assert(path_find(root, "k") && !xml_attribute(path_find(root, "k"), "operator"));
	/* One that the schema shows to nobody but authorities still knows itself. */
	root = seen_by_partner("c");
	ck_assert(path_find(root, "c/name") && path_find(root, "h3"));
	ck_assert_str_eq(xml_attribute(path_find(root, "h3"), "under"), "p");
	ck_assert(!path_find(root, "h1") && !path_find(root, "ea"));
	ck_assert(path_find(root, "h2") && !xml_attribute(path_find(root, "h2"), "under"));
}
END_TEST

START_TEST(a_party_that_handles_nothing_sees_no_group)
{
	given(CHAIN);
	ck_assert(!path_find(seen_by_partner("d"), "ga") && !strstr(view.data, "10人"));
	ck_assert(!path_find(seen_by_partner("nobody"), "gb") && !strstr(view.data, "20人"));
}
END_TEST

#define SHARED                                                                                 \
	"<party id='a' role='customer'><name>甲社</name></party>"                            \
	"<party id='b' role='customer'><name>乙社</name></party>"                            \
	"<party id='m' role='customer' collective='yes'><name>各社</name></party>"           \
	"<group id='ga' kind='business'><handler id='h1' ref='a' role='customer'/>"            \
	"<people>10人</people><item id='i1'>甲の項目</item></group>"                      \
	"<group id='gab' kind='business'><handler id='h2' ref='a' role='customer'/>"           \
	"<handler id='h3' ref='b' role='customer'/><people>30人</people>"                     \
	"<item id='i2'>甲乙の項目</item></group>"                                         \
	"<group id='gm' kind='business'><handler id='h4' ref='m' role='customer'/>"            \
	"<people>40人</people><item id='i3'>各社の項目</item></group>"                   \
	"<harm id='x' kind='scam' group='ga gab'><count id='y'>5件</count>"                   \
	"<what>詐欺です。</what></harm>"                                                  \
	"<harm id='z' kind='scam' group='ga'><count id='v'>3件</count></harm>"

START_TEST(a_partner_reads_no_number_that_counts_others_too)
{
	const struct xml_node *root;

	given(SHARED);
	root = seen_by_partner("a");
	ck_assert(path_find(root, "ga/people") && path_find(root, "v"));
	ck_assert(path_find(root, "i2") && !path_find(root, "gab/people"));
	ck_assert(path_find(root, "x/what") && !path_find(root, "y"));
	root = seen_by_partner("m");
	ck_assert(path_find(root, "i3") && !path_find(root, "gm/people"));
	ck_assert(!path_find(root, "ga") && !path_find(root, "gab"));
}
END_TEST

START_TEST(somebody_at_a_partner_reads_of_the_own_groups)
{
	const struct xml_node *root;

	given(CHAIN "<addressee id='one' group='ga gb' party='a'><name>春</name></addressee>"
		    "<addressee id='two' party='a'><name>夏</name></addressee>");
	root = read_by(&(struct view_reader){AUDIENCE_PARTNER, "one", "a"}, NULL);
	ck_assert_str_eq(xml_attribute(root, "reader"), "a");
	ck_assert(path_find(root, "ga/people") && !path_find(root, "gb"));
	ck_assert_str_eq(xml_text(arena, path_find(root, "one/name")), "春");
	ck_assert(!path_find(root, "two"));
	root = read_by(&(struct view_reader){AUDIENCE_PARTNER, "two", "a"}, NULL);
	ck_assert(path_find(root, "two/name") && !path_find(root, "ga"));
	root = seen_by_partner("a");
	ck_assert(path_find(root, "ga") && !path_find(root, "one"));
	root = read_by(&(struct view_reader){AUDIENCE_PARTNER, "one", "b"}, NULL);
	ck_assert(!path_find(root, "one"));
}
END_TEST

/* --- places and paths */

START_TEST(places_are_those_of_the_record)
{
	const struct xml_node *node;

	given_full();
	seen("internal", NULL, NULL);
	for (node = xml_root(back); node; node = xml_following(node)) {
		const struct xml_node *there = record_find(record, path_of(node, arena), NULL);

		if (xml_is(node, "v") || !xml_parent(node) || xml_attribute(node, "language"))
			continue;
		ck_assert_uint_eq(xml_place(node).line, xml_place(there).line);
		ck_assert_uint_eq(xml_place(node).column, xml_place(there).column);
		ck_assert_str_eq(xml_place(node).file, "r.xml");
	}
}
END_TEST

START_TEST(texts_and_attributes_take_the_place_of_their_element)
{
	const struct xml_node *node;

	given("<request id='a'>文</request>");
	node = path_find(seen("public", NULL, NULL), "a");
	ck_assert_uint_eq(xml_place(node).line, 3);
	ck_assert_uint_eq(xml_place(xml_first(node)).line, 3);
	ck_assert_uint_eq(xml_place(xml_first_attribute(node)).column, 1);
}
END_TEST

START_TEST(writing_is_deterministic_and_values_are_trimmed)
{
	struct buffer first = {0};

	given("<misuse>\n confirmed\t</misuse><request id=' a '> a &lt; b &amp; \"c\"  "
	      "</request>");
	seen("public", NULL, NULL);
	buffer_add(&first, view.data, view.length);
	seen("public", NULL, NULL);
	ck_assert_str_eq(first.data, view.data);
	ck_assert(strstr(view.data, ">confirmed<"));
	ck_assert_str_eq(xml_text(arena, path_find(xml_root(back), "a")), " a < b & \"c\"  ");
	buffer_done(&first);
}
END_TEST

/* --- over many records with made-up audiences */

/* May NODE be gone for other reasons than whom it is meant for?  What it refers to may
 * be. */
static bool may_be_gone(const struct xml_node *node)
{
	for (; node; node = xml_parent(node))
		if (xml_attribute(node, "group") || xml_is(node, "handler")
			|| xml_is(node, "addressee"))
			return true;
	return false;
}

START_TEST(nothing_is_seen_that_is_not_meant_and_all_that_is)
{
	unsigned long long state = 3;
	size_t hidden = 0, shown = 0;

	for (int turn = 0; turn < 60; turn++) {
		const char *text = canary_record(FULL, schema, 3, &state, arena);

		record_free(record);
		record = record_read("m.xml", text, strlen(text), schema, findings);
		ck_assert_msg(record != NULL, "%s", said(findings, arena));
		for (int k = 0; k < 6; k++) {
			const char *codes = canary_audience(&state, arena);
			const struct xml_node *node = record_root(record);

			seen(codes, NULL, NULL);
			for (; node; node = xml_following(node)) {
				const char *mark = canary_of(node, arena);
				bool allowed, there;

				if (!mark)
					continue;
				there = strstr(view.data, mark) != NULL;
				allowed = canary_stated(node, false)
					  && !(readers_of(codes)
						  & ~canary_meant(schema, node, NULL));
				ck_assert_msg(allowed || !there, "%s sees %s", codes, mark);
				ck_assert_msg(there || !allowed || may_be_gone(node),
					"%s does not see %s", codes, mark);
				hidden += !there;
				shown += there;
			}
		}
	}
	ck_assert_uint_gt(hidden, 1000);
	ck_assert_uint_gt(shown, 1000);
}
END_TEST

START_TEST(no_partner_sees_what_is_another_s)
{
	static const char *const parties[] = {"host", "print", "mutual", "owl", "nobody"};
	unsigned long long state = 5;
	size_t hidden = 0, shown = 0;

	for (int turn = 0; turn < 100; turn++) {
		const char *party = parties[turn % 5],
			   *text = canary_record(FULL, schema, 3, &state, arena);
		const struct xml_node *node;

		record_free(record);
		record = record_read("m.xml", text, strlen(text), schema, findings);
		ck_assert_msg(record != NULL, "%s", said(findings, arena));
		node = record_root(record);
		seen_by_partner(party);
		for (; node; node = xml_following(node)) {
			const char *mark = canary_of(node, arena);
			bool own = canary_is_party_s(schema, node, party);

			if (!mark)
				continue;
			ck_assert_msg(
				own || !strstr(view.data, mark), "%s sees %s", party, mark);
			hidden += !own;
			shown += strstr(view.data, mark) != NULL;
		}
		ck_assert(strcmp(party, "host") == 0 || strcmp(party, "print") == 0
			  || !strstr(view.data, "2,420人"));
		ck_assert(!strstr(view.data, "3,010") && !strstr(view.data, "2,700人"));
	}
	ck_assert_uint_gt(hidden, 500);
	ck_assert_uint_gt(shown, 500);
}
END_TEST

Suite *view_suite(void)
{
	Suite *suite = suite_create("view");
	TCase *tests = tcase_create("view");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, the_newest_statement_up_to_the_moment_is_seen);
	tcase_add_test(tests, a_withdrawn_fact_is_gone);
	tcase_add_test(tests, every_fact_stands_once);
	tcase_add_test(tests, no_older_value_stands_in_for_a_hidden_one);
	tcase_add_test(tests, all_readers_must_be_meant);
	tcase_add_test(tests, a_child_only_narrows);
	tcase_add_test(tests, defaults_of_the_schema_hold_where_nothing_is_said);
	tcase_add_test(tests, the_reporter_can_be_hidden_all_the_same);
	tcase_add_test(tests, references_to_what_is_withheld_are_gone);
	tcase_add_test(tests, what_is_tied_to_hidden_groups_alone_goes_with_them);
	tcase_add_test(tests, an_element_of_which_nothing_is_left_is_gone);
	tcase_add_test(tests, quotations_of_what_is_withheld_are_marked);
	tcase_add_test(tests, nothing_of_the_record_s_making_is_left);
	tcase_add_loop_test(
		tests, a_letter_knows_its_addressee_alone, 0, sizeof letters / sizeof *letters);
	tcase_add_test(tests, other_documents_know_no_addressee);
	tcase_add_test(tests, an_id_that_is_no_addressee_opens_nothing);
	tcase_add_test(tests, an_addressee_is_no_reader_s_but_the_person_s);
	tcase_add_test(tests, a_partner_knows_its_own_groups_alone);
	tcase_add_test(tests, a_partner_knows_no_other_party);
	tcase_add_test(tests, a_party_that_handles_nothing_sees_no_group);
	tcase_add_test(tests, a_partner_reads_no_number_that_counts_others_too);
	tcase_add_test(tests, somebody_at_a_partner_reads_of_the_own_groups);
	tcase_add_test(tests, places_are_those_of_the_record);
	tcase_add_test(tests, texts_and_attributes_take_the_place_of_their_element);
	tcase_add_test(tests, writing_is_deterministic_and_values_are_trimmed);
	tcase_add_test(tests, nothing_is_seen_that_is_not_meant_and_all_that_is);
	tcase_add_test(tests, no_partner_sees_what_is_another_s);
	suite_add_tcase(suite, tests);
	return suite;
}
