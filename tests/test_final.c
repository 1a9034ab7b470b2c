/* test_final.c - a draft says so; only what was approved goes out without the mark. */
#include "program.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *final_suite(void);

/* The record asks for the approvals of legal and of the representative before its 速報. */
#define SETUP                                                                                  \
	"sed 's|<reason id=.leavers|<approval id=\"one\" person=\"contact\" role=\"legal\" "   \
	"pack=\"ppc\"/>"                                                                       \
	"<approval id=\"two\" role=\"representative\" pack=\"ppc\" stage=\"preliminary\"/>"    \
	"<approval id=\"three\" role=\"pr\" pack=\"public\"/><reason id=\"leavers|'"           \
	" templates/records/ransomware.xml >%s/inc.xml"
#define MAKE "todoke make inc.xml -t ppc --stage preliminary --as-of 2026-11-19"
#define APPROVE(role)                                                                          \
	" && todoke approve inc.xml out --by contact --role " role " --at 2026-11-19T14:00"

static char *folder;

static void setup(void)
{
	struct run run;

	folder = folder_new();
	run = run_shell(SETUP, folder);
	ck_assert_int_eq(run.status, 0);
	run_done(&run);
}

static void teardown(void)
{
	folder_done(folder);
}

static void expect(const char *script, int status, const char *said)
{
	struct run run = run_shell("cd %s && %s", folder, script);

	ck_assert_msg(run.status == status, "status %d:\n%.600s\n%.600s", run.status,
		run.output, run.errors);
	if (said)
		ck_assert_msg(strstr(run.errors, said) || strstr(run.output, said),
			"no \"%s\" in:\n%.600s\n%.600s", said, run.output, run.errors);
	run_done(&run);
}

START_TEST(without_approvals_nothing_goes_out)
{
	expect(MAKE " --final -o out", 2, "final-unapproved");
	expect("test ! -e out || test -z \"$(ls out)\"", 0, NULL);
	expect(MAKE " -o out" APPROVE("legal") " && " MAKE " --final -o sent", 2,
		"role=representative");
}
END_TEST

START_TEST(what_was_approved_goes_out_unmarked)
{
	expect(MAKE " -f pdf,xml,text -o out && grep -q 【案】 out/*.txt"
		    " && grep -q state=.draft out/*.ledger.xml" APPROVE("legal") APPROVE(
			    "representative") " && " MAKE " -f pdf,xml,text --final -o sent"
					      " && ! grep -q 【案】 sent/*.txt && grep -q "
					      "state=.final sent/*.ledger.xml"
					      " && ! pdftotext sent/*.pdf - | grep -q '^案'",
		0, NULL);
}
END_TEST

/* An approval is of the words that were read: after a change it is none. */
START_TEST(other_words_need_another_approval)
{
	expect(MAKE " -o out" APPROVE("legal") APPROVE(
		       "representative") " && sed -i 's/最大約27,000人/最大約27,500人/' "
					 "inc.xml && " MAKE " --final -o sent",
		2, "final-unapproved");
	expect("todoke check inc.xml -t ppc 2>&1 | grep -A9 決裁", 0, "代表者");
}
END_TEST

/* A record that names no approver needs somebody all the same. */
START_TEST(somebody_approves)
{
	expect("cp $OLDPWD/templates/records/misdelivery.xml inc.xml"
	       " && todoke make inc.xml -t individual --final -o sent",
		2, "final-unasked");
}
END_TEST

/* Letters of a list are approved by one of them, made from what the record still says. */
START_TEST(letters_of_a_list_need_their_sample_approved)
{
	const char *prepare =
		"cp $OLDPWD/templates/records/misdelivery.xml inc.xml && printf"
		" '氏名,郵便番号,住所,グループ\\n水田 一,999-0001,水面県みなも台市"
		"一丁目2番3号,customer\\n' >list.csv";

	expect(prepare, 0, NULL);
	expect("todoke letters inc.xml list.csv --final -o sent", 2, "final-unasked");
	expect("ls sent 2>/dev/null | grep -q pdf", 1, NULL);
	expect("todoke make inc.xml -t individual -o out >&2 && todoke approve inc.xml out --by"
	       " manager --role legal --at 2026-11-18T09:00 >&2; todoke letters inc.xml"
	       " list.csv --final -o sent && ! pdftotext sent/*.pdf - | grep '^案'",
		0, "。1通を");
	expect("printf '氏名,メールアドレス,グループ\\n水田 一,a@example.jp,customer\\n'"
	       " >mail.csv; todoke letters inc.xml mail.csv --from b@example.jp --final -o"
	       " mail 2>&1",
		1, "final-unseen]: 「本人への通知(電子メール)」の見本は");
	expect("todoke make inc.xml -t individual/mail -o sample >&2 && todoke approve inc.xml"
	       " sample --by manager --role legal --at 2026-11-18T10:00 >&2; todoke letters"
	       " inc.xml mail.csv --from b@example.jp --final --force -o mail",
		0, "。1通を");
	expect("sed -i 's/前回の点検日/次回の点検日/' inc.xml; todoke letters inc.xml list.csv"
	       " --final -o again",
		2, "final-unasked");
}
END_TEST

START_TEST(the_house_needs_no_approval)
{
	expect("todoke make inc.xml -t plan --stage draft --as-of 2026-11-19 -f text --final"
	       " -o out; ! grep -q 【案 out/*.txt",
		0, NULL);
	expect(MAKE " --final --draft -o out", 3, "usage-final");
	expect(MAKE " --final --no-ledger -o out", 3, "usage-final");
}
END_TEST

/* Boxes to stamp for just those whose approval a document needs, as --final asks for them. */
START_TEST(approval_sheets_have_a_box_for_each_who_approves)
{
	struct run run = run_shell(
		"sed 's|<approval id=.approve-counsel.*|"
		"<approval id=\"a\" role=\"legal\" pack=\"partner\" stage=\"follow-up\"/>|'"
		" templates/records/processor.xml >%s/r.xml && todoke make %s/r.xml -t approval"
		" -f text --no-ledger -o %s && cat %s/*.txt",
		folder, folder, folder, folder);
	const char *first, *later;

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	first = strstr(run.output, "取引先への通知（速報・第1報）\n");
	later = strstr(run.output, "取引先への通知（続報）\n");
	ck_assert(first && later && first < later);
	ck_assert_ptr_null(memmem(first, (size_t)(later - first), "（法務）", 12));
	has(later, "（個人情報保護管理者）\n（法務）\n（起案）\n");
	has(later, "法務\t（その立場の人）\t―\n");
	has(later, "「個人情報保護委員会への報告（確報・最終報）」");
	run_done(&run);
}
END_TEST

Suite *final_suite(void)
{
	Suite *suite = suite_create("final");
	TCase *tests = tcase_create("final");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, without_approvals_nothing_goes_out);
	tcase_add_test(tests, what_was_approved_goes_out_unmarked);
	tcase_add_test(tests, other_words_need_another_approval);
	tcase_add_test(tests, somebody_approves);
	tcase_add_test(tests, letters_of_a_list_need_their_sample_approved);
	tcase_add_test(tests, the_house_needs_no_approval);
	tcase_add_test(tests, approval_sheets_have_a_box_for_each_who_approves);
	suite_add_tcase(suite, tests);
	return suite;
}
