/* A document in English from the same record: dates, numbers, codes, and what nobody has
 * translated. */
#include "base/arena.h"
#include "program.h"
#include "record/english.h"
#include "said.h"
#include "template/terms.h"
#include "xml/xml.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *english_suite(void);

/* What stands in the record as a fact of MEASURE ('d' a date), and how English says it; NULL:
 * it has no English. */
static const struct {
	char measure;
	const char *fact, *english;
} facts[] = {
	{'d', "<when>2026-11-12</when>", "November 12, 2026"},
	{'d', "<when>2026年11月12日午後2時30分頃</when>",
		"around November 12, 2026, 2:30 p.m. (JST)"},
	{'d', "<when>2026-11-12T00:05</when>", "November 12, 2026, 12:05 a.m. (JST)"},
	{'d', "<when zone='+00:00'>2026-11-12T12:00</when>",
		"November 12, 2026, 12:00 p.m. (UTC+0:00)"},
	{'d', "<when>2026年11月12日未明</when>", "November 12, 2026 (before dawn)"},
	{'d', "<when>2026-11</when>", "November 2026"},
	{'d', "<when>2026</when>", "2026"},
	{'d', "<when>令和8年11月上旬</when>", "early November 2026"},
	{'d', "<when earliest='2026-11-01' latest='2026-11-10'>11月の初め</when>",
		"between November 1, 2026 and November 10, 2026"},
	{'d', "<when>調査中</when>", "under investigation"},
	{'d', "<when>不明</when>", "unknown"},
	{'d', "<when>継続中</when>", "ongoing"},
	{'t', "<people>1人</people>", "1 person"},
	{'t', "<people>1,234人</people>", "1,234 people"},
	{'t', "<people>約2.7万件</people>", "approximately 27,000 records"},
	{'t', "<people>最大約27,000人</people>", "up to approximately 27,000 people"},
	{'t', "<people>少なくとも300件</people>", "at least 300 records"},
	{'t', "<people>500人超</people>", "more than 500 people"},
	{'t', "<people>500人未満</people>", "fewer than 500 people"},
	{'t', "<people>2～3万件</people>", "20,000 to 30,000 records"},
	{'t', "<count>延べ20回</count>", "a cumulative total of 20 times"},
	{'t', "<count per='year'>年2回</count>", "2 times per year"},
	{'t', "<people>調査中</people>", "under investigation"},
	{'t', "<people form='wording' unit='person'>一定数</people>", NULL},
	{'m', "<amount>約2億5,000万円以上</amount>", "at least approximately JPY 250,000,000"},
	{'q', "<effort>約95.4人月</effort>", "approximately 95.4 person-months"},
	{'q', "<share>2割</share>", "20 percent"},
};

START_TEST(facts_are_said_in_english)
{
	struct arena *arena = arena_new();
	struct findings *findings = findings_new();
	struct xml *xml = xml_read(
		"r.xml", facts[_i].fact, strlen(facts[_i].fact), &xml_limits_default, findings);
	struct buffer text = {0};
	struct count count;
	struct when when;
	bool told;

	ck_assert_ptr_nonnull(xml);
	if (facts[_i].measure == 'd') {
		ck_assert_msg(when_read(xml_root(xml), arena, &when, findings), "%s",
			said(findings, arena));
		told = when_english(&when, false, &text);
	} else {
		enum count_measure measure = facts[_i].measure == 't'   ? MEASURE_THINGS
					     : facts[_i].measure == 'm' ? MEASURE_MONEY
									: MEASURE_QUANTITY;

		ck_assert_msg(count_read(xml_root(xml), measure, arena, &count, findings), "%s",
			said(findings, arena));
		told = count_english(&count, arena, &text);
	}
	ck_assert_int_eq(told, facts[_i].english != NULL);
	ck_assert_str_eq(
		text.length ? text.data : "", facts[_i].english ? facts[_i].english : "");
	buffer_done(&text);
	xml_free(xml);
	findings_free(findings);
	arena_free(arena);
}
END_TEST

/* Whatever Japanese has a predicate for can be said in English, with the same certainty. */
START_TEST(english_has_the_words_for_how_sure_it_is)
{
	struct findings *findings = findings_new();
	struct xml *ja = xml_open("locales/ja/terms.xml", &xml_limits_default, findings);
	struct arena *arena = arena_new();
	const struct terms *en = terms_open("locales/en/terms.xml", arena, findings);
	size_t count = 0;

	for (const struct xml_node *term = xml_root(ja); term; term = xml_following(term)) {
		const char *style = xml_attribute(term, "style");
		const char *type = xml_attribute(xml_parent(term), "id"), *word;

		if (!xml_is(term, "term") || !style
			|| (strcmp(style, "predicate") != 0 && strcmp(style, "short") != 0))
			continue;
		word = terms_find(en, type, xml_attribute(term, "code"), style);
		ck_assert_msg(
			word != NULL, "%s %s %s", type, xml_attribute(term, "code"), style);
		if (strcmp(xml_attribute(term, "code"), "not-confirmed") == 0)
			has(word, "not");
		count++;
	}
	ck_assert_uint_gt(count, 50);
	xml_free(ja);
	arena_free(arena);
	findings_free(findings);
}
END_TEST

