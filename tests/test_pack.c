/* Manifests with a mistake, as a law firm might write them. */
#include "program.h"
#include "said.h"

#include "template/pack.h"

#include <check.h>

Suite *pack_suite(void);

#define REQUIRE(attributes)                                                                    \
	"<require " attributes "><item language='ja'>項目</item><article>規則</article>"   \
	"</require>"

#define STAGE(deadline)                                                                        \
	"<stage id='final'><title language='ja'>確報</title><basis>規則</basis>" deadline      \
	"</stage>"

#define VARIANT(attributes, more)                                                              \
	"<variant " attributes "><title language='ja'>メール</title>" more "</variant>"

#define DEADLINE(attributes)                                                                   \
	"<deadline days='30' from='2022-04-01' " attributes "><words language='ja'>期限"     \
	"</words><source>規則</source></deadline>"

/* In its last line, the second, stands what the case is about. */
static const char manifest[] =
	"<pack xmlns='urn:todoke:pack:1' id='firm' version='1'><title language='ja'>報告"
	"</title><audience>ppc</audience><basis>規則</basis><language>ja</language>"
	"<style>letter</style><dates>era</dates><template>t.xml</template>"
	"<file>{record}</file>\n%s</pack>";

static const struct {
	const char *rest, *said;
} cases[] = {
	{REQUIRE("select='basis'"), ""},
	{STAGE("") REQUIRE("select='basis' stage='final'"), ""},
	{REQUIRE("select='basis['"), "2:10 xpath-malformed"},
	{REQUIRE("selct='basis'"), "2:10 attribute-similar; 2:1 attribute-missing"},
	{STAGE(DEADLINE("after='event/when'")), ""},
	{STAGE(DEADLINE("after='event/['")), "2:105 xpath-malformed"},
	{STAGE(DEADLINE("after='a' test='b['")), "2:115 xpath-malformed"},
	{STAGE("") REQUIRE("select='a' stage='fianl'"), "2:95 value-similar"},
	{STAGE("") REQUIRE("select='a' stage='final other'"), "2:95 value-unknown"},
	{REQUIRE("select='a' stage='final'"), "2:21 value-unknown"},
	{VARIANT("id='mail' test='a'", "") REQUIRE("select='a' variant='mail'"), ""},
	{VARIANT("id='mail'", "") REQUIRE("select='a' variant='mial'"), "2:82 value-similar"},
	{VARIANT("id='mail'", "") VARIANT("id='mail'", ""), "2:71 pack-part-twice"},
	{VARIANT("id='mail' test='a['", ""), "2:20 xpath-malformed"},
	{VARIANT("id='mail' made='never'", ""), "2:20 value-unknown"},
	{VARIANT("id='mail'", "<audience>ppc</audience>"), ""},
	{VARIANT("id='mail'", "<unlinted>lint-silent-cause</unlinted>"), ""},
	{VARIANT("id='mail'", "<unlinted>lint-silent-casue</unlinted>"), "2:52 value-similar"},
	{VARIANT("id='mail'", "<audience>public</audience>"), "2:52 variant-audience"},
	{VARIANT("id='mail'", "") VARIANT(
		 "id='en' test='a' translates='mail'", "<language>en</language>"),
		""},
	{VARIANT("id='en' test='a' translates='mail'", "<language>en</language>"),
		"2:27 value-unknown"},
	{VARIANT("id='mail'", "") VARIANT("id='en' translates='mail'", ""),
		"2:79 variant-translates"},
	{VARIANT("id='mail'", "") VARIANT(
		 "id='en' test='a' translates='mail'", "<language>ja</language>"),
		"2:88 variant-translates"},
};

START_TEST(mistakes_are_found_at_their_place)
{
	struct arena *arena = arena_new();
	struct findings *findings = findings_new();
	char *folder = folder_new();
	const struct pack *pack;

	file_write(arena_format(arena, "%s/manifest.xml", folder),
		arena_format(arena, manifest, cases[_i].rest));
	pack = pack_open(folder, "core/schema", "ja", arena, findings);
	ck_assert_str_eq(said(findings, arena), cases[_i].said);
	ck_assert_int_eq(pack == NULL, *cases[_i].said != '\0');
	folder_done(folder);
	findings_free(findings);
	arena_free(arena);
}
END_TEST

