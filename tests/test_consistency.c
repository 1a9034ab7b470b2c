/* Documents that contradict each other or what was filed, and texts that contradict facts,
 * as users meet them. */
#include "program.h"
#include "said.h"

#include "consistency/decline.h"
#include "consistency/prose.h"
#include "consistency/rival.h"

#include <check.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

Suite *consistency_suite(void);

#define RECORD "templates/records/ransomware.xml"
#define MAKE "todoke make inc.xml -f xml -o out --force "
#define FIRST MAKE "-t ppc --stage preliminary"
#define SECOND MAKE "-t ppc --stage follow-up"
#define LETTER MAKE "-t individual"

static char *folder;

static void setup(void)
{
	folder = folder_new();
	run_expect(run_shell("cp " RECORD " %s/inc.xml", folder), 0, NULL);
}

static void teardown(void)
{
	folder_done(folder);
}

/* SCRIPT in the folder ends with STATUS and its last command says SAID (NULL: no
 * contradiction). */
static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("cd %s && %s", folder, script), status, said ? said : "![told-");
}

/* --- documents */

START_TEST(three_reports_and_a_letter_of_one_record_agree)
{
	expect(FIRST " && " SECOND " && " MAKE "-t ppc --stage final && " LETTER
		     " && todoke check inc.xml out",
		0, NULL);
}
END_TEST

START_TEST(a_date_changed_under_one_document_is_found_by_make)
{
	expect(FIRST " && sed -i 's/11月16日午前6時40分頃/11月15日午前6時40分頃/' inc.xml "
		     "&& " LETTER,
		2,
		"inc.xml:51:3: error[told-otherwise]: found/when が文書によって違います。"
		"individual/letter では「2026年11月15日午前6時40分頃」");
	expect("todoke check inc.xml out", 2, "error[told-otherwise]");
	expect("todoke check inc.xml", 0, NULL);
	expect(FIRST " && todoke check inc.xml out", 0, NULL);
}
END_TEST

START_TEST(another_value_needs_a_reason)
{
	expect("sed -i 's/ change=.correct. reason=.leavers.>最大/>最大/' inc.xml && " FIRST
	       " && " SECOND,
		2,
		"error[told-unexplained]: /total/people は、ppc/private preliminary "
		"の「最大約27,000人」");
}
END_TEST

START_TEST(what_was_filed_stays_told)
{
	expect(FIRST
		" && todoke file inc.xml out --to PPC --receipt R08-00000 --at 2026-11-19T16:10"
		" && rm -r out && sed -i 's/最大約27,000人/最大約26,000人/' inc.xml && " FIRST,
		2, "（inc.log/0001/2026-021-ppc-preliminary.ledger.xml）");
}
END_TEST

START_TEST(another_incident_in_the_folder_is_no_concern)
{
	expect(LETTER
		" && sed 's/2026-021/2026-099/; s/11月16日午前6時40分頃/11月15日午前6時40分頃/'"
		" inc.xml >other.xml && todoke make other.xml -t individual -f xml -o out",
		0, NULL);
}
END_TEST

START_TEST(a_newer_fact_in_a_notice_suggests_a_further_report)
{
	expect(FIRST " && todoke file inc.xml out --to PPC --receipt R08-00000 --at"
		     " 2026-11-19T16:10 && " LETTER " --as-of 2027-01-06",
		1, "note[report-behind]: individual/letter は own/damage を");
}
END_TEST

/* --- texts */

#define TEXT(text) "<overview id='o'>" text "</overview>"
#define PUBLIC(text) "<overview id='o' for='public individual'>" text "</overview>"
#define GROUP(body) "<group id='g' kind='customer'><name>会員の皆様</name>" body "</group>"
#define PEOPLE GROUP("<people>2,420人</people>")
#define RECORDS GROUP("<count id='n'>約2.7万件</count>")
#define AGAIN                                                                                  \
	GROUP("<people as-of='2026-11-15'>約2,800人</people>"                                \
	      "<people as-of='2026-11-20' change='correct' reason='r'>2,420人</people>")
#define MERGED "<reason id='r'>記録と照らし合わせたためです。</reason>"
#define MOVED                                                                                  \
	EVENT("<when as-of='2026-11-13'>2026-11-12</when><when as-of='2026-11-20'"             \
	      " change='correct' reason='r'>2026-11-11</when>")
#define GROUND "<ground id='d' kind='log'><name>記録</name></ground>"
#define EVENT(when) "<event id='e' kind='discovery'>" when "</event>"
#define SERVERS                                                                                \
	"<system id='s' kind='server'><name>ファイルサーバー</name><count id='n'>3台" \
	"</count></system>"
#define FEARED GROUP("<leak>suspected</leak>")

