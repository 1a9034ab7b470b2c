/* test_board.c - the board of todoke check: what is there, open, missing, due, unapproved. */
#include "program.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>

Suite *board_suite(void);

#define FULL "tests/records/full.xml"
#define SAMPLE "templates/records/ransomware.xml"
#define PEOPLE " [規則8条1項3号]"

static char *folder;

static void setup(void)
{
	folder = folder_new();
}

static void teardown(void)
{
	folder_done(folder);
}

static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("here=%s; %s", folder, script), status, said);
}

/* FULL changed by the sed script EDIT and checked with OPTIONS. */
static void expect_changed(const char *edit, const char *options, int status, const char *said)
{
	run_expect(run_shell("sed '%s' " FULL " >%s/inc.xml && todoke check %s/inc.xml %s",
			   edit, folder, folder, options),
		status, said);
}

START_TEST(an_item_is_there_open_or_missing_by_stage)
{
	const char *count = "本人の数（分からなければ「調査中」。グループが一つならその数、いく"
			    "つもあれば total）" PEOPLE;
	char line[300];

	snprintf(line, sizeof line,
		"ある            ある            ある            ある              %s", count);
	expect("todoke check " FULL " -t ppc", 0, line);
	snprintf(line, sizeof line,
		"調査中          調査中          調査中          調査中            %s", count);
	expect("todoke check " FULL " -t ppc --as-of 2026-11-16", 0, line);
	expect("todoke check " FULL " -t ppc --as-of 2026-11-16", 0, "(/total/people)");
	snprintf(line, sizeof line,
		"後でよい        後でよい        足りない        足りない          %s", count);
	expect_changed(
		"s/<people as-of/<people for=\"internal\" as-of/", "-t ppc || true", 0, line);
}
END_TEST

/* One of whom less is known is not lost behind the others. */
START_TEST(an_item_is_missing_for_whom_it_is_missing)
{
#define TWO                                                                                    \
	"sed 's|<addressee id=.bereaved.|<addressee id=\"two\"><name>紫苑 薫</name>"        \
	"<address>水面県はなみずき市一番町1番</address></addressee>&|'"           \
	" tests/records/letters.xml >$here/r.xml; todoke check $here/r.xml"
	expect(TWO " -t individual", 0,
		"  足りない        個人データの項目 [規則10条、8条1項2号]  ない宛先: two\n");
	expect(TWO " -t individual", 0, "  ある            概要 [規則10条、8条1項1号]\n");
	expect(TWO " -t individual/letter -f json -o $here >/dev/null; cat $here/*.json", 0,
		"{\"id\":\"one\",\"state\":\"have\"},\n{\"id\":\"two\",\"state\":\"missing\"}");
}
END_TEST

START_TEST(what_was_filed_moves_the_stage_on)
{
	expect("todoke check " SAMPLE " --as-of 2026-11-18 -t ppc", 0, "速報(今の段階)");
	expect("todoke check " FULL " -t ppc", 0, "速報(提出済み)");
	expect("todoke check " FULL " -t ppc", 0, "!速報(今の段階)");
}
END_TEST

START_TEST(hours_are_left_only_when_it_is_said_what_time_it_is)
{
	expect("todoke check " SAMPLE " --as-of 2026-11-18", 0,
		"2026-11-20（金）  個人情報保護委員会 速報");
	expect("todoke check " SAMPLE " --as-of 2026-11-18 --now 2026-11-18T09:00", 0,
		"2026-11-20（金）  あと63時間  個人情報保護委員会 速報");
	expect("todoke check " SAMPLE " --as-of 2026-11-18 --now 2026-11-21T09:00", 0,
		"9時間超過");
}
END_TEST

/* Before anybody has written it into the record, too. */
START_TEST(what_was_filed_is_due_no_more)
{
	const char *late = " && todoke check $here/r.xml --now 2026-11-21T09:00";
	char script[1000];

	snprintf(script, sizeof script,
		"todoke new ransomware-first -o $here/r.xml && todoke make $here/r.xml -t ppc"
		" --stage preliminary -f text -o $here/out >&2%s",
		late);
	expect(script, 0, "9時間超過  個人情報保護委員会 速報");
	snprintf(script, sizeof script,
		"todoke file $here/r.xml $here/out --to 個人情報保護委員会"
		" --at 2026-11-18T15:30 >&2; true%s || true",
		late);
	expect(script, 0, "!個人情報保護委員会 速報");
	expect("todoke check $here/r.xml || true", 0, "個人情報保護委員会 確報");
}
END_TEST

START_TEST(a_fact_with_a_ground_is_off_the_list)
{
	const char *open = ":3 /total/people";

	expect("todoke check " FULL " -t ppc", 0, open);
	expect_changed("s/<people as-of=\"2026-11-20\"/& ground=\"cut-log\"/", "-t ppc || true",
		0, "!/total/people");
}
END_TEST

