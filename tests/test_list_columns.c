/* test_list_columns.c - what the columns of a list mean, and rows that are not of it. */
#include "opened.h"
#include "program.h"

#include "base/encoding.h"
#include "base/message.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *list_columns_suite(void);

static void opens_not(const char *text, const char *const *maps, const char *id)
{
	struct opened opened =
		opened_new(text, strlen(text), (struct list_question){.maps = maps});

	opened_read(&opened);
	ck_assert_ptr_null(opened.list);
	ck_assert_msg(opened_found(&opened, id), "no %s for %s", id, text);
	opened_done(&opened);
}

START_TEST(columns_are_known_by_name)
{
	static const char text[] =
		"E-Mail,姓,名,都道府県,市区町村,番地,ＺＩＰ,言語,データ区分,備考\n"
		"a@example.jp,佐倉,遥,水面県,星見市,本町1-2,9990001,英語,member customer,x\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	opened_counts(&opened, 1, 0, 0, 0);
	opened_field(&opened, 0, LIST_NAME, "佐倉　遥");
	opened_field(&opened, 0, LIST_ADDRESS_1, "水面県星見市本町1-2");
	opened_field(&opened, 0, LIST_POSTAL_CODE, "999-0001");
	opened_field(&opened, 0, LIST_LANGUAGE, "en");
	opened_field(&opened, 0, LIST_GROUP, "customer member");
	opened_field(&opened, 0, LIST_CHANNEL, "paper");
	opened_field(&opened, 0, LIST_HONORIFIC, "様");
	ck_assert(opened_found(&opened, "list-columns-unread"));
	opened_done(&opened);
}
END_TEST

/* Only what is surely one: a line break that somebody typed stays, and so does 1月2日. */
START_TEST(a_house_number_with_a_cell_of_its_own_goes_on_its_town)
{
	static const char text[] =
		HEAD "1,佐倉 遥,,水面県星見市本町,2番3号,customer\n2,若葉 "
		     "灯,,水面県星見市,三丁目２−３,"
		     "customer\n3,海野 航,,水面県星見市本町1丁目,2-3,customer\n"
		     "4,早瀬 律,,水面県星見市本町,1月2日,customer\n"
		     "5,早瀬 凪,,\"水面県星見市本町\n2-3\",,customer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	opened_field(&opened, 0, LIST_ADDRESS_1, "水面県星見市本町2番3号");
	opened_field(&opened, 0, LIST_ADDRESS_2, "");
	opened_field(&opened, 1, LIST_ADDRESS_1, "水面県星見市三丁目２−３");
	opened_field(&opened, 2, LIST_ADDRESS_2, "2-3");
	opened_field(&opened, 3, LIST_ADDRESS_2, "1月2日");
	opened_field(&opened, 4, LIST_ADDRESS_2, "2-3");
	opened_done(&opened);
}
END_TEST

/* A title, a date and an empty row above; sums below. */
enum { OBJECTIONS = 100 };

/* Every row has a reason of its own: the message that its key counts to. */
static bool objection_of_its_own(
	void *data, const struct list_row *row, struct list_objection *objection)
{
	(void)data;
	objection->id = message_id((size_t)atoi(row->fields[LIST_KEY]));
	objection->field = LIST_NAME;
	buffer_text(&objection->value, "汐見");
	return true;
}

START_TEST(reasons_may_be_as_many_as_rows)
{
	struct buffer text = {0};
	struct opened opened;
	const struct finding *finding;
	size_t told = 0;
	char *rest;

	buffer_text(&text, HEAD);
	for (int i = 0; i < OBJECTIONS; i++)
		buffer_format(&text, "%d,汐見 番号%d,999-0001,水面県水面市港町%d,,customer\n",
			i, i, i + 1);
	opened = opened_new(text.data, text.length,
		(struct list_question){.encoding = "utf-8", .objects = objection_of_its_own});
	opened_read(&opened);
	opened_counts(&opened, 0, OBJECTIONS, 0, 0);
	for (size_t i = 0; (finding = findings_at(opened.findings, i)); i++)
		told += strcmp(finding->id, "list-refused") == 0;
	ck_assert_uint_eq(told, 5); /* for a person; the list of what is refused has all */
	ck_assert(opened_found(&opened, "list-refused-more"));
	rest = opened_excluded(&opened, false, NULL);
	ck_assert_ptr_nonnull(strstr(rest, ",0,汐見"));
	ck_assert_ptr_nonnull(strstr(rest, ",99,汐見"));
	free(rest);
	opened_done(&opened);
	buffer_done(&text);
}
END_TEST

static bool language_objection(
	void *data, const struct list_row *row, struct list_objection *objection)
{
	(void)data;
	objection->id = "list-row-language-none";
	objection->field = LIST_LANGUAGE;
	buffer_text(&objection->value, row->fields[LIST_LANGUAGE]);
	return true;
}

