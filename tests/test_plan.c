/* todoke plan: who must be told, why, and by when.
 *
 * A case is a line of a record changed by sed, and what the plan must say of it: in
 * tests/plan/cases.table.  What a lawyer would ask of whole records is below.
 */
#include "program.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *plan_suite(void);

/* --- cases: boundaries of rules */

/* The record of a case is what stands between its line "== name [options]" and the next
 * "--"; what is expected, a line each, up to the next "==": "!..." must not be said. */
struct plan_case {
	char *name, *options, *record, *expected;
};

static struct plan_case cases[200];
static int case_count;
static char *cases_text; /* what the cases point into */

static void cases_find(void)
{
	char *text = file_read("tests/plan/cases.table", NULL), *at;

	free(cases_text);
	cases_text = text;
	case_count = 0;
	for (at = text ? strstr(text, "\n== ") : NULL; at && case_count < 200;
		at = strstr(at, "\n== ")) {
		struct plan_case *found = &cases[case_count++];

		*at = '\0';
		found->name = at + 4;
		at = strchr(found->name, '\n');
		*at++ = '\0';
		found->options = found->name + strcspn(found->name, " ");
		found->record = at;
		at = strstr(at, "\n--\n");
		*at = '\0';
		found->expected = at + 4;
		at = found->expected;
	}
}

static char *case_record(const char *folder, const struct plan_case *it)
{
	char *path, *text;
	bool whole = strstr(it->record, "<party ") != NULL;

	if (asprintf(&path, "%s/record.xml", folder) < 0
		|| asprintf(&text,
			   "<incident xmlns=\"urn:todoke:incident:1\" id=\"c\"><self "
			   "ref=\"us\"/>"
			   "%s%s</incident>\n",
			   whole ? "" : "<party id=\"us\"><name>甲社</name></party>",
			   it->record)
			   < 0)
		abort();
	file_write(path, text);
	free(text);
	return path;
}

