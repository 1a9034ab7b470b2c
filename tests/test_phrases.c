/* A house's own wording in place of named blocks. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

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

Suite *phrases_suite(void)
{
	Suite *suite = suite_create("phrases");
	TCase *tests = tcase_create("phrases");

	tcase_add_loop_test(tests, blocks_are_worded_as_the_house_says, 0,
		sizeof wordings / sizeof *wordings);
	tcase_add_loop_test(tests, mistakes_in_phrases_stop_the_document, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, figures_in_phrases_are_reported);
	tcase_add_test(tests, phrases_beside_the_record_are_used_and_told_in_the_ledger);
	tcase_set_timeout(tests, 30);
	suite_add_tcase(suite, tests);
	return suite;
}
