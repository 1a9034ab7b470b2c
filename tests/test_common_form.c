/* The common form for cyber attacks: which of its three, of which edition, with all fields. */
#include "made.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *common_form_suite(void);

#define RECORD "templates/records/ransomware.xml"

/* The form dated DAY, made from the record changed by the sed SCRIPT. */
static struct made form_make(const char *script, const char *day)
{
	char *dated;
	struct made form;

	if (asprintf(&dated,
		    "%s;s/<release id=\"final\" pack=\"ppc\"/<release id=\"common\""
		    " pack=\"common-form\" stage=\"preliminary\"><date>%s<\\/date><\\/release>"
		    "\\n&/",
		    script, day)
		< 0)
		abort();
	form = made_new(RECORD, dated, "-t common-form --stage preliminary -f text,xml,sheet");
	free(dated);
	return form;
}

START_TEST(kind_of_attack_says_which_form)
{
	static const struct {
		const char *script, *title, *ticked;
	} cases[] = {
		{"", "ランサムウェア事案共通様式（様式2）（速報）", "■様式2　ランサムウェア"},
		{"s/>ransomware</>ddos</", "DDoS攻撃事案共通様式（様式1）（速報）", "■様式1"},
		{"s/>ransomware</>malware</",
			"その他サイバー攻撃等事案共通様式（様式3）（速報）", "■様式3"},
	};
	struct made form = form_make(cases[_i].script, "2026-11-20");

	ck_assert_msg(form.text != NULL, "%.900s", form.run.errors);
	has(form.text, cases[_i].title);
	has(form.text, cases[_i].ticked);
	made_done(&form);
}
END_TEST

START_TEST(forms_are_those_of_the_day)
{
	struct made old = form_make("", "2026-09-30");
	struct made new = form_make("", "2026-10-01");

	ck_assert_msg(old.text != NULL, "%.900s", old.run.errors);
	has(old.text, "■様式2　ランサムウェア事案共通様式\n");
	has_not(old.text, "様式3");
	has(new.text, "□様式3　その他サイバー攻撃等事案共通様式");
	made_done(&old);
	made_done(&new);
}
END_TEST

START_TEST(form_is_not_made_before_it_existed)
{
	struct made form = form_make("s/>ransomware</>malware</", "2026-09-30");
	struct made early = form_make("", "2025-09-30");

	ck_assert_ptr_null(form.text);
	has(form.run.errors, "error[item-missing]");
	has(form.run.errors, "様式3は令和8年10月1日から使える");
	ck_assert_ptr_null(early.text);
	has(early.run.errors, "令和7年10月1日から使える");
	made_done(&form);
	made_done(&early);
}
END_TEST

START_TEST(ransomware_is_told_as_the_form_asks)
{
	struct made form =
		form_make("s/<amount>300/<extension>.shiranami<\\/extension>&/;"
			  "s/<kind>ransomware<\\/kind>/&<indicator>通信先は203.0.113.7である。"
			  "<\\/indicator>/",
			"2026-11-20");

	ck_assert_msg(form.text != NULL, "%.900s", form.run.errors);
	has(form.text, "【類型】\n■ファイルの暗号化　□リークサイト・SNSでの漏えいの示唆"
		       "　■身代金の要求");
	has(form.text, "攻撃者のものとみられるウェブサイトへの掲載は確認されていない。");
	has(form.text, "【暗号化されたファイルの拡張子】\n.shiranami");
	has(form.text, "【特徴（インディケータ情報）】\n通信先は203.0.113.7である。");
	has(form.text, "【本人の数】\n最大約27,000人");
	has_not(form.text, "300万円");
	made_done(&form);
}
END_TEST

START_TEST(denial_of_service_has_its_own_fields_and_no_personal_data)
{
	struct made form =
		form_make("s/<kind>ransomware<\\/kind>/<kind>ddos<\\/kind><technique>T1498.002"
			  "<\\/technique><traffic>最大40Gbps<\\/traffic>/",
			"2026-11-20");

	ck_assert_msg(form.text != NULL, "%.900s", form.run.errors);
	has(form.text, "■T1498.002　Reflection Amplification");
	has(form.text, "【観測した通信量】\n最大40Gbps");
	has_not(form.text, "【本人の数】");
	has_not(form.text, "【ランサムノート】");
	made_done(&form);
}
END_TEST

/* Consent to share, and the level of infrastructure, are the company's own to tick. */
START_TEST(what_the_company_decides_is_not_ticked)
{
	struct made form = form_make("", "2026-11-20");

	has(form.text, "□同意する　□同意しない");
	has(form.text, "□有　□無　□重要インフラ事業者等に当たらない");
	made_done(&form);
}
END_TEST

START_TEST(every_field_of_the_sheets_has_its_source)
{
	struct made form = form_make("", "2026-11-20");
	struct run run = run_shell("todoke make %s/record.xml -t ppc --stage final -f sheet -o"
				   " %s/out >/dev/null 2>&1; cat %s/out/*.sheet.html",
		form.folder, form.folder, form.folder);

	has(run.output, "サイバー攻撃被害の共通様式（関係省庁の申合せ。Excel）");
	has(run.output, "個人情報保護委員会の漏えい等報告フォーム");
	has_not(run.output, "様式の資料がない欄");
	run_done(&run);
	made_done(&form);
}
END_TEST

Suite *common_form_suite(void)
{
	Suite *suite = suite_create("common_form");
	TCase *tests = tcase_create("common_form");

	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, kind_of_attack_says_which_form, 0, 3);
	tcase_add_test(tests, forms_are_those_of_the_day);
	tcase_add_test(tests, form_is_not_made_before_it_existed);
	tcase_add_test(tests, ransomware_is_told_as_the_form_asks);
	tcase_add_test(tests, denial_of_service_has_its_own_fields_and_no_personal_data);
	tcase_add_test(tests, what_the_company_decides_is_not_ticked);
	tcase_add_test(tests, every_field_of_the_sheets_has_its_source);
	suite_add_tcase(suite, tests);
	return suite;
}