START_TEST(rules_hold_at_their_boundaries)
{
	const struct plan_case *it = &cases[_i];
	char *folder = folder_new(), *path = case_record(folder, it), *expected;
	struct run run = run_shell(
		"todoke plan %s --lang ja%s%s", path, *it->options ? " " : "", it->options);
	char *rest = strdup(it->expected), *line;

	for (expected = rest; (line = strsep(&expected, "\n"));) {
		if (!*line || *line == '#')
			continue;
		if (*line == '!' ? strstr(run.output, line + 1) != NULL
				 : strstr(run.output, line) == NULL)
			ck_abort_msg(
				"%s: \"%s\" in:\n%s%s", it->name, line, run.output, run.errors);
	}
	free(rest);
	free(path);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- whole records */

#define RANSOMWARE "templates/records/ransomware.xml"

START_TEST(a_ransomware_case_has_sixty_days_and_three_controllers)
{
	struct run run = run_shell("todoke plan " RANSOMWARE
				   " --lang ja --as-of 2026-11-19 --now 2026-11-18T09:00");

	ck_assert_int_eq(run.status, 0);
	has(run.output, "2026-11-18（水）から2026-11-20（金）まで  ");
	has(run.output, "2027-01-14（木）");
	has(run.output, "あと63時間");
	has(run.output, "規則7条3号（不正の目的）: 該当\n");
	has(run.output, "規則7条4号（千人超）: 該当\n");
	has(run.output, "規則7条1号（要配慮個人情報）: 見当たらない（要確認）\n");
	has(run.output, "(" RANSOMWARE ":");
	has(run.output, ":2 entry)");
	has(run.output, "青嶺ガス株式会社");
	has(run.output, "委託された分のほかに自社で取り扱う分があるので、免除されない");
	has(run.output, "  知った日は2026-11-17（火）。これを1日目とする\n");
	run_done(&run);
}
END_TEST

START_TEST(a_ground_that_arises_later_has_its_own_day)
{
	struct run run = run_shell("todoke plan " RANSOMWARE " --lang ja --as-of 2026-12-04");

	has(run.output, "規則7条1号（要配慮個人情報）: 該当\n");
	has(run.output, "この号に当たると知った日: 2026-12-01（火）");
	has(run.output, "2027-01-14（木）");
	run_done(&run);
}
END_TEST

START_TEST(a_processor_is_exempt_once_every_controller_is_told)
{
	struct run run = run_shell("todoke plan templates/records/processor.xml --lang ja");

	has(run.output, "委託元へ規則9条の通知をした記録があり、免除の要件に当たる");
	has(run.output, "株式会社わかば台電器へ規則9条の通知をした記録がある（2026-11-10）");
	has(run.output, "本人の数は2,642人で、1,000人を超える");
	run_done(&run);
	run = run_shell(
		"sed '/id=\"told-appliance\"/d' templates/records/processor.xml"
		" >build/tests/untold.xml && todoke plan build/tests/untold.xml --lang ja");
	has(run.output, "委託元への通知による免除は、まだ判断できない");
	has(run.output, "株式会社わかば台電器へ規則9条の通知をした記録がない");
	run_done(&run);
}
END_TEST

/* The one thing that must never be said. */
START_TEST(no_plan_says_that_nothing_is_owed)
{
	struct run run = run_shell("for r in templates/records/*.xml tests/records/*.xml; do"
				   " todoke plan $r --lang ja; todoke plan $r --lang en; done");

	has_not(run.output, "報告義務はない");
	has_not(run.output, "報告は不要");
	has_not(run.output, "義務なし");
	has_not(run.output, "no duty to");
	has(run.output, "これらを「ない」と決めるのは人である");
	run_done(&run);
}
END_TEST

START_TEST(a_small_misdelivery_shows_no_ground)
{
	struct run run = run_shell("todoke plan templates/records/misdelivery.xml --lang ja");

	has(run.output,
		"個人情報保護委員会への報告 [法26条1項、規則7条・8条]: 見当たらない（要確認）");
	has(run.output, "記録上、該当する号は見当たらない。");
	has_not(run.output, "言えない");
	run_done(&run);
}
END_TEST

/* --- findings, and the order of release */

START_TEST(what_is_overdue_late_or_unrecorded_is_found)
{
	struct run run =
		run_shell("todoke plan " RANSOMWARE " --lang ja --now 2027-01-14T23:59");

	has_not(run.errors, "plan-overdue");
	run_done(&run);
	run = run_shell("todoke plan " RANSOMWARE " --lang ja --now 2027-01-15T00:00");
	has(run.errors,
		RANSOMWARE ":51:3: warning[plan-overdue]: 個人情報保護委員会への報告（確報）"
			   "の期限 2027-01-14（木） を過ぎました");
	ck_assert_int_eq(run.status, 1);
	run_done(&run);
	run = run_shell("sed 's/2026-11-19<.when>/2026-11-21<\\/when>/' " RANSOMWARE
			" >build/tests/late.xml && todoke plan build/tests/late.xml --lang ja");
	has(run.errors, "plan-late");
	has(run.errors, "（速報）は期限 2026-11-20（金） より後の 2026-11-21");
	run_done(&run);
	run = run_shell("sed '/\"basis-own\"/,/<.basis>/d' templates/records/processor.xml"
			" >build/tests/unrecorded.xml && todoke plan build/tests/unrecorded.xml"
			" --lang ja");
	has(run.errors,
		"note[plan-unrecorded]: 事実からは規則7条1号（要配慮個人情報）に当たりますが");
	run_done(&run);
}
END_TEST

START_TEST(what_goes_out_in_the_wrong_order_is_found)
{
	struct run run = run_shell("todoke plan " RANSOMWARE " --lang ja");

	has(run.output, "発信順序表\n  2026-11-17（火）        委託元・取引先への通知");
	has(run.errors, "note[plan-order-advised]");
	run_done(&run);
	run = run_shell(
		"sed 's/<date>2026-11-18</<date>2026-11-16</' " RANSOMWARE
		" >build/tests/early.xml && todoke plan build/tests/early.xml --lang ja");
	has(run.errors, "warning[plan-order]: "
			"「不正アクセスによる個人情報の漏えいのおそれについて（第1報）」"
			"（2026-11-16）が、先に行うべき「委託元・取引先への通知」（2026-11-"
			"17）より前です");
	run_done(&run);
	run = run_shell(
		"sed 's/<date>2026-11-21</<date>2026-11-21T14:59</' tests/records/full.xml"
		" >build/tests/embargo.xml && todoke plan build/tests/embargo.xml --lang ja");
	has(run.errors, "warning[plan-embargo]: 発行の日時「2026-11-21T14:59」が、"
			"解禁の日時「2026-11-21T15:00」より前です");
	run_done(&run);
	run = run_shell(
		"sed 's/<date>2026-11-21</<date>2026-11-21T15:00</' tests/records/full.xml"
		" >build/tests/embargo.xml && todoke plan build/tests/embargo.xml --lang ja");
	has_not(run.errors, "plan-embargo");
	run_done(&run);
}
END_TEST

START_TEST(terms_of_a_contract_are_counted)
{
	struct run run = run_shell("todoke plan tests/records/full.xml --lang ja");

	has(run.output, "つばめシステム株式会社");
	has(run.output,
		"知った時から24時間以内: 2026-11-13（金） 14:30（日本時間。協定世界時では "
		"2026-11-13（金） 05:30）まで");
	has(run.errors, "plan-late");
	run_done(&run);
}
END_TEST

START_TEST(the_privacy_mark_has_its_own_terms)
{
	struct run run = run_shell("todoke plan tests/records/full.xml --lang ja");

	/* 60 days for an improper purpose, on a Sunday: holidays do not move it. */
	has(run.output, "確報 60日以内（休日でずらさない）: 2027-01-10（日）");
	has(run.output, "確報 60日以内: 2027-01-12（火）");
	run_done(&run);
}
END_TEST

/* --- for other programs */

START_TEST(json_has_codes_dates_and_places)
{
	struct run run = run_shell("todoke plan " RANSOMWARE " --as-of 2026-11-19 --json"
				   " --what-if people=5 2>/dev/null");

	ck_assert_int_eq(run.output[0], '{');
	ck_assert_str_eq(run.output + strlen(run.output) - 2, "}\n");
	has(run.output, "{\"id\":\"final\",\"title\":\"確報\",\"article\":\"規則8条2項\","
			"\"result\":\"appears\"");
	has(run.output, "\"due\":\"2027-01-14\",\"over-at\":\"2027-01-14T15:00:00Z\"");
	has(run.output, "\"path\":\"own/leak\",\"line\":");
	has(run.output, "\"assumed\":{\"people\":\"5\",\"reporters\"");
	run_done(&run);
}
END_TEST

/* The calendar's lines, unfolded. */
static char *calendar(const char *options, char **raw)
{
	char *folder = folder_new(), *path, *text, *to;
	struct run run = run_shell(
		"todoke plan " RANSOMWARE " --lang ja --ics %s/plan.ics %s", folder, options);

	if (asprintf(&path, "%s/plan.ics", folder) < 0)
		abort();
	*raw = file_read(path, NULL);
	ck_assert_msg(*raw != NULL, "%s", run.errors);
	text = to = strdup(*raw);
	for (const char *from = text; *from; from++)
		if (strncmp(from, "\r\n ", 3) == 0)
			from += 2;
		else
			*to++ = *from;
	*to = '\0';
	free(path);
	run_done(&run);
	folder_done(folder);
	return text;
}

START_TEST(the_calendar_keeps_to_rfc_5545)
{
	char *raw, *text = calendar("--as-of 2026-11-19 --now 2026-11-18T09:00", &raw);

	for (const char *line = raw; *line; line = strstr(line, "\r\n") + 2) {
		ck_assert_ptr_nonnull(strstr(line, "\r\n"));
		ck_assert_int_le(strstr(line, "\r\n") - line, 75);
		ck_assert((line[0] & 0xC0) != 0x80 && (line[1] & 0xC0) != 0x80);
	}
	has(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	has(text, "UID:2026-021-company-ppc-final@todoke.invalid\r\n"
		  "DTSTAMP:20261118T000000Z\r\n"
		  "SUMMARY:期限: 個人情報保護委員会への報告（確報）\r\n"
		  "DTSTART;VALUE=DATE:20270114\r\nDTEND;VALUE=DATE:20270115\r\n");
	has(text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
	has(text, "60日以内 [規則8条2項]\\n");
	ck_assert_str_eq(text + strlen(text) - 15, "END:VCALENDAR\r\n");
	free(text);
	free(raw);
}
END_TEST

START_TEST(what_is_done_leaves_the_calendar)
{
	char *raw, *text = calendar("--as-of 2026-12-04", &raw);

	has_not(text, "company-ppc-preliminary");
	has(text, "company-ppc-final");
	has(text, "DTSTAMP:20261204T145959Z");
	free(text);
	free(raw);
}
END_TEST

START_TEST(what_is_only_planned_meets_no_deadline)
{
	char *raw, *text = calendar("--now 2026-11-18T09:00", &raw);
	struct run run =
		run_shell("todoke plan " RANSOMWARE " --lang ja --now 2026-11-18T09:00");

	has(text, "company-ppc-preliminary");
	free(text);
	free(raw);
	has(run.output, "あと63時間  2026-11-19（予定）\n");
	has(run.output, "予定の記録 2026-11-19（まだ実施されていない）  " RANSOMWARE);
	has(run.output, "実施の記録 2026-11-17  " RANSOMWARE);
	run_done(&run);
	run = run_shell("todoke plan " RANSOMWARE " --lang ja --now 2026-11-19T00:00");
	has(run.output, "実施の記録 2026-11-19  " RANSOMWARE);
	run_done(&run);
	run = run_shell("sed 's/2026-11-19<.when>/2026-11-21<\\/when>/' " RANSOMWARE
			" >build/tests/too-late.xml && todoke plan build/tests/too-late.xml"
			" --lang ja --now 2026-11-18T09:00");
	has(run.errors, "warning[plan-too-late]: 個人情報保護委員会への報告（速報）の予定 "
			"2026-11-21 は、"
			"期限 2026-11-20（金） より後です");
	has_not(run.errors, "plan-late");
	run_done(&run);
}
END_TEST

/* --- the memo */

/* The memo of the record changed by the sed SCRIPT. */
static struct run memo(const char *record, const char *script, const char *stage)
{
	char *folder = folder_new();
	struct run run = run_shell("sed '%s' %s >%s/record.xml && todoke make %s/record.xml"
				   " -t plan --stage %s --lang ja -f text -o %s/out >&2; e=$?;"
				   " cat %s/out/*.txt; exit $e",
		script, record, folder, folder, stage, folder, folder);

	folder_done(folder);
	return run;
}

#define MISDELIVERY "templates/records/misdelivery.xml"
#define JUDGE                                                                                  \
	"s/<.incident>/<approval id=\"judge\" person=\"manager\" role=\"privacy-manager\""     \
	" pack=\"plan\"\\/>&/"

START_TEST(the_memo_says_what_the_plan_says)
{
	struct run run = memo(RANSOMWARE, "", "draft");

	has(run.output, "報告・通知の要否の検討メモ（案）");
	has(run.output, "確報\t該当\t2027-01-14（木）");
	has(run.output, "規則7条4号（千人超）：該当　当たると知った日：2026-11-16（月）");
	has(run.output, "原因: 保守用の認証情報が");
	run_done(&run);
}
END_TEST

/* One who reads the memo on paper has no numbers missing, and no signs of the terminal. */
START_TEST(a_memo_stands_by_itself)
{
	struct run run = memo(MISDELIVERY, "", "draft");
	const char *sections[] = {"\n1　記録", "\n2　理由", "\n3　確かめること", "\n4　前提"};

	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		has(run.output, sections[i]);
	has_not(run.output, "\n5　");
	has_not(run.output, "\n6　");
	has_not(run.output, "「-」");
	run_done(&run);
}
END_TEST

START_TEST(a_memo_on_not_reporting_needs_a_judge_and_settled_facts)
{
	struct run run = memo(MISDELIVERY, "", "final");

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "判断する人");
	run_done(&run);
	run = memo(MISDELIVERY, JUDGE, "final");
	ck_assert_msg(run.status <= 1, "%s", run.errors);
	has(run.output, "若葉 灯");
	has(run.output, "記録上、該当する号は見当たらない");
	run_done(&run);
	run = memo(MISDELIVERY, JUDGE "; s/>confirmed</>suspected</", "final");
	ck_assert_int_eq(run.status, 2);
	has(run.errors, "error[plan/unsettled]");
	run_done(&run);
	run = memo(MISDELIVERY, JUDGE "; s/>confirmed</>suspected</", "draft");
	ck_assert_msg(run.status <= 1, "%s", run.errors);
	run_done(&run);
	run = memo(MISDELIVERY, JUDGE "; s/ type=\"misdelivery\"//", "final");
	ck_assert_int_eq(run.status, 2);
	has(run.errors, "plan/open-ground");
	run_done(&run);
}
END_TEST

/* A plan knows what is known inside alone: no other reader may get one. */
START_TEST(a_pack_for_others_gets_no_plan)
{
	char *folder = folder_new();
	struct run run =
		run_shell("mkdir %s/p && cp -R templates/plan %s/p/leak &&"
			  " sed -i 's/id=\"plan\"/id=\"leak\"/; s/>internal</>public</;"
			  " /<plugin>/d' %s/p/leak/manifest.xml && todoke make " RANSOMWARE
			  " -t leak --stage draft --packs %s/p -f text -o %s/out",
			folder, folder, folder, folder, folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "pack-plan-readers");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- assumptions */

START_TEST(what_if_says_what_would_change)
{
	struct run run = run_shell("todoke plan templates/records/misdelivery.xml --lang ja"
				   " --what-if people=1001");

	has(run.output, "規則7条4号（千人超）: 見当たらない => 該当");
	run_done(&run);
	run = run_shell("todoke plan templates/records/misdelivery.xml --lang ja"
			" --what-if people=1000");
	has(run.output, "変わるものはない");
	run_done(&run);
	run = run_shell("todoke plan " RANSOMWARE " --as-of 2026-11-19 --lang ja"
			" --what-if known=2026-11-10 --what-if intent=no");
	has(run.output, "速報: 2026-11-18（水）から2026-11-20（金）まで => "
			"2026-11-12（木）から2026-11-14（土）まで");
	run_done(&run);
}
END_TEST

START_TEST(what_can_not_be_assumed_is_refused)
{
	static const char *const wrong[] = {"people=many", "people=", "people",
		"known=2026-02-30", "nonsense=yes", "sensitive=maybe", "=yes", "people=-1"};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct run run = run_shell("todoke plan templates/records/misdelivery.xml"
					   " --lang ja --what-if %s",
			wrong[i]);

		ck_assert_int_eq(run.status, 3);
		has(run.errors, "usage-what-if");
		has(run.errors, wrong[i]);
		run_done(&run);
	}
}
END_TEST

START_TEST(a_wrong_time_is_refused)
{
	struct run run = run_shell("todoke plan " RANSOMWARE " --now yesterday");

	ck_assert_int_eq(run.status, 3);
	has(run.errors, "--now");
	has(run.errors, "usage-moment");
	run_done(&run);
}
END_TEST

START_TEST(the_same_plan_every_time)
{
	struct run run = run_shell("todoke plan " RANSOMWARE " --lang ja >build/tests/plan-1"
				   " && LANG=C TZ=America/New_York todoke plan " RANSOMWARE
				   " --lang ja | cmp - build/tests/plan-1");

	ck_assert_msg(run.status == 0, "%s", run.output);
	run_done(&run);
}
END_TEST

Suite *plan_suite(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	cases_find();
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, rules_hold_at_their_boundaries, 0, case_count);
	tcase_add_test(tests, a_ransomware_case_has_sixty_days_and_three_controllers);
	tcase_add_test(tests, a_ground_that_arises_later_has_its_own_day);
	tcase_add_test(tests, a_processor_is_exempt_once_every_controller_is_told);
	tcase_add_test(tests, no_plan_says_that_nothing_is_owed);
	tcase_add_test(tests, a_small_misdelivery_shows_no_ground);
	tcase_add_test(tests, what_is_overdue_late_or_unrecorded_is_found);
	tcase_add_test(tests, what_goes_out_in_the_wrong_order_is_found);
	tcase_add_test(tests, terms_of_a_contract_are_counted);
	tcase_add_test(tests, the_privacy_mark_has_its_own_terms);
	tcase_add_test(tests, json_has_codes_dates_and_places);
	tcase_add_test(tests, the_calendar_keeps_to_rfc_5545);
	tcase_add_test(tests, what_is_done_leaves_the_calendar);
	tcase_add_test(tests, what_is_only_planned_meets_no_deadline);
	tcase_add_test(tests, the_memo_says_what_the_plan_says);
	tcase_add_test(tests, a_memo_stands_by_itself);
	tcase_add_test(tests, a_memo_on_not_reporting_needs_a_judge_and_settled_facts);
	tcase_add_test(tests, a_pack_for_others_gets_no_plan);
	tcase_add_test(tests, what_if_says_what_would_change);
	tcase_add_test(tests, what_can_not_be_assumed_is_refused);
	tcase_add_test(tests, a_wrong_time_is_refused);
	tcase_add_test(tests, the_same_plan_every_time);
	suite_add_tcase(suite, tests);
	return suite;
}
