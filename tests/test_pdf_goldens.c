/* The documents of tests/golden as PDF, in both editions, before the judges. */
#include "golden.h"
#include "pdf_rules.h"
#include "program.h"
#include "sheet.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *pdf_goldens_suite(void);

static char **cases;

START_TEST(goldens_keep_the_rules)
{
	char *folder = golden_made(cases[_i], "a-3a"), *rest = NULL;
	struct run run = run_shell("ls -d '%s'/*.pdf", folder);

	ck_assert_int_eq(run.status, 0);
	for (char *path = strtok_r(run.output, "\n", &rest); path;
		path = strtok_r(NULL, "\n", &rest))
		pdf_rules_assert(path);
	run_done(&run);
	free(folder);
}
END_TEST

/* Of the same name in both folders, and nothing else. */
START_TEST(editions_have_the_same_pages)
{
	char *folder = folder_new(), *tagged = golden_made(cases[_i], "a-3a"),
	     *plain_folder = golden_made(cases[_i], "a-1b");
	struct run run = run_shell(
		"pages() { for f in \"$1\"/*.pdf; do basename $f;"
		" pdftoppm -r 40 -gray $f | md5sum; pdftotext -raw $f - | md5sum; done; };"
		"pages '%s' >%s/tagged; pages '%s' | cmp - %s/tagged",
		tagged, folder, plain_folder, folder);

	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	run_done(&run);
	folder_done(folder);
	free(tagged);
	free(plain_folder);
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

/* The PDFs of all cases into FOLDER, each under a name of its own. */
static void cases_link(const char *folder)
{
	for (char **name = cases; *name; name++) {
		char *made = golden_made(*name, "a-1b");
		struct run run = run_shell("for f in '%s'/*.pdf; do"
					   " ln \"$f\" '%s'/%s-${f##*/} || exit 1; done",
			made, folder, *name);

		ck_assert_msg(run.status == 0, "%s", run.errors);
		run_done(&run);
		free(made);
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
	cases_link(folder);
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
	int count;

	cases = goldens(&count);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, goldens_keep_the_rules, 0, count);
	tcase_add_loop_test(tests, editions_have_the_same_pages, 0, count);
	tcase_add_test(tests, edition_1b_passes_preflight);
	suite_add_tcase(suite, tests);
	return suite;
}
