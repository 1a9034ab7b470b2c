/* Who reports to the Commission, for whom, and to whom else: joint reports, reports by
 * another's hand, processors, ministries in charge, voluntary reports. */
#include "made.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *ppc_reporter_suite(void);

#define RANSOMWARE "templates/records/ransomware.xml"
#define PROCESSOR "templates/records/processor.xml"

/* The report of STAGE made from RECORD changed by the sed SCRIPT. */
static struct made report_make(const char *record, const char *script, const char *stage)
{
	return made_new(record, script, "-t ppc --stage %s -f text,xml", stage);
}

/* --- together, and by another's hand */

START_TEST(joint_report_names_everybody_with_their_part)
{
	struct made report = report_make(RANSOMWARE,
		"s/<release id=\"preliminary\"/& publishers=\"company aomine\"/",
		"preliminary");

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.text, "【連名者】\n【名称及び役割】\n青嶺ガス株式会社（委託元）");
	has(report.text, "【報告者】\n【名称】\n株式会社しらなみ検針サービス");
	has_not(report.text, "【代行者】");
	made_done(&report);
}
END_TEST

/* A cloud provider reports for those who use it (Q&A 6-19): they are the reporters. */
START_TEST(report_by_proxy_is_that_of_those_it_is_made_for)
{
	struct made report = report_make(RANSOMWARE,
		"s/<release id=\"preliminary\"/& publishers=\"aomine kotori\" by=\"company\"/",
		"preliminary");
	const char *form;

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	form = strstr(report.text, "【報告者】");
	ck_assert_ptr_nonnull(form);
	has(form, "【報告者】\n【名称】\n青嶺ガス株式会社");
	has(form, "【報告者】\n【名称】\nことり水道管理株式会社");
	has(form, "【代行者】\n株式会社しらなみ検針サービス");
	has_not(form, "【連名者】");
	made_done(&report);
}
END_TEST

/* --- processors */

START_TEST(exemption_holds_only_towards_a_controller_that_owes_a_report)
{
	static const struct {
		const char *script, *finding;
	} cases[] = {
		{"", "note[ppc/exempt-all]"},
		{"/id=\"basis-appliance\"/,/<status>/s/suspected/open/",
			"warning[ppc/exempt-open]: "
			"免除を判断できません（委託元「株式会社わかば台電器」"},
		{"/<basis id=\"basis-mail-order\"/,/<\\/basis>/d",
			"warning[ppc/exempt-open]: "
			"免除を判断できません（委託元「もみじ台通信販売株式会社」"},
		{"/id=\"basis-appliance\"/,/<status>/s/<status>suspected/"
		 "<status ground=\"settings\">denied/",
			"note[ppc/exempt-none]: 委託元「株式会社わかば台電器」"},
		{"/<event id=\"told-mutual-aid\"/d", "note[ppc/exempt-untold]: "
						     "委託元「一般財団法人あおば台共済会」"},
		{"/<handler id=\"mutual-aid-members-us\"/,/<\\/handler>/d",
			"note[ppc/exempt-partly]"},
	};
	struct made report = report_make(PROCESSOR, cases[_i].script, "preliminary");

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.run.errors, cases[_i].finding);
	if (_i)
		has_not(report.run.errors, "ppc/exempt-all");
	made_done(&report);
}
END_TEST

START_TEST(report_of_a_processor_says_whom_it_told)
{
	struct made report = report_make(PROCESSOR, "", "preliminary");

	has(report.text, "株式会社わかば台電器への通知　令和8年11月10日");
	has_not(report.text, "免除");
	made_done(&report);
}
END_TEST

START_TEST(who_handles_own_data_hears_nothing_of_an_exemption)
{
	struct made report = report_make(RANSOMWARE,
		"s/role=\"processor\" under=\"[a-z]*\"/role=\"other\"/", "preliminary");

	has_not(report.run.errors, "ppc/exempt");
	made_done(&report);
}
END_TEST

/* --- to whom */

