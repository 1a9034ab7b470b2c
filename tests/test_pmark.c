/* The report to the Privacy Mark body, end to end: what its reader sees, stage by stage. */
#include "made.h"

#include <check.h>
#include <string.h>

Suite *pmark_suite(void);

#define RECORDS "templates/records/"
#define SMALL RECORDS "mark-misdelivery.xml"
#define RANSOMWARE RECORDS "ransomware.xml"
#define PROCESSOR RECORDS "processor.xml"

/* The report of STAGE, made from RECORD changed by the sed SCRIPT. */
static struct made report_make(const char *record, const char *script, const char *stage)
{
	return made_new(record, script, "-t pmark --stage %s -f text", stage);
}

static struct made preliminary(const char *script)
{
	return report_make(RANSOMWARE, script, "preliminary");
}

static struct made small_final(const char *script)
{
	return report_make(SMALL, script, "final");
}

/* Who says "none" says on what ground. */
#define GROUNDED                                                                               \
	";s/>denied</ ground=\"file\"&/;s/<\\/incident>/<ground id=\"file\" "                  \
	"kind=\"document\">"                                                                   \
	"<name>調査の記録<\\/name><\\/ground>&/"

/* --- what it says */

START_TEST(rows_are_those_of_the_form_in_its_order)
{
	static const char *const rows[] = {"報告種別", "速報に該当する理由", "報告年月日",
		"事業者名", "業種", "付与の状況", "登録番号", "審査機関", "氏名及び所属",
		"窓口", "電話", "電子メール", "(1)　発生日", "(2)　発覚日", "(1)　概要",
		"(2)　事象", "(3)　事象の状況", "(4)　事象分類", "(5)　原因", "(1)　媒体",
		"(2)　項目", "(3)　項目の詳細", "(4)　本人の数", "(5)　取扱いの別", "(6)　内訳",
		"(7)　安全管理措置の実施状況", "(1)　事故等に係る経過", "(2)　事故発生元",
		"(3)　事故発生者", "(1)　本人等への対応", "(2)　対応の内容", "(3)　事故の公表",
		"(4)　公表の内容", "(5)　二次被害", "(6)　二次被害の内容", "(1)　事故等の原因",
		"(2)　実施済みの措置", "(3)　今後の措置", "(1)　他機関への報告",
		"(2)　報告の内容", "(3)　その他参考となる事項"};
	struct made report = preliminary("");

	made_rows(&report, rows, sizeof rows / sizeof *rows);
	made_done(&report);
}
END_TEST

START_TEST(preliminary_report_ticks_what_was_known_then)
{
	struct made report = preliminary("");

	has(report.text, "■速報　□確報");
	has(report.text, "□要配慮個人情報が含まれる事故等");
	has(report.text, "■不正の目的をもって行われたおそれがある事故等");
	has(report.text, "■個人情報に係る本人の数が1,000人を超える事故等");
	has(report.text, "■付与事業者　□審査中事業者　□申請検討中事業者");
	has(report.text, "一般社団法人しらなみ地域情報審査協会　御中\n"
			 "一般財団法人日本情報経済社会推進協会　御中");
	has(report.text, "□漏えい　□紛失　□滅失・き損");
	has(report.text, "■これらのおそれ");
	has(report.text, "■不正アクセス　□その他");
	has(report.text, "□有（おそれを含む）　□無　■確認されていない・不明");
	has(report.text, "最大約27,000人（令和8年11月19日現在）");
	made_done(&report);
}
END_TEST

START_TEST(final_report_says_what_came_since)
{
	struct made report = report_make(RANSOMWARE, "", "final");

	has(report.text, "□速報　■確報");
	has(report.text, "【速報の提出】\n令和8年11月20日");
	has(report.text, "■要配慮個人情報が含まれる事故等");
	has(report.text, "□滅失・き損");
	has(report.text, "最大26,312人（令和9年1月6日現在）");
	has(report.text, "人数の変更の理由　バックアップとの照合を終え");
	has(report.text, "■個人情報保護委員会　□所管省庁　■警察");
	has_not(report.run.errors, "warning[");
	made_done(&report);
}
END_TEST