START_TEST(a_column_that_is_not_there_has_its_usual_heading_in_messages)
{
	static const char text[] = HEAD "1,汐見 遥,999-0001,水面県水面市港町1,,customer\n";
	struct opened opened = opened_new(text, strlen(text),
		(struct list_question){.encoding = "utf-8", .objects = language_objection});
	char *rest;

	opened_read(&opened);
	opened_counts(&opened, 0, 1, 0, 0);
	rest = opened_excluded(&opened, false, NULL);
	ck_assert_msg(strstr(rest, "言語「ja」の書状は") != NULL, "%.600s", rest);
	free(rest);
	opened_done(&opened);
}
END_TEST

START_TEST(a_heading_may_stand_below_a_title)
{
	static const char text[] =
		"対象者の一覧（社外秘）\n2026年11月18日現在,,\n\n" HEAD
		"1,佐倉 遥,,水面県星見市1,,customer\n2,若葉 灯,,,,customer\n合計,2名,,,,\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 1, 2, 0, 0);
	ck_assert(opened_found(&opened, "list-heading-found"));
	refused = opened_excluded(&opened, false, &size);
	ck_assert_msg(strncmp(refused, "\"名簿の行\",\"理由\"," HEAD "\"6\",\"住所が",
			      strlen("\"名簿の行\",\"理由\"," HEAD "\"6\",\"住所が"))
			      == 0,
		"%.600s", refused);
	has(refused, "\"7\",\"合計などの行と見られます");
	free(refused);
	opened_done(&opened);
}
END_TEST

/* As refused.csv has it, with two columns before those of the list. */
START_TEST(sums_are_told_behind_columns_that_are_not_read)
{
	static const char text[] =
		"名簿の行,理由," HEAD "6,住所がありません,1,佐倉 遥,,水面県星見市1,,customer\n"
		"7,合計などの行,合計,2名,,,,\n"
		"8,住所がありません,3,若葉 灯,,,,customer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 1, 2, 0, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused, "\"3\",\"合計などの行と見られます");
	has(refused, "\"4\",\"住所がありません");
	free(refused);
	opened_done(&opened);
}
END_TEST

/* In bytes of two lengths; a row that lacks them keeps all it has. */
START_TEST(a_rest_of_a_rest_has_the_last_number_and_reason)
{
	static const char text[] =
		"名簿の行,理由,番号,氏名,住所,備考,group\n"
		"\"6\",\"「a,\"\"b\"\"」がない\",1,佐倉 遥,,\"5\"\",6\",customer\n"
		",,2,若葉 灯,水面県星見市1,,gold\n3,海野 航,水面県星見市3,,customer\n";
	static const char rest[] =
		"\"名簿の行\",\"理由\",番号,氏名,住所,備考,group\n\"2\",\"住所";
	static const char *const encodings[] = {"utf-8", "utf-16le", "utf-16be"};

	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		struct buffer bytes = {0};
		struct encoding *encoding = encoding_open(encodings[i]);
		struct opened opened;
		char *refused;
		size_t size;
		struct run said;

		encoding_add(encoding, "\xEF\xBB\xBF", 3, &bytes);
		encoding_add(encoding, text, strlen(text), &bytes);
		opened = opened_new(bytes.data, bytes.length, (struct list_question){0});
		opened_read(&opened);
		opened_counts(&opened, 0, 3, 0, 0);
		free(opened_excluded(&opened, false, &size));
		said = run_shell(
			"iconv -f %s -t UTF-8 %s/out.csv", encodings[i], opened.folder);
		refused = said.output;
		ck_assert_msg(strncmp(refused + 3, rest, strlen(rest)) == 0, "%.600s", refused);
		has(refused, "\",1,佐倉 遥,,\"5\"\",6\",customer\n\"3\",\"");
		has(refused, "\",2,若葉 灯,水面県星見市1,,gold\n\"4\",\"");
		has(refused, "\",\"3,海野 航,水面県星見市3,,customer\"\n");
		has_not(refused, "がない");
		run_done(&said);
		encoding_close(encoding);
		buffer_done(&bytes);
		opened_done(&opened);
	}
}
END_TEST

/* Whatever the digests that people are compared by, which nobody knows before. */
START_TEST(a_row_that_is_one_too_many_twice_has_one_reason)
{
	static const char text[] =
		HEAD "1,佐倉 遥,,水面県星見市1,,customer\n1,佐倉 遥,,水面県星見市1,,customer\n";

	for (size_t i = 0; i < 16; i++) {
		struct opened opened =
			opened_new(text, strlen(text), (struct list_question){0});
		char *refused;
		size_t size;

		opened_read(&opened);
		refused = opened_excluded(&opened, false, &size);
		has(refused, "2行目と同じ人です");
		free(refused);
		opened_done(&opened);
	}
}
END_TEST

START_TEST(what_stands_below_no_heading_is_told)
{
	static const char text[] =
		"会員番号,氏名,,住所,グループ\n1,佐倉,,水面県星見市1,customer\n"
		"2,若葉,灯,水面県星見市2,customer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	ck_assert(opened_found(&opened, "list-column-unnamed"));
	opened_done(&opened);
}
END_TEST