START_TEST(line_of_business_points_to_a_ministry)
{
	static const struct {
		const char *business, *office; /* NULL: none */
	} cases[] = {
		{"電気通信業", "総合通信局等"},
		{"金融業，保険業", "金融庁長官"},
		{"宅地建物取引業", "地方整備局（大臣免許・登録）"},
		{"不動産鑑定業", "都道府県（知事登録）"},
		{"通信販売業", NULL},
		{"包括信用購入あっせん業", NULL},
	};
	char script[200];
	struct made report;

	snprintf(script, sizeof script,
		"s/<business>.*<\\/business>/<business>%s<\\/business>/", cases[_i].business);
	report = report_make(PROCESSOR, script, "preliminary");
	if (cases[_i].office) {
		has(report.run.errors, "note[ppc/delegated]");
		has(report.run.errors, cases[_i].office);
	} else {
		has_not(report.run.errors, "ppc/delegated");
	}
	has(report.text, "個人情報保護委員会　御中");
	made_done(&report);
}
END_TEST

START_TEST(mail_subject_and_file_name_are_as_the_ministry_wants_them)
{
	struct made report = report_make(PROCESSOR,
		"s/<business>.*<\\/business>/<business>指定信用情報機関<\\/business>/;"
		"s/id=\"ppc-preliminary\" /&to=\"cloud\" /",
		"preliminary");

	has(report.run.errors, "note[ppc/send-named]");
	has(report.run.errors, "件名: 【漏えい等報告】□速△◇株式会社すずかけ台コールサービス　"
			       "ファイル名: 別記1_株式会社すずかけ台コールサービス");
	has_not(report.run.errors, "ppc/transcribe");
	made_done(&report);
}
END_TEST

START_TEST(report_to_a_ministry_says_that_it_is_in_charge)
{
	struct made report = report_make(PROCESSOR,
		"/<person id=\"privacy-manager\"/i <party id=\"ministry\" role=\"authority\">"
		"<name>水面総合通信局長</name></party>\n"
		"s/id=\"ppc-preliminary\" /&to=\"ministry\" /",
		"preliminary");

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.text, "水面総合通信局長　殿");
	has_not(report.text, "個人情報保護委員会　御中");
	has(report.text, "□個人情報保護委員会　■事業所管大臣");
	has(report.text, "【権限の委任を受けた者】\n水面総合通信局長");
	has(report.text, "同法第150条の規定により委任されている。");
	has(report.run.errors, "note[ppc/send-unlisted]");
	made_done(&report);
}
END_TEST

/* --- of one's own accord */

START_TEST(voluntary_report_says_so_and_claims_no_item)
{
	struct made report = report_make(PROCESSOR,
		"/<basis id=\"basis-own-people\"/,/<\\/basis>/d;"
		"/<basis id=\"basis-own\"/,/<\\/basis>/{s/rules-7-1/voluntary/;/<status>/d}",
		"preliminary");

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.text, "任意の報告として、次のとおり報告する。");
	has(report.text, "■非該当（上記に該当しない場合の報告）");
	has(report.text, "□第1号（要配慮個人情報）");
	has_not(report.text, "の規定により、");
	made_done(&report);
}
END_TEST

Suite *ppc_reporter_suite(void)
{
	Suite *suite = suite_create("ppc_reporter");
	TCase *tests = tcase_create("ppc_reporter");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, joint_report_names_everybody_with_their_part);
	tcase_add_test(tests, report_by_proxy_is_that_of_those_it_is_made_for);
	tcase_add_loop_test(
		tests, exemption_holds_only_towards_a_controller_that_owes_a_report, 0, 6);
	tcase_add_test(tests, report_of_a_processor_says_whom_it_told);
	tcase_add_test(tests, who_handles_own_data_hears_nothing_of_an_exemption);
	tcase_add_loop_test(tests, line_of_business_points_to_a_ministry, 0, 6);
	tcase_add_test(tests, mail_subject_and_file_name_are_as_the_ministry_wants_them);
	tcase_add_test(tests, report_to_a_ministry_says_that_it_is_in_charge);
	tcase_add_test(tests, voluntary_report_says_so_and_claims_no_item);
	suite_add_tcase(suite, tests);
	return suite;
}
