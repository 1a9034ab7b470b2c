/* A house's own wording in place of named blocks. */
#include "program.h"

#include <check.h>
#include <stdio.h>

Suite *phrases_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define LETTER "2026-007-individual-recipient"
#define OWN "<phrases xmlns='urn:todoke:phrases:1'>\n"

/* The letter, made with the phrase files FIRST and SECOND (NULL: none). */
static struct run made_with(const char *folder, const char *first, const char *second)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/1.xml", folder);
	file_write(path, first);
	snprintf(path, sizeof path, "%s/2.xml", folder);
	file_write(path, second ? second : OWN "</phrases>");
	return run_shell("todoke make " RECORD " -t individual -f text --phrases %s/1.xml"
			 " --phrases %s/2.xml -o %s/out; cat %s/out/*.txt"
			 " %s/out/*.ledger.xml 2>/dev/null",
		folder, folder, folder, folder, folder);
}

static const struct {
	const char *first, *second, *there, *gone;
} wordings[] = {
	{OWN "<block pack='individual' name='apology'>心からお詫び申し上げます。</block>"
	     "</phrases>",
		NULL, "\n心からお詫び申し上げます。対象となる情報、", "深くお詫び"},
	{OWN "<block pack='individual' name='purpose'><paragraph><self/>は"
	     "<sentence><value select='measure[1]'/></sentence><sentence>"
	     "<value select='nosuch'/>消える</sentence></paragraph></block></phrases>",
		NULL, "謹啓　当社は誤ってお届けした書面は、", "消える"},
	{OWN "<block pack='individual' name='apology'>一</block></phrases>",
		OWN "<block pack='individual' name='apology'>二</block></phrases>", "\n二対象",
		"\n一対象"},
	{OWN "<block pack='individual' name='apology'>一</block></phrases>",
		OWN "<block pack='individual' name='purpose'/></phrases>", "\n一対象",
		"このお手紙は、"},
};

