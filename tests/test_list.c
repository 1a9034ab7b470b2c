/* test_list.c - lists of people as companies have them: read whatever their bytes, each row
 * once. */
#include "opened.h"
#include "program.h"
#include "said.h"

#include "list/sorter.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *list_suite(void);

/* --- encodings */

static void reads_in(
	const char *encoding, const char *called, const char *mark, const char *because)
{
	static const char text[] =
		HEAD "A1,三日月 "
		     "髙﨑,〒９９９－０１２３,水面県みなも台市①番町1-2,ﾊｲﾂ若宮101,customer\n"
		     "A2,\"海野\"\"航\",999-0124,\"水面県星見市,本町\n2-3\",,member\n";
	size_t size;
	char *bytes = list_converted(text, encoding, &size), *marked;
	struct opened opened;

	marked = malloc(size + 4);
	memcpy(marked, mark, strlen(mark));
	memcpy(marked + strlen(mark), bytes, size);
	opened = opened_new(marked, size + strlen(mark), (struct list_question){0});
	opened_read(&opened);
	opened_counts(&opened, 2, 0, 0, 0);
	ck_assert_str_eq(list_encoding(opened.list), called);
	ck_assert(opened_found(&opened, because));
	opened_field(&opened, 0, LIST_NAME, "三日月 髙﨑");
	opened_field(&opened, 0, LIST_POSTAL_CODE, "999-0123");
	opened_field(&opened, 0, LIST_ADDRESS_1, "水面県みなも台市①番町1-2");
	opened_field(&opened, 0, LIST_ADDRESS_2, "ﾊｲﾂ若宮101");
	opened_field(&opened, 1, LIST_NAME, "海野\"航");
	opened_field(&opened, 1, LIST_ADDRESS_1, "水面県星見市,本町");
	opened_field(&opened, 1, LIST_ADDRESS_2, "2-3");
	free(bytes);
	free(marked);
	opened_done(&opened);
}

START_TEST(every_encoding_of_excel_is_told_apart)
{
	reads_in("utf-8", "utf-8", "", "list-encoding-found");
	reads_in("utf-8", "utf-8", "\xEF\xBB\xBF", "list-encoding-marked");
	reads_in("cp932", "cp932", "", "list-encoding-found");
	reads_in("eucjp-ms", "euc-jp", "", "list-encoding-found");
	reads_in("utf-16le", "utf-16le", "\xFF\xFE", "list-encoding-marked");
	reads_in("utf-16be", "utf-16be", "\xFE\xFF", "list-encoding-marked");
	reads_in("utf-16le", "utf-16le", "", "list-encoding-zeros");
	reads_in("utf-16be", "utf-16be", "", "list-encoding-zeros");
}
END_TEST

/* What a clerk is told of it: words, and the figures that they rest on. */
START_TEST(why_it_is_that_encoding_is_said_in_words)
{
	static const char *const cases[][2] = {
		{"printf '氏名,住所1\n三日月 澄人,水面県星見市1\n'",
			"名簿の文字コードは utf-8 "
			"です。日本語の入った2行を調べ、すべてがそう読めました（"
			"読める行と、ふだん使う日本語の字の割合: utf-8 2行 100.0%、cp932 "},
		{"{ printf '氏名,住所1\n'; seq -f '三日月 澄人,水面県%g' 99; printf "
		 "'\377,1\n'; }",
			"日本語の入った101行を調べ、1行がそう読めませんでした。読めない行は拒否"
			"します（"},
		{"printf 'name,address\nA,B\n'", "日本語がないので"},
		{"printf '氏名,住所1\n三日月 澄人,水面県星見市1\n' | iconv -f utf-8 -t "
		 "iso-2022-jp",
			"メールの文字コード（ISO-2022-JP、JIS）のようで、読めません"},
	};
	char *folder = folder_new();
	struct run run = run_shell("%s >%s/list.csv; todoke letters"
				   " templates/records/misdelivery.xml %s/list.csv -o %s/out",
		cases[_i][0], folder, folder, folder);

	has(run.errors, cases[_i][1]);
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(an_encoding_is_never_guessed)
{
	static const char kana[] = "name,address,group\n\xB1\xB2\xB3\xB4,\xC4\xB3,customer\n";
	struct opened opened = opened_new(kana, strlen(kana), (struct list_question){0});

	opened_read(&opened);
	ck_assert_ptr_null(opened.list);
	ck_assert(opened_found(&opened, "list-encoding-unsure"));
	opened.question.encoding = "cp932";
	opened_read(&opened);
	opened_field(&opened, 0, LIST_NAME, "ｱｲｳｴ");
	opened_done(&opened);
	opened = opened_new("\xEF\xBB\xBF" HEAD, strlen(HEAD) + 3,
		(struct list_question){.encoding = "cp932"});
	opened_read(&opened);
	ck_assert(opened_found(&opened, "list-encoding-mark"));
	opened_done(&opened);
}
END_TEST

START_TEST(broken_bytes_refuse_their_row_alone)
{
	static const char text[] =
		"会員番号,氏名,住所1,グループ\n"
		"1,佐倉 遥,星見市1,customer\n2,佐\xE5\x80 遥,星見市2,customer\n"
		"3,佐倉\xC0\xAF,星見市3,customer\n4,\xED\xA0\x80,星見市4,customer\n"
		"5,若葉 灯,星見市5,customer\n";
	struct opened opened =
		opened_new(text, strlen(text), (struct list_question){.encoding = "utf-8"});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 2, 3, 0, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused, "\"名簿の行\",\"理由\",会員番号,氏名,住所1,グループ\n\"3\",\"utf-8 "
		     "の文字として");
	has(refused, "\",2,佐\xE5\x80 遥,星見市2,customer\n\"4\",");
	has(refused, "\",3,佐倉\xC0\xAF,星見市3,customer\n");
	free(refused);
	opened_done(&opened);
}
END_TEST