START_TEST(one_persons_data_is_reported)
{
	struct made report = small_final("");

	ck_assert_msg(report.run.status == 0, "%.600s", report.run.errors);
	has(report.text, "■漏えい　□紛失");
	has(report.text, "■誤配達・誤交付　□誤送信");
	has(report.text, "■作業・操作ミス　□手順・ルール違反作業、操作　■確認不足　□その他");
	has(report.text, "■自社が取得した個人情報　□委託元から受託した個人情報");
	has(report.text, "【(4)　本人の数】\n1人");
	has(report.text, "■公表しない");
	has_not(report.text, "速報の提出");
	made_done(&report);
}
END_TEST

START_TEST(sent_astray_on_paper_is_no_wrong_transmission)
{
	struct made paper = small_final("s/type=\"misdelivery\"/type=\"missending\"/");
	struct made mail = small_final("s/type=\"misdelivery\"/type=\"missending\"/;"
				       "s/>paper</>electronic</");

	has(paper.text, "■誤配達・誤交付　□誤送信");
	has(mail.text, "□誤配達・誤交付　■誤送信");
	made_done(&paper);
	made_done(&mail);
}
END_TEST

START_TEST(protected_data_is_an_accident_all_the_same)
{
	struct made report =
		small_final("s/kind=\"address\"/& protection=\"encrypted\"/;s/>confirmed</>"
			    "denied</;s/type=\"misdelivery\"/type=\"loss\"/" GROUNDED);

	has(report.text, "□漏えい　■紛失");
	has(report.text, "■紛失・滅失・毀損");
	has(report.text, "点検のお客様　住所（暗号化したもの）");
	made_done(&report);
}
END_TEST

START_TEST(entrusted_data_is_reported_and_told_apart)
{
	struct made report = report_make(PROCESSOR, "", "preliminary");

	has(report.text, "□自社が取得した個人情報　■委託元から受託した個人情報"
			 "（株式会社わかば台電器、もみじ台通信販売株式会社、"
			 "一般財団法人あおば台共済会）");
	has(report.text, "\n修理の受付をされたお客様\t株式会社わかば台電器から受託\t");
	has(report.text, "■要配慮個人情報が含まれる事故等");
	has(report.text, "■個人情報に係る本人の数が1,000人を超える事故等");
	has(report.run.errors, "note[pmark/entrusted]");
	made_done(&report);
}
END_TEST

START_TEST(what_is_not_for_the_body_stays_out)
{
	struct made report = report_make(RANSOMWARE, "", "final");

	has_not(report.text, "300万円");
	has_not(report.text, "72時間");
	has_not(report.text, "支払わない");
	has_not(report.text, "保険会社");
	has_not(report.text, "攻撃者のものとみられるウェブサイト");
	made_done(&report);
}
END_TEST

/* --- the wider notion of an accident */

#define INFRINGEMENT(attributes, content)                                                      \
	"s/<leak.*leak>//;s/type=\"misdelivery\"/type=\"other\"/;s/<cause id=\"mistake\"/"     \
	"<infringement id=\"w\" " attributes ">" content "<\\/infringement>&/" GROUNDED

START_TEST(every_infringement_has_its_option)
{
	static const struct {
		const char *script, *ticked;
	} cases[] = {
		{INFRINGEMENT("kind=\"inaccuracy\"", ""), "■改ざん、正確性の未確保"},
		{INFRINGEMENT("kind=\"acquisition\"", ""), "■不正・不適正取得"},
		{INFRINGEMENT("kind=\"abuse\"", ""), "■不正利用"},
		{INFRINGEMENT("kind=\"purpose\"", "<exception>denied<\\/exception>"),
			"■目的外利用・提供"},
		{INFRINGEMENT("kind=\"refusal\"", "<exception>denied<\\/exception>"),
			"■開示等の求め等の拒否"},
		{INFRINGEMENT("kind=\"abuse\"", "<status>suspected<\\/status>"),
			"■これらのおそれ"},
	};
	struct made report = small_final(cases[_i].script);

	ck_assert_msg(report.text != NULL, "%.600s", report.run.errors);
	has(report.text, cases[_i].ticked);
	has_not(report.text, "■漏えい");
	has_not(report.run.errors, "warning[");
	made_done(&report);
}
END_TEST

