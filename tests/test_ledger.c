/* The ledger: every printed fact with its place in the document and in the record,
 * bound to exact files, and in no document. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *ledger_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define LETTER "2026-007-individual-recipient"
#define LEDGER LETTER ".ledger.xml"

/* The ledger of the record changed by the sed SCRIPT, made with OPTIONS; free it. */
static char *ledger_of(const char *folder, const char *script, const char *options)
{
	char path[4096];
	struct run run =
		run_shell("sed '%s' " RECORD " >%s/record.xml && todoke make"
			  " %s/record.xml -t individual %s -o %s/out && xmllint --noout"
			  " --schema core/schema/ledger.xsd %s/out/*.ledger.xml",
			script, folder, folder, options, folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	snprintf(path, sizeof path, "%s/out/" LEDGER, folder);
	return file_read(path, NULL);
}

START_TEST(a_fact_has_its_places_its_value_and_its_words)
{
	char *folder = folder_new(), *ledger = ledger_of(folder, "", "");

	has(ledger, " incident=\"2026-007\" pack=\"individual\" version=\"");
	has(ledger, " audience=\"individual\" each=\"recipient\" variant=\"letter\" "
		    "release=\"letter\""
		    " as-of=\"2026-11-18\" state=\"draft\" content=\"");
	has(ledger, "<fact block=\"line-4\" in=\"line\" page=\"1\" path=\"recipient/name\""
		    " type=\"text\" line=\"34\" column=\"3\">葛\U000E0100城 髙﨑</fact>");
	has(ledger, " path=\"sent/when\" type=\"date\" value=\"2026-11-12\" form=\"day\""
		    " line=\"17\" column=\"37\">2026年11月12日</fact>");
	has(ledger, " path=\"/misuse\" type=\"code\" value=\"not-confirmed\""
		    " as-of=\"2026-11-17\" line=\"29\" column=\"2\">情報が悪用された"
		    "事実は確認されておりません</fact>");
	has(ledger, " path=\"/misuse/@as-of\" type=\"date\" value=\"2026-11-17\"");
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(a_choice_has_the_facts_it_was_chosen_by)
{
	char *folder = folder_new(), *ledger;
	struct run run =
		run_shell("todoke make templates/records/ransomware.xml -t ppc --stage"
			  " preliminary -o %s && xmllint --noout --schema"
			  " core/schema/ledger.xsd %s/*.ledger.xml && mv %s/*.ledger.xml"
			  " %s/ledger.xml",
			folder, folder, folder, folder);
	char path[4096];

	ck_assert_msg(run.status == 0, "%s", run.errors);
	snprintf(path, sizeof path, "%s/ledger.xml", folder);
	ledger = file_read(path, NULL);
	has(ledger, " stage=\"preliminary\" variant=\"private\" release=\"preliminary\" "
		    "as-of=\"2026-11-19\"");
	has(ledger, " in=\"choice\" page=\"2\" path=\"own/leak\" type=\"code\""
		    " value=\"suspected\"");
	has(ledger, ">漏えいのおそれ</fact>");
	has(ledger, " path=\"found/@how\" type=\"code\" value=\"own\" line=");
	ck_assert_ptr_null(strstr(ledger, ">漏えい</fact>"));
	free(ledger);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(quoted_facts_stand_under_their_own_paths)
{
	char *folder = folder_new(), *ledger = ledger_of(folder, "", ""), *prose;

	prose = strstr(ledger, "path=\"plain\"");
	has(prose, ">当社が</fact>");
	has(prose, "path=\"sent/when\"");
	ck_assert(strstr(prose, "path=\"sent/when\"") < strstr(prose, "に発送した"));
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(every_fact_of_the_document_is_in_it_in_order)
{
	char *folder = folder_new(), *ledger = ledger_of(folder, "", "-f xml");
	struct run run = run_shell(
		"cd %s/out && grep -o '<fact [^<]*<' " LEDGER " | sed 's/.*>//' >ledger;"
		"grep -o '<fact [^<]*<' " LETTER ".xml | sed 's/.*>//' >document;"
		"wc -l <document; diff ledger document",
		folder);

	ck_assert_msg(run.status == 0, "%s", run.output);
	ck_assert_int_gt(atoi(run.output), 20);
	run_done(&run);
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(the_digests_are_those_of_the_files)
{
	char *folder = folder_new(), *ledger = ledger_of(folder, "", "-f pdf,xml,text,trace");
	struct run run = run_shell(
		"cd %s/out && sed -n 's/.*file=\"\\([^\"]*\\)\" format=\"[a-z]*\" sha256="
		"\"\\(.*\\)\"\\/>/\\2  \\1/p' " LEDGER
		" | tee sums | wc -l && sha256sum -c sums"
		" && grep -q $(sha256sum <../record.xml | cut -c 1-64) " LEDGER,
		folder);

	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	ck_assert_int_eq(atoi(run.output), 4);
	run_done(&run);
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(a_fact_on_the_second_page_says_so)
{
	char *folder = folder_new();
	char *ledger = ledger_of(folder,
		"s|<request id=\"suspicious\">\\(.*\\)</request>|<request id=\"suspicious\">"
		"\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1\\1</"
		"request>|",
		"-f pdf");

	has(ledger, "page=\"1\" path=\"recipient/name\"");
	has(ledger, "page=\"2\" path=\"desk/telephone\"");
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(without_pages_there_is_no_page)
{
	char *folder = folder_new(), *ledger = ledger_of(folder, "", "-f text");

	has(ledger, "path=\"recipient/name\"");
	ck_assert_ptr_null(strstr(ledger, "page="));
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(the_moment_of_the_cut_is_told)
{
	char *folder = folder_new();
	char *ledger = ledger_of(folder, "", "--as-of 2026-11-20T09:00");

	has(ledger, " as-of=\"2026-11-20T09:00\" state=");
	free(ledger);
	folder_done(folder);
}
END_TEST

START_TEST(the_same_input_gives_the_same_ledger)
{
	char *folder = folder_new();
	struct run run =
		run_shell("for f in one two; do TZ=$f todoke make " RECORD
			  " -o %s/$f || exit; done; cmp %s/one/" LEDGER " %s/two/" LEDGER,
			folder, folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(it_is_left_out_when_asked)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"todoke make " RECORD " -f text --no-ledger -o %s && ls -A %s", folder, folder);

	ck_assert_int_eq(run.status, 0);
	ck_assert_ptr_null(strstr(run.output, "ledger"));
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(an_old_ledger_is_not_overwritten_either)
{
	char *folder = folder_new();
	struct run run =
		run_shell("echo mine >%s/" LEDGER "; todoke make " RECORD " -f text -o %s",
			folder, folder);
	struct run after = run_shell("ls -A %s; cat %s/*", folder, folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, LEDGER);
	ck_assert_str_eq(after.output, LEDGER "\nmine\n");
	run_done(&run);
	run_done(&after);
	folder_done(folder);
}
END_TEST

START_TEST(a_refused_document_has_none)
{
	char *folder = folder_new();
	struct run run = run_shell("sed '/<cause/d' " RECORD " >%s/r.xml; todoke make %s/r.xml"
				   " -o %s/out; ls -A %s/out",
		folder, folder, folder, folder);

	ck_assert_str_eq(run.output, "");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(what_the_reader_may_not_see_is_not_in_it)
{
	char *folder = folder_new();
	char *ledger = ledger_of(folder,
		"s|<measure id=\"check\"|<measure id=\"secret\" status=\"done\""
		" for=\"internal\">担当者を処分した</measure><measure id=\"check\"|",
		"");

	ck_assert_ptr_null(strstr(ledger, "処分"));
	free(ledger);
	folder_done(folder);
}
END_TEST

Suite *ledger_suite(void)
{
	Suite *suite = suite_create("ledger");
	TCase *tests = tcase_create("ledger");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, a_fact_has_its_places_its_value_and_its_words);
	tcase_add_test(tests, a_choice_has_the_facts_it_was_chosen_by);
	tcase_add_test(tests, quoted_facts_stand_under_their_own_paths);
	tcase_add_test(tests, every_fact_of_the_document_is_in_it_in_order);
	tcase_add_test(tests, the_digests_are_those_of_the_files);
	tcase_add_test(tests, a_fact_on_the_second_page_says_so);
	tcase_add_test(tests, without_pages_there_is_no_page);
	tcase_add_test(tests, the_moment_of_the_cut_is_told);
	tcase_add_test(tests, the_same_input_gives_the_same_ledger);
	tcase_add_test(tests, it_is_left_out_when_asked);
	tcase_add_test(tests, an_old_ledger_is_not_overwritten_either);
	tcase_add_test(tests, a_refused_document_has_none);
	tcase_add_test(tests, what_the_reader_may_not_see_is_not_in_it);
	suite_add_tcase(suite, tests);
	return suite;
}