static const struct {
	const char *body, *said;
} texts[] = {
	/* no number of a fact */
	{TEXT("被害は1.5億円です。"), "3:1 figure-by-hand"},
	{TEXT("会員の皆様30人にご連絡しました。") PEOPLE, "3:1 figure-by-hand"},
	{TEXT("第2報（0120-000-000）、2026年11月12日14時30分、3.1節、規則7条4号、A4判、2社目、"
	      "ver2."
	      "3件名、一人ひとり、数千人、第三者1名以上、千人を超える、三社の間、1人当たり"),
		""},
	{"<note id='o'>2,420人です。</note>", ""},
	{"<overview id='o' for='internal'>2,420人です。</overview>", ""},
	{"<measure id='o' status='done'>2名で照合します。</measure>", ""},

	/* the same number, in other figures or rounded */
	{TEXT("会員の皆様２４２０人の情報です。") PEOPLE, ""},
	{TEXT("二千四百二十人の情報です。") PEOPLE, ""},
	{TEXT("約2,400人の情報です。") PEOPLE, ""},
	{TEXT("約2万7千件の情報です。") RECORDS, ""},

	/* another number of the same thing */
	{TEXT("約3万件の情報です。") RECORDS, "3:1 figure-near"},
	{TEXT("2,400人の情報です。") PEOPLE, "3:1 figure-near"},
	{TEXT("2,420件の情報です。") PEOPLE, "3:1 figure-near"},
	{TEXT("会員の皆様2,240人の情報です。") PEOPLE, "3:1 figure-contradicts"},
	{TEXT("二千四百二十一人の情報です。") PEOPLE, "3:1 figure-near"},
	{TEXT("ファイルサーバー4台を止めました。") SERVERS, "3:1 figure-contradicts"},
	{TEXT("ファイルサーバー3台を止めました。") SERVERS, ""},
	{TEXT("業務用の端末4台を止めました。") SERVERS, "3:1 figure-by-hand"},

	/* a number stated earlier */
	{TEXT("約2,800人の情報です。") AGAIN MERGED, "3:1 figure-superseded"},
	{TEXT("2,420人の情報です。") AGAIN MERGED, ""},
	{TEXT("ご連絡から、約2,800人と分かりました。") AGAIN MERGED, "3:1 figure-superseded"},
	{TEXT("約2,800人から2,420人に減りました。") AGAIN MERGED, ""},
	{TEXT("速報で約2,800人としていた人数を改めました。") AGAIN MERGED, ""},
	{AGAIN "<inquiry id='q'><answer>約2,800人と答えました。</answer></inquiry>" MERGED, ""},
	{PEOPLE "<inquiry id='q'><answer>約2,600人と答えました。</answer></inquiry>",
		"3:96 figure-near"},

	/* dates */
	{EVENT("<when>2026-11-12</when>") TEXT(
		 "2026年11月12日（木）、11月12日、令和8年11月12日、2026/11/12に判明しました。"),
		""},
	{TEXT("2026年11月12日（水）に判明しました。"), "3:1 date-impossible"},
	{TEXT("令和8年11月31日に判明しました。"), "3:1 date-impossible"},
	{MOVED TEXT("11月12日に判明しました。") MERGED, "3:152 date-superseded"},
	{MOVED TEXT("11月11日の翌日に判明しました。") MERGED, "3:152 date-superseded"},
	{MOVED TEXT("当初は11月12日としていました。") MERGED, ""},
	{TEXT("12月18日に解消しました。"), ""},

	/* denials */
	{PUBLIC("個人情報の漏えいはありません。") FEARED, "3:1 denial-contradicts"},
	{PUBLIC("お客様の情報が外部へ流出した事実はございません。") FEARED,
		"3:1 denial-contradicts"},
	{PUBLIC("調査の結果、漏えいしていないことを確認いたしました。") FEARED,
		"3:1 denial-contradicts"},
	{PUBLIC("漏えいの事実は確認されておりません。") FEARED, ""},
	{PUBLIC("漏えいがなかったかを調べております。") FEARED, ""},
	{PUBLIC("クレジットカード情報の漏えいはありません。") FEARED, ""},
	{PUBLIC("個人情報の漏えいはありません。") GROUP("<leak ground='d'>denied</leak>")
			GROUND,
		""},
	{PUBLIC("個人情報の漏えいはありません。") GROUP("<leak>not-confirmed</leak>"),
		"3:1 denial-contradicts"},
	{PUBLIC("個人情報の漏えいはありません。") GROUP("<leak>open</leak>"),
		"3:1 denial-contradicts"},
	{PUBLIC("個人情報の漏えいはありません。") GROUP("<leak>not-excluded</leak>"),
		"3:1 denial-contradicts"},
	{PUBLIC("個人情報の漏えいは確認されておりません。") GROUP("<leak>not-confirmed</leak>"),
		""},
	{"<overview id='o' for='ppc'>漏えいはない。</overview>" FEARED, ""},
	{FEARED "<release id='l' "
		"channels='web'><date>2026-11-21</date><summary>情報の漏えいがないことを"
		"公表しました。</summary></release>",
		"3:133 denial-contradicts"},

	/* numbers that went down */
	{GROUP("<people as-of='2026-11-15'>2,800人</people><people as-of='2026-11-20'"
	       " change='update'>2,420人</people>"),
		"3:91 count-fell"},
	{GROUP("<people as-of='2026-11-15'>最大2,800人</people><people as-of='2026-11-20'"
	       " change='update'>2,420人</people>"),
		""},
	{GROUP("<people as-of='2026-11-15'>約2,800人</people><people as-of='2026-11-20'"
	       " change='update'>2,780人</people>"),
		""},
	{AGAIN MERGED, ""},

	/* two numbers of one thing */
	{GROUP("<count id='n'>2.7万件</count><count id='m'>約3万件</count>"),
		"3:76 counts-near"},
	{GROUP("<count id='n'>2.7万件</count><count id='m'>約3万件</count>") "<conflict id='k' "
									     "about='n m' "
									     "status='settled'>"
									     "<claim "
									     "id='a'>公表</"
									     "claim><claim "
									     "id='b'>調査"
									     "</claim></"
									     "conflict>",
		""},
	{GROUP("<count id='n'>2,700件</count><count id='m'>3,010件</count>"), ""},
	{GROUP("<count id='n'>2.7万件</count><count id='m' "
	       "unit='account'>約3万アカウント</count>"),
		""},
};

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;

