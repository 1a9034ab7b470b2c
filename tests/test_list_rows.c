/* test_list_rows.c - rows of a list: accepted as they are to be printed, or refused for a
 * reason. */
#include "opened.h"
#include "program.h"
#include "said.h"

#include "list/doubts.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *list_rows_suite(void);

/* --- rows judged */

START_TEST(what_a_row_lacks_is_told)
{
	row_refused("1,佐倉 遥,,,,customer\n", "住所がありません");
	row_refused("1,,,星見市1,,customer\n", "氏名も会社名もありません");
	row_refused("1,佐倉 遥,,星見市1,,\n", "グループがありません");
	row_refused("1,佐倉 遥,,星見市1,,gold\n",
		"グループ「gold」は、記録にありません。記録の group の id（");
	row_refused("1,佐倉 遥,,星見市1,,custmoer\n", "customer ではありませんか");
	row_refused(",佐倉 遥,,星見市1,,customer\n", "会員番号が空欄です。番号を書いて");
}
END_TEST

START_TEST(lost_characters_are_seen)
{
	row_refused("1,佐倉 ?,,星見市1,,customer\n", "U+003F");
	row_refused("1,佐倉 〓,,星見市1,,customer\n", "U+3013");
	row_refused("1,佐倉 \uFFFD,,星見市1,,customer\n", "U+FFFD");
	row_refused("1,佐倉 遥,,星見市？町,,customer\n", "U+FF1F");
	row_refused("1,佐倉\u202E 遥,,星見市1,,customer\n", "U+202E");
	row_refused("1,\"佐倉\n遥\",,星見市1,,customer\n", "U+000A");
	row_refused("1,佐倉 \U000F0000,,星見市1,,customer\n", "U+F0000");
	row_accepted("1,𠮷野 葛󠄀城,,星見市1,,customer\n", LIST_NAME,
		"𠮷野 葛󠄀城");
	row_accepted("1,　佐倉 遥 ,,星見市1,,customer\n", LIST_NAME, "佐倉 遥");
}
END_TEST

START_TEST(what_a_spreadsheet_could_not_tell_is_refused)
{
	row_refused("1,佐倉 遥,,#N/A,,customer\n", "数式の誤り「#N/A」");
	row_refused("1,佐倉 遥,,水面県#REF!,,customer\n", "数式の誤り「#REF!」");
	row_refused("1,#VALUE!,,星見市1,,customer\n", "数式の誤り「#VALUE!」");
	row_refused("1,0,,星見市1,,customer\n", "「0」は、氏名ではありません");
	row_refused("1,NULL,,星見市1,,customer\n", "「NULL」は、氏名ではありません");
	row_accepted("1,佐倉 遥,,星見市1 #203,,customer\n", LIST_NAME, "佐倉 遥");
	row_accepted("1,3M カフェ,,星見市1,,customer\n", LIST_NAME, "3M カフェ");
}
END_TEST

START_TEST(names_come_without_honorific)
{
	row_refused("1,佐倉 遥様,,星見市1,,customer\n", "敬称「様」が付いています");
	row_refused("1,株式会社みなも台御中,,星見市1,,customer\n", "敬称「御中」");
	row_accepted("1,様似 遥,,星見市1,,customer\n", LIST_NAME, "様似 遥");
}
END_TEST

START_TEST(postal_codes_are_possible)
{
	row_refused("1,佐倉 遥,60-0001,星見市1,,customer\n", "先頭の0");
	row_refused("1,佐倉 遥,000-0000,星見市1,,customer\n", "あり得ない郵便番号");
	row_refused("1,佐倉 遥,9990-001,星見市1,,customer\n", "あり得ない郵便番号");
	row_refused("1,佐倉 遥,99900011,星見市1,,customer\n", "あり得ない郵便番号");
	row_refused("1,佐倉 遥,999-OO01,星見市1,,customer\n", "あり得ない郵便番号");
	row_accepted("1,佐倉 遥,〒 ９９９ー０００１,星見市1,,customer\n", LIST_POSTAL_CODE,
		"999-0001");
	row_accepted("1,佐倉 遥,,星見市1,,customer\n", LIST_POSTAL_CODE, "");
}
END_TEST