START_TEST(a_byte_of_zero_refuses_its_row)
{
	static const char text[] =
		HEAD "1,佐倉\0遥,,星見市1,,customer\n2,若葉 灯,,星見市2,,customer\n";
	struct opened opened =
		opened_new(text, sizeof text - 1, (struct list_question){.encoding = "utf-8"});

	opened_read(&opened);
	opened_counts(&opened, 1, 1, 0, 0);
	opened_field(&opened, 0, LIST_NAME, "若葉 灯");
	opened_done(&opened);
}
END_TEST

START_TEST(gaiji_of_ones_own_are_refused)
{
	static const char text[] = "\x8E\x81\x96\xBC,\x8F\x5A\x8F\x8A,group\n" /* 氏名,住所 */
				   "\xF0\x40\x8E\x52,\x90\xAF\x8C\xA9,customer\n"
				   "\xFB\xFC\x8B\xB4,\x90\xAF\x8C\xA9,customer\n"; /* 髙橋 */
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 1, 1, 0, 0);
	opened_field(&opened, 0, LIST_NAME, "髙橋");
	refused = opened_excluded(&opened, false, &size);
	has(refused, "U+E000");
	has(refused, "\",\xF0\x40\x8E\x52,\x90\xAF\x8C\xA9,customer\n");
	free(refused);
	opened_done(&opened);
}
END_TEST

/* --- rows and cells */

static void rows_are(const char *text, size_t accepted, size_t refused)
{
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});

	opened_read(&opened);
	opened_counts(&opened, accepted, refused, 0, 0);
	opened_done(&opened);
}

START_TEST(separators_and_line_ends_are_as_they_come)
{
	rows_are("氏名\t住所\tgroup\r\n佐倉 遥\t星見市1,2\tcustomer\r\n", 1, 0);
	rows_are("氏名;住所;group\n佐倉 遥;星見市1,2;customer", 1, 0);
	rows_are("氏名,住所,group\r佐倉 遥,星見市1,customer\r若葉 灯,星見市2,customer", 2, 0);
	rows_are("氏名,住所,group\n\n佐倉 遥,星見市1,customer\n,,\n\n", 1, 0);
	rows_are("氏名,住所,group,備考\n佐倉 遥,星見市1,customer\n", 1, 0);
	rows_are("氏名,住所,group\n佐倉 遥,星見市1,customer,,,\n", 1, 0);
	rows_are("氏名,住所,group\n佐倉 遥,星見市1,2,customer\n", 0, 1);
}
END_TEST

START_TEST(a_wrong_quote_spoils_no_other_row)
{
	rows_are("氏名,住所,group\n佐倉 遥,\"星見市1,customer\n若葉 灯,星見市2,customer\n", 1,
		1);
	rows_are("氏名,住所,group\n佐倉 遥,\"星見市1\"x,customer\n若葉 灯,星見市2,customer\n",
		1, 1);
	rows_are("氏名,住所,group\n佐倉 遥,\"星\"\"見\"\"市\",customer\n若葉 "
		 "灯,\"2\"\"\",customer\n",
		2, 0);
	rows_are("氏名,住所,group\n佐倉 遥,5\"星見市,customer\n", 1, 0);
}
END_TEST