START_TEST(blocks_are_worded_as_the_house_says)
{
	char *folder = folder_new();
	struct run run = made_with(folder, wordings[_i].first, wordings[_i].second);

	has(run.output, wordings[_i].there);
	has_not(run.output, wordings[_i].gone);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* What is worded for all is Japanese: a letter in English takes only what is worded for it. */
START_TEST(a_translation_is_worded_by_itself)
{
	static const char *const phrases[][3] = {
		{OWN "<block pack='individual' name='apology'>心からお詫びします。</block>"
		     "</phrases>",
			"\nWe sincerely apologize", "心からお詫び"},
		{OWN "<block pack='individual' name='apology'>心からお詫びします。</block>"
		     "<block pack='individual' variant='english' name='apology'>We are very"
		     " sorry.</block></phrases>",
			"\nWe are very sorry. The information", "心からお詫び"},
	};
	char *folder = folder_new();

	for (size_t i = 0; i < 2; i++) {
		char path[4096];
		struct run run;

		snprintf(path, sizeof path, "%s/1.xml", folder);
		file_write(path, phrases[i][0]);
		run = run_shell("todoke make tests/records/letters.xml -t individual/english"
				" -f text --phrases %s/1.xml -o %s/out --force --no-ledger;"
				" cat %s/out/*.txt",
			folder, folder, folder);
		has(run.output, phrases[i][1]);
		has_not(run.output, phrases[i][2]);
		run_done(&run);
	}
	folder_done(folder);
}
END_TEST

/* Each is said at its place, and no document is made with less than was asked for. */
static const struct {
	const char *phrases, *said;
} mistakes[] = {
	{OWN "<block pack='individal' name='apology'/></phrases>",
		"1.xml:2:8: error[phrase-pack-similar]: 文書「individal」はありません。"
		"「individual」では"},
	{OWN "<block pack='nothing' name='apology'/></phrases>",
		"1.xml:2:8: error[phrase-pack-unknown]"},
	{OWN "<block pack='individual' name='appology'/></phrases>",
		"1.xml:2:26: error[phrase-block-similar]: 文書「individual」の文面に、"
		"名の付いた部分「appology」はありません。「apology」では"},
	{OWN "<block pack='individual' name='x'/></phrases>", "error[phrase-block-unknown]"},
	{OWN "<block pack='individual' variant='x' name='apology'/></phrases>",
		"1.xml:2:26: error[phrase-variant-unknown]"},
	{OWN "<block pack='individual' name='apology'/>\n"
	     "<block pack='individual' name='apology'/></phrases>",
		"1.xml:3:1: error[phrase-twice]"},
	{OWN "<block pack='individual'/></phrases>", "1.xml:2:1: error[attribute-missing]"},
	{OWN "<style pack='individal' self='弊社'/></phrases>",
		"1.xml:2:8: error[phrase-pack-similar]"},
	{OWN "<style dates='wareki'/></phrases>", "1.xml:2:8: error[value-unknown]"},
	{OWN "<style self='弊社'/><style self='当院'/></phrases>", "error[phrase-twice]"},
	{OWN "<blok pack='individual' name='apology'/></phrases>",
		"1.xml:2:1: error[element-similar]"},
	{OWN "<block pack='individual' name='apology'>\n<value select='a['/></block></phrases>",
		"1.xml:3:8: error[xpath-malformed]"},
	{OWN "<block pack='individual' name='apology'>\n<heading>x</heading></block></phrases>",
		"1.xml:3:1: error[template-misplaced]"},
	{OWN "<block pack='individual' name='apology'><value select='nosuch'/></block>"
	     "</phrases>",
		"1.xml:2:41: error[fact-absent]"},
};

START_TEST(mistakes_in_phrases_stop_the_document)
{
	char *folder = folder_new();
	struct run run = made_with(folder, mistakes[_i].phrases, NULL);

	has(run.errors, mistakes[_i].said);
	has_not(run.output, "お知らせ");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(figures_in_phrases_are_reported)
{
	char *folder = folder_new();
	struct run run = made_with(folder,
		OWN
		"<block pack='individual' name='apology'>\n11月16日の件を、お詫びいたします。"
		"</block></phrases>",
		NULL);

	ck_assert_int_eq(run.status, 0);
	has(run.errors, "1.xml:2:41: warning[phrase-figure]: 言い回し「11月16日の件を、");
	has(run.output, "11月16日の件を");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(phrases_beside_the_record_are_used_and_told_in_the_ledger)
{
	char *folder = folder_new(), path[4096];
	struct run run;

	snprintf(path, sizeof path, "%s/phrases.xml", folder);
	file_write(path, OWN "<block pack='individual' name='apology'>お詫びします。</block>"
			     "</phrases>");
	run = run_shell("cp " RECORD " %s; cd %s; todoke make misdelivery.xml -f text -o out &&"
			" cat out/*.txt; grep phrases out/*.ledger.xml; sha256sum phrases.xml",
		folder, folder);
	has(run.output, "\nお詫びします。対象となる");
	has(run.output, "<source kind=\"phrases\" name=\"phrases.xml\" sha256=\"");
	has(run.output, "  phrases.xml\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* How the house writes, in the letter of misdelivery.xml. */
static const struct {
	const char *style, *there[4], *gone;
} styles[] = {
	{"<style self='弊社' dates='era' figures='wide'/>",
		{"弊社が取り扱うお客様の", "\n令和８年１１月１８日\n", "」１通を、",
			"0120-000-000"},
		"当社が取り扱う"},
	{"<style figures='single-wide' dates='era'/>",
		{"\n令和８年11月18日\n", "」１通を、", "午前９時から", "一丁目2番3号"},
		"令和8年"},
	{"<style dates='era' figures='wide'/><style pack='individual' "
	 "dates='western-weekday'/>",
		{"２０２６年１１月１８日（水）"}, "令和"},
	{"<style pack='ppc' self='弊社' dates='era'/>", {"当社が取り扱う", "2026年11月18日"},
		"弊社"},
	{"<style figures='half'/>", {"2026年11月18日"}, "２０２６"},
};

START_TEST(the_house_writes_in_its_own_way)
{
	char *folder = folder_new(), phrases[1000];
	struct run run;

	snprintf(phrases, sizeof phrases, OWN "%s</phrases>", styles[_i].style);
	run = made_with(folder, phrases, NULL);
	for (size_t i = 0; i < 4 && styles[_i].there[i]; i++)
		has(run.output, styles[_i].there[i]);
	has_not(run.output, styles[_i].gone);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* A document has a tone where its template is worded in it. */
START_TEST(a_tone_is_that_of_the_pack_or_one_that_it_allows)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"cd %s; mkdir -p p/firm; cp $OLDPWD/" RECORD
		" r.xml; cat >p/firm/manifest.xml <<END\n"
		"<pack xmlns='urn:todoke:pack:1' id='firm' version='1'><title language='ja'>報"
		"</title><audience>internal</audience><basis>規程</basis><language>ja</"
		"language>"
		"<style>letter</style><dates>era</dates><tone>polite "
		"plain</tone><template>t.xml"
		"</template><file>{pack}</file></pack>\nEND\n"
		"cat >p/firm/t.xml <<END\n<template xmlns='urn:todoke:template:1'><title>報"
		"</title><paragraph>調査<if test=\"\\$tone='polite'\">します</if><if test=\""
		"\\$tone='plain'\">する</if>。</paragraph></template>\nEND\n"
		"todoke make r.xml -t firm --packs p -f text -o a; cat a/firm.txt; echo \"" OWN
		"<style tone='plain'/></phrases>\" >phrases.xml; todoke make r.xml -t firm"
		" --packs p -f text -o b; cat b/firm.txt; echo \"" OWN
		"<style pack='individual' tone='plain'/></phrases>\" >phrases.xml; todoke make"
		" r.xml -t individual -f text -o c",
		folder);

	has(run.output, "調査します。");
	has(run.output, "調査する。");
	has(run.errors,
		"phrases.xml:2:26: error[phrase-tone]: 文書「individual」に文体「plain」の");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *phrases_suite(void)
{
	Suite *suite = suite_create("phrases");
	TCase *tests = tcase_create("phrases");

	tcase_add_loop_test(tests, blocks_are_worded_as_the_house_says, 0,
		sizeof wordings / sizeof *wordings);
	tcase_add_test(tests, a_translation_is_worded_by_itself);
	tcase_add_loop_test(tests, mistakes_in_phrases_stop_the_document, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, figures_in_phrases_are_reported);
	tcase_add_test(tests, phrases_beside_the_record_are_used_and_told_in_the_ledger);
	tcase_add_loop_test(
		tests, the_house_writes_in_its_own_way, 0, sizeof styles / sizeof *styles);
	tcase_add_test(tests, a_tone_is_that_of_the_pack_or_one_that_it_allows);
	tcase_set_timeout(tests, 30);
	suite_add_tcase(suite, tests);
	return suite;
}
