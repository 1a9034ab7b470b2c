/* Documents that contradict each other or what was filed, and texts that contradict facts,
 * as users meet them. */
#include "program.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *consistency_suite(void);

#define RECORD "templates/records/ransomware.xml"
#define MAKE "todoke make inc.xml -f xml -o out --force "
#define FIRST MAKE "-t ppc --stage preliminary"
#define SECOND MAKE "-t ppc --stage follow-up"
#define LETTER MAKE "-t individual"

static char *folder;

static void setup(void)
{
	struct run run;

	folder = folder_new();
	run = run_shell("cp " RECORD " %s/inc.xml", folder);
	run_done(&run);
}

static void teardown(void)
{
	folder_done(folder);
}

/* SCRIPT in the folder ends with STATUS and its last command says SAID (NULL: no
 * contradiction). */
static void expect(const char *script, int status, const char *said)
{
	struct run run = run_shell("cd %s && %s", folder, script);

	ck_assert_msg(
		run.status == status, "status %d:\n%s\n%s", run.status, run.output, run.errors);
	if (said)
		ck_assert_msg(strstr(run.errors, said), "no \"%s\" in:\n%s", said, run.errors);
	else
		ck_assert_msg(!strstr(run.errors, "[told-"), "%s", run.errors);
	run_done(&run);
}

/* --- documents */

START_TEST(three_reports_and_a_letter_of_one_record_agree)
{
	expect(FIRST " && " SECOND " && " MAKE "-t ppc --stage final && " LETTER
		     " && todoke check inc.xml out",
		0, NULL);
}
END_TEST

START_TEST(a_date_changed_under_one_document_is_found_by_make)
{
	expect(FIRST " && sed -i 's/11月16日午前6時40分頃/11月15日午前6時40分頃/' inc.xml "
		     "&& " LETTER,
		2,
		"inc.xml:51:3: error[told-otherwise]: found/when が文書によって違います。"
		"individual では「2026年11月15日午前6時40分頃」");
	expect("todoke check inc.xml out", 2, "error[told-otherwise]");
	expect("todoke check inc.xml", 0, NULL);
	expect(FIRST " && todoke check inc.xml out", 0, NULL);
}
END_TEST

START_TEST(another_value_needs_a_reason)
{
	expect("sed -i 's/ change=.correct. reason=.leavers.>最大/>最大/' inc.xml && " FIRST
	       " && " SECOND,
		2,
		"error[told-unexplained]: /total/people は、ppc preliminary "
		"の「最大約27,000人」");
}
END_TEST

START_TEST(what_was_filed_stays_told)
{
	expect(FIRST
		" && todoke file inc.xml out --to PPC --receipt R08-00000 --at 2026-11-19T16:10"
		" && rm -r out && sed -i 's/最大約27,000人/最大約26,000人/' inc.xml && " FIRST,
		2, "（inc.log/0001/2026-021-ppc-preliminary.ledger.xml）");
}
END_TEST

START_TEST(another_incident_in_the_folder_is_no_concern)
{
	expect(LETTER
		" && sed 's/2026-021/2026-099/; s/11月16日午前6時40分頃/11月15日午前6時40分頃/'"
		" inc.xml >other.xml && todoke make other.xml -t individual -f xml -o out",
		0, NULL);
}
END_TEST

Suite *consistency_suite(void)
{
	Suite *suite = suite_create("consistency");
	TCase *documents = tcase_create("documents");

	tcase_add_checked_fixture(documents, setup, teardown);
	tcase_add_test(documents, three_reports_and_a_letter_of_one_record_agree);
	tcase_add_test(documents, a_date_changed_under_one_document_is_found_by_make);
	tcase_add_test(documents, another_value_needs_a_reason);
	tcase_add_test(documents, what_was_filed_stays_told);
	tcase_add_test(documents, another_incident_in_the_folder_is_no_concern);
	suite_add_tcase(suite, documents);
	return suite;
}
