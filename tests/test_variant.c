/* A pack that makes one of several documents, or several, of the same facts. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *variant_suite(void);

#define RECORD "templates/records/misdelivery.xml"

#define VARIANT(attributes, title, more)                                                       \
	"<variant " attributes "><title language='ja'>" title "</title>" more "</variant>"

static const char manifest[] =
	"<pack xmlns='urn:todoke:pack:1' id='firm' version='1' made='on-request'>"
	"<title language='ja'>控え</title><audience>individual</audience>"
	"<basis>規程</basis><language>ja</language><style>letter</style><dates>era</dates>"
	"<template>own.xml</template><each>addressee</each><file>{record}-{variant}</file>"
	/* clang-format off */
	VARIANT("id='card' test=\"group/item[@kind='card'] and $variant='card'\"", "カード", "")
	VARIANT("id='plain' test='addressee/building'", "ふつう", "")
	VARIANT("id='other'", "ほか", "<template>other.xml</template>")
	VARIANT("id='twin' made='also' test='group/item'", "写し", "")
	VARIANT("id='house' made='also' test='measure[@for]'", "社内", "")
	VARIANT("id='dated' made='also' test='$release[date]'", "日付", "")
	VARIANT("id='thanks' made='on-request'", "お礼", "")
	VARIANT("id='english' translates='plain thanks'", "英語",
		"<language>en</language><template>other.xml</template>")
	/* clang-format on */
	"<require select='nothing' variant='card thanks'><item language='ja'>ないもの</item>"
	"<article>規程</article></require></pack>";

static const char template[] =
	"<template xmlns='urn:todoke:template:1'><title>控え</title>"
	"<if test=\"$variant='plain'\"><paragraph>普通の文</paragraph></if></template>";

static const char other[] =
	"<template xmlns='urn:todoke:template:1'><title>ほかの文面</title></template>";

/* A folder with the pack and the record as SCRIPT changes it. */
static char *variants_new(const char *script)
{
	char *folder = folder_new();
	struct run run = run_shell("mkdir -p %s/packs/firm && sed \"%s\" " RECORD " >%s/r.xml",
		folder, script, folder);
	struct run paths = run_shell("printf %s/packs/firm/", folder);
	char path[4096];

	snprintf(path, sizeof path, "%smanifest.xml", paths.output);
	file_write(path, manifest);
	snprintf(path, sizeof path, "%sown.xml", paths.output);
	file_write(path, template);
	snprintf(path, sizeof path, "%sother.xml", paths.output);
	file_write(path, other);
	run_done(&paths);
	run_done(&run);
	return folder;
}

#define RELEASE(attributes)                                                                    \
	"<release id='firm' pack='firm' " attributes "><date>2026-11-18</date>"

/* What the record says and what is asked for, and the documents that come of it. */
static const struct {
	const char *script, *arguments, *made, *said;
} cases[] = {
	{"", "-t firm", "plain\ntwin\n", ""},
	{"s|kind=.other.>|kind='card'>|", "-t firm", "twin\n", "「カード」に必要な"},
	{"s|<building>.*||", "-t firm", "other\ntwin\n", ""},
	{"", "-t firm/other", "other\n", ""},
	{"", "-t firm --variant other", "other\n", ""},
	{"", "-t firm/thanks", "", "「お礼」に必要な"},
	{"", "-t firm,firm/other", "other\nplain\ntwin\n", ""},
	{"s|<release |" RELEASE("variant='other'") "</release>&|", "-t firm",
		"dated\nother\ntwin\n", ""},
	{"s|<release |" RELEASE("variant='twin'") "</release>&|", "-t firm",
		"dated\nplain\ntwin\n", ""},
	/* Whoever reads English gets the translation, where there is one. */
	{"s|id=.recipient.|& language='en'|", "-t firm", "english\ntwin\n",
		"r.xml:33:2: warning[addressee-language]: 宛先「recipient」の言語は en "
		"ですが、「写し」に"},
	{"s|id=.recipient.|& language='en'|", "-t firm/plain", "english\n", ""},
	{"s|id=.recipient.|& language='en'|", "-t firm/english", "english\n", ""},
	{"s|id=.recipient.|& language='en'|", "-t firm/other", "other\n", "addressee-language"},
	{"", "-t firm/english", "", "variant-unfit"},
	{"", "-t firm/plian", "",
		"error[variant-similar]: 「控え」に種類「plian」はありません。"
		"「plain」ではありませんか"},
	{"", "-t firm --variant x", "", "error[variant-unknown]: 「控え」に種類「x」は"},
	{"s|<release |" RELEASE("variant='twinn'") "</release>&|", "-t firm",
		"dated\nplain\ntwin\n", "r.xml:"},
};

