/* test_letters_log.c - noting that the letters of a list went out, and finding later changes.
 */
#include "program.h"

#include <check.h>

Suite *letters_log_suite(void);

#define NAME "2026-007-individual"
#define LETTERS "todoke letters inc.xml list.csv --from kakuni@example.jp -o out"
#define FILE_IT "todoke file inc.xml out --to 本人 --at 2026-11-19T10:00"

static char *folder;

/* SCRIPT in a folder with the record inc.xml and the letters of list.csv, which are to two
 * people on paper and one by mail, in out/. */
static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("top=$PWD && cd %s && %s", folder, script), status, said);
}

static void setup(void)
{
	folder = folder_new();
	expect("cp $top/templates/records/misdelivery.xml inc.xml && printf '%s' '"
	       "管理番号,氏名,郵便番号,住所1,グループ,メールアドレス,通知方法\n"
	       "K71,汐見 遥,998-0001,水面県水面市港町1丁目,customer,,郵送\n"
	       "K72,髙瀬 凪,998-0002,水面県水面市港町2丁目,customer,,郵送\n"
	       "K73,葦原 蕗,998-0003,水面県水面市港町3丁目,customer,you@example.jp,メール\n"
	       "' >list.csv && " LETTERS,
		0, NULL);
}

static void teardown(void)
{
	folder_done(folder);
}

START_TEST(what_went_out_is_noted_by_its_sums)
{
	expect(FILE_IT, 1, "郵送2通、メール1通");
	expect("cat inc.log/0001/entry.xml", 0,
		"<letters groups=\"customer\" variant=\"mail\" language=\"ja\" "
		"channel=\"mail\" "
		"count=\"1\"/>");
	expect("for f in list.csv out/" NAME "-register.csv out/" NAME "-0001.pdf out/" NAME
	       "-0001-check.csv; do grep -q $(sha256sum $f | cut -d' ' -f1) "
	       "inc.log/0001/entry.xml"
	       " || exit 9; done",
		0, NULL);
	expect("xmllint --noout --schema $top/core/schema/log.xsd inc.log/0001/entry.xml"
	       " && xmllint --noout --schema $top/core/schema/ledger.xsd out/*.ledger.xml",
		0, NULL);
	expect("todoke verify inc.xml out", 0, "郵送2通、メール1通");
}
END_TEST

START_TEST(nobody_is_named_in_the_log)
{
	expect(FILE_IT " 2>/dev/null; cd inc.log && test -e 0001/" NAME ".ledger.xml"
		       " && ! grep -raoE '汐見|遥|髙瀬|凪|葦原|蕗|港町|998-000|K7[123]|you@|"
		       "list.csv' .",
		0, NULL);
	expect("ls inc.log/0001 | tr '\n' ' '", 0,
		NAME ".ledger.xml entry.xml individual.view.xml ");
}
END_TEST

START_TEST(the_board_counts_it)
{
	expect("! todoke check inc.xml 2>/dev/null | grep 提出済み", 0, NULL);
	expect(FILE_IT " 2>/dev/null; todoke check inc.xml | sed -n '/^本人への通知/,/^$/p'", 0,
		"提出済み");
}
END_TEST

START_TEST(what_is_not_as_it_was_made_is_not_filed)
{
	expect("cp -r out keep && printf x >>out/" NAME "-0001.pdf && " FILE_IT, 2,
		"out/" NAME "-0001.pdf: error[package-changed]");
	expect("rm -r out && cp -r keep out && rm out/" NAME "-0001.pdf && " FILE_IT, 2,
		"package-missing");
	expect("rm -r out && cp -r keep out && printf x >>out/" NAME
	       "-mail-0001/K73.eml && " FILE_IT,
		2, "out/" NAME "-mail-0001: error[package-changed]");
	expect("rm -r out && cp -r keep out && rm -r out/" NAME "-mail-0001 && " FILE_IT, 2,
		"package-missing");
	expect("test ! -e inc.log", 0, NULL);
}
END_TEST

