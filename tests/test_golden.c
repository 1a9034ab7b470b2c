/* The documents that tests/golden expects, case by case.
 *
 * A case is a folder with a file "arguments" (what follows "todoke make") and the
 * files that must come out of it, character for character.  Whichever are there
 * are compared; the XML is validated; the PDF must open and read back as the text.
 * A case that expects text alone is about its words: it is made as text alone.
 * make golden shows the differences and asks whether to take them over.
 */
#include "program.h"

#include <check.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GOLDEN "tests/golden"

Suite *golden_suite(void);

/* The folders of GOLDEN, for a loop test: their count is fixed before it runs. */
static char *cases[1000], *laid_out[1000];
static int case_count, laid_out_count;

static int is_case(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool is_text_alone(const char *name)
{
	struct run run =
		run_shell("ls " GOLDEN "/%s | grep -qv -e '\\.txt$' -e '^arguments$'", name);
	bool alone = run.status != 0;

	run_done(&run);
	return alone;
}

static void cases_find(void)
{
	struct dirent **entries;
	int count = scandir(GOLDEN, &entries, is_case, alphasort);

	for (int i = 0; i < count; i++) {
		if (case_count < 1000)
			cases[case_count++] = strdup(entries[i]->d_name);
		if (laid_out_count < 1000 && !is_text_alone(entries[i]->d_name))
			laid_out[laid_out_count++] = strdup(entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

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
	const char *name = cases[_i];
	char *folder = folder_new();
	struct run run = run_shell("todoke make $(cat " GOLDEN "/%s/arguments) -f %s -o %s",
		name, is_text_alone(name) ? "text" : "pdf,xml,text,html,trace", folder);

	ck_assert_msg(run.status <= 1, "%s: %s", name, run.errors);
	run_done(&run);
	compare(name, folder);
	folder_done(folder);
}
END_TEST

START_TEST(xml_is_valid)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"todoke make $(cat " GOLDEN "/%s/arguments) -f xml,html -o %s && cd %s"
		" && xmllint --noout --schema $OLDPWD/core/schema/ledger.xsd *.ledger.xml"
		" && rm *.ledger.xml && xmllint --noout *.html"
		" && xmllint --noout --schema $OLDPWD/core/schema/document.xsd *.xml",
		laid_out[_i], folder, folder);

	ck_assert_msg(run.status == 0, "%s: %s", laid_out[_i], run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(same_input_gives_same_bytes)
{
	char *one = folder_new(), *two = folder_new();
	struct run run =
		run_shell("todoke make $(cat " GOLDEN "/%s/arguments) -f pdf,xml,html -o %s;"
			  "sleep 1.1; TZ=America/New_York HOME=/ todoke make "
			  "$(cat " GOLDEN "/%s/arguments) -f pdf,xml,html -o %s; diff -r %s %s",
			laid_out[_i], one, laid_out[_i], two, one, two);

	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
	folder_done(one);
	folder_done(two);
}
END_TEST

Suite *golden_suite(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");

	cases_find();
	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, documents_are_as_expected, 0, case_count);
	tcase_add_loop_test(tests, xml_is_valid, 0, laid_out_count);
	tcase_add_loop_test(tests, same_input_gives_same_bytes, 0, laid_out_count);
	suite_add_tcase(suite, tests);
	return suite;
}
