/* test_log.c - approving, filing and verifying, as users do it. */
#include "program.h"

#include <check.h>

Suite *log_suite(void);

#define RECORD "templates/records/ransomware.xml"
#define NAME "2026-021-ppc-preliminary"
#define APPROVE "todoke approve inc.xml out --by contact --role legal --at 2026-11-19T14:00"
#define FILE_IT "todoke file inc.xml out --to PPC --receipt R08-00000 --at 2026-11-19T16:10"

static char *folder;

static void setup(void)
{
	folder = folder_new();
	run_expect(run_shell("cp " RECORD " %s/inc.xml && todoke make %s/inc.xml -t ppc --stage"
			     " preliminary --as-of 2026-11-19 -o %s/out",
			   folder, folder, folder),
		0, NULL);
}

static void teardown(void)
{
	folder_done(folder);
}

/* SCRIPT in a folder with the record inc.xml and the 速報 made from it in out/. */
static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("top=$PWD && cd %s && %s", folder, script), status, said);
}

START_TEST(what_is_filed_is_kept_and_verified)
{
	expect(APPROVE " && " FILE_IT " && todoke verify inc.xml && todoke verify out", 0,
		"inc.log/0002");
	expect("cmp out/" NAME ".pdf inc.log/0002/" NAME ".pdf", 0, NULL);
	expect("rm -r out && todoke verify inc.xml", 0, "0002");
	expect("test $(stat -c %a inc.log/0002/entry.xml) = 600"
	       " && test $(stat -c %a inc.log) = 700",
		0, NULL);
}
END_TEST

START_TEST(a_filing_nobody_approved_is_told)
{
	expect(FILE_IT, 0, "filed-unapproved");
	expect(APPROVE " && ! " FILE_IT " 2>&1 | grep filed-unapproved", 0, NULL);
	expect("todoke file inc.xml out --to PPC --receipt R08-00000 --at 2026-11-19T13:00", 1,
		"filed-early");
}
END_TEST

START_TEST(a_file_that_changed_is_neither_approved_nor_filed)
{
	expect("printf x >>out/" NAME ".pdf && " APPROVE, 2, "package-changed");
	expect(FILE_IT, 2, "package-changed");
	expect("todoke verify out", 2, "package-changed");
	expect("test ! -e inc.log", 0, NULL);
	expect("rm out/" NAME ".pdf && todoke verify out", 2, "package-missing");
}
END_TEST

START_TEST(a_file_that_no_ledger_names_is_told)
{
	expect("touch out/notes.doc && todoke verify out", 1, "package-extra");
	expect("rm out/*.ledger.xml && " APPROVE, 2, "package-none");
}
END_TEST

START_TEST(every_part_of_the_log_is_watched)
{
	expect(APPROVE " && " FILE_IT " && " APPROVE, 0, NULL);
	expect("sed -i s/legal/ciso/ inc.log/0001/entry.xml && todoke verify inc.xml", 2,
		"log-broken");
	expect(FILE_IT, 2, "log-broken");
	expect("sed -i s/ciso/legal/ inc.log/0001/entry.xml && todoke verify inc.xml", 0, NULL);
	expect("printf x >>inc.log/0002/" NAME ".xml && todoke verify inc.xml", 2,
		"package-changed");
	expect("mv inc.log/0002 gone && todoke verify inc.xml", 2, "log-missing");
}
END_TEST

/* The last entry too, which no other follows. */
START_TEST(the_last_entry_is_on_a_list)
{
	expect(APPROVE " && " FILE_IT " && cd inc.log && sha256sum -c digests", 0,
		"0002/entry.xml: OK");
	expect("sed -i s/R08-00000/R08-00001/ inc.log/0002/entry.xml && todoke verify inc.xml",
		2, "inc.log/0002: error[log-listed]");
	expect("rm -r inc.log/0002 && todoke verify inc.xml", 2, "控え 0002/entry.xml が");
	expect("rm inc.log/digests && todoke verify inc.xml", 0, NULL);
}
END_TEST

START_TEST(a_frozen_view_that_was_edited_is_told)
{
	expect(FILE_IT " && sed -i s/27,000/26,000/ inc.log/0001/*.view.xml"
		       " && todoke verify inc.xml",
		2, "package-changed");
}
END_TEST

START_TEST(a_silent_edit_of_what_was_filed_is_found)
{
	expect(FILE_IT " && sed -i 's/最大約27,000人/最大約27,500人/' inc.xml"
		       " && todoke check inc.xml",
		2, "「最大約27,000人」から「最大約27,500人」");
	expect("todoke make inc.xml -t ppc --stage final --as-of 2027-01-08 -o later", 2,
		"frozen-changed");
}
END_TEST

START_TEST(nothing_is_approved_on_a_record_that_was_edited_silently)
{
	expect(FILE_IT
		" && sed -i 's/最大約27,000人/最大約27,500人/' inc.xml; todoke make inc.xml -t"
		" individual -o later >/dev/null 2>&1; todoke approve inc.xml later --by"
		" contact --role legal --at 2026-12-11",
		2, "frozen-changed");
	expect("ls inc.log", 0, "0001");
	expect("test ! -e inc.log/0002", 0, NULL);
}
END_TEST

START_TEST(what_was_taken_out_or_slipped_in_is_found)
{
	expect(FILE_IT " && sed -i '/id=\"reading\"/,/<\\/impact>/d' inc.xml"
		       " && todoke check inc.xml",
		2, "frozen-gone");
	expect("cp $top/" RECORD " inc.xml && sed -i 's|<safeguard id=|"
	       "<impact id=\"late\" kind=\"delay\"><name>x</name></impact>\\n&|' inc.xml"
	       " && todoke check inc.xml",
		2, "frozen-new");
}
END_TEST