START_TEST(addresses_have_no_gaps)
{
	row_accepted("1,佐倉 遥,,,星見市1,customer\n", LIST_ADDRESS_1, "星見市1");
	row_accepted("1,佐倉 遥,,\"星見市1\r\nコーポ\",,customer\n", LIST_ADDRESS_2, "コーポ");
	row_refused("1,佐倉 遥,,\"a\nb\nc\",d,customer\n", "3行を超え");
}
END_TEST

START_TEST(mail_goes_to_one_address)
{
	static const char text[] =
		"氏名,メールアドレス,通知方法,住所,group\n"
		"佐倉 遥,haruka..s.@example.ne.jp,メール,,customer\n"
		"佐倉 航,a@example.jp;b@example.jp,mail,,customer\n"
		"佐倉 凪,a@example,mail,,customer\n佐倉 結,,mail,,customer\n"
		"佐倉 灯,\"a@example.jp\nBcc: b@example.jp\",mail,,customer\n"
		"佐倉 律,,郵送,星見市1,customer\n佐倉 慧,c@example.jp,伝書鳩,,customer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	opened_counts(&opened, 2, 5, 0, 0);
	opened_field(&opened, 0, LIST_CHANNEL, "paper"); /* comes first */
	opened_field(&opened, 1, LIST_CHANNEL, "mail");
	ck_assert_uint_eq(list_counts(opened.list)->paper, 1);
	ck_assert_uint_eq(list_counts(opened.list)->mail, 1);
	opened_done(&opened);
}
END_TEST

START_TEST(companies_guardians_gifts)
{
	static const char text[] =
		"会社名,部署,氏名,敬称,住所,group,保護者,ギフト,対象項目\n"
		"株式会社みなも,総務部,,,星見市1,customer,,なし,\n"
		"株式会社みなも,,海野 航,殿,星見市2,customer,-,\"￥1,000円\",氏名、住所\n"
		",,佐倉 凪,,星見市3,customer,佐倉 遥,500,\n"
		",,佐倉 凪,,星見市4,customer,佐倉凪,,\n,,佐倉 結,,星見市5,customer,佐倉 "
		"遥様,,\n"
		",,佐倉 結,さん,星見市6,customer,,,\n,,佐倉 結,,星見市7,customer,,千円,\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	opened_counts(&opened, 3, 4, 0, 0);
	opened_field(&opened, 0, LIST_NAME, "総務部");
	opened_field(&opened, 0, LIST_HONORIFIC, "御中");
	opened_field(&opened, 0, LIST_GIFT, "");
	opened_field(&opened, 1, LIST_HONORIFIC, "殿");
	opened_field(&opened, 1, LIST_GIFT, "1000");
	opened_field(&opened, 1, LIST_ITEMS, "氏名\n住所");
	opened_field(&opened, 2, LIST_GUARDIAN, "佐倉 遥");
	opened_done(&opened);
}
END_TEST

/* --- rules of what is doubtful */

#define SAYS "<says language='ja'>確かめる</says><says language='en'>look</says>"
#define DOUBT(fields, test, words)                                                             \
	"<doubt id='d' since='2026-11-22' fields='" fields "' test='" test "'>" SAYS words     \
	"</doubt>"

static const struct {
	const char *doubts;
	size_t times;
	const char *said;
} doubt_rules[] = {
	{DOUBT("address key", "shape", "<word>9+-A+</word>"), 1, ""},
	{DOUBT("name", "shape", "<word>9+-A+</word>"), 1, "2:1 doubt-field"},
	{DOUBT("postal-code", "contains", "<word>x</word>"), 1, "2:1 doubt-field"},
	{DOUBT("name address guardian", "lacks", "<word>x</word>"), 1,
		"2:1 doubt-field; 2:1 doubt-field"},
	{DOUBT("name", "early", "<word>x</word>"), 1, "2:1 doubt-field"},
	{DOUBT("postal-code address", "wide", ""), 1, "2:1 doubt-field"},
	{DOUBT("name", "contains", ""), 1, "2:1 doubt-words-none"},
	{DOUBT("postal-code", "wide", ""), DOUBTS_MOST, ""},
	{DOUBT("postal-code", "wide", ""), DOUBTS_MOST + 1, "doubts-many"},
};

