/* The documents of tests/golden as PDF, in both editions, before the judges. */
#include "pdf_rules.h"
#include "program.h"
#include "sheet.h"

#include <check.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *pdf_goldens_suite(void);

#define GOLDEN "tests/golden"

static char *cases[1000];
static int case_count;

static int is_case(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void cases_find(void)
{
	struct dirent **entries;
	int count = scandir(GOLDEN, &entries, is_case, alphasort);

	for (int i = 0; i < count; i++) {
		if (case_count < 1000)
			cases[case_count++] = strdup(entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

static void case_make(const char *name, const char *edition, const char *folder)
{
	struct run run = run_shell("todoke make $(cat " GOLDEN "/%s/arguments) --pdf %s -f pdf"
				   " --no-ledger --force -o '%s'",
		name, edition, folder);

	ck_assert_msg(run.status < 2, "%s", run.errors);
	run_done(&run);
}

START_TEST(goldens_keep_the_rules)
{
	char *folder = folder_new(), *rest = NULL;
	struct run run;

	case_make(cases[_i], "a-3a", folder);
	run = run_shell("ls -d '%s'/*.pdf", folder);
	ck_assert_int_eq(run.status, 0);
	for (char *path = strtok_r(run.output, "\n", &rest); path;
		path = strtok_r(NULL, "\n", &rest))
		pdf_rules_assert(path);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Of the same name in both folders, and nothing else. */
START_TEST(editions_have_the_same_pages)
{
	char *tagged = folder_new(), *plain_folder = folder_new();
	struct run run;

	case_make(cases[_i], "a-3a", tagged);
	case_make(cases[_i], "a-1b", plain_folder);
	run = run_shell("for d in '%s' '%s'; do for f in $d/*.pdf; do basename $f;"
			" pdftoppm -r 40 -gray $f | md5sum; pdftotext -raw $f - | md5sum;"
			" done >$d/sums; done; cmp %s/sums %s/sums",
		tagged, plain_folder, tagged, plain_folder);
	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	run_done(&run);
	folder_done(tagged);
	folder_done(plain_folder);
}
END_TEST

#define JARS "/usr/share/java/"

/* In FOLDER, a sheet in each kind of face: TrueType, and CFF with and without CIDs. */
static void sheets_make(const char *folder)
{
	static const char *const families[] = {NULL, "Noto Serif CJK JP", "Noto Sans CJK JP"};

	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		struct sheet one = sheet_new();
		struct run run;

		if (families[i])
			sheet_face(&one, families[i]);
		one.pages->author = "株式会社みなも台ハウスケア";
		one.pages->subject = "漏えい & お詫び";
		sheet_letter(&one);
		run = run_shell(
			"mv '%s' '%s/sheet%zu.pdf'", sheet_written(&one, PDF_A1B), folder, i);
		ck_assert_int_eq(run.status, 0);
		run_done(&run);
		sheet_done(&one);
	}
}

/* Apache PDFBox Preflight, an independent judge of PDF/A-1b; it starts once for all. */
START_TEST(edition_1b_passes_preflight)
{
	char *folder = folder_new();
	struct run run;

	if (access(JARS "preflight.jar", R_OK) != 0
		|| system("command -v java >/dev/null") != 0) {
		fputs("test_pdf_rules: NOT TESTED with Preflight: java or libpdfbox2-java is"
		      " missing (make deps-test)\n",
			stderr);
		folder_done(folder);
		return;
	}
	sheets_make(folder);
	for (int i = 0; i < case_count; i++)
		case_make(cases[i], "a-1b", folder);
	run = run_shell("java -XX:TieredStopAtLevel=1 -cp " JARS "preflight.jar:" JARS
			"pdfbox2.jar:" JARS "fontbox2.jar:" JARS "xmpbox.jar:" JARS
			"commons-logging.jar:" JARS "javax.activation.jar:" JARS "jaxb-api.jar"
			" org.apache.pdfbox.preflight.Validator_A1b batch '%s' >'%s/said' 2>&1;"
			" test $(grep -c 'is a valid PDF/A-1b file' '%s/said')"
			" = $(ls '%s' | grep -c 'pdf$') || { cat '%s/said'; false; }",
		folder, folder, folder, folder, folder);
	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *pdf_goldens_suite(void)
{
	Suite *suite = suite_create("pdf_goldens");
	TCase *tests = tcase_create("pdf_goldens");

	cases_find();
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, goldens_keep_the_rules, 0, case_count);
	tcase_add_loop_test(tests, editions_have_the_same_pages, 0, case_count);
	tcase_add_test(tests, edition_1b_passes_preflight);
	suite_add_tcase(suite, tests);
	return suite;
}
