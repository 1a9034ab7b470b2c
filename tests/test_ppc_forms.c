/* Which form a report to the Commission follows: private business, public body, My Number,
 * ministry in charge; and that every record is reported or told why not. */
#include "made.h"

#include <check.h>

Suite *ppc_forms_suite(void);

#define RECORD "templates/records/ransomware.xml"

/* sed scripts that make another reporter, or other data, of it. */
#define PUBLIC_BODY "s/<business>.*/<regime>public-body<\\/regime>/;s/rules-7-/rules-43-/"
#define MY_NUMBER                                                                               \
	"/kind=\"address\"/s/.*/<item id=\"number\" kind=\"my-number\">個人番号<\\/item>/;" \
	"/<group id=\"aomine/,${/my-number/d};s/rules-7-3/number-2-2/;s/rules-7-4/number-2-4/"

/* The report of STAGE made from the record changed by the sed SCRIPT, with ARGUMENTS. */
static struct made report_make(const char *script, const char *stage, const char *arguments)
{
	return made_new(RECORD, script, "-t ppc --stage %s -f text,xml %s", stage, arguments);
}

START_TEST(private_business_takes_the_form_of_private_businesses)
{
	struct made report = report_make("", "preliminary", "");

	has(report.text, "【問1　マイナンバーを含むか】\n□はい　■いいえ");
	has(report.text, "【問2　該当する組織】\n□行政機関等　■民間事業者");
	has(report.text, "【問3　権限の委任をしている業種か】\n□はい　■いいえ");
	has(report.text, "個人データの漏えい等に関する報告書");
	has(report.run.output, "2026-021-ppc-preliminary.txt");
	made_done(&report);
}
END_TEST

START_TEST(public_body_reports_by_its_own_article)
{
	struct made report = report_make(PUBLIC_BODY, "preliminary", "");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has(report.run.output, "2026-021-ppc-public-preliminary.txt");
	has(report.text, "保有個人情報の漏えい等に関する報告書（速報）");
	has(report.text,
		"個人情報の保護に関する法律第68条第1項及び同法施行規則第44条第1項の規定により");
	has(report.text, "■行政機関等　□民間事業者");
	has(report.text, "1　概要（施行規則第44条第1項第1号）");
	has(report.text,
		"規則第43条各号該当性】\n□第1号（要配慮個人情報）　□第2号（財産的被害）"
		"　■第3号（不正の目的）　■第4号（百人超）　□第5号（条例要配慮個人情報）");
	has_not(report.text, "規則第7条");
	has_not(report.text, "個人データの漏えい");
	made_done(&report);
}
END_TEST

START_TEST(thresholds_and_articles_are_those_of_the_form)
{
	struct made none = report_make(PUBLIC_BODY ";/<basis /,/<\\/basis>/d", "final", "");
	struct made late = report_make(PUBLIC_BODY
		";s/rules-43-3/rules-43-2/;s/>2027-01-08</>2026-12-16</",
		"final", "");

	ck_assert_ptr_null(none.text);
	has(none.run.errors, "規則44条1項1号、43条");
	has(none.run.errors, "warning[ppc/sign]: 規則43条4号に当たる可能性を示す事実です"
			     "（百人を超える本人の数）");
	has(none.run.errors, "law=\"rules-43-4\"");
	has(late.run.errors, "warning[deadline-passed]");
	has(late.run.errors, "施行規則44条2項");
	made_done(&none);
	made_done(&late);
}
END_TEST

START_TEST(my_number_goes_by_its_own_law)
{
	struct made report = report_make(MY_NUMBER, "preliminary", "");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has(report.run.output, "2026-021-ppc-number-preliminary.txt");
	has(report.text, "【問1　マイナンバーを含むか】\n■はい　□いいえ");
	has(report.text, "特定個人情報の漏えい等に関する報告書（速報）");
	has(report.text, "番号の利用等に関する法律第29条の4第1項");
	has(report.text, "番号法規則第2条各号該当性】\n□第1号（情報提供ネットワークシステム等）"
			 "　■第2号（不正の目的）");
	has(report.text, "1　概要（番号法規則第3条第1項第1号）");
	made_done(&report);
}
END_TEST

