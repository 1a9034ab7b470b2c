/* What a report to the Commission says of the report before it, and one that serves as both. */
#include "made.h"

#include <check.h>
#include <string.h>

Suite *ppc_changes_suite(void);

#define RECORD "templates/records/ransomware.xml"

/* The report of STAGE made from the record changed by the sed SCRIPT. */
static struct made report_make(const char *script, const char *stage)
{
	return made_new(RECORD, script, "-t ppc --stage %s -f text,pdf", stage);
}

/* --- since the report before */

START_TEST(follow_up_says_what_changed_and_why)
{
	struct made report = report_make("", "follow-up");

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.text, "前回の報告（令和8年11月19日現在）からの変更は、次のとおりである。");
	has(report.text, "全体の数・本人の数\t最大約27,000人\t最大約28,400人\t"
			 "ファイルサーバーに退職者の名簿が保存されていたことが判明し");
	has(report.text, "（記載なし）\t健康診断の結果（在職者に限る。）\t新たに把握したため");
	has(report.text, "前回の報告では、最大約27,000人。変更の理由　");
	has_not(report.text, "文書の発行");
	has_not(report.run.errors, "leak-found");
	made_done(&report);
}
END_TEST

START_TEST(final_report_is_compared_with_the_last_one)
{
	struct made report = report_make("", "final");

	has(report.text, "前回の報告（令和8年12月4日現在）からの変更");
	has(report.text,
		"出来事（侵入）・日時\t調査中\t令和8年11月11日午前1時12分\t調査が進んだため");
	has(report.text, "最大約28,400人\t最大26,312人");
	has_not(report.text, "最大約27,000人");
	made_done(&report);
}
END_TEST

START_TEST(first_report_has_no_changes)
{
	struct made report = report_make("", "preliminary");

	has_not(report.text, "前回の報告");
	made_done(&report);
}
END_TEST

START_TEST(change_without_reason_is_noticed)
{
	struct made report = report_make(
		"/as-of=\"2026-12-04\"/s/ change=\"[a-z]*\" reason=\"[a-z-]*\"//", "follow-up");

	has(report.run.errors,
		"warning[diff-reason]: 全体の数・本人の数を「最大約27,000人」から");
	made_done(&report);
}
END_TEST

/* What was told and is for the house now is not told again as withdrawn. */
START_TEST(what_is_withheld_since_is_no_change)
{
	struct made report = report_make(
		"/<impact id=\"reading\"/,/<\\/impact>/{/2026-12-21/s/.*/<what as-of="
		"\"2026-12-01\" for=\"internal\" change=\"update\">"
		"内々の話である。<\\/what>/}",
		"follow-up");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has_not(report.text, "内々の話");
	has_not(report.text, "取消し");
	made_done(&report);
}
END_TEST

/* What was filed counts, whatever the record says of that day now. */
START_TEST(report_before_is_the_one_that_was_filed)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"cd %s && cp $OLDPWD/" RECORD " record.xml && export TODOKE_LANG=ja"
		" && todoke make record.xml -t ppc --stage preliminary -f text -o a >/dev/null"
		" && todoke file record.xml a --to 個人情報保護委員会 --at 2026-11-19T17:00"
		" && sed -i 's/>最大約27,000人</>最大約26,999人</' record.xml"
		" && todoke make record.xml -t ppc --stage follow-up -f text -o b; cat b/*.txt",
		folder);

	has(run.output, "全体の数・本人の数\t最大約27,000人\t最大約28,400人");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- one report that serves as both */

#define ONE                                                                                    \
	"s/stage=\"final\"/stage=\"combined\"/;/<release id=\"preliminary\"/d;"                \
	"/<release id=\"follow-up\"/d;/<filing id=\"ppc-/,/<\\/filing>/d"

START_TEST(one_report_may_serve_as_both)
{
	struct made report = report_make(ONE, "combined");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has(report.text, "報告書（速報を兼ねる確報）");
	has(report.text, "施行規則第8条第1項及び第2項の規定により");
	has(report.text, "■新規　□続報");
	has(report.text, "■速報　■確報");
	has_not(report.text, "前回の報告");
	has_not(report.run.errors, "ppc/combined-late");
	has(report.run.errors, "warning[deadline-passed]");
	made_done(&report);
}
END_TEST

START_TEST(report_that_serves_as_both_has_all_items)
{
	struct made report = report_make(ONE ";/<misuse/d", "combined");

	ck_assert_ptr_null(report.text);
	has(report.run.errors, "error[item-missing]");
	has(report.run.errors, "「二次被害又はそのおそれの有無」");
	made_done(&report);
}
END_TEST

START_TEST(it_is_the_first_or_there_is_another)
{
	struct made late = report_make("s/stage=\"final\"/stage=\"combined\"/", "combined");
	struct made lone = report_make(ONE ";s/stage=\"combined\"/stage=\"final\"/", "final");

	has(late.run.errors, "warning[ppc/combined-late]");
	has(lone.run.errors, "warning[ppc/no-earlier]");
	made_done(&late);
	made_done(&lone);
}
END_TEST

START_TEST(it_meets_both_deadlines)
{
	struct run run = run_shell(
		"sed 's/stage=\"preliminary\" release/stage=\"combined\" release/' " RECORD
		" >build/both.xml; todoke plan build/both.xml --json; rm build/both.xml");
	const char *duty = strstr(run.output, "\"ppc\"");
	const char *final;

	ck_assert_ptr_nonnull(duty);
	final = strstr(duty, "\"final\"");
	ck_assert_ptr_nonnull(final);
	has(final, "ppc-first/when");
	run_done(&run);
}
END_TEST

Suite *ppc_changes_suite(void)
{
	Suite *suite = suite_create("ppc_changes");
	TCase *tests = tcase_create("ppc_changes");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, follow_up_says_what_changed_and_why);
	tcase_add_test(tests, final_report_is_compared_with_the_last_one);
	tcase_add_test(tests, first_report_has_no_changes);
	tcase_add_test(tests, change_without_reason_is_noticed);
	tcase_add_test(tests, what_is_withheld_since_is_no_change);
	tcase_add_test(tests, report_before_is_the_one_that_was_filed);
	tcase_add_test(tests, one_report_may_serve_as_both);
	tcase_add_test(tests, report_that_serves_as_both_has_all_items);
	tcase_add_test(tests, it_is_the_first_or_there_is_another);
	tcase_add_test(tests, it_meets_both_deadlines);
	suite_add_tcase(suite, tests);
	return suite;
}