/* As a run leaves it that was ended, in a new folder and in one with letters of before. */
START_TEST(letters_that_are_not_all_made_are_not_filed)
{
	expect("mkdir out/.todoke-" NAME " && mv out/" NAME ".journal out/.todoke-" NAME
	       "/journal && " FILE_IT,
		2, "package-unfinished");
	expect("rm out/*.ledger.xml; " FILE_IT, 2, "--resume");
	expect(LETTERS " --resume && { " FILE_IT "; todoke verify inc.xml out; }", 0,
		"郵送2通");
}
END_TEST

START_TEST(a_part_and_a_preview_are_not_filed)
{
	expect("rm -r out; " LETTERS " --preview 1; " FILE_IT, 2, "package-none");
	expect("rm -r out; " LETTERS " --volume 1 --shard 1/2; " FILE_IT, 2, "--shard");
}
END_TEST

START_TEST(letters_of_another_record_are_not_filed)
{
	expect("sed -i 's/id=\"2026-007\"/id=\"2026-008\"/' inc.xml && " FILE_IT, 2,
		"package-incident");
}
END_TEST

START_TEST(letters_that_the_record_left_behind_are_not_filed)
{
	expect("sed -i 's|別のお客様|ほかのお客様|' inc.xml && " FILE_IT, 2, "package-stale");
}
END_TEST

START_TEST(what_was_told_can_not_be_edited_silently)
{
	expect(FILE_IT
		" 2>/dev/null; sed -i 's|別のお客様|ほかのお客様|' inc.xml; todoke verify "
		"inc.xml",
		2, "frozen-changed");
	expect("sed -i 's|ほかのお客様|別のお客様|' inc.xml; sed -i s/individual/public/"
	       " inc.log/0001/*.ledger.xml; todoke verify inc.xml",
		2, "package-changed");
}
END_TEST

START_TEST(letters_marked_as_drafts_are_told)
{
	expect(FILE_IT, 1, "filed-draft");
	expect("todoke make inc.xml -t individual -o sample && todoke approve inc.xml sample"
	       " --by manager --role privacy-manager --at 2026-11-18 && sed -i /K73/d list.csv "
	       "&& rm -r out && " LETTERS
	       " --final && ! todoke file inc.xml out --to 本人 --at 2026-11-20 2>&1"
	       " | grep -E 'filed-(draft|unapproved)'",
		0, NULL);
}
END_TEST

START_TEST(people_go_on_writing_in_the_register)
{
	expect(FILE_IT " 2>/dev/null; echo 返戻 >>out/" NAME
		       "-register.csv; todoke verify inc.xml out",
		0, "作った時のまま");
	expect("touch out/" NAME "-0002.pdf; todoke verify inc.xml out", 1,
		NAME "-0002.pdf: warning[package-extra]");
}
END_TEST

