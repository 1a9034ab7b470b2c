/* test_diff.c - 新旧対照: what changed between two moments or two filings, and nothing else. */
#include "program.h"

#include <check.h>

Suite *diff_suite(void);

#define RECORD "templates/records/ransomware.xml"

static void expect(int status, const char *said, const char *script)
{
	char *folder = folder_new();

	run_expect(run_shell("here=%s; %s", folder, script), status, said);
	folder_done(folder);
}

START_TEST(old_and_new_stand_together_with_the_reason)
{
	expect(0,
		"変更  全体の数・本人の数\n"
		"    旧  最大約27,000人\n"
		"    新  最大約28,400人\n"
		"    理由  "
		"ファイルサーバーに退職者の名簿が保存されていたことが判明し、従業員の人数に"
		"約1,400人を加えたため。\n",
		"todoke diff " RECORD " --from 2026-11-19 --to 2026-12-04 -t ppc");
}
END_TEST

START_TEST(a_part_that_came_is_told_once_with_all_in_it)
{
	expect(0,
		"追加  出来事（対応）\n    新  2026年12月1日　"
		"バックアップの確認により、ファイルサーバーに"
		"退職者の名簿及び従業員の健康診断の結果が保存されていたことが判明した。",
		"todoke diff " RECORD " --from 2026-11-19 --to 2026-12-04 -t ppc");
}
END_TEST

START_TEST(what_becomes_known_is_no_mere_change)
{
	expect(0,
		"判明  出来事（侵入）・日時\n    旧  調査中\n    新  "
		"2026年11月11日午前1時12分\n",
		"todoke diff " RECORD " --from 2026-12-04 --to 2027-01-08");
}
END_TEST

START_TEST(readers_learn_of_no_change_in_what_they_may_not_see)
{
	expect(0, "1\n0\n",
		"for t in ppc individual; do todoke diff " RECORD
		" --from 2026-12-04 --to 2027-01-08 -t $t | grep -c '新  "
		".*多要素認証を導入した';"
		" done; true");
}
END_TEST

START_TEST(a_change_without_reason_is_a_finding)
{
	expect(1, "diff-reason",
		"sed 's/ change=\"correct\" reason=\"leavers\"//' " RECORD " >$here/r.xml;"
		" todoke diff $here/r.xml --from 2026-11-19 --to 2026-12-04 -t ppc");
}
END_TEST

START_TEST(a_fact_that_is_withdrawn_is_told)
{
	expect(0, "取消  業務への影響",
		"sed '/<impact/,/<\\/impact>/d' " RECORD " >$here/gone.xml;"
		" todoke make " RECORD " -t ppc --stage preliminary --as-of 2026-11-19"
		" -o $here/out 2>$here/err;"
		" cp " RECORD
		" $here/inc.xml; todoke file $here/inc.xml $here/out --to PPC --at"
		" 2026-11-19; cp $here/gone.xml $here/inc.xml;"
		" todoke diff $here/inc.xml --from 0001 --to 2026-11-19 -t ppc | sed"
		" 's/業務への影響「.*/業務への影響/'");
}
END_TEST

START_TEST(the_same_moment_has_no_change)
{
	struct run run = run_shell(
		"for r in templates/records/*.xml tests/records/*.xml; do"
		" todoke diff $r --from 2026-12-01 --to 2026-12-01 --json"
		" 2>/dev/null | head -1; done | grep -v '\"changes\":\\[\\],\"changed\":0'");

	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

START_TEST(there_and_back_are_the_same_changes)
{
	expect(0, "same",
		"n() { todoke diff " RECORD
		" --from $1 --to $2 --json 2>/dev/null | head -1 | grep -o"
		" '\"path\":\"[^\"]*\"' | sort; };"
		" n 2026-11-19 2027-01-08 >$here/a; n 2027-01-08 2026-11-19 >$here/b;"
		" test $(wc -l <$here/a) -gt 30; sort -u $here/a | cmp - $here/a;"
		" cmp $here/a $here/b && echo same");
}
END_TEST

/* A filed letter is compared with what the same person may know, in the same kind. */
START_TEST(what_was_filed_is_compared_for_its_own_readers)
{
#define FILED                                                                                  \
	"cp tests/records/letters.xml $here/r.xml; cd $here;"                                  \
	" todoke make r.xml -t individual -f text -o out >/dev/null 2>&1;"                     \
	" todoke file r.xml out --to 本人 --at 2026-10-13T15:00 >/dev/null 2>&1;"
	expect(0, "変わった所は 0 か所",
		FILED "todoke diff r.xml --from 0001 --to 2026-10-13 -t individual");
	expect(0, "変わった所は 0 か所",
		FILED "todoke diff r.xml --from 0001 --to 2026-10-13 -t individual/receiver");
	expect(2, "diff-entry",
		FILED "todoke diff r.xml --from 0001 --to 2026-10-13 -t individual/mail");
}
END_TEST

START_TEST(ends_must_be_moments_or_filings)
{
	expect(3, "usage-end", "todoke diff " RECORD " --from yesterday --to 2026-11-19");
	expect(3, "usage-end", "todoke diff " RECORD " --from 2026-11-19");
	expect(3, "usage-end", "todoke diff " RECORD " --from 0007 --to 2026-11-19");
}
END_TEST

Suite *diff_suite(void)
{
	Suite *suite = suite_create("diff");
	TCase *tests = tcase_create("diff");

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, old_and_new_stand_together_with_the_reason);
	tcase_add_test(tests, a_part_that_came_is_told_once_with_all_in_it);
	tcase_add_test(tests, what_becomes_known_is_no_mere_change);
	tcase_add_test(tests, readers_learn_of_no_change_in_what_they_may_not_see);
	tcase_add_test(tests, a_change_without_reason_is_a_finding);
	tcase_add_test(tests, a_fact_that_is_withdrawn_is_told);
	tcase_add_test(tests, the_same_moment_has_no_change);
	tcase_add_test(tests, there_and_back_are_the_same_changes);
	tcase_add_test(tests, what_was_filed_is_compared_for_its_own_readers);
	tcase_add_test(tests, ends_must_be_moments_or_filings);
	return suite;
}
