/* The report to the Commission, end to end: what its reader sees, stage by stage. */
#include "made.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *ppc_suite(void);

#define RECORD "templates/records/ransomware.xml"

/* The report of STAGE on DAY, made from the record changed by the sed SCRIPT. */
static struct made report_make(const char *script, const char *stage, const char *day)
{
	return made_new(RECORD, script, "-t ppc --stage %s --as-of %s -f text,xml", stage, day);
}

static struct made preliminary(const char *script)
{
	return report_make(script, "preliminary", "2026-11-19");
}

static struct made final(const char *script)
{
	return report_make(script, "final", "2027-01-08");
}

/* --- what it says */

START_TEST(rows_are_those_of_the_form_in_its_order)
{
	static const char *const rows[] = {"報告種別", "報告年月日", "宛先", "名称", "ふりがな",
		"法人番号", "業種", "住所", "代表者の氏名", "事務連絡者", "(1)　発生日",
		"(2)　発覚日", "(3)　発生事案", "(4)　発見者", "(5)　規則第7条各号該当性",
		"(6)　委託元の有無", "(7)　委託先の有無", "(8)　事実経過",
		"(9)　外部機関による調査", "(1)　媒体", "(2)　種類", "(3)　項目",
		"(4)　項目の詳細", "(1)　人数", "(2)　うちクレジットカード情報を含む人数",
		"(3)　内訳", "(1)　主体", "(2)　原因", "(3)　原因の詳細", "(1)　有無",
		"(2)　内容", "(1)　実施状況", "(2)　詳細", "(1)　実施状況", "(2)　公表日",
		"(3)　公表の方法", "(4)　公表文", "(1)　実施済みの措置",
		"(2)　今後実施予定の措置", "(1)　関係機関への報告等", "(2)　その他"};
	struct made report = preliminary("");

	made_rows(&report, rows, sizeof rows / sizeof *rows);
	made_done(&report);
}
END_TEST

START_TEST(preliminary_report_ticks_what_was_known_then)
{
	struct made report = preliminary("");

	has(report.text, "■新規　□続報");
	has(report.text, "■速報　□確報");
	has(report.text,
		"□漏えい　■漏えいのおそれ　□滅失　□滅失のおそれ　□毀損　■毀損のおそれ");
	has(report.text, "□第1号（要配慮個人情報）　□第2号（財産的被害）　■第3号（不正の目的）"
			 "　■第4号（千人超）　□非該当");
	has(report.text, "■自社　□委託先");
	has(report.text, "■有（青嶺ガス株式会社、ことり水道管理株式会社、"
			 "かえで生活協同組合）　□無");
	has(report.text, "■顧客情報　■従業員情報　□その他");
	has(report.text, "最大約27,000人（令和8年11月19日現在）");
	has(report.text, "□確定　□概数　■最大　□調査中");
	has(report.text, "□実施済　■実施中");
	has(report.text, "□対応済（対応中）　■対応予定");
	has(report.text, "不正な侵入　調査中");
	made_done(&report);
}
END_TEST

START_TEST(only_figures_alone_are_an_exact_number)
{
	static const char *const cases[][2] = {{"27,318人", "■確定　□概数"},
		{"少なくとも300人", "□確定　■概数"}, {"2.7万人", "□確定　■概数"},
		{"1,000人超", "□確定　■概数"}, {"最大900人", "□確定　□概数　■最大"},
		{"調査中", "□概数　□最大　■調査中"}};
	char script[200];
	struct made report;

	snprintf(script, sizeof script, "s/>最大約27,000人</>%s</", cases[_i][0]);
	report = preliminary(script);
	has(report.text, cases[_i][1]);
	made_done(&report);
}
END_TEST

START_TEST(every_way_of_discovery_is_ticked)
{
	struct made report = preliminary("s/ how=\"own\"/ how=\"partner customer\"/");

	has(report.text, "□自社　□委託先　■取引先　■顧客・会員（本人）　□カード会社");
	made_done(&report);
}
END_TEST