START_TEST(a_record_that_grows_is_no_edit)
{
	expect(FILE_IT " && sed -i 's|<people as-of=\"2026-12-04\" change=\"correct\" "
		       "reason=\"leavers\">"
		       "最大約28,400人|<people as-of=\"2026-12-01\" change=\"correct\" "
		       "reason=\"leavers\">"
		       "最大約28,000人</people>\\n&|' inc.xml && todoke verify inc.xml",
		0, NULL);
}
END_TEST

START_TEST(a_receipt_must_be_in_the_record)
{
	expect("todoke file inc.xml out --to PPC --receipt R-1 --at 2026-11-19"
	       " && todoke verify inc.xml",
		1, "filed-unrecorded");
}
END_TEST

START_TEST(a_document_that_the_record_left_behind_is_refused)
{
	expect("sed -i 's/最大約27,000人/最大約27,500人/' inc.xml && " APPROVE, 2,
		"package-stale");
}
END_TEST

START_TEST(one_draft_number_is_one_content)
{
	const char *numbered = "sed -i 's/<release id=\"preliminary\"/& draft=\"1\"/' inc.xml"
			       " && todoke make inc.xml -t ppc --stage preliminary --as-of"
			       " 2026-11-19 -o out --force && " APPROVE;

	expect(numbered, 0, "0001");
	expect("sed -i 's/最大約27,000人/最大約27,500人/' inc.xml && todoke make inc.xml -t ppc"
	       " --stage preliminary --as-of 2026-11-19 -o out --force && " APPROVE,
		2, "approve-draft");
}
END_TEST

START_TEST(who_and_when_must_be_said)
{
	expect("todoke approve inc.xml out --role legal --at 2026-11-19", 3, "usage-by");
	expect("todoke approve inc.xml out --by police --role legal --at 2026-11-19", 3,
		"contact");
	expect("todoke approve inc.xml out --by contact --role boss --at 2026-11-19", 3,
		"representative");
	expect("todoke approve inc.xml out --by contact --role legal", 3, "usage-at-missing");
	expect("todoke file inc.xml out --to PPC --at yesterday", 3, "usage-at");
	expect("todoke file inc.xml out --at 2026-11-19", 3, "usage-to");
	expect("todoke file inc.xml --to PPC --at 2026-11-19", 3, "usage-files");
	expect("test ! -e inc.log", 0, NULL);
}
END_TEST

START_TEST(a_ledger_that_names_other_places_is_refused)
{
	expect("sed -i 's|file=\"" NAME
	       ".xml\"|file=\"../inc.xml\"|' out/*.ledger.xml && " FILE_IT,
		2, "output-name");
}
END_TEST

START_TEST(a_log_that_cannot_be_written_is_told_and_nothing_is_left)
{
	expect(": >inc.log && " APPROVE, 2, "log-failed");
	expect("rm inc.log && mkdir -p inc.log/0001/x && " APPROVE, 2, "log-missing");
}
END_TEST

START_TEST(what_a_killed_program_left_is_swept)
{
	expect("mkdir -p inc.log/.todoke-0 && touch inc.log/.todoke-0/entry.xml && " FILE_IT
	       " && test ! -e inc.log/.todoke-0",
		0, NULL);
}
END_TEST

START_TEST(of_two_programs_both_entries_are_kept_or_one_is_told)
{
	expect("for n in 1 2 3 4 5 6; do rm -rf inc.log;"
	       " for i in 1 2 3 4 5 6 7 8; do " APPROVE " 2>err$i & done; wait;"
	       " test $(ls inc.log/0*/entry.xml | wc -l)"
	       " = $((8 - $(cat err? | grep -c log-raced)))"
	       " && todoke verify inc.xml || exit; done",
		0, NULL);
}
END_TEST

Suite *log_suite(void)
{
	Suite *suite = suite_create("log");
	TCase *tests = tcase_create("log");

	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, what_is_filed_is_kept_and_verified);
	tcase_add_test(tests, a_filing_nobody_approved_is_told);
	tcase_add_test(tests, a_file_that_changed_is_neither_approved_nor_filed);
	tcase_add_test(tests, a_file_that_no_ledger_names_is_told);
	tcase_add_test(tests, every_part_of_the_log_is_watched);
	tcase_add_test(tests, the_last_entry_is_on_a_list);
	tcase_add_test(tests, a_frozen_view_that_was_edited_is_told);
	tcase_add_test(tests, a_silent_edit_of_what_was_filed_is_found);
	tcase_add_test(tests, nothing_is_approved_on_a_record_that_was_edited_silently);
	tcase_add_test(tests, what_was_taken_out_or_slipped_in_is_found);
	tcase_add_test(tests, a_record_that_grows_is_no_edit);
	tcase_add_test(tests, a_receipt_must_be_in_the_record);
	tcase_add_test(tests, a_document_that_the_record_left_behind_is_refused);
	tcase_add_test(tests, one_draft_number_is_one_content);
	tcase_add_test(tests, who_and_when_must_be_said);
	tcase_add_test(tests, a_ledger_that_names_other_places_is_refused);
	tcase_add_test(tests, a_log_that_cannot_be_written_is_told_and_nothing_is_left);
	tcase_add_test(tests, what_a_killed_program_left_is_swept);
	tcase_add_test(tests, of_two_programs_both_entries_are_kept_or_one_is_told);
	return suite;
}
