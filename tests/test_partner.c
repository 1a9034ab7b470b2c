/* The notices to partners, end to end: each one's own, and nothing of another's. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *partner_suite(void);

#define PROCESSOR "templates/records/processor.xml"

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

/* What belongs to each controller of a record: names, items, numbers. */
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
		{"かえで生活協同組合", "太陽光発電設備", "3,064人", "メールアドレス"}},
};

enum { OWN = sizeof own / sizeof *own };

START_TEST(a_controller_reads_its_own_and_no_others)
{
	struct notices notices = notices_make(own[_i].file, "", own[_i].arguments);
	char *text = notices_text(&notices, own[_i].party);

	ck_assert_msg(notices.run.status <= 1, "%.600s", notices.run.errors);
	for (size_t i = 0; i < OWN; i++)
		for (size_t j = 0; j < 8 && own[i].words[j]; j++) {
			if (i == (size_t)_i)
				has(text, own[i].words[j]);
			else if (own[i].file == own[_i].file)
				has_not(text, own[i].words[j]);
		}
	free(text);
	notices_done(&notices);
}
END_TEST

/* --- which are made */

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

Suite *partner_suite(void)
{
	Suite *suite = suite_create("partner");
	TCase *tests = tcase_create("partner");

	tcase_add_loop_test(tests, a_controller_reads_its_own_and_no_others, 0, OWN);
	tcase_add_test(tests, a_processor_without_addressees_is_asked_for_no_letter);
	tcase_add_test(tests, the_nine_items_stand_in_the_order_of_the_rules);
	tcase_add_test(tests, a_public_body_judges_by_its_own_rules);
	tcase_add_test(tests, an_hour_is_asked_for_and_no_second_honorific);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return suite;
}
