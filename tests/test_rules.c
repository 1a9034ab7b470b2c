/* Rules: what the facts of a record must be to each other. */
#include "program.h"
#include "said.h"

#include "base/buffer.h"
#include "record/anchor.h"
#include "record/record.h"
#include "record/rules.h"
#include "record/rules_code.h"
#include "record/walk.h"

#include <check.h>
#include <string.h>

Suite *rules_suite(void);

#define RULES "core/schema/incident.rules.xml"

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
	ck_assert_msg(schema != NULL, "%s", said(findings, arena));
}

static void teardown(void)
{
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* What is said of a record with BODY from its third line on. */
static const char *judged(const char *body)
{
	const char *text = arena_format(arena,
		"<incident xmlns='urn:todoke:incident:1' id='i'>\n"
		"<self ref='p'/><party id='p'><name>x</name></party>\n%s</incident>",
		body);

	record_free(record_read("r.xml", text, strlen(text), schema, findings));
	return said(findings, arena);
}

#define DATED(id, when) "<event id='" id "' kind='other'>" when "</event>"
#define GROUP(body) "<group id='g' kind='customer'>" body "</group>"
#define LOSS(body) "<financial-loss>" body "</financial-loss>"
#define COST(id, amount) "<cost id='" id "'><amount>" amount "</amount></cost>"

static const struct {
	const char *body, *said;
} cases[] = {
	/* parties */
	{"<party id='q'/>", "3:1 party-nameless"},
	{"<party id='q'><alias>A社</alias></party>", ""},
	{"<party id='q'><alias>A社</alias></party>" GROUP(
		 "<handler id='h' ref='q' role='processor' under='p'/>"),
		"3:70 handler-under"},
	{"<party id='q'><alias>A社</alias></party>" GROUP(
		 "<handler id='h' ref='q' role='processor' under='p'/>"
		 "<handler id='k' ref='p' role='controller'/>"),
		""},
	{"<settlement id='s' kind='claim' from='p' to='p'/>", "3:1 settlement-self"},
	{"<party id='q'><alias>市</alias><regime>public-body</regime></party>"
	 "<basis id='b' law='rules-7-1' party='q'/>",
		"3:67 basis-public"},
	{"<party id='q'><alias>市</alias><regime>public-body</regime></party>"
	 "<basis id='b' law='rules-43-1' party='q'/><basis id='c' law='rules-7-1'/>",
		""},
	{"<party id='q'><alias>社</alias><regime>private-rules</regime></party>"
	 "<basis id='b' law='rules-43-4' party='q'/>",
		"3:69 basis-private"},

	/* dates */
	{"<event id='a' kind='discovery'/>", "3:1 event-undated"},
	{"<event id='a' kind='occurrence'/>", "3:1 event-undated"},
	{"<event id='a' kind='discovery'><when>不明</when></event>", ""},
	{"<event id='a' kind='decision'/>", ""},
	{DATED("a", "<when>2026-01-02</when><until>2026-01-01</until>"),
		"3:51 end-before-start"},
	{DATED("a", "<when>2026-01-02</when><until>2026-01-02</until>"), ""},
	{DATED("a", "<when>2026-01</when><until>2026-01-01</until>"), ""},
	{DATED("a", "<when>2026-01-10</when>") DATED(
		 "b", "<when after='a' days='6'>D+6日</when><until>2026-01-15</until>"),
		"3:122 end-before-start"},
	{DATED("a", "<when>2026-01-10</when>") DATED(
		 "b", "<when after='a' days='6'>D+6日</when><until>2026-01-16</until>"),
		""},
	{DATED("a", "<when>2026-01-31</when>")
			DATED("b", "<when after='a' months='1'>M+1月</when>"
				   "<until>2026-02-27</until>"),
		"3:124 end-before-start"},
	{DATED("a", "<when after='a' days='6'>D+6日</when>"), "3:28 anchor-circle"},
	{DATED("a", "<when after='b' days='6'>D+6日</when>")
			DATED("b", "<when before='a' days='6'>D-6日</when>"),
		"3:28 anchor-circle; 3:99 anchor-circle"},
	{DATED("a", "<when>2026-01-10</when>")
			DATED("b", "<when after='a' days='6' earliest='2026-01-01' "
				   "latest='2026-01-15'>D+6日</when>"),
		"3:86 anchor-empty"},
	{DATED("a", "<when state='undisclosed'>YYYY年M月D日</when>")
			DATED("b", "<when after='a' days='6'>D+6日</when>"),
		""},
	{DATED("a", "<when>2026-01-10</when>") DATED("b",
		 "<when after='a' earliest='2026-01-01' latest='2026-02-01'>後"
		 "</when>"),
		"3:86 anchor-offset"},
	{DATED("a", "<when days='6'>6日後</when>"), "3:28 anchor-missing"},
	{"<desk id='d'><name>窓口</name><opens>2026-01-02</opens><closes>2026-01-01</closes>"
	 "</desk>",
		"3:54 end-before-start"},

	/* people */
	{GROUP("<people>10人</people><part id='t' kind='minor'><people>11人</people></part>"),
		"3:77 part-larger"},
	{GROUP("<people>約10人</people><part id='t' kind='minor'><people>10人</people></part>"),
		""},
	{GROUP("<people>調査中</people><part id='t' kind='minor'><people>1人</people></part>"),
		""},
	{GROUP("<part id='t' kind='minor'><people>1人</people></part>"),
		"3:31 part-without-whole"},
	{"<total><people>5人</people></total>" GROUP("<people>6人</people>"),
		"3:65 group-larger"},
	{GROUP("<people>1人</people><part id='t' kind='item' items='a'/>"
	       "<item id='b'>氏名</item>") "<group id='k' kind='other'><item "
					   "id='a'>住所</item></group>",
		"3:50 part-items"},
	{GROUP("<count id='n'>20,000件以上</count>"), "3:31 people-absent-thousand"},
	{GROUP("<count id='n'>300件</count>"), "3:31 people-absent"},
	{GROUP("<count id='n' unit='record' form='wording'>若干</count>"),
		"3:31 people-absent"},
	{GROUP("<people>不明</people><count id='n'>300件</count>"), ""},
	{GROUP("<people form='wording'>多数</people>"), "3:31 people-worded"},
	{"<receiver id='r'><total id='a'>3件</total><deleted id='b'>2件</deleted>"
	 "<open id='c'>2件</open></receiver>",
		"3:1 shares-larger"},

	/* money */
	{LOSS("<amount>300円</amount>" COST("c", "100円") COST("d", "100円")), "3:17 cost-sum"},
	{LOSS("<amount>200円</amount>" COST("c", "100円") COST("d", "100円")), ""},
	{LOSS("<amount>300円</amount>" COST("c", "100円") COST("d", "不明")), "3:17 cost-open"},
	{LOSS("<amount>100円</amount>" COST("c", "100円") COST("d", "無償")), ""},
	{LOSS("<amount>500円</amount>" COST("c", "500円以上")), ""},
	{LOSS("<amount>50円</amount>" COST("c", "100円") COST("d", "不明")), "3:17 cost-sum"},
	{LOSS("<cost id='c'><amount>100円</amount><part id='t'><amount>90円</amount></part>"
	      "</cost>"),
		""},
	{LOSS("<cost id='c'><amount>100円</amount><part id='t'><amount>190円</amount></part>"
	      "</cost>"),
		"3:30 cost-parts"},

	/* ransom, conflicts */
	{"<ransom><paid>yes</paid></ransom>", "3:9 ransom-paid"},
	{"<ransom><demanded>yes</demanded><paid>yes</paid></ransom>", ""},
	{"<ransom><attacker-contact>no</attacker-contact><own-contact>no</own-contact>"
	 "<negotiated>yes</negotiated></ransom>",
		"3:77 ransom-negotiated"},
	{"<ransom><demanded>no</demanded><double-extortion>yes</double-extortion></ransom>",
		"3:32 ransom-double"},
	{"<conflict id='c' about='p/name'><claim id='k'>甲</claim></conflict>",
		"3:1 conflict-claims"},
	{"<conflict id='c' about='p/nam'><claim id='k'>甲</claim><claim id='l'>乙</claim>"
	 "</conflict>",
		"3:18 reference-missing"},
	{"<conflict id='c' about='p/name' status='open'><claim id='k'>甲</claim><claim "
	 "id='l'>乙"
	 "</claim></conflict>",
		"3:1 conflict-open"},
	{"<remark id='k' kind='opinion'>良かった。</remark>", "3:1 remark-by"},
	{"<addressee id='a' as='family'><name>甲</name></addressee>",
		"3:1 addressee-concerning"},
};

START_TEST(facts_are_judged_together)
{
	const char *told = judged(cases[_i].body);

	ck_assert_msg(strcmp(told, cases[_i].said) == 0, "%s: %s, not %s", cases[_i].body, told,
		cases[_i].said);
}
END_TEST

START_TEST(an_error_closes_the_record)
{
	static const char wrong[] = "<incident xmlns='urn:todoke:incident:1' id='i'>"
				    "<self ref='p'/><party id='p'/></incident>";

	ck_assert(!record_read("r.xml", wrong, sizeof wrong - 1, schema, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_ERROR), 1);
}
END_TEST

/* --- the file */

static const struct xml_node *rule_named(const struct xml *xml, const char *id)
{
	const struct xml_node *rule = xml_child(xml_root(xml), "rule");

	while (rule && strcmp(xml_attribute(rule, "id"), id) != 0)
		rule = xml_next_same(rule);
	return rule;
}

START_TEST(the_file_and_the_code_agree)
{
	struct xml *xml = xml_open(RULES, &xml_limits_default, findings);
	const struct xml_node *rule = xml_child(xml_root(xml), "rule");
	size_t in_code = 0, listed = 0;

	for (; rule; rule = xml_next_same(rule))
		in_code += xml_attribute(rule, "in-code") != NULL;
	for (; rules_code_id(listed); listed++)
		ck_assert_msg(rule_named(xml, rules_code_id(listed)), "%s is not listed",
			rules_code_id(listed));
	ck_assert_uint_eq(in_code, listed);
	xml_free(xml);
}
END_TEST

START_TEST(every_rule_is_tried_here)
{
	struct xml *xml = xml_open(RULES, &xml_limits_default, findings);
	const struct xml_node *rule = xml_child(xml_root(xml), "rule");

	for (; rule; rule = xml_next_same(rule)) {
		const char *id = xml_attribute(rule, "id");
		size_t i = 0;

		while (i < sizeof cases / sizeof *cases && !strstr(cases[i].said, id))
			i++;
		ck_assert_msg(i < sizeof cases / sizeof *cases, "%s is not tried", id);
	}
	xml_free(xml);
}
END_TEST

#define TEXTS "<text language='ja'>x</text><text language='en'>x</text>"

static const struct {
	const char *rule, *said;
} wrong_rules[] = {
	{"<rule level='error'>" TEXTS "</rule>", "2:1 attribute-missing"},
	{"<rule id='a' level='fatal' in-code='yes'>" TEXTS "</rule>", "2:14 value-unknown"},
	{"<rule id='a' level='error' context='b' test='c'/>", "2:1 element-missing"},
	{"<rule id='a' level='error' context='b' test='c' tset='d'>" TEXTS "</rule>",
		"2:49 attribute-similar"},
	{"<rule id='a' level='error' context='b'>" TEXTS "</rule>", "2:1 rule-malformed"},
	{"<rule id='a' level='error' context='b' test='c'><text language='en'>x</text>"
	 "<text language='en'>x</text></rule>",
		"2:1 rule-malformed"},
	{"<rule id='a' level='error' context='b' test='c['><text language='ja'>x</text>"
	 "<text language='en'>x</text></rule>",
		"2:1 xpath-malformed"},
};

START_TEST(wrong_rules_are_refused)
{
	char *folder = folder_new();
	const char *path = arena_format(arena, "%s/rules.xml", folder);

	file_write(path, arena_format(arena, "<rules xmlns='urn:todoke:rules:1'>\n%s</rules>",
				 wrong_rules[_i].rule));
	ck_assert(!rules_load(path, "core/schema/rules.xsd", findings));
	ck_assert_str_eq(said(findings, arena), wrong_rules[_i].said);
	folder_done(folder);
}
END_TEST

/* --- days counted from events */

static const struct {
	const char *attributes, *bounds;
} anchored[] = {
	{"after='d' days='6'", "2024-2-6/2024-3-6"},
	{"before='d' days='31'", "2023-12-31/2024-1-29"},
	{"after='d' months='1'", "2024-2-29/2024-3-29"},
	{"after='d' months='1' precision='month'", "2024-2-1/2024-3-31"},
	{"after='d' hours='36'", "2024-2-1/2024-3-2"},
	{"after='d' days='6' latest='2024-02-10' earliest='2024-01-01'", "2024-2-6/2024-2-10"},
	{"after='d' days='99999999999999999999'", "9999-12-31/9999-12-31"},
	{"before='d' months='999999'", "1-1-1/1-1-1"},
};

START_TEST(days_are_counted_from_events)
{
	struct xml *xml = tree(arena_format(arena,
		"<incident><event id='d'><when earliest='2024-01-31' latest='2024-02-29'>D"
		"</when></event><event id='e'><when %s>x</when></event></incident>",
		anchored[_i].attributes));
	const struct xml_node *node =
		xml_first_element(xml_next_element(xml_first_element(xml_root(xml))));
	struct date first, last;

	ck_assert_int_eq(anchor_bounds(xml_root(xml), node, &first, &last), ANCHOR_BOUNDED);
	ck_assert_str_eq(arena_format(arena, "%d-%d-%d/%d-%d-%d", first.year, first.month,
				 first.day, last.year, last.month, last.day),
		anchored[_i].bounds);
	xml_free(xml);
}
END_TEST

Suite *rules_suite(void)
{
	Suite *suite = suite_create("rules");
	TCase *tests = tcase_create("rules");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, facts_are_judged_together, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, an_error_closes_the_record);
	tcase_add_test(tests, the_file_and_the_code_agree);
	tcase_add_test(tests, every_rule_is_tried_here);
	tcase_add_loop_test(
		tests, wrong_rules_are_refused, 0, sizeof wrong_rules / sizeof *wrong_rules);
	tcase_add_loop_test(
		tests, days_are_counted_from_events, 0, sizeof anchored / sizeof *anchored);
	suite_add_tcase(suite, tests);
	return suite;
}
