/* Bad records: tests/bad/NAME.xml and what must be said of it, NAME.expected.
 * A case is added by adding the two files. */
#include "program.h"

#include <check.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

Suite *bad_suite(void);

static char *cases[1000];
static int case_count;

static int is_case(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && strcmp(dot, ".xml") == 0;
}

static void cases_find(void)
{
	struct dirent **entries;
	int count = scandir("tests/bad", &entries, is_case, alphasort);

	case_count = 0;
	for (int i = 0; i < count; i++) {
		size_t length = strlen(entries[i]->d_name) - 4;

		if (case_count < 1000)
			cases[case_count++] = strndup(entries[i]->d_name, length);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

START_TEST(findings_are_as_expected)
{
	struct run run = run_shell("LC_ALL=C.UTF-8 todoke check tests/bad/%s.xml --lang ja 2>&1"
				   " | diff -u tests/bad/%s.expected -",
		cases[_i], cases[_i]);

	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
}
END_TEST

START_TEST(the_status_is_two)
{
	struct run run = run_shell("todoke check tests/bad/%s.xml", cases[_i]);

	ck_assert_int_eq(run.status, 2);
	run_done(&run);
}
END_TEST

Suite *bad_suite(void)
{
	Suite *suite = suite_create("bad");
	TCase *tests = tcase_create("bad");

	cases_find();
	tcase_add_loop_test(tests, findings_are_as_expected, 0, case_count);
	tcase_add_loop_test(tests, the_status_is_two, 0, case_count);
	suite_add_tcase(suite, tests);
	return suite;
}