START_TEST(an_exception_is_ruled_out_before_anything_is_ticked)
{
	struct made report =
		small_final(INFRINGEMENT("kind=\"purpose\"", "<exception>open<\\/exception>"));

	has(report.run.errors, "warning[pmark/exception]");
	has(report.text, "□目的外利用・提供");
	has(report.text, "ただし書きに該当するかどうかを確認中");
	made_done(&report);
}
END_TEST

/* --- whether it is called for */

START_TEST(a_small_accident_needs_no_preliminary_report)
{
	struct made report = report_make(SMALL, "", "preliminary");

	ck_assert_ptr_null(report.text);
	has(report.run.errors, "warning[pmark/not-urgent]");
	has(report.run.errors, "確報（発覚日から30日");
	made_done(&report);
}
END_TEST

START_TEST(a_grave_breach_is_as_the_body_found_it)
{
	struct made report = report_make(SMALL,
		"s/id=\"mark-final\" pack=\"pmark\" stage=\"final\"/id=\"mark-first\""
		" pack=\"pmark\" stage=\"preliminary\"/;/<group id/i <mark-basis id=\"grave\""
		" law=\"mark-5\"><what>付与機関から連絡を受けた。<\\/what><\\/mark-basis>",
		"preliminary");

	has(report.text,
		"■その他、付与機関がプライバシーマーク付与適格性審査基準における重大な違反");
	has(report.text, "・重大な違反　付与機関から連絡を受けた。");
	made_done(&report);
}
END_TEST

START_TEST(reasons_must_be_recorded_and_are_proposed)
{
	struct made report = preliminary("/<basis /,/<\\/basis>/d");

	ck_assert_int_eq(report.run.status, 2);
	ck_assert_ptr_null(report.text);
	has(report.run.errors, "「速報に該当する理由（");
	has(report.run.errors, "warning[pmark/sign]: 速報に該当し得る事実です（不正の目的");
	has(report.run.errors, "mark-basis に law=\"mark-4\"");
	has_not(report.run.errors, "mark-2");
	made_done(&report);
}
END_TEST

START_TEST(who_holds_no_mark_is_asked)
{
	struct made report = small_final("/<mark/d");

	ck_assert_ptr_null(report.text);
	has(report.run.errors, "warning[pmark/no-mark]");
	has(report.run.errors, "審査中・申請検討中なら");
	made_done(&report);
}
END_TEST

START_TEST(the_board_shows_it_to_those_who_hold_the_mark)
{
	struct run without = run_shell("todoke check " RECORDS "misdelivery.xml");
	struct run asked = run_shell("todoke check " RECORDS "misdelivery.xml -t pmark");
	struct run with = run_shell("todoke check " SMALL);

	has_not(without.output, "プライバシーマークの事故等報告");
	has(asked.output, "プライバシーマークの事故等報告");
	has(with.output, "プライバシーマークの事故等報告");
	run_done(&without);
	run_done(&asked);
	run_done(&with);
}
END_TEST

START_TEST(nothing_that_happened_is_a_question_and_no_answer)
{
	struct made report = small_final("s/type=\"misdelivery\"/type=\"other\"/;/<leak/d");

	ck_assert_ptr_null(report.text);
	has(report.run.errors, "warning[pmark/none-found]");
	has(report.run.errors, "誰がどの資料で");
	made_done(&report);
}
END_TEST

START_TEST(applicants_report_to_the_body_alone)
{
	struct made report = small_final("s/<mark>.*<\\/mark>/<mark status=\"applied\">"
					 "2026年10月申請<\\/mark>/");

	has(report.text, "ほたる台地域情報審査協会　御中");
	has_not(report.text, "日本情報経済社会推進協会");
	has(report.text, "□付与事業者　■審査中事業者");
	has(report.run.errors, "note[pmark/applicant]");
	has_not(report.run.errors, "note[pmark/transcribe]");
	made_done(&report);
}
END_TEST