/* The register as accounts.c writes it, in an encoding that lacks a character; a company as the
 * register has it. */
START_TEST(people_of_earlier_runs_are_refused)
{
	static const char sent[] =
		"通し番号,名簿の行,番号（キー）,住所1,会社名,氏名,敬称,グループ\n"
		"1,2,1,水面県星見市1,,&#x20BB7;野 律,様,customer\n"
		"2,3,2,水面県星見市2,海野商事,総務部,御中,customer\n";
	static const char held[] =
		"名簿の行,理由,会員番号,氏名,住所1\n9,,3,若葉 灯,水面県星見市3\n";
	static const char text[] = "氏名,住所1,会社,部署,グループ\n"
				   "𠮷野　律,水面県星見市１,,,customer\n"
				   ",水面県星見市2,海野商事,総務部,customer\n"
				   "若葉 灯,水面県星見市3,,,customer\n"
				   "早瀬 凪,水面県星見市3,,,customer\n";
	struct opened first = opened_new(sent, strlen(sent), (struct list_question){0});
	struct opened kept = opened_new(held, strlen(held), (struct list_question){0});
	const char *registers[] = {first.path, NULL}, *helds[] = {kept.path, NULL};
	struct opened opened = opened_new(text, strlen(text),
		(struct list_question){.registers = registers, .held = helds});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 1, 3, 0, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused, "\"2\",\"前の発送で送った人です（発送台帳の2行目）");
	has(refused, "\"3\",\"前の発送で送った人です（発送台帳の3行目）");
	has(refused, "\"4\",\"前の発送で送付停止・別送とした人です（前の held.csv の2行目）");
	free(refused);
	opened_done(&opened);
	opened_done(&kept);
	opened_done(&first);
}
END_TEST

START_TEST(other_names_are_mapped)
{
	static const char *const maps[] = {"呼び名=name", "氏名=ignore", "所=address-1", NULL};
	static const char text[] = "氏名,呼び名,所,group\nx様,佐倉 遥,星見市1,customer\n";
	struct opened opened =
		opened_new(text, strlen(text), (struct list_question){.maps = maps});

	opened_read(&opened);
	opened_field(&opened, 0, LIST_NAME, "佐倉 遥");
	opened_done(&opened);
}
END_TEST

START_TEST(unclear_columns_are_errors)
{
	static const char *const wrong[] = {"氏名=nmae", NULL};
	static const char *const missing[] = {"呼び名=name", NULL};

	opens_not("氏名,お名前,住所,group\n", NULL, "list-column-twice");
	opens_not("氏名,姓,住所,group\n", NULL, "list-column-twice");
	opens_not("氏名,group\n", NULL, "list-column-reach");
	opens_not("住所,group\n", NULL, "list-column-name");
	opens_not("氏名,住所\n", NULL, "list-column-group");
	opens_not("氏名,住所,group\n", wrong, "list-map-near");
	opens_not("氏名,住所,group\n", missing, "list-map-heading");
	opens_not("氏名,氏名,住所,group\n", NULL, "list-column-same");
	opens_not("", NULL, "list-empty");
}
END_TEST

START_TEST(one_group_needs_no_column)
{
	static const char *const one[] = {"customer", NULL};
	static const char text[] = "氏名,住所\n佐倉 遥,星見市1\n";
	struct opened opened =
		opened_new(text, strlen(text), (struct list_question){.groups = one});

	opened_read(&opened);
	opened_field(&opened, 0, LIST_GROUP, "customer");
	ck_assert(opened_found(&opened, "list-group-all"));
	opened_done(&opened);
}
END_TEST

Suite *list_columns_suite(void)
{
	Suite *suite = suite_create("list_columns");
	TCase *tests = tcase_create("list_columns");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, columns_are_known_by_name);
	tcase_add_test(tests, a_house_number_with_a_cell_of_its_own_goes_on_its_town);
	tcase_add_test(tests, reasons_may_be_as_many_as_rows);
	tcase_add_test(tests, a_column_that_is_not_there_has_its_usual_heading_in_messages);
	tcase_add_test(tests, a_heading_may_stand_below_a_title);
	tcase_add_test(tests, sums_are_told_behind_columns_that_are_not_read);
	tcase_add_test(tests, a_rest_of_a_rest_has_the_last_number_and_reason);
	tcase_add_test(tests, a_row_that_is_one_too_many_twice_has_one_reason);
	tcase_add_test(tests, what_stands_below_no_heading_is_told);
	tcase_add_test(tests, people_of_earlier_runs_are_refused);
	tcase_add_test(tests, other_names_are_mapped);
	tcase_add_test(tests, unclear_columns_are_errors);
	tcase_add_test(tests, one_group_needs_no_column);
	suite_add_tcase(suite, tests);
	return suite;
}