START_TEST(every_row_of_the_list_is_accounted_for)
{
	expect("cat out/*.ledger.xml", 0,
		"rows=\"3\" accepted=\"3\" doubtful=\"0\" refused=\"0\" stopped=\"0\" "
		"apart=\"0\">\n\t\t<letters");
	expect("sed -i 's/通知方法/通知方法,送付停止/; s/^K7.*/&,/' list.csv && printf '%s' '"
	       "K74,汐見 遥,,,customer,,郵送,\n"
	       "K75,沖田 凪,998-0005,水面県水面市港町5丁目,customer,,郵送,停止\n"
	       "K76,渚 一郎、渚 花子,998-0006,水面県水面市港町6丁目,customer,,郵送,\n"
	       "' >>list.csv && rm -r out && { " LETTERS "; cat out/*.ledger.xml; }",
		0,
		"rows=\"6\" accepted=\"4\" doubtful=\"1\" refused=\"1\" stopped=\"1\" "
		"apart=\"0\">\n\t\t<account file=\"refused.csv\"");
	expect("for f in refused.csv held.csv doubtful.csv; do grep -q \"<account "
	       "file=\\\"$f\\\""
	       " sha256=\\\"$(sha256sum out/$f | cut -d' ' -f1)\\\"/>\" out/*.ledger.xml"
	       " || exit 9; done; xmllint --noout --schema $top/core/schema/ledger.xsd"
	       " out/*.ledger.xml",
		0, NULL);
	expect("echo >>out/refused.csv && echo >>out/held.csv && rm out/doubtful.csv "
	       "&& " FILE_IT,
		1, "名簿6行 = 受付4（うち疑わしい行1） + 拒否1 + 送付停止1 + 別送0");
	expect("xmllint --noout --schema $top/core/schema/log.xsd inc.log/0001/entry.xml"
	       " && grep -c '<account' inc.log/0001/entry.xml && todoke verify inc.xml out",
		0, "名簿6行 = 受付4");
}
END_TEST

/* Entries are never rewritten, so those of before go on being read. */
START_TEST(an_entry_that_says_nothing_of_rows_is_read)
{
	expect("sed -i 's/ rows=.* apart=\"0\"//' out/*.ledger.xml && grep '<dispatch "
	       ".*[0-9a-f]\">'"
	       " out/*.ledger.xml && ! " FILE_IT " >said; todoke verify inc.xml >>said;"
	       " cat said; ! grep '名簿[0-9]' said",
		0, "郵送2通");
}
END_TEST

START_TEST(letters_made_anew_are_not_those_that_went_out)
{
	expect(FILE_IT " 2>/dev/null; sed -i s/2丁目/4丁目/ list.csv; " LETTERS
		       " --force; todoke verify inc.xml out",
		1, "verify-unsent");
}
END_TEST

START_TEST(letters_to_partners_are_noted_by_partner)
{
	expect("cp $top/templates/records/ransomware.xml p.xml && todoke letters p.xml"
	       " $top/templates/lists/partners.csv -t partner --from a@example.jp -o desks"
	       " >/dev/null; todoke file p.xml desks --to 取引先 --at 2026-11-21",
		1, "郵送3通、メール1通");
	expect("grep '<letters' p.log/0001/entry.xml", 0,
		"<letters groups=\"kotori-customers\" party=\"kotori\" variant=\"controller\"");
	expect("! grep -rE 'みどり|999-0611|P-01' p.log/0001/entry.xml p.log/0001/*.ledger.xml"
	       " && todoke verify p.xml desks",
		0, "作った時のまま");
}
END_TEST

Suite *letters_log_suite(void)
{
	Suite *suite = suite_create("letters_log");
	TCase *tests = tcase_create("letters_log");

	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, what_went_out_is_noted_by_its_sums);
	tcase_add_test(tests, nobody_is_named_in_the_log);
	tcase_add_test(tests, the_board_counts_it);
	tcase_add_test(tests, what_is_not_as_it_was_made_is_not_filed);
	tcase_add_test(tests, letters_that_are_not_all_made_are_not_filed);
	tcase_add_test(tests, a_part_and_a_preview_are_not_filed);
	tcase_add_test(tests, letters_of_another_record_are_not_filed);
	tcase_add_test(tests, letters_that_the_record_left_behind_are_not_filed);
	tcase_add_test(tests, what_was_told_can_not_be_edited_silently);
	tcase_add_test(tests, letters_marked_as_drafts_are_told);
	tcase_add_test(tests, people_go_on_writing_in_the_register);
	tcase_add_test(tests, every_row_of_the_list_is_accounted_for);
	tcase_add_test(tests, an_entry_that_says_nothing_of_rows_is_read);
	tcase_add_test(tests, letters_made_anew_are_not_those_that_went_out);
	tcase_add_test(tests, letters_to_partners_are_noted_by_partner);
	return suite;
}