START_TEST(the_body_that_is_the_grantor_is_addressed_once)
{
	struct made report = small_final("s/一般社団法人ほたる台地域情報審査協会/"
					 "一般財団法人日本情報経済社会推進協会/");
	const char *once = report.text ? strstr(report.text, "推進協会　御中") : NULL;

	ck_assert_ptr_nonnull(once);
	ck_assert_ptr_null(strstr(once + 1, "推進協会　御中"));
	made_done(&report);
}
END_TEST

START_TEST(preliminary_report_may_lack_what_a_final_one_may_not)
{
	static const struct {
		const char *script, *item;
	} cases[] = {
		{"/<cause /d", "「事故等の原因（"},
		{"/<misuse/d", "「二次被害又はそのおそれの有無及びその内容」"},
		{"/<total>/,/<\\/total>/{/<people/d}", "「本人の数（"},
		{"/<medium>/d", "「対象個人情報の媒体」"},
		{"/<measure/d", "「再発防止のための措置」"},
		{"/pack=\"public\"/,/<\\/release>/d", "「公表の実施状況（"},
	};
	struct made early = preliminary(cases[_i].script);
	struct made late = report_make(RANSOMWARE, cases[_i].script, "final");

	ck_assert_msg(early.text != NULL, "%.600s", early.run.errors);
	has(early.run.errors, "note[item-later]");
	ck_assert_int_eq(late.run.status, 2);
	ck_assert_ptr_null(late.text);
	has(late.run.errors, cases[_i].item);
	made_done(&early);
	made_done(&late);
}
END_TEST

/* The thirteen interviewed companies say nothing of a mark.  Given one, each stage is
 * refused for items that the findings name, or because nothing happened to personal data. */
START_TEST(interview_records_say_why_there_is_no_report)
{
	static const char *const stages[] = {"preliminary", "final"};
	char *folder = folder_new();

	for (int i = 0; i < 2; i++) {
		struct run without = run_shell("todoke make tests/records/jnsa-%02d.xml"
					       " -t pmark --stage %s -o %s",
			_i, stages[i], folder);
		struct run with =
			run_shell("sed '0,/<\\/party>/s/<\\/party>/<mark>1<\\/mark>&/'"
				  " tests/records/jnsa-%02d.xml >%s/r.xml;"
				  " todoke make %s/r.xml -t pmark --stage %s -o %s",
				_i, folder, folder, stages[i], folder);

		ck_assert_int_eq(without.status, 1);
		has(without.errors, "warning[pmark/no-mark]");
		ck_assert_msg(strstr(with.errors, "error[item-missing]")
				      || strstr(with.errors, "warning[pmark/none-found]"),
			"%.600s", with.errors);
		run_done(&without);
		run_done(&with);
	}
	folder_done(folder);
}
END_TEST

