/* The notices to partners, end to end: each one's own, and nothing of another's. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *partner_suite(void);

#define PROCESSOR "templates/records/processor.xml"
#define PARTNERS "tests/records/partners.xml"

/* What todoke make makes with ARGUMENTS of the record FILE changed by the sed SCRIPT. */
struct notices {
	char *folder;
	struct run run;
};

static struct notices notices_make(const char *file, const char *script, const char *arguments)
{
	struct notices notices = {.folder = folder_new()};

	notices.run = run_shell("sed \"%s\" %s >%s/record.xml && todoke make %s/record.xml %s"
				" -f text,xml -o %s/out",
		script, file, notices.folder, notices.folder, arguments, notices.folder);
	return notices;
}

/* All files whose names hold NAME, one after the other: "" when there are none. */
static char *notices_text(const struct notices *notices, const char *name)
{
	struct run run = run_shell("cat %s/out/*%s* 2>/dev/null; true", notices->folder, name);
	char *text = strdup(run.output);

	run_done(&run);
	return text;
}

static void notices_done(struct notices *notices)
{
	run_done(&notices->run);
	folder_done(notices->folder);
}

/* --- each its own */

/* What belongs to each partner of a record: names, items, numbers. */
static const struct own {
	const char *file, *arguments, *party;
	const char *words[8];
} own[] = {
	{PROCESSOR, "-t partner --stage preliminary", "appliance",
		{"わかば台電器", "修理受付窓口", "製品名と故障の内容", "約1,300人", "1,388件",
			"午後6時20分"}},
	{PROCESSOR, "-t partner --stage preliminary", "mail-order",
		{"もみじ台通信販売", "返品相談窓口", "返品された商品の名前と写真", "約1,350人",
			"パスワード", "午後6時35分"}},
	{PROCESSOR, "-t partner --stage preliminary", "mutual-aid",
		{"あおば台共済会", "給付相談窓口", "診断書に記載された病名", "52人", "17人",
			"午後6時50分"}},
	{"templates/records/ransomware.xml", "-t partner --stage final", "aomine",
		{"青嶺ガス", "ガスメーター", "8,870人"}},
	{"templates/records/ransomware.xml", "-t partner --stage final", "kotori",
		{"ことり水道管理", "水道メーター", "7,420人"}},
	{"templates/records/ransomware.xml", "-t partner --stage final", "kaede",
		{"かえで生活協同組合", "太陽光発電設備", "3,064人", "メールアドレス",
			"貴組合"}},
	{PARTNERS, "-t partner", "publisher",
		{"ひなたぼし出版", "連名で報告することについてのご意向", "読者アンケート",
			"約840人", "11月13日午後5時", "通知の方法は、協議中です"}},
	{PARTNERS, "-t partner", "board",
		{"なぎさ市教育委員会", "貴委員会", "学力調査", "126人", "児童の番号"}},
	{PARTNERS, "-t partner", "printer",
		{"ほたるび印刷", "会報の宛名の印刷", "いつ消去したか", "11月16日"}},
	{PARTNERS, "-t partner", "store",
		{"みずたま書店", "水田 まりも　様", "7人", "仕入の価格表",
			"電子メールでお知らせいたします"}},
	{PARTNERS, "-t partner", "packer", {"こだま梱包資材", "対象に含まれておりません"}},
};

enum { OWN = sizeof own / sizeof *own };

START_TEST(a_partner_reads_its_own_and_no_others)
{
	struct notices notices = notices_make(own[_i].file, "", own[_i].arguments);
	char *text = notices_text(&notices, own[_i].party);

	ck_assert_msg(notices.run.status <= 1, "%.600s", notices.run.errors);
	for (size_t i = 0; i < OWN; i++)
		for (size_t j = 0; j < 8 && own[i].words[j]; j++) {
			if (i == (size_t)_i)
				has(text, own[i].words[j]);
			else if (strcmp(own[i].file, own[_i].file) == 0)
				has_not(text, own[i].words[j]);
		}
	free(text);
	notices_done(&notices);
}
END_TEST