static const char manifest[] =
	"<pack xmlns='urn:todoke:pack:1' id='firm' version='1' made='on-request'>"
	"<title language='ja'>公表文</title><audience>public</audience><basis>規程</basis>"
	"<language>ja</language><style>notice</style><dates>era</dates>"
	"<template>ja.xml</template><file>{variant}</file>"
	"<variant id='own'><title language='ja'>公表文</title></variant>"
	"<variant id='english' made='also'><title language='ja'>公表文（英語）</title>"
	"<language>en</language><template>en.xml</template></variant></pack>";

#define TEMPLATE(body)                                                                         \
	"<template xmlns='urn:todoke:template:1'><title>T</title>" body "</template>"

/* The twins in FOLDER, of full.xml as SCRIPT changes it. */
static struct run twins_made(const char *folder, const char *script, const char *body)
{
	char path[4096];
	struct run run = run_shell("mkdir -p %s/p/firm", folder);

	run_done(&run);
	snprintf(path, sizeof path, "%s/p/firm/manifest.xml", folder);
	file_write(path, manifest);
	snprintf(path, sizeof path, "%s/p/firm/ja.xml", folder);
	file_write(path, body);
	snprintf(path, sizeof path, "%s/p/firm/en.xml", folder);
	file_write(path, body);
	return run_shell(
		"sed \"%s\" tests/records/full.xml >%s/r.xml; cd %s; todoke make r.xml -t"
		" firm --packs p --as-of 2026-11-20T09:00 -f text,pdf --force -o out; cat"
		" out/own.txt out/english.txt; pdftotext -layout out/english.pdf -",
		script, folder, folder);
}

START_TEST(a_twin_says_the_same_in_english)
{
	char *folder = folder_new();
	struct run run = twins_made(folder, "",
		TEMPLATE("<paragraph><self/>, <value select='total/people'/>. "
			 "<value select='group/leak' style='short'/>; "
			 "<value select='group/leak' style='short'/>.</paragraph><paragraph>"
			 "<each select='event[when][position() &lt; 3]' join='and'>"
			 "<value select='when'/></each></paragraph>"
			 "<paragraph><value select='overview[@language]'/></paragraph>"));

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	has(run.output, "弊社, ");
	has(run.output, "令和8年");
	has(run.output, "[DRAFT]\n\nT\n\nThe Company, under investigation. "
			"Leak under investigation; leak under investigation.\n");
	has(run.output,
		"between September 20, 2026 and October 5, 2026 and around November 10");
	has(run.output, "Our web shop was accessed without authority.");
	has(run.output, "As of November 20, 2026, 9:00 a.m. (JST)");
	has_not(run.errors, "fact-untranslated");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(what_is_not_translated_is_told)
{
	static const char body[] = TEMPLATE("<list><each select='group[1]/item'><item>"
					    "<value select='.'/></item></each></list>");
	char *folder = folder_new();
	struct run run = twins_made(folder, "", body);

	has(run.errors, ":3: warning[fact-untranslated]: 「お名前」は、en の文書に");
	has(run.output, "\n- お名前\n");
	run_done(&run);
	run = twins_made(folder,
		"s|<item id=.name. kind=.name.>|<item id='name' kind='name' "
		"language='en'>Name</item>&|",
		body);
	has_not(run.errors, "「お名前」");
	has(run.output, "\n・お名前\n");
	has(run.output, "\n- Name\n");
	has_not(run.output, "\n・Name");
	has_not(run.output, "\n- お名前");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *english_suite(void)
{
	Suite *suite = suite_create("english");
	TCase *tests = tcase_create("english");

	tcase_add_loop_test(tests, facts_are_said_in_english, 0, sizeof facts / sizeof *facts);
	tcase_add_test(tests, english_has_the_words_for_how_sure_it_is);
	tcase_add_test(tests, a_twin_says_the_same_in_english);
	tcase_add_test(tests, what_is_not_translated_is_told);
	tcase_set_timeout(tests, 30);
	suite_add_tcase(suite, tests);
	return suite;
}