START_TEST(starter_records_are_reported_or_say_why_not)
{
	char *folder = folder_new();
	struct run run =
		run_shell("for record in " RECORDS "*.xml; do"
			  " for stage in preliminary final; do"
			  " todoke make $record -t pmark --stage $stage -f text -o %s 2>%s/why;"
			  " [ $? -le 1 ] && { ls %s/*pmark-$stage.txt ||"
			  " grep -E 'pmark/(no-mark|none-found|not-urgent)' %s/why; }"
			  " >/dev/null 2>&1 || { echo $record $stage; cat %s/why; };"
			  " rm -f %s/*; done; done >&2",
			folder, folder, folder, folder, folder, folder);

	ck_assert_str_eq(run.output, "");
	ck_assert_msg(!strstr(run.errors, "error["), "%.600s", run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- its data */

START_TEST(deadlines_are_those_of_the_plan)
{
	struct run run = run_shell(
		"for stage in preliminary final; do"
		" xmllint --xpath \"//*[local-name()='stage'][@id='$stage']/*/@days\""
		" templates/pmark/manifest.xml | sort -u >build/manifest.days;"
		" xmllint --xpath \"//*[local-name()='duty'][@id='pmark']"
		"/*[@id='$stage']/*/@days\" plugins/law/others.xml | sort -u >build/law.days;"
		" cmp build/manifest.days build/law.days || exit 1; done;"
		" ! xmllint --xpath \"//*[local-name()='deadline']/@holiday\""
		" templates/pmark/manifest.xml 2>/dev/null");

	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	run_done(&run);
}
END_TEST

START_TEST(improper_purpose_gives_sixty_days)
{
	struct made intime = report_make(RANSOMWARE, "s/>2027-01-12</>2027-01-14</", "final");
	struct made late = report_make(RANSOMWARE, "s/>2027-01-12</>2027-01-15</", "final");
	struct made small = small_final("s/>2026-11-27</>2026-12-17</");

	has_not(intime.run.errors, "deadline-passed");
	has(late.run.errors, "warning[deadline-passed]");
	has(late.run.errors, "2027-01-14");
	has(small.run.errors, "warning[deadline-passed]");
	has(small.run.errors, "2026-12-16");
	made_done(&intime);
	made_done(&late);
	made_done(&small);
}
END_TEST

/* Every field of the form has its row, every row that has a role its field. */
START_TEST(fields_and_rows_answer_each_other)
{
	struct run run = run_shell(
		"sed -n 's/.*<field role=\"\\([^\"]*\\)\".*/\\1/p' templates/pmark/options.xml"
		" | sort >build/fields;"
		" grep -o '<row[^>]* role=\"[^\"]*\"' templates/pmark/report.xml"
		" | sed 's/.*role=\"//;s/\"//' | sort >build/rows; diff build/fields "
		"build/rows");

	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
}
END_TEST

START_TEST(sheet_has_the_fields_of_the_portal)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make " SMALL " -t pmark --stage final -f sheet,sheet-pdf"
			  " -o %s && cat %s/*.html",
			folder, folder);

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	has(run.output, "プライバシーマーク 事故等の報告（ポータルサイト・PDF様式）");
	has(run.output, "期限はこの日から数える");
	has(run.output, "印が二つ以上のときは、主なものを一つ選ぶ");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *pmark_suite(void)
{
	Suite *suite = suite_create("pmark");
	TCase *tests = tcase_create("pmark");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, rows_are_those_of_the_form_in_its_order);
	tcase_add_test(tests, preliminary_report_ticks_what_was_known_then);
	tcase_add_test(tests, final_report_says_what_came_since);
	tcase_add_test(tests, one_persons_data_is_reported);
	tcase_add_test(tests, sent_astray_on_paper_is_no_wrong_transmission);
	tcase_add_test(tests, protected_data_is_an_accident_all_the_same);
	tcase_add_test(tests, entrusted_data_is_reported_and_told_apart);
	tcase_add_test(tests, what_is_not_for_the_body_stays_out);
	tcase_add_loop_test(tests, every_infringement_has_its_option, 0, 6);
	tcase_add_test(tests, an_exception_is_ruled_out_before_anything_is_ticked);
	tcase_add_test(tests, a_small_accident_needs_no_preliminary_report);
	tcase_add_test(tests, a_grave_breach_is_as_the_body_found_it);
	tcase_add_test(tests, reasons_must_be_recorded_and_are_proposed);
	tcase_add_test(tests, who_holds_no_mark_is_asked);
	tcase_add_test(tests, the_board_shows_it_to_those_who_hold_the_mark);
	tcase_add_test(tests, nothing_that_happened_is_a_question_and_no_answer);
	tcase_add_test(tests, applicants_report_to_the_body_alone);
	tcase_add_test(tests, the_body_that_is_the_grantor_is_addressed_once);
	tcase_add_loop_test(tests, preliminary_report_may_lack_what_a_final_one_may_not, 0, 6);
	tcase_add_loop_test(tests, interview_records_say_why_there_is_no_report, 1, 14);
	tcase_add_test(tests, starter_records_are_reported_or_say_why_not);
	tcase_add_test(tests, deadlines_are_those_of_the_plan);
	tcase_add_test(tests, improper_purpose_gives_sixty_days);
	tcase_add_test(tests, fields_and_rows_answer_each_other);
	tcase_add_test(tests, sheet_has_the_fields_of_the_portal);
	suite_add_tcase(suite, tests);
	return suite;
}
