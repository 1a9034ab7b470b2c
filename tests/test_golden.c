/* The documents that tests/golden expects, case by case.
 *
 * A case is a folder with a file "arguments" (what follows "todoke make") and the
 * files that must come out of it, character for character.  Whichever are there
 * are compared: a case that expects text alone is about its words.  The XML of each is
 * validated; test_pdf_goldens.c and test_extraction.c judge the PDF of each.
 * make golden shows the differences and asks whether to take them over.
 */
#include "golden.h"
#include "program.h"

#include <check.h>
#include <stdlib.h>

Suite *golden_suite(void);

static char **cases;

static void compare(const char *name, const char *folder)
{
	struct run run =
		run_shell("status=0; for f in " GOLDEN "/%s/*; do"
			  " case $f in */arguments) continue;; esac;"
			  " diff -u \"$f\" \"%s/${f##*/}\" || status=1; done; exit $status",
			name, folder);

	ck_assert_msg(run.status == 0, "%s differs (make golden):\n%.2000s%.500s", name,
		run.output, run.errors);
	run_done(&run);
}

START_TEST(documents_are_as_expected)
{
	char *folder = golden_made(cases[_i], "a-3a");

	compare(cases[_i], folder);
	free(folder);
}
END_TEST

START_TEST(xml_is_valid)
{
	char *folder = golden_made(cases[_i], "a-3a");
	struct run run =
		run_shell("schema=$PWD/core/schema; cd '%s' && for f in *.xml; do case $f in"
			  " *.ledger.xml) kind=ledger;; *) kind=document;; esac;"
			  " xmllint --noout --schema $schema/$kind.xsd $f || exit 1; done"
			  " && xmllint --noout *.html",
			folder);

	ck_assert_msg(run.status == 0, "%s: %s", cases[_i], run.errors);
	run_done(&run);
	free(folder);
}
END_TEST

/* At another time, in another zone and for another user. */
START_TEST(same_input_gives_same_bytes)
{
	char *kept = golden_made(cases[_i], "a-3a"), *folder = folder_new();
	struct run run = run_shell(
		"while [ $(date +%%s) -lt $(($(stat -c %%Y '%s.stamp') + 2)) ]; do"
		" sleep 0.2; done;"
		"TZ=America/New_York HOME=/ todoke make $(cat " GOLDEN "/%s/arguments)"
		" -f pdf,xml,text,html,trace -o %s >/dev/null;"
		" diff -r '%s' %s",
		kept, cases[_i], folder, kept, folder);

	ck_assert_msg(run.status == 0, "%.600s%.600s", run.output, run.errors);
	run_done(&run);
	folder_done(folder);
	free(kept);
}
END_TEST

Suite *golden_suite(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");
	int count;

	cases = goldens(&count);
	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, documents_are_as_expected, 0, count);
	tcase_add_loop_test(tests, xml_is_valid, 0, count);
	tcase_add_loop_test(tests, same_input_gives_same_bytes, 0, count);
	suite_add_tcase(suite, tests);
	return suite;
}