/* What was told before is the reader's own too, filed or not. */
START_TEST(a_follow_up_says_what_its_reader_was_told_before)
{
	struct notices notices = notices_make(PROCESSOR, "", "-t partner --stage preliminary");
	struct run run = run_shell(
		"cd %s && todoke file record.xml out --to 委託元 --at 2026-11-10T19:00"
		" && sed -i 's/約1,300人/約1,399人/; s/約1,350人/約1,333人/' record.xml"
		" && todoke make record.xml -t partner --stage follow-up -f text -o next;"
		" todoke leakcheck next/*-appliance.txt --record record.xml --audience partner"
		" --for appliance --as-of 2026-11-17 >&2;"
		" cat next/*-appliance.txt; echo =====; cat next/*-mutual-aid.txt",
		notices.folder);
	char *other = strstr(run.output, "=====");

	ck_assert_msg(other != NULL, "%.600s", run.errors);
	has_not(run.errors, "leak-found");
	has(run.errors, "next/2026-014-partner-controller-follow-up-appliance.txt\t");
	has(run.output, "・本人の数\t約1,300人\t1,"
			"204人\t修理の受付の記録に重ねて数えていた方を除いたため。");
	has(other, "・漏えいの状況\tおそれがある\t否定できない");
	has_not(run.output, "1,386人");
	has_not(other, "1,204人");
	has_not(other, "修理");
	run_done(&run);
	notices_done(&notices);
}
END_TEST

/* 全体の数 is no partner's: the sentence that quotes it drops, also where changes are listed.
 */
START_TEST(a_reason_that_quotes_what_is_hidden_drops_that_sentence)
{
	struct notices notices = notices_make(
		"templates/records/ransomware.xml", "", "-t partner --stage final");
	char *text = notices_text(&notices, "aomine.txt");

	has(text, "・本人の数\t約9,000人\t8,870人\tバックアップとの照合を終え、概数を実数に"
		  "改めたため。\n");
	has_not(text, "複数の区分");
	has_not(text, "1,640");
	free(text);
	notices_done(&notices);
}
END_TEST

/* --- which are made */

#define CHAIN                                                                                  \
	"s|<handler id=.readers-company.*|<handler id='hs' ref='store' role='processor' "      \
	"under='publisher'/><handler id='readers-company' ref='company' role='sub-processor' " \
	"under='store'/><handler id='hp' ref='packer' role='sub-processor' "                   \
	"under='company'/>|; s| variant=.not-affected.||"

/* 委託元, 委託先, 再委託先 (the reporter), 再々委託先: each its own place, and no other's name.
 */
START_TEST(a_chain_of_four_is_told_tier_by_tier)
{
	struct notices notices = notices_make(PARTNERS, CHAIN, "-t partner");
	char *first = notices_text(&notices, "-controller-preliminary-publisher.txt");
	char *second = notices_text(&notices, "-controller-preliminary-store.txt");
	char *last = notices_text(&notices, "-processor-preliminary-packer.txt");

	has(first, "委託の関係：委託元　貴社、再委託先　当社");
	has(second, "委託の関係：貴社から当社が再委託を受けております。");
	has(second, "読者アンケート");
	has(last, "個人データの取扱いに関する事実確認のお願い");
	has_not(first, "みずたま");
	has_not(second, "ひなたぼし");
	has_not(second, "こだま");
	has_not(last, "ひなたぼし");
	has_not(last, "みずたま");
	free(first);
	free(second);
	free(last);
	notices_done(&notices);
}
END_TEST

START_TEST(a_processor_without_addressees_is_asked_for_no_letter)
{
	struct notices notices = notices_make(PROCESSOR, "", "");
	struct run run = run_shell("cd %s/out && ls *.txt", notices.folder);

	ck_assert_msg(notices.run.status <= 1, "%.600s", notices.run.errors);
	ck_assert_str_eq(run.output, "2026-014-partner-controller-follow-up-appliance.txt\n"
				     "2026-014-partner-controller-follow-up-mail-order.txt\n"
				     "2026-014-partner-controller-follow-up-mutual-aid.txt\n");
	run_done(&run);
	notices_done(&notices);
	notices = notices_make(PROCESSOR, "", "-t individual");
	ck_assert_int_eq(notices.run.status, 2);
	notices_done(&notices);
}
END_TEST

/* --- what it says */

