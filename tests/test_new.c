/* todoke new: a starter record that passes the check as it is. */
#include "program.h"

#include <check.h>
#include <stdlib.h>

Suite *new_suite(void);

START_TEST(every_preset_passes_the_check)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke new --list | cut -f 1 | while read -r name; do"
			  " todoke new $name -o %s/$name.xml"
			  " && todoke check %s/$name.xml >&2 && echo $name || exit 1; done",
			folder, folder);
	struct run files = run_shell("cd templates/records && ls *.xml | sed 's/.xml$//'");

	ck_assert_msg(run.status == 0, "%s", run.errors);
	ck_assert_str_eq(run.output, files.output);
	run_done(&run);
	run_done(&files);
	folder_done(folder);
}
END_TEST

/* In the first days nobody has time for what is not theirs to mend. */
START_TEST(the_first_days_need_no_warning)
{
	char *folder = folder_new();
	struct run run = run_shell("cd %s && todoke new ransomware-first -o r.xml"
				   " && todoke make r.xml -t ppc,partner,public,individual"
				   " --stage preliminary -f text -o out"
				   " && todoke check r.xml out >/dev/null && ls out | grep txt",
		folder);

	ck_assert_msg(run.status == 0, "%.900s", run.errors);
	has_not(run.errors, "warning[");
	has(run.output, "\n2026-022-individual-first-recipient.txt\n"
			"2026-022-partner-controller-preliminary-aomine.txt\n"
			"2026-022-ppc-preliminary.txt\n"
			"2026-022-public-preliminary-notice.txt\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(the_list_describes_each)
{
	struct run run = run_shell("todoke new --list");

	has(run.output, "misdelivery\t誤って別の方に郵便を送ったときの記録。");
	run_done(&run);
}
END_TEST

START_TEST(elements_are_commented_in_the_language_of_messages)
{
	struct run japanese = run_shell("todoke new"),
		   english = run_shell("todoke new --lang en");

	has(japanese.output, "\t<!-- 原因 -->\n\t<cause id=");
	has(english.output, "\t<!-- Cause -->\n\t<cause id=");
	run_done(&japanese);
	run_done(&english);
}
END_TEST

START_TEST(only_comments_are_added)
{
	struct run run = run_shell("todoke new misdelivery | grep -v '^\t<!-- .* -->$'"
				   " | diff - templates/records/misdelivery.xml");

	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
}
END_TEST

START_TEST(a_file_is_private_and_not_overwritten)
{
	char *folder = folder_new();
	struct run run =
		run_shell("cd %s; todoke new -o a.xml && stat -c %%a a.xml; echo mine >b.xml;"
			  " todoke new -o b.xml; echo $?; cat b.xml;"
			  " todoke new -o b.xml --force && head -c 5 b.xml",
			folder);

	ck_assert_str_eq(run.output, "600\n2\nmine\n<?xml");
	has(run.errors, "b.xml: error[output-exists]");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(an_unknown_preset_is_named)
{
	struct run run = run_shell("todoke new nope");
	struct run climbing = run_shell("todoke new ../styles/letter");

	ck_assert_int_eq(run.status, 2);
	ck_assert_str_eq(run.output, "");
	has(run.errors, "「nope」");
	has(run.errors, "todoke new --list");
	ck_assert_int_eq(climbing.status, 2);
	run_done(&run);
	run_done(&climbing);
}
END_TEST

Suite *new_suite(void)
{
	Suite *suite = suite_create("new");
	TCase *tests = tcase_create("new");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, every_preset_passes_the_check);
	tcase_add_test(tests, the_first_days_need_no_warning);
	tcase_add_test(tests, the_list_describes_each);
	tcase_add_test(tests, elements_are_commented_in_the_language_of_messages);
	tcase_add_test(tests, only_comments_are_added);
	tcase_add_test(tests, a_file_is_private_and_not_overwritten);
	tcase_add_test(tests, an_unknown_preset_is_named);
	suite_add_tcase(suite, tests);
	return suite;
}