START_TEST(a_row_that_a_line_break_cut_is_refused_whole)
{
	rows_are("group,氏名,住所,備考,所属,番号\ncustomer,佐倉 遥,星見市\n本町1,,,\n"
		 "customer,若葉 灯,星見市2,,,\n",
		1, 2);
}
END_TEST

START_TEST(refused_rows_can_be_mended_and_read_again)
{
	static const char text[] =
		HEAD "1,佐倉?,,星見市1,,customer\n2,若葉 灯,,\"星見市\n2\",,custmer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0}), again;
	char *refused;
	size_t size;

	opened_read(&opened);
	opened_counts(&opened, 0, 2, 0, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused, "customer ではありませんか");
	memcpy(strstr(refused, ",佐倉?"), ",佐倉 ", strlen(",佐倉?"));
	memcpy(strstr(refused, "custmer\n"), "member\n ", 8);
	again = opened_new(refused, size, (struct list_question){0});
	opened_read(&again);
	opened_counts(&again, 2, 0, 0, 0);
	free(refused);
	opened_done(&opened);
	opened_done(&again);
}
END_TEST

/* --- the order of letters, and what changes */

START_TEST(letters_come_by_postal_code_on_request)
{
	static const char text[] =
		HEAD "1,佐倉 遥,999-0003,a,,customer\n2,若葉 灯,999-0001,b,,member\n"
		     "3,海野 航,,c,,customer\n4,汐見 律,999-0001,d,,customer\n";
	struct opened opened =
		opened_new(text, strlen(text), (struct list_question){.by_postal_code = true});

	opened_read(&opened);
	opened_field(&opened, 0, LIST_KEY, "3");
	opened_field(&opened, 1, LIST_KEY, "2");
	opened_field(&opened, 2, LIST_KEY, "4");
	opened_field(&opened, 3, LIST_KEY, "1");
	opened_done(&opened);
}
END_TEST

START_TEST(a_row_that_changes_stops_the_run)
{
	static const char text[] =
		HEAD "1,佐倉 遥,,星見市1,,customer\n2,若葉 灯,,星見市2,,customer\n";
	struct opened opened = opened_new(text, strlen(text), (struct list_question){0});
	struct list_reader *reader;
	int fd;

	opened_read(&opened);
	ck_assert(list_is_same(opened.list));
	fd = open(opened.path, O_WRONLY);
	ck_assert_int_eq(
		pwrite(fd, "9", 1, (off_t)strlen(text) - (off_t)strlen("2,,customer\n")), 1);
	close(fd);
	ck_assert(!list_is_same(opened.list));
	reader = list_reader_new(opened.list);
	ck_assert_ptr_nonnull(list_reader_row(reader, 0, opened.findings));
	ck_assert_ptr_null(list_reader_row(reader, 1, opened.findings));
	ck_assert(opened_found(&opened, "list-changed"));
	list_reader_free(reader);
	opened_done(&opened);
}
END_TEST