START_TEST(final_report_says_what_changed_and_why)
{
	struct made report = final("");

	has(report.text, "□新規　■続報");
	has(report.text, "□速報　■確報");
	has(report.text, "【前回の報告】\n令和8年12月4日　受付番号R08-00000-2");
	has(report.text, "■漏えいのおそれ　□滅失　□滅失のおそれ　□毀損　□毀損のおそれ");
	has(report.text, "■第1号（要配慮個人情報）");
	has(report.text, "最大26,312人（令和9年1月6日現在）");
	has(report.text, "重ねて数えていた1,640人を除いた");
	has(report.text, "不正な侵入　令和8年11月11日（水）午前1時12分");
	has(report.text, "■実施済　□実施中");
	has(report.text, "・外部からの接続の全てに多要素認証を導入した。");
	made_done(&report);
}
END_TEST

START_TEST(what_could_not_be_restored_is_damaged)
{
	struct made report =
		final("s/change=\"update\" "
		      "ground=\"restoration\">denied/change=\"update\">confirmed/");

	has(report.text, "■漏えいのおそれ　□滅失　□滅失のおそれ　■毀損　□毀損のおそれ");
	made_done(&report);
}
END_TEST

START_TEST(what_is_not_confirmed_is_not_denied)
{
	struct made report = preliminary("");

	has(report.text, "□有　□無　■不明");
	has(report.text, "悪用等の二次被害の事実は確認されていない。");
	has(report.text, "外部への送信・持出しは確認されていない");
	made_done(&report);
}
END_TEST

START_TEST(events_stand_in_the_order_of_their_dates)
{
	struct made report = preliminary(
		"/<event id=\"found\"/,/<\\/event>/{s/11月16日午前6時/11月15日午前6時/}");
	const char *found = strstr(report.text, "担当者が、ファイルサーバー");
	const char *encrypted = strstr(report.text, "ファイルの暗号化が始まった");

	ck_assert_ptr_nonnull(found);
	ck_assert_ptr_nonnull(encrypted);
	ck_assert(found < encrypted);
	made_done(&report);
}
END_TEST

START_TEST(planned_measure_says_when_and_is_no_event_yet)
{
	struct made report =
		final("s/<measure id=\"segments\"/& event=\"limits\"/;/<event id=\"cut\"/i"
		      " <event id=\"limits\" kind=\"response\"><when>2027-03-31</when>"
		      "<what>接続元を制限する。</what></event>");

	has(report.text, "（令和9年3月末まで）。（令和9年3月31日）");
	has_not(report.text, "接続元を制限する。");
	made_done(&report);
}
END_TEST

START_TEST(internal_facts_stay_out)
{
	struct made report = final("");
	struct run run =
		run_shell("cat %s/out/*.txt %s/out/*-final.xml", report.folder, report.folder);

	has_not(run.output, "300万円");
	has_not(run.output, "72時間");
	has_not(run.output, "支払わない");
	has_not(run.output, "保険会社");
	run_done(&run);
	made_done(&report);
}
END_TEST

START_TEST(long_course_of_events_goes_to_an_annex)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"sed '/id=\"found\"/,/what>/s/確認した（/"
		"確認した。%s（/' " RECORD " >%s/record.xml && todoke make %s/record.xml"
		" -t ppc --stage preliminary --as-of 2026-11-19 -f trace -o %s/out"
		" && cat %s/out/*.trace",
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。"
		"担当者は直ちに上長へ報告し、上長は他の機器の状況を順に確かめた。",
		folder, folder, folder, folder);

	ck_assert_ptr_nonnull(strstr(run.output, "別紙1のとおり"));
	ck_assert_ptr_nonnull(strstr(run.output, "別紙1　事実経過"));
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- what is missing */

START_TEST(preliminary_report_may_lack_what_a_final_one_may_not)
{
	static const struct {
		const char *script, *item, *article;
	} cases[] = {
		{"/<cause /d", "「原因（", "規則8条1項4号"},
		{"/<misuse/d", "「二次被害又はそのおそれの有無」", "規則8条1項5号"},
		{"/<total>/,/<\\/total>/{/<people/d}", "「本人の数（", "規則8条1項3号"},
		{"/<medium>/d", "「個人データの項目のうち媒体」", "通則ガイドライン3-5-3-3(2)"},
		{"/<measure.*\"done\"/d", "うち実施済みの措置」", "通則ガイドライン3-5-3-3(8)"},
		{"/<release id=\"web/,/<\\/release>/d", "「公表の実施状況（", "規則8条1項7号"},
		{"s/ how=\"own\"//", "「概要のうち発見者（", "通則ガイドライン3-5-3-3(1)"},
	};
	struct made early = preliminary(cases[_i].script), late = final(cases[_i].script);

	ck_assert_msg(early.text != NULL, "%s", early.run.errors);
	has(early.run.errors, "note[item-later]");
	has(early.run.errors, "施行規則8条1項柱書");
	ck_assert_int_eq(late.run.status, 2);
	ck_assert_ptr_null(late.text);
	has(late.run.errors, "error[item-missing]");
	has(late.run.errors, cases[_i].item);
	has(late.run.errors, cases[_i].article);
	made_done(&early);
	made_done(&late);
}
END_TEST