/* --- todoke pack */

START_TEST(a_new_pack_is_right_and_makes_its_document)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"D=%s; todoke pack new memo -o $D && todoke pack check $D/memo && todoke make "
		"templates/records/misdelivery.xml -t memo -f text --packs $D -o $D/out && cat "
		"$D/out/*.txt",
		folder);

	ck_assert_msg(run.status == 0, "%.600s%.600s", run.output, run.errors);
	has(run.output, "に発覚した");
	has(run.output, "todoke make RECORD -t memo");
	run_done(&run);
	run = run_shell("todoke pack new memo -o %s", folder);
	ck_assert_int_eq(run.status, 2);
	has(run.errors, "--force");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(the_programs_packs_name_nothing_that_there_is_not)
{
	struct run run =
		run_shell("todoke pack check $(dirname $(ls templates/*/manifest.xml) | sort)");

	ck_assert_msg(run.status == 0, "%.900s", run.errors);
	has(run.output, "ppc");
	run_done(&run);
}
END_TEST

/* Each is well formed, and would find nothing for ever. */
static const struct {
	const char *expression, *said; /* "": nothing */
} expressions[] = {
	{"group/leak", ""},
	{"event[@kind='discovery']/when", ""},
	{"party[@id=$release/@party]/name", ""},
	{"count(group) > 1 and not(cause)", ""},
	{"group/@kind = ''", ""},
	{"grop/leak",
		"「grop」という名は、記録にも写しにもありません。「group」ではありませんか"},
	{"zzzzzz", "「zzzzzz」という名は、記録にも写しにもないので、何も見つかりません"},
	{"group[@kinds]",
		"「kinds」という名は、記録にも写しにもありません。「kind」ではありませんか"},
	{"event[@kind='discovry']",
		"値「discovry」になることはありません。「discovery」ではありませんか"},
	{"group/leak != 'no'", "値「no」になることはありません"},
	{"$stge = 'final'", "変数「$stge」はありません。「$stage」ではありませんか"},
	{"plan/reporter[@own]/duty[@result='apears']", "「appears」ではありませんか"},
};

START_TEST(an_expression_that_finds_nothing_is_told)
{
	char *folder = folder_new();
	struct run run =
		run_shell("D=%s; todoke pack new memo -o $D && cat >$D/memo/memo.xml <<'END'\n"
			  "<template xmlns='urn:todoke:template:1'><title>控え</title>\n"
			  "<if test=\"%s\"><paragraph>文</paragraph></if></template>\nEND\n"
			  "todoke pack check $D/memo",
			folder, expressions[_i].expression);

	ck_assert_msg(run.status == (*expressions[_i].said ? 2 : 0), "%.900s", run.errors);
	has(run.errors, expressions[_i].said);
	if (*expressions[_i].said)
		has(run.errors, "memo.xml:2:5: error[pack-");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(what_pack_can_not_do_is_said)
{
	static const char *const asked[][2] = {{"", "todoke pack new ID"},
		{"check", "todoke pack new ID"}, {"new", "todoke pack new ID"},
		{"new Memo", "英小文字"}, {"check no-such-folder", "no-such-folder"}};

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		struct run run = run_shell("todoke pack %s", asked[i][0]);

		ck_assert_int_gt(run.status, 1);
		has(run.errors, asked[i][1]);
		run_done(&run);
	}
}
END_TEST

Suite *pack_suite(void)
{
	Suite *suite = suite_create("pack");
	TCase *tests = tcase_create("pack");

	tcase_add_loop_test(
		tests, mistakes_are_found_at_their_place, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, a_new_pack_is_right_and_makes_its_document);
	tcase_add_test(tests, the_programs_packs_name_nothing_that_there_is_not);
	tcase_add_loop_test(tests, an_expression_that_finds_nothing_is_told, 0,
		sizeof expressions / sizeof *expressions);
	tcase_add_test(tests, what_pack_can_not_do_is_said);
	suite_add_tcase(suite, tests);
	return suite;
}