START_TEST(the_nine_items_stand_in_the_order_of_the_rules)
{
	static const char *const items[] = {"概要（規則第8条第1項第1号）",
		"個人データの項目（同項第2号）", "本人の数（同項第3号）", "原因（同項第4号）",
		"二次被害又はそのおそれの有無及びその内容（同項第5号）",
		"本人への対応の実施状況（同項第6号）", "公表の実施状況（同項第7号）",
		"再発防止のための措置（同項第8号）", "その他参考となる事項（同項第9号）",
		"送付の日時\t2026年11月10日午後6時20分", "受領の日時"};
	struct notices notices = notices_make(PROCESSOR, "", "-t partner --stage preliminary");
	char *text = notices_text(&notices, "appliance.txt");
	const char *at = text;

	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		ck_assert_msg(strstr(at, items[i]) != NULL, "%s comes not after:\n%.600s",
			items[i], at);
		at = strstr(at, items[i]);
	}
	has(text, "お預かりした個人データの漏えい等に関するお知らせ（第1報）");
	has(text, "報告の要否は、貴社でご判断ください");
	has_not(text, "責任");
	has_not(text, "補償");
	free(text);
	notices_done(&notices);
}
END_TEST

START_TEST(a_public_body_judges_by_its_own_rules)
{
	struct notices notices = notices_make(PROCESSOR,
		"/basis-appliance/,/<.basis>/d;"
		"s|<department>お客様相談室|<regime>public-body</regime>&|",
		"-t partner --stage preliminary");
	char *text = notices_text(&notices, "appliance.txt");

	has(text, "規則第43条第1項各号への該当性は、貴機関においてご判断ください。");
	has(text, "第68条第1項の規定による報告の要否は、貴機関で");
	has_not(text, "規則第7条");
	free(text);
	notices_done(&notices);
}
END_TEST

START_TEST(numbers_of_individuals_have_a_rule_of_their_own)
{
	struct notices notices = notices_make(PROCESSOR,
		"s|id=.mutual-aid-number. kind=.account.|"
		"id='mutual-aid-number' kind='my-number'|",
		"-t partner --stage preliminary");
	char *text = notices_text(&notices, "mutual-aid.txt");

	has(text, "第29条の4の報告等に関する規則第4条に基づく通知を兼ねます。");
	has(text, "規則第2条各号への該当性もご判断ください。");
	free(text);
	text = notices_text(&notices, "appliance.txt");
	has_not(text, "番号法");
	free(text);
	notices_done(&notices);
}
END_TEST

/* What is typed by hand can't be pruned: it stops the notice of those who may not know. */
START_TEST(a_name_typed_into_prose_stops_the_notice)
{
	struct notices notices = notices_make(PROCESSOR,
		"s|<measure id=.plain-shut.[^>]*>|&もみじ台通信販売のものを含め、|",
		"-t partner --stage preliminary");

	ck_assert_int_eq(notices.run.status, 2);
	has(notices.run.errors, "[lint-named]: ");
	has(notices.run.errors, "error[leak-found]: ");
	has(notices.run.errors, "「もみじ台通信販売」");
	has_not(notices.run.output, "preliminary-appliance.txt");
	has_not(notices.run.output, "preliminary-mutual-aid.txt");
	has(notices.run.output, "preliminary-mail-order.txt");
	notices_done(&notices);
}
END_TEST

START_TEST(an_hour_is_asked_for_and_no_second_honorific)
{
	struct notices notices =
		notices_make(PROCESSOR, "s|T18:20||; s|もみじ台通信販売株式会社|& 御中|",
			"-t partner --stage preliminary");

	has(notices.run.errors,
		"note[partner/hour]: 送付の日付「2026-11-10」に時刻がありません");
	has(notices.run.errors,
		"error[partner/honorific-twice]: 宛先「もみじ台通信販売株式会社 御中」");
	notices_done(&notices);
}
END_TEST