START_TEST(documents_are_those_that_the_record_calls_for)
{
	char *folder = variants_new(cases[_i].script);
	struct run run = run_shell(
		"todoke make %s/r.xml %s --packs %s/packs -f text --no-ledger -o %s/out",
		folder, cases[_i].arguments, folder, folder);
	struct run list =
		run_shell("ls %s/out 2>/dev/null | sed 's/2026-007-//; s/.txt//'", folder);

	ck_assert_msg(strcmp(list.output, cases[_i].made) == 0, "%zu: %.600s\n%.600s",
		(size_t)_i, list.output, run.errors);
	has(run.errors, cases[_i].said);
	run_done(&list);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_variant_differs_in_what_its_manifest_says)
{
	char *folder = variants_new("");
	struct run run =
		run_shell("cd %s && todoke make r.xml -t firm,firm/other --packs packs"
			  " -f text -o out && cat out/2026-007-plain.txt"
			  " out/2026-007-other.txt; grep -ho 'variant=.[a-z]*' out/*.xml",
			folder);

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	has(run.output, "/2026-007-plain.txt\tふつう\n");
	has(run.output, "控え\n\n普通の文\n");
	has(run.output, "ほかの文面\n");
	has(run.output, "variant=\"other\nvariant=\"plain\nvariant=\"twin\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(packs_and_the_board_know_variants)
{
	char *folder = variants_new("");
	struct run run = run_shell("cd %s && todoke packs --packs packs; todoke packs --table"
				   " --packs packs; todoke check r.xml -t firm,firm/thanks"
				   " --packs packs 2>/dev/null",
		folder);

	has(run.output, "firm\t控え\t規程\nfirm/card\tカード\t規程\n");
	has(run.output, "必要 (card thanks)");
	has(run.output, "\nふつう [規程]\n");
	has(run.output, "\nお礼 [規程]\n");
	has_not(run.output, "\nほか [規程]\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* One document approved does not approve the other of the same pack. */
START_TEST(a_variant_may_have_an_approval_of_its_own)
{
	char *folder =
		variants_new("s|</incident>|<approval id='ask' role='legal' pack='firm'/>"
			     "<approval id='too' role='legal' pack='firm' variant='twin'/>&|");
	struct run run = run_shell(
		"cd %s && todoke make r.xml -t firm --packs packs -f text -o out;"
		"todoke approve r.xml out/2026-007-twin.ledger.xml --by manager"
		" --role legal --at 2026-11-18T10:00; todoke check r.xml --packs packs"
		" | grep 決裁; todoke approve r.xml out/2026-007-plain.ledger.xml"
		" --by manager --role legal --at 2026-11-18T11:00;"
		"todoke check r.xml --packs packs | grep 決裁",
		folder);

	has(run.output, "  未決裁    控え: 法務  r.xml");
	has(run.output, "  決裁済み  写し: 法務  2026-11-18T10:00");
	has(run.output, "  決裁済み  控え: 法務");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *variant_suite(void)
{
	Suite *suite = suite_create("variant");
	TCase *tests = tcase_create("variant");

	tcase_add_loop_test(tests, documents_are_those_that_the_record_calls_for, 0,
		sizeof cases / sizeof *cases);
	tcase_add_test(tests, a_variant_differs_in_what_its_manifest_says);
	tcase_add_test(tests, packs_and_the_board_know_variants);
	tcase_add_test(tests, a_variant_may_have_an_approval_of_its_own);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return suite;
}