/* A clerk with one group has said how many there are: the total would be the same number. */
START_TEST(the_people_of_the_one_group_are_the_people)
{
	char *folder = folder_new();
	struct run run = run_shell("sed 's|<total>.*</total>||; s|<people>312人</people>|"
				   "<people as-of=\"2026-11-05\">約300人</people>"
				   "<people as-of=\"2026-11-20\">312人</people>|'"
				   " templates/records/wrong-list.xml >%s/one.xml; todoke make"
				   " %s/one.xml -t ppc --stage final -f text -o %s/out;"
				   " cat %s/out/*.txt",
		folder, folder, folder, folder);

	has(run.output, "【(1)　人数】\n312人（令和8年11月20日現在）\n\n■確定");
	has(run.output, "前回の報告では、約300人。");
	has_not(run.errors, "「本人の数（");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(grounds_must_be_recorded_and_are_proposed)
{
	struct made report = preliminary("/<basis /,/<\\/basis>/d");

	ck_assert_int_eq(report.run.status, 2);
	has(report.run.errors, "規則7条各号該当性");
	has(report.run.errors, "warning[ppc/sign]: 規則7条3号に当たる可能性");
	has(report.run.errors, "warning[ppc/sign]: 規則7条4号に当たる可能性");
	has_not(report.run.errors, "規則7条2号");
	made_done(&report);
}
END_TEST

START_TEST(no_ground_in_sight_is_a_question_and_no_answer)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make templates/records/misdelivery.xml -t ppc"
				   " --stage preliminary -f text -o %s/out; ls -A %s/out",
		folder, folder);

	has(run.errors, "warning[ppc/none-found]: 記録上、該当する号は見当たりません");
	has(run.errors, "報告書は作っていません");
	has(run.errors, "誰が");
	has_not(run.errors, "不要");
	ck_assert_str_eq(run.output, "");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(report_after_its_deadline_is_noticed)
{
	static const struct {
		const char *script, *last; /* NULL: it is in time */
	} cases[] = {
		{"s/>2027-01-08</>2027-01-14</", NULL},
		{"s/>2027-01-08</>2027-01-15</", "2027-01-14"},
		{"s/>2027-01-08</>2026-12-16</;s/rules-7-3/voluntary/", "2026-12-15"},
	};
	struct made report = final(cases[_i].script);

	if (cases[_i].last)
		has(report.run.errors, "warning[deadline-passed]");
	else
		has_not(report.run.errors, "deadline-passed");
	has(report.run.errors, cases[_i].last ? cases[_i].last : "");
	made_done(&report);
}
END_TEST

START_TEST(a_missing_item_is_said_once_and_of_which_document)
{
	struct made report =
		preliminary("/<release id=\"preliminary\"/d; s/ release=\"preliminary\"//;"
			    "/<kana>/d");

	ck_assert_int_eq(report.run.status, 2);
	has(report.run.errors, "error[item-missing]");
	has(report.run.errors,
		"記録の release[@pack='ppc'][@stage='preliminary']/date を書いてください"
		"（書き方は todoke explain release/date）");
	has(report.run.errors, "記録に party/kana を書いてください");
	has_not(report.run.errors, "「調査中」と書けます");
	has(report.run.errors, "(2026-021-ppc-preliminary)\n");
	has_not(report.run.errors, "fact-absent");
	made_done(&report);
}
END_TEST

/* A day of discovery that is withheld, or known by the month, passes no deadline. */
START_TEST(what_is_not_known_to_the_day_passes_no_deadline)
{
	struct made report =
		preliminary("/id=\"found\"/,/<when>/s/<when>.*when>/<when"
			    " earliest=\"2026-01-01\" latest=\"2026-11-19\">M月D日<\\/when>/;"
			    "s/<known>2026.*known>/<known>調査中<\\/known>/");

	has(report.text, "M月D日");
	has_not(report.run.errors, "deadline-passed");
	made_done(&report);
}
END_TEST