static void record_setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
}

static void record_teardown(void)
{
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* What is said of the texts and counts of RECORD, which is freed. */
static const char *judged(struct record *record)
{
	struct findings *told = findings_new();
	const char *text;

	ck_assert_msg(record != NULL, "%s", said(findings, arena));
	prose_check(record, told);
	declines_find(record, told);
	rivals_find(record, told);
	record_free(record);
	text = said(told, arena);
	findings_free(told);
	return text;
}

START_TEST(texts_are_held_against_facts)
{
	const char *text = arena_format(arena,
		"<incident xmlns='urn:todoke:incident:1' id='i'>\n"
		"<self ref='p'/><party id='p'><name>x</name></party>\n%s</incident>",
		texts[_i].body);
	const char *told = judged(record_read("r.xml", text, strlen(text), schema, findings));

	ck_assert_msg(strcmp(told, texts[_i].said) == 0, "%s\nsaid: %s\nexpected: %s",
		texts[_i].body, told, texts[_i].said);
}
END_TEST

/* The sample records were read one by one: what is found in each is true.  A record may have
 * its findings beside it, NAME.consistency; without that file none are expected. */
START_TEST(nothing_false_is_said_of_the_sample_records)
{
	glob_t paths = {0};

	ck_assert_int_eq(glob("tests/records/*.xml", 0, NULL, &paths), 0);
	ck_assert_int_eq(glob("templates/records/*.xml", GLOB_APPEND, NULL, &paths), 0);
	ck_assert_uint_ge(paths.gl_pathc, 17);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		const char *path = paths.gl_pathv[i];
		char *expected = file_read(
			arena_format(arena, "%.*s.consistency", (int)strlen(path) - 4, path),
			NULL);
		const char *told = judged(record_open(path, schema, findings));

		if (expected)
			expected[strcspn(expected, "\n")] = '\0';
		ck_assert_msg(
			strcmp(told, expected ? expected : "") == 0, "%s: %s", path, told);
		free(expected);
	}
	globfree(&paths);
}
END_TEST

Suite *consistency_suite(void)
{
	Suite *suite = suite_create("consistency");
	TCase *documents = tcase_create("documents"), *prose = tcase_create("texts");

	tcase_add_checked_fixture(documents, setup, teardown);
	tcase_add_test(documents, three_reports_and_a_letter_of_one_record_agree);
	tcase_add_test(documents, a_date_changed_under_one_document_is_found_by_make);
	tcase_add_test(documents, another_value_needs_a_reason);
	tcase_add_test(documents, what_was_filed_stays_told);
	tcase_add_test(documents, another_incident_in_the_folder_is_no_concern);
	tcase_add_test(documents, a_newer_fact_in_a_notice_suggests_a_further_report);
	suite_add_tcase(suite, documents);
	tcase_add_checked_fixture(prose, record_setup, record_teardown);
	tcase_add_loop_test(
		prose, texts_are_held_against_facts, 0, (int)(sizeof texts / sizeof *texts));
	tcase_add_test(prose, nothing_false_is_said_of_the_sample_records);
	suite_add_tcase(suite, prose);
	return suite;
}