/* 60 days follow from item 2, not from item 3 as in 規則7条. */
START_TEST(sixty_days_of_my_number_follow_from_item_2)
{
	struct made long_one = report_make(MY_NUMBER, "final", "");
	struct made short_one = report_make(MY_NUMBER ";s/number-2-2/number-2-3/", "final", "");

	has_not(long_one.run.errors, "deadline-passed");
	has(short_one.run.errors, "warning[deadline-passed]");
	has(short_one.run.errors, "番号法規則3条2項");
	made_done(&long_one);
	made_done(&short_one);
}
END_TEST

START_TEST(both_kinds_of_data_are_told)
{
	struct made number =
		report_make(MY_NUMBER ";s/law=\"rules-7-1\"/law=\"rules-7-3\"/", "final", "");
	struct made other = report_make(MY_NUMBER, "preliminary", "--variant private");

	has(number.run.errors, "note[ppc/number-mixed]");
	has(number.run.errors, "委員会に確かめてください");
	has(other.run.errors, "warning[ppc/number-form]");
	made_done(&number);
	made_done(&other);
}
END_TEST

START_TEST(items_not_yet_known_may_hold_my_numbers)
{
	struct made report =
		report_make("/<group id=\"own\"/,/<\\/group>/{/<item /d}", "preliminary", "");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has(report.text, "【問1　マイナンバーを含むか】\n■はい　□いいえ");
	made_done(&report);
}
END_TEST

START_TEST(hospital_of_a_city_reports_as_private_ones_do)
{
	struct made report = report_make(
		"s/<business>.*/<regime>private-rules<\\/regime>/", "preliminary", "");

	has(report.text, "規則第7条各号該当性");
	has(report.text, "□行政機関等　□民間事業者");
	has(report.run.errors, "note[ppc/private-rules]");
	made_done(&report);
}
END_TEST

/* What the Commission alone may see is not told to a ministry. */
START_TEST(ministry_reads_what_is_for_ministries)
{
	struct made report =
		report_make("/<person id/i <party id=\"bureau\" "
			    "role=\"authority\"><name>水面総合通信局長<\\/name>"
			    "<\\/party>\n"
			    "s/<release id=\"preliminary\"/& to=\"bureau\"/;"
			    "/<evidence /,/<\\/evidence>/s/<what/<what for=\"ppc\"/",
			"preliminary", "");

	ck_assert_msg(report.text != NULL, "%.900s", report.run.errors);
	has(report.run.output, "2026-021-ppc-ministry-preliminary.txt");
	has(report.text, "水面総合通信局長　殿");
	has_not(report.text, "フォームの入口");
	has_not(report.text, "記録等の保全");
	made_done(&report);
}
END_TEST

/* A record lacks items, or is reported; nothing else goes wrong. */
START_TEST(every_record_is_reported_or_told_what_it_lacks)
{
	struct run run =
		run_shell("for r in tests/records/*.xml templates/records/*.xml; do"
			  " for s in preliminary final; do mkdir -p build/reports;"
			  " todoke make $r -t ppc --stage $s -f text -o build/reports/out 2>&1;"
			  " rm -rf build/reports; done; done"
			  " | grep 'error\\[' | grep -v 'error.item-missing'");

	ck_assert_msg(!*run.output, "%.600s", run.output);
	run_done(&run);
}
END_TEST

Suite *ppc_forms_suite(void)
{
	Suite *suite = suite_create("ppc_forms");
	TCase *tests = tcase_create("ppc_forms");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, private_business_takes_the_form_of_private_businesses);
	tcase_add_test(tests, public_body_reports_by_its_own_article);
	tcase_add_test(tests, thresholds_and_articles_are_those_of_the_form);
	tcase_add_test(tests, my_number_goes_by_its_own_law);
	tcase_add_test(tests, sixty_days_of_my_number_follow_from_item_2);
	tcase_add_test(tests, both_kinds_of_data_are_told);
	tcase_add_test(tests, items_not_yet_known_may_hold_my_numbers);
	tcase_add_test(tests, hospital_of_a_city_reports_as_private_ones_do);
	tcase_add_test(tests, ministry_reads_what_is_for_ministries);
	tcase_add_test(tests, every_record_is_reported_or_told_what_it_lacks);
	suite_add_tcase(suite, tests);
	return suite;
}