START_TEST(a_group_without_a_name_goes_by_its_kind)
{
	struct made report = preliminary("/青嶺ガス株式会社のお客様/d");

	has(report.text, "\n顧客\t漏えいのおそれ");
	has(report.text, "・顧客　氏名、住所、検針値。");
	made_done(&report);
}
END_TEST

START_TEST(what_is_counted_from_an_event_stands_after_it)
{
	struct made report = preliminary("s/<when>2026-11-16T09:00<\\/when>/<when"
					 " after=\"found\" days=\"1\">翌日<\\/when>/");
	const char *day = report.text ? strstr(report.text, "\n翌日\t") : NULL;

	ck_assert_ptr_nonnull(day);
	has_not(day, "社内ネットワークから切り離し、");
	made_done(&report);
}
END_TEST

START_TEST(without_a_moment_the_report_is_of_its_own_date)
{
	char *folder = folder_new();
	struct run first = run_shell("todoke make " RECORD " -t ppc --stage preliminary"
				     " -f text -o %s/a && todoke make " RECORD " -t ppc --stage"
				     " preliminary --as-of 2026-11-19 -f text -o %s/b"
				     " && cmp %s/a/*.txt %s/b/*.txt",
		folder, folder, folder, folder);
	struct run last = run_shell("todoke make " RECORD " -t ppc -f text -o %s/c", folder);

	ck_assert_msg(first.status == 0, "%s", first.errors);
	has(first.errors, "ransomware.xml:43:3: note[facts-left-out]");
	has_not(first.errors, "fact-later");
	has(last.output, "2026-021-ppc-final.txt");
	has_not(last.errors, "facts-left-out");
	run_done(&first);
	run_done(&last);
	folder_done(folder);
}
END_TEST

/* Its date was recorded after the day it names: cut there, it would have none. */
START_TEST(a_date_that_is_no_day_or_recorded_later_cuts_nothing)
{
	static const char *const dates[] = {
		"<date as-of=\"2026-11-25\">2026-11-19<\\/date>", "<date>2026-11<\\/date>"};

	for (size_t i = 0; i < 2; i++) {
		char *folder = folder_new();
		struct run run = run_shell("sed '/id=.preliminary./s/<date>.*date>/%s/' " RECORD
					   " >%s/r.xml && todoke make %s/r.xml -t ppc --stage"
					   " preliminary -f text -o %s",
			dates[i], folder, folder, folder);

		has(run.output, "2026-021-ppc-preliminary.txt");
		has_not(run.errors, "facts-left-out");
		run_done(&run);
		folder_done(folder);
	}
}
END_TEST