static int number_compare(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

START_TEST(more_than_memory_takes_is_sorted)
{
	enum { NUMBERS = 1500000 }; /* several runs */
	struct sorter *sorter = sorter_new(NULL, sizeof(uint64_t), number_compare);
	uint64_t number = 1, sum = 0, last = 0;
	const uint64_t *next;
	bool sorted = true;
	size_t count = 0;
	int failure;

	for (size_t i = 0; i < NUMBERS; i++) {
		number = number * UINT64_C(6364136223846793005) + 1;
		sum += number;
		sorted = sorter_add(sorter, &number) && sorted;
	}
	ck_assert(sorter_sort(sorter));
	while ((next = sorter_next(sorter, &failure))) {
		sorted = sorted && last <= *next;
		last = *next;
		sum -= last;
		count++;
	}
	ck_assert(sorted);
	ck_assert_int_eq(failure, 0);
	ck_assert_uint_eq(count, NUMBERS);
	ck_assert_uint_eq(sum, 0);
	sorter_free(sorter);
}
END_TEST

/* --- whatever stands in a file */

/* Bytes with a few of them changed, left out, doubled or swapped for what matters to lists. */
static size_t mutated(const char *from, size_t size, char *to, unsigned long long *state)
{
	static const char special[] = "\"\",\t;\r\n\r\n\0\x81\x8F\xE3\xEF\xFF\xA4?";
	size_t length = 0, rate = 3 + draw(state, 200);

	for (size_t i = 0; i < size; i++) {
		to[length++] = from[i];
		if (draw(state, rate))
			continue;
		switch (draw(state, 4)) {
		case 0:
			to[length - 1] = (char)draw(state, 256);
			break;
		case 1:
			length--;
			break;
		case 2:
			to[length++] = special[draw(state, sizeof special)];
			break;
		default:
			to[length - 1] = special[draw(state, sizeof special)];
		}
	}
	return length;
}

/* However a file looks, every row of it is accepted, refused or held back, and is written. */
static void adds_up(const char *bytes, size_t size, const char *encoding)
{
	struct opened opened =
		opened_new(bytes, size, (struct list_question){.encoding = encoding});
	const struct list_counts *counts;
	struct list_reader *reader;
	char *refused;
	size_t rows = 0;

	opened_read(&opened);
	if (opened.list) {
		counts = list_counts(opened.list);
		ck_assert_uint_eq(counts->rows,
			counts->accepted + counts->refused + counts->stopped + counts->apart);
		reader = list_reader_new(opened.list);
		while (list_reader_next(reader, opened.findings))
			rows++;
		ck_assert_uint_eq(rows, counts->rows);
		for (size_t i = 0; i < counts->accepted; i++)
			ck_assert_ptr_nonnull(list_reader_row(reader, i, opened.findings));
		list_reader_free(reader);
		refused = opened_excluded(&opened, false, &size);
		free(refused);
	}
	opened_done(&opened);
}

START_TEST(counts_add_up_whatever_the_bytes)
{
	static const char text[] =
		"番号,氏名,〒,住所1,住所2,group,送付停止,メール\r\n"
		"1,\"三日月 "
		"澄人\",9990123,\"水面県みなも台市\n①番町1-2\",ﾊｲﾂ若宮101,customer,,\r\n"
		"2,海野 航,999-0124,\"水面県星見市,本町2\"\"3\",,member,,a@example.jp\r\n"
		"3,汐見 律,999-0125,水面県星見市本町一丁目,,customer member,1,\r\n"
		"4,髙瀬 結衣,〒９９９－０１２６,水面県星見市若宮,,former,,\r\n";
	static const char *const kinds[][2] = {{"utf-8", "utf-8"}, {"cp932", "cp932"},
		{"eucjp-ms", "euc-jp"}, {"utf-16le", "utf-16le"}, {"utf-16be", "utf-16be"}};
	unsigned long long state = 1;

	for (size_t kind = 0; kind < 5; kind++) {
		size_t size, length;
		char *bytes = list_converted(text, kinds[kind][0], &size);
		char *to = malloc(2 * size + 1);

		for (int turn = 0; turn < 24; turn++) {
			length = mutated(bytes, size, to, &state);
			adds_up(to, length, turn % 2 ? kinds[kind][1] : NULL);
		}
		free(to);
		free(bytes);
	}
}
END_TEST

START_TEST(long_rows_are_no_rows)
{
	size_t size = 3 * 1024 * 1024;
	char *text = malloc(size);
	int length = sprintf(text, HEAD "1,若葉 灯,,星見市2,,customer\n");
	struct opened opened;

	memset(text + length, 'x', size - (size_t)length);
	memcpy(text + size - 100, "\n2,海野 航,,\"星見市3", strlen("\n2,海野 航,,\"星見市3"));
	text[size - 50] = '\n';
	opened = opened_new(text, size, (struct list_question){.encoding = "utf-8"});
	opened_read(&opened);
	opened_counts(&opened, 1, 3, 0, 0);
	opened_done(&opened);
	free(text);
}
END_TEST

Suite *list_suite(void)
{
	Suite *suite = suite_create("list");
	TCase *tests = tcase_create("list");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_encoding_of_excel_is_told_apart);
	tcase_add_loop_test(tests, why_it_is_that_encoding_is_said_in_words, 0, 4);
	tcase_add_test(tests, an_encoding_is_never_guessed);
	tcase_add_test(tests, broken_bytes_refuse_their_row_alone);
	tcase_add_test(tests, a_byte_of_zero_refuses_its_row);
	tcase_add_test(tests, gaiji_of_ones_own_are_refused);
	tcase_add_test(tests, separators_and_line_ends_are_as_they_come);
	tcase_add_test(tests, a_wrong_quote_spoils_no_other_row);
	tcase_add_test(tests, a_row_that_a_line_break_cut_is_refused_whole);
	tcase_add_test(tests, refused_rows_can_be_mended_and_read_again);
	tcase_add_test(tests, letters_come_by_postal_code_on_request);
	tcase_add_test(tests, a_row_that_changes_stops_the_run);
	tcase_add_test(tests, more_than_memory_takes_is_sorted);
	tcase_add_test(tests, counts_add_up_whatever_the_bytes);
	tcase_add_test(tests, long_rows_are_no_rows);
	suite_add_tcase(suite, tests);
	return suite;
}
