/* test_final.c - a draft says so; only what was approved goes out without the mark. */
#include "program.h"

#include <check.h>
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
	folder = folder_new();
	run_expect(run_shell(SETUP, folder), 0, NULL);
}

static void teardown(void)
{
	folder_done(folder);
}

static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("cd %s && %s", folder, script), status, said);
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

#define LIST                                                                                       \
	"cp $OLDPWD/templates/records/misdelivery.xml inc.xml && printf"                           \
	" '氏名,郵便番号,住所,グループ\\n水田 一,999-0001,水面県みなも台市" \
	"一丁目2番3号,customer\\n' >list.csv"
#define SAMPLE(pack)                                                                           \
	"todoke make inc.xml -t " pack " -o sample >&2 && todoke approve inc.xml sample"       \
	" --by manager --role legal --at 2026-11-18T09:00 >&2; rm -r sample; "

/* Letters of a list are approved by one of them, made from what the record still says. */
START_TEST(letters_of_a_list_need_their_sample_approved)
{
	expect(LIST, 0, NULL);
	expect("todoke letters inc.xml list.csv --final -o sent", 2, "final-unseen");
	expect("ls sent 2>/dev/null | grep -q pdf", 1, NULL);
	expect(SAMPLE("individual") "todoke letters inc.xml list.csv --final -o sent"
				    " && ! pdftotext sent/*.pdf - | grep '^案'",
		0, "。1通を");
	expect("sed -i 's/前回の点検日/次回の点検日/' inc.xml; todoke letters inc.xml list.csv"
	       " --final -o again",
		2, "final-unseen");
}
END_TEST

/* Guardians and those who get mail read words that another letter has not. */
START_TEST(each_variant_of_a_list_needs_its_own_sample)
{
	const char *send = "todoke letters inc.xml all.csv --from b@example.jp --final -o sent";

	expect(LIST
		" && sed -i 's|<release id=.letter|<addressee id=\"parent\" group=\"customer\""
		" as=\"guardian\"><name>水田 星</name><concerning>水田 光</concerning>"
		"<postal-code>999-0001</postal-code><address>水面県みなも台市一丁目2番6号"
		"</address></addressee>&|' inc.xml; printf "
		"'氏名,保護者,郵便番号,住所,メールアドレス,通知方法,グループ\\n"
		"水田 一,,999-0001,水面県みなも台市一丁目2番3号,,郵送,customer\\n"
		"水田 二,水田 月,999-0001,水面県みなも台市一丁目2番4号,,郵送,customer\\n"
		"水田 三,水田 火,999-0001,水面県みなも台市一丁目2番5号,,郵送,customer\\n"
		"水田 四,,,,a@example.jp,メール,customer\\n' >all.csv",
		0, NULL);
	expect(SAMPLE("individual/letter") "true", 0, NULL);
	expect(send, 2, "all.csv:3: error[final-unseen]: 「保護者・ご家族への通知(書状)」2通");
	expect(send, 2, "all.csv:5: error[final-unseen]: 「本人への通知(電子メール)」1通");
	expect(send, 2, "todoke make inc.xml -t individual/guardian");
	expect("ls sent 2>/dev/null | grep -q .", 1, NULL);
	expect(SAMPLE("individual/guardian")
			SAMPLE("individual/mail") "todoke letters inc.xml"
						  " all.csv --from b@example.jp --at "
						  "2026-11-18T10:00 --final -o sent",
		0, "。4通を");
}
END_TEST

/* So do those who read another language, on paper and by mail. */
START_TEST(what_is_in_english_is_approved_by_itself)
{
	const char *send = "todoke letters letters.xml all.csv --from b@example.jp --at "
			   "2026-11-18T10:00 --final -o sent";

	run_expect(run_shell("cp tests/records/letters.xml %s", folder), 0, NULL);
	expect("printf "
	       "'氏名,郵便番号,住所,メールアドレス,通知方法,グループ,言語\\n"
	       "Oak Cedar,999-0001,水面県みなも台市一丁目2番3号,,郵送,members,en\\n"
	       "Elm Cedar,,,a@example.jp,メール,members,en\\n' >all.csv",
		0, NULL);
	expect(send, 2, "all.csv:2: error[final-unseen]: 「本人への通知(英語の書状)」1通");
	expect(send, 2, "todoke make letters.xml -t individual/english-mail ");
	expect("for v in english english-mail; do todoke make letters.xml -t individual/$v"
	       " -o $v && todoke approve letters.xml $v --by officer --role legal"
	       " --at 2026-11-18; done; todoke make letters.xml -t individual/english --final"
	       " -o final -f text && ! grep DRAFT final/*.txt",
		0, NULL);
	expect(send, 0, "。2通を");
}
END_TEST

/* What a sample of the same variant has not is said; it stops nothing. */
START_TEST(letters_unlike_their_sample_are_told)
{
	expect(LIST
		" && printf '氏名,郵便番号,住所,グループ,対象項目\\n"
		"水田 一,999-0001,水面県みなも台市一丁目2番3号,customer,お名前\\n"
		"水田 二,999-0001,水面県みなも台市一丁目2番4号,customer,\\n' >own.csv; " SAMPLE(
			"individual") "true",
		0, NULL);
	expect("todoke letters inc.xml own.csv --final -o sent", 1,
		"own.csv:2: warning[final-unlike]: "
		"「本人への通知(書状)」1通（最初の行はここ）は、"
		"決裁された見本と次の点が違います: 対象項目を名簿で絞った");
	expect("todoke letters inc.xml list.csv --final -o plain", 0, "。1通を");
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

START_TEST(a_preview_is_never_unmarked)
{
	expect("todoke letters inc.xml /nowhere.csv --preview 2 --final -o out", 3,
		"usage-preview-final");
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
	tcase_add_test(tests, each_variant_of_a_list_needs_its_own_sample);
	tcase_add_test(tests, what_is_in_english_is_approved_by_itself);
	tcase_add_test(tests, letters_unlike_their_sample_are_told);
	tcase_add_test(tests, a_preview_is_never_unmarked);
	tcase_add_test(tests, the_house_needs_no_approval);
	tcase_add_test(tests, approval_sheets_have_a_box_for_each_who_approves);
	suite_add_tcase(suite, tests);
	return suite;
}