START_TEST(each_partner_gets_what_it_is_to_us)
{
	struct notices notices = notices_make(PARTNERS, "", "-t partner");
	struct run run = run_shell("cd %s/out && ls *.txt", notices.folder);

	ck_assert_msg(notices.run.status <= 1, "%.600s", notices.run.errors);
	ck_assert_str_eq(run.output,
		"2026-033-partner-client-preliminary-store.txt\n"
		"2026-033-partner-controller-preliminary-board.txt\n"
		"2026-033-partner-controller-preliminary-publisher.txt\n"
		"2026-033-partner-cover-preliminary-publisher.txt\n"
		"2026-033-partner-joint-consent-preliminary-publisher.txt\n"
		"2026-033-partner-not-affected-preliminary-packer.txt\n"
		"2026-033-partner-processor-preliminary-printer.txt\n");
	run_done(&run);
	notices_done(&notices);
}
END_TEST

/* 確認されていない is not ない; and nobody is told so unless a release says to. */
START_TEST(not_affected_is_said_only_where_nothing_is_open)
{
	static const char *const scripts[] = {
		"s|<handler id=.contacts-store. ref=.store.|<handler id='contacts-store' "
		"ref='packer'|",
		"s|party=.store. for=.partner expert.><name>仕入の価格表|"
		"party='packer' for='partner expert'><name>仕入の価格表|",
	};

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct notices notices =
			notices_make(PARTNERS, scripts[i], "-t partner/not-affected");

		has(notices.run.errors, "error[partner/affected]: ");
		has_not(notices.run.output, "not-affected-preliminary-packer.txt");
		notices_done(&notices);
	}
	struct notices notices = notices_make(
		PARTNERS, "s| variant=.not-affected.||", "-t partner/not-affected");

	has(notices.run.errors, "「対象に含まれないとお知らせする判断");
	has_not(notices.run.output, "not-affected-preliminary-packer.txt");
	notices_done(&notices);
}
END_TEST

START_TEST(a_consent_is_left_open_and_has_what_a_report_asks)
{
	struct notices notices = notices_make(PARTNERS, "", "-t partner/joint-consent");
	char *text = notices_text(&notices, "publisher.txt");

	has(text, "株式会社かざみどり教材　御中");
	has(text, "□連名で報告することに同意する　□連名とせず、単独で報告する");
	has(text, "【ふりがな】\nひなたぼししゅっぱんかぶしきがいしゃ");
	has(text, "【代表者の氏名】\n代表取締役社長　日向 ほしか");
	has(text, "【提出する者】\n株式会社かざみどり教材");
	has_not(text, "■");
	free(text);
	notices_done(&notices);
}
END_TEST

/* 約束 without owner and day, 責任, 補償 and blame have no place in what partners read. */
START_TEST(no_notice_admits_or_blames)
{
	static const char *const words[] = {
		"責任", "補償", "賠償", "万全", "過失", "御社", "漏洩", "恐れ", "。。", "「」"};
	struct notices notices = notices_make(PARTNERS, "", "-t partner");
	char *text = notices_text(&notices, ".txt");

	has(text, "お詫び申し上げます");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		has_not(text, words[i]);
	free(text);
	notices_done(&notices);
}
END_TEST

Suite *partner_suite(void)
{
	Suite *suite = suite_create("partner");
	TCase *tests = tcase_create("partner");

	tcase_add_loop_test(tests, a_partner_reads_its_own_and_no_others, 0, OWN);
	tcase_add_test(tests, a_processor_without_addressees_is_asked_for_no_letter);
	tcase_add_test(tests, the_nine_items_stand_in_the_order_of_the_rules);
	tcase_add_test(tests, a_public_body_judges_by_its_own_rules);
	tcase_add_test(tests, numbers_of_individuals_have_a_rule_of_their_own);
	tcase_add_test(tests, a_name_typed_into_prose_stops_the_notice);
	tcase_add_test(tests, an_hour_is_asked_for_and_no_second_honorific);
	tcase_add_test(tests, a_follow_up_says_what_its_reader_was_told_before);
	tcase_add_test(tests, a_reason_that_quotes_what_is_hidden_drops_that_sentence);
	tcase_add_test(tests, a_chain_of_four_is_told_tier_by_tier);
	tcase_add_test(tests, each_partner_gets_what_it_is_to_us);
	tcase_add_test(tests, not_affected_is_said_only_where_nothing_is_open);
	tcase_add_test(tests, a_consent_is_left_open_and_has_what_a_report_asks);
	tcase_add_test(tests, no_notice_admits_or_blames);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return suite;
}