START_TEST(a_doubt_that_can_not_arise_is_said)
{
	char *folder = folder_new();
	struct arena *arena = arena_new();
	struct findings *findings = findings_new();
	struct buffer text = {0};
	struct run run =
		run_shell("mkdir -p %s/templates/lists && ln -s $PWD/core/schema %s/schema",
			folder, folder);
	const struct doubts *doubts;

	ck_assert_int_eq(run.status, 0);
	run_done(&run);
	buffer_text(&text, "<doubts xmlns='urn:todoke:doubts:1'>\n");
	for (size_t i = 0; i < doubt_rules[_i].times; i++)
		buffer_text(&text, doubt_rules[_i].doubts);
	buffer_text(&text, "</doubts>");
	file_write(arena_format(arena, "%s/templates/lists/doubts.xml", folder), text.data);
	doubts = doubts_open(folder, arena, findings);
	ck_assert_int_eq(doubts != NULL, !*doubt_rules[_i].said);
	ck_assert_msg(!*doubt_rules[_i].said
			      || strstr(said(findings, arena), doubt_rules[_i].said) != NULL,
		"%s", said(findings, arena));
	buffer_done(&text);
	findings_free(findings);
	arena_free(arena);
	folder_done(folder);
}
END_TEST

/* --- people who get no letter, and people who stand twice */

START_TEST(people_under_protection_get_no_letter)
{
	static const char text[] =
		"会員番号,氏名,住所,group,送付停止,別送\n1,佐倉 遥,星見市1,customer,1,\n"
		"2,佐倉 航,星見市2,customer,0,\n3,佐倉 凪,星見市3,customer,なし,○\n"
		"4,佐倉 結,星見市4,customer,要確認,\n5,佐倉 灯,,gold,別送,\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	char *held;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 1, 0, 2, 2);
	held = opened_excluded(&opened, true, &size);
	has(held, "\"2\",\"送付停止: 1（送付停止）\",1,佐倉 遥,");
	has(held, "\"6\",\"送付停止: 別送（別送）\",5,佐倉 灯,");
	has_not(held, "佐倉 航");
	free(held);
	opened_done(&opened);
}
END_TEST

START_TEST(one_person_gets_one_letter)
{
	static const char text[] =
		"会員番号,氏名,住所1,住所2,group,送付停止\n"
		"1,佐倉 遥,水面県星見市緑町四丁目5番6号,203号,customer,\n"
		"2,佐倉遥,水面県星見市緑町４－５－６　２０３,,customer,\n"
		"3,佐倉　遥,水面県星見市緑町4丁目5-6-203,,member,\n"
		"4,佐倉 遥,水面県星見市緑町4丁目5-6-204,,member,\n"
		"１,若葉 灯,水面県星見市本町1,,member,\n"
		"6,海野 "
		"航,水面県星見市本町2,,member,1\n7,海野　航,水面県星見市本町２,,member,\n"
		"8,汐見 "
		"律,水面県星見市本町3,,member,\n9,汐見律,水面県星見市本町3,,member,停止\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 2, 5, 2, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused,
		"\"3\",\"2行目と同じ人です。直して送る名簿からは、この行を除いてください\"");
	has(refused, "\"4\",\"2行目と同じ人ですが、グループなどの内容が違います");
	has(refused, "\"6\",\"2行目と同じ番号");
	has(refused, "\"8\",\"送付停止・別送の7行目と同じ人です。直して送る");
	has(refused, "\"9\",\"送付停止・別送の10行目と同じ人です。直して送る");
	free(refused);
	opened_done(&opened);
}
END_TEST

Suite *list_rows_suite(void)
{
	Suite *suite = suite_create("list_rows");
	TCase *tests = tcase_create("list_rows");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, what_a_row_lacks_is_told);
	tcase_add_test(tests, lost_characters_are_seen);
	tcase_add_test(tests, what_a_spreadsheet_could_not_tell_is_refused);
	tcase_add_test(tests, names_come_without_honorific);
	tcase_add_test(tests, postal_codes_are_possible);
	tcase_add_test(tests, addresses_have_no_gaps);
	tcase_add_test(tests, mail_goes_to_one_address);
	tcase_add_test(tests, companies_guardians_gifts);
	tcase_add_loop_test(tests, a_doubt_that_can_not_arise_is_said, 0,
		sizeof doubt_rules / sizeof *doubt_rules);
	tcase_add_test(tests, people_under_protection_get_no_letter);
	tcase_add_test(tests, one_person_gets_one_letter);
	suite_add_tcase(suite, tests);
	return suite;
}