START_TEST(a_promise_is_kept_or_not)
{
	expect("todoke check " FULL " --now 2026-12-30T09:00", 0,
		"未了      2026-12     あと39時間");
	expect_changed("s/<kept>open/<kept>yes/", "", 0, "果たした  2026-12");
	expect_changed("s/<kept>open/<kept>no/", "", 0, "果たせず  2026-12");
}
END_TEST

START_TEST(an_approval_is_outstanding_until_the_log_has_it)
{
	const char *plan = "sed '0,/<reason /s|<reason |<approval id=\"ask\" "
			   "person=\"contact\" role=\"legal\""
			   " pack=\"ppc\"/>&|' " SAMPLE " >$here/inc.xml"
			   " && todoke make $here/inc.xml -t ppc --stage preliminary"
			   " --as-of 2026-11-19 -o $here/out >$here/made";
	char script[1000];

	snprintf(script, sizeof script, "%s; todoke check $here/inc.xml", plan);
	expect(script, 0, "未決裁    個人情報保護委員会への漏えい等報告: 法務");
	expect("todoke approve $here/inc.xml $here/out --by contact --role legal"
	       " --at 2026-11-19T14:00 >$here/said; todoke check $here/inc.xml",
		0, "決裁済み  個人情報保護委員会への漏えい等報告: 法務");
	expect("todoke check $here/inc.xml", 0, "2026-11-19T14:00 (0001)");
}
END_TEST

START_TEST(files_for_machines_and_browsers_are_sound)
{
	expect("todoke check " FULL " -f html,xml,json,text -o $here --now 2026-11-18T09:00"
	       " && xmllint --noout --nonet --schema core/schema/board.xsd"
	       " $here/2026-011-board.xml && xmllint --noout --nonet $here/2026-011-board.html",
		0, "2026-011-board.json\t点検の一覧");
	expect("cat $here/2026-011-board.json", 0,
		"{\"incident\":\"2026-011\",\"title\":\"通販サイトへの不正アクセス\",\"dues\":["
		"\n"
		"{\"duty\":\"ppc\",\"step\":\"final\",\"recipient\":");
	expect("cat $here/2026-011-board.json", 0,
		"\"marks\":[\n{\"state\":\"missing\"}],\"recipients\":[\n{\"id\":\"four\",");
	expect("cat $here/2026-011-board.json", 0, "\"kept\":\"open\",\"line\":");
}
END_TEST

START_TEST(a_format_of_the_other_command_is_refused)
{
	expect("todoke check " FULL " -f pdf -o $here", 3, "[usage-board-format]");
	expect("todoke check " FULL " -t nosuch 2>&1", 2, "[pack-unknown]");
	expect("todoke make " FULL " -f json -t ppc --stage final -o $here", 3,
		"[usage-format]");
}
END_TEST

START_TEST(what_manifests_require_is_one_table)
{
	expect("todoke packs --table | grep 規則8条1項3号", 0,
		" | "
		"本人の数（分からなければ「調査中」。グループが一つならその数、いくつもあれば "
		"total） |");
	expect("todoke packs --table | grep 規則8条1項3号", 0, "「(1) 人数」");
	expect("todoke packs --table | grep '原因の区分'", 0, "あれば望ましい: ");
	expect("todoke packs --table | tr -cd '|\\n' | sort -u | wc -l", 0, "1\n");
}
END_TEST

START_TEST(english_and_json_findings)
{
	expect("todoke check " FULL " --lang en", 0, "Approvals\n  outstanding  ");
	expect("todoke check " FULL " --json", 0, "!本人への通知");
}
END_TEST

Suite *board_suite(void)
{
	Suite *suite = suite_create("board");
	TCase *board = tcase_create("board");

	tcase_add_checked_fixture(board, setup, teardown);
	tcase_set_timeout(board, 60);
	tcase_add_test(board, an_item_is_there_open_or_missing_by_stage);
	tcase_add_test(board, an_item_is_missing_for_whom_it_is_missing);
	tcase_add_test(board, what_was_filed_moves_the_stage_on);
	tcase_add_test(board, hours_are_left_only_when_it_is_said_what_time_it_is);
	tcase_add_test(board, what_was_filed_is_due_no_more);
	tcase_add_test(board, a_fact_with_a_ground_is_off_the_list);
	tcase_add_test(board, a_promise_is_kept_or_not);
	tcase_add_test(board, an_approval_is_outstanding_until_the_log_has_it);
	tcase_add_test(board, files_for_machines_and_browsers_are_sound);
	tcase_add_test(board, a_format_of_the_other_command_is_refused);
	tcase_add_test(board, what_manifests_require_is_one_table);
	tcase_add_test(board, english_and_json_findings);
	suite_add_tcase(suite, board);
	return suite;
}