START_TEST(a_release_of_no_known_pack_is_noticed)
{
	char *folder = folder_new();
	struct run run = run_shell("sed 's/pack=\"ppc\"/pack=\"pcp\"/' " RECORD
				   " >%s/r.xml; todoke check %s/r.xml",
		folder, folder);

	has(run.errors, "warning[release-pack-similar]");
	has(run.errors, "「ppc」ではありませんか");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(facts_of_a_later_day_are_noticed)
{
	struct made report = report_make("", "preliminary", "2027-01-08");

	ck_assert_int_eq(report.run.status, 1);
	has(report.run.errors, "warning[fact-later]");
	has(report.run.errors, "--as-of");
	made_done(&report);
}
END_TEST

START_TEST(day_of_knowledge_is_the_earliest)
{
	struct made report = report_make("", "final", "2027-01-08");

	has(report.text, "報告対象事態を知った日　令和8年11月16日（月）");
	has_not(report.text, "報告対象事態を知った日　令和8年12月1日");
	made_done(&report);
}
END_TEST

/* --- stages and options */

/* Runs "todoke make" on the record with ARGUMENTS. */
static struct run make(const char *folder, const char *script, const char *arguments)
{
	return run_shell("sed '%s' " RECORD " >%s/record.xml && todoke make %s/record.xml"
			 " -t ppc -f text -o %s/out %s",
		script, folder, folder, folder, arguments);
}

START_TEST(stage_is_that_of_the_last_release)
{
	static const char *const cases[][2] = {
		{"--as-of 2026-11-19", "2026-021-ppc-preliminary.txt"},
		{"--as-of 2026-12-04", "2026-021-ppc-follow-up.txt"},
		{"", "2026-021-ppc-final.txt"},
	};
	char *folder = folder_new();
	struct run run = make(folder, "", cases[_i][0]);

	has(run.output, cases[_i][1]);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(stage_must_be_one_that_there_is)
{
	char *folder = folder_new();
	struct run unknown = make(folder, "", "--stage last");
	struct run none = make(folder,
		"/<release .*pack=\"ppc\"/d;/<filing id=\"ppc/,"
		"/<\\/filing>/d",
		"");

	ck_assert_int_eq(unknown.status, 2);
	has(unknown.errors, "error[stage-unknown]");
	has(unknown.errors, "preliminary(速報), follow-up(続報), final(確報)");
	ck_assert_int_eq(none.status, 2);
	has(none.errors, "error[stage-missing]");
	has(none.errors, "--stage");
	run_done(&unknown);
	run_done(&none);
	folder_done(folder);
}
END_TEST

/* The words of the form are data: another list from another day. */
START_TEST(options_are_those_in_force_on_the_day)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"mkdir %s/packs && cp -RL templates/ppc %s/packs && sed -i '"
		"/<list id=\"turn\"/s/from=/until=\"2026-11-30\" from=/;"
		"/<list id=\"addressee\"/i <list id=\"turn\" row=\"r\" from=\"2026-12-01\""
		" source=\"s\"><option grade=\"A\" chosen=\"true()\">改めた言葉</option></list>"
		"' %s/packs/ppc/options.xml && for day in 2026-11-19 2026-12-04; do todoke "
		"make " RECORD " -t ppc --as-of $day -f text -o %s/out --packs %s/packs; done;"
		" cd %s/out && grep -l 改めた言葉 *.txt",
		folder, folder, folder, folder, folder, folder);

	has(run.output, "\n2026-021-ppc-follow-up.txt");
	has_not(run.output, "\n2026-021-ppc-preliminary.txt\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *ppc_suite(void)
{
	Suite *suite = suite_create("ppc");
	TCase *tests = tcase_create("ppc");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, rows_are_those_of_the_form_in_its_order);
	tcase_add_test(tests, preliminary_report_ticks_what_was_known_then);
	tcase_add_loop_test(tests, only_figures_alone_are_an_exact_number, 0, 6);
	tcase_add_test(tests, every_way_of_discovery_is_ticked);
	tcase_add_test(tests, final_report_says_what_changed_and_why);
	tcase_add_test(tests, what_could_not_be_restored_is_damaged);
	tcase_add_test(tests, what_is_not_confirmed_is_not_denied);
	tcase_add_test(tests, events_stand_in_the_order_of_their_dates);
	tcase_add_test(tests, planned_measure_says_when_and_is_no_event_yet);
	tcase_add_test(tests, internal_facts_stay_out);
	tcase_add_test(tests, long_course_of_events_goes_to_an_annex);
	tcase_add_loop_test(tests, preliminary_report_may_lack_what_a_final_one_may_not, 0, 7);
	tcase_add_test(tests, the_people_of_the_one_group_are_the_people);
	tcase_add_test(tests, grounds_must_be_recorded_and_are_proposed);
	tcase_add_test(tests, no_ground_in_sight_is_a_question_and_no_answer);
	tcase_add_loop_test(tests, report_after_its_deadline_is_noticed, 0, 3);
	tcase_add_test(tests, a_missing_item_is_said_once_and_of_which_document);
	tcase_add_test(tests, what_is_not_known_to_the_day_passes_no_deadline);
	tcase_add_test(tests, a_group_without_a_name_goes_by_its_kind);
	tcase_add_test(tests, what_is_counted_from_an_event_stands_after_it);
	tcase_add_test(tests, without_a_moment_the_report_is_of_its_own_date);
	tcase_add_test(tests, a_date_that_is_no_day_or_recorded_later_cuts_nothing);
	tcase_add_test(tests, a_release_of_no_known_pack_is_noticed);
	tcase_add_test(tests, facts_of_a_later_day_are_noticed);
	tcase_add_test(tests, day_of_knowledge_is_the_earliest);
	tcase_add_loop_test(tests, stage_is_that_of_the_last_release, 0, 3);
	tcase_add_test(tests, stage_must_be_one_that_there_is);
	tcase_add_test(tests, options_are_those_in_force_on_the_day);
	suite_add_tcase(suite, tests);
	return suite;
}
