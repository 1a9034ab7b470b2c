/* test_list.c - lists of people as companies have them: read right, or refused row by row. */
#include "program.h"
#include "said.h"

#include "base/encoding.h"
#include "base/message.h"
#include "list/doubts.h"
#include "list/list.h"
#include "list/sorter.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *list_suite(void);

#define HEAD "会員番号,氏名,郵便番号,住所1,住所2,グループ\n"

static const char *const groups[] = {"customer", "member", "former", NULL};

/* A list that was written, opened and surveyed. */
struct opened {
	char *folder, *path;
	struct list_question question;
	struct findings *findings;
	struct list *list;
};

static struct opened file_open(const char *bytes, size_t size, struct list_question question)
{
	struct opened opened = {.folder = folder_new(), .findings = findings_new()};
	int fd;

	ck_assert_int_gt(asprintf(&opened.path, "%s/list.csv", opened.folder), 0);
	fd = open(opened.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
	close(fd);
	opened.question = question;
	opened.question.path = opened.path;
	opened.question.home = TODOKE_BUILD "/share/todoke";
	if (!opened.question.groups)
		opened.question.groups = groups;
	return opened;
}

/* OPENED must stay where it is from now on: its question is lent. */
static void list_read(struct opened *opened)
{
	message_language("ja", TODOKE_BUILD "/share/todoke/locales");
	opened->list = list_open(&opened->question, opened->findings);
	if (opened->list)
		ck_assert(list_survey(opened->list, NULL, NULL, opened->findings));
}

static void opened_done(struct opened *opened)
{
	list_free(opened->list);
	findings_free(opened->findings);
	folder_done(opened->folder);
	free(opened->path);
}

static bool was_found(const struct opened *opened, const char *id)
{
	for (size_t i = 0; i < findings_count(opened->findings, LEVEL_NOTE); i++)
		if (strcmp(findings_at(opened->findings, i)->id, id) == 0)
			return true;
	return false;
}

static void counts_are(const struct opened *opened, size_t accepted, size_t refused,
	size_t stopped, size_t apart)
{
	const struct list_counts *counts;

	ck_assert_ptr_nonnull(opened->list);
	counts = list_counts(opened->list);
	ck_assert_uint_eq(counts->accepted, accepted);
	ck_assert_uint_eq(counts->refused, refused);
	ck_assert_uint_eq(counts->stopped, stopped);
	ck_assert_uint_eq(counts->apart, apart);
	ck_assert_uint_eq(counts->rows, accepted + refused + stopped + apart);
}

/* What the list TEXT in ENCODING becomes. */
static char *converted(const char *text, const char *encoding, size_t *size)
{
	char *folder = folder_new(), *in, *out, *bytes;
	struct run run;

	ck_assert_int_gt(asprintf(&in, "%s/in", folder), 0);
	ck_assert_int_gt(asprintf(&out, "%s/out", folder), 0);
	file_write(in, text);
	run = run_shell("iconv -f utf-8 -t %s %s >%s", encoding, in, out);
	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	run_done(&run);
	bytes = file_read(out, size);
	folder_done(folder);
	free(in);
	free(out);
	return bytes;
}

/* The field of the accepted row INDEX of the list TEXT. */
static void field_is(
	const struct opened *opened, size_t index, enum list_field field, const char *value)
{
	struct list_reader *reader = list_reader_new(opened->list);
	const struct list_row *row = list_reader_row(reader, index, opened->findings);

	ck_assert_ptr_nonnull(row);
	ck_assert_str_eq(row->fields[field], value);
	list_reader_free(reader);
}

/* The rows of the list that are refused or, HELD, kept back. */
static char *excluded(const struct opened *opened, bool held, size_t *size)
{
	char *path, *bytes;
	int fd;

	ck_assert_int_gt(asprintf(&path, "%s/out.csv", opened->folder), 0);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert((held ? list_write_held : list_write_refused)(
		opened->list, fd, opened->findings));
	close(fd);
	bytes = file_read(path, size);
	free(path);
	return bytes;
}

/* The only row of a list with HEAD is refused because of REASON. */
static void row_refused(const char *row, const char *reason)
{
	struct opened opened;
	char *text, *refused;
	size_t size;
	struct run said;

	ck_assert_int_gt(asprintf(&text, HEAD "%s", row), 0);
	opened = file_open(text, strlen(text), (struct list_question){0});
	list_read(&opened);
	counts_are(&opened, 0, 1, 0, 0);
	refused = excluded(&opened, false, &size);
	said = run_shell("true");
	ck_assert_msg(
		strstr(refused, reason), "no \"%s\" for %s:\n%.600s", reason, row, refused);
	run_done(&said);
	free(refused);
	free(text);
	opened_done(&opened);
}

static void row_accepted(const char *row, enum list_field field, const char *value)
{
	struct opened opened;
	char *text;

	ck_assert_int_gt(asprintf(&text, HEAD "%s", row), 0);
	opened = file_open(text, strlen(text), (struct list_question){0});
	list_read(&opened);
	counts_are(&opened, 1, 0, 0, 0);
	field_is(&opened, 0, field, value);
	free(text);
	opened_done(&opened);
}

/* --- encodings */

static void reads_in(
	const char *encoding, const char *called, const char *mark, const char *because)
{
	static const char text[] =
		HEAD "A1,三日月 "
		     "髙﨑,〒９９９－０１２３,水面県みなも台市①番町1-2,ﾊｲﾂ若宮101,customer\n"
		     "A2,\"海野\"\"航\",999-0124,\"水面県星見市,本町\n2-3\",,member\n";
	size_t size;
	char *bytes = converted(text, encoding, &size), *marked;
	struct opened opened;

	marked = malloc(size + 4);
	memcpy(marked, mark, strlen(mark));
	memcpy(marked + strlen(mark), bytes, size);
	opened = file_open(marked, size + strlen(mark), (struct list_question){0});
	list_read(&opened);
	counts_are(&opened, 2, 0, 0, 0);
	ck_assert_str_eq(list_encoding(opened.list), called);
	ck_assert(was_found(&opened, because));
	field_is(&opened, 0, LIST_NAME, "三日月 髙﨑");
	field_is(&opened, 0, LIST_POSTAL_CODE, "999-0123");
	field_is(&opened, 0, LIST_ADDRESS_1, "水面県みなも台市①番町1-2");
	field_is(&opened, 0, LIST_ADDRESS_2, "ﾊｲﾂ若宮101");
	field_is(&opened, 1, LIST_NAME, "海野\"航");
	field_is(&opened, 1, LIST_ADDRESS_1, "水面県星見市,本町");
	field_is(&opened, 1, LIST_ADDRESS_2, "2-3");
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
	struct opened opened = file_open(kana, strlen(kana), (struct list_question){0});

	list_read(&opened);
	ck_assert_ptr_null(opened.list);
	ck_assert(was_found(&opened, "list-encoding-unsure"));
	opened.question.encoding = "cp932";
	list_read(&opened);
	field_is(&opened, 0, LIST_NAME, "ｱｲｳｴ");
	opened_done(&opened);
	opened = file_open("\xEF\xBB\xBF" HEAD, strlen(HEAD) + 3,
		(struct list_question){.encoding = "cp932"});
	list_read(&opened);
	ck_assert(was_found(&opened, "list-encoding-mark"));
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
		file_open(text, strlen(text), (struct list_question){.encoding = "utf-8"});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 2, 3, 0, 0);
	refused = excluded(&opened, false, &size);
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
		file_open(text, sizeof text - 1, (struct list_question){.encoding = "utf-8"});

	list_read(&opened);
	counts_are(&opened, 1, 1, 0, 0);
	field_is(&opened, 0, LIST_NAME, "若葉 灯");
	opened_done(&opened);
}
END_TEST

START_TEST(gaiji_of_ones_own_are_refused)
{
	static const char text[] = "\x8E\x81\x96\xBC,\x8F\x5A\x8F\x8A,group\n" /* 氏名,住所 */
				   "\xF0\x40\x8E\x52,\x90\xAF\x8C\xA9,customer\n"
				   "\xFB\xFC\x8B\xB4,\x90\xAF\x8C\xA9,customer\n"; /* 髙橋 */
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 1, 1, 0, 0);
	field_is(&opened, 0, LIST_NAME, "髙橋");
	refused = excluded(&opened, false, &size);
	has(refused, "U+E000");
	has(refused, "\",\xF0\x40\x8E\x52,\x90\xAF\x8C\xA9,customer\n");
	free(refused);
	opened_done(&opened);
}
END_TEST

/* --- rows and cells */

static void rows_are(const char *text, size_t accepted, size_t refused)
{
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	counts_are(&opened, accepted, refused, 0, 0);
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0}), again;
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 0, 2, 0, 0);
	refused = excluded(&opened, false, &size);
	has(refused, "customer ではありませんか");
	memcpy(strstr(refused, ",佐倉?"), ",佐倉 ", strlen(",佐倉?"));
	memcpy(strstr(refused, "custmer\n"), "member\n ", 8);
	again = file_open(refused, size, (struct list_question){0});
	list_read(&again);
	counts_are(&again, 2, 0, 0, 0);
	free(refused);
	opened_done(&opened);
	opened_done(&again);
}
END_TEST

/* --- columns */

static void opens_not(const char *text, const char *const *maps, const char *id)
{
	struct opened opened =
		file_open(text, strlen(text), (struct list_question){.maps = maps});

	list_read(&opened);
	ck_assert_ptr_null(opened.list);
	ck_assert_msg(was_found(&opened, id), "no %s for %s", id, text);
	opened_done(&opened);
}

START_TEST(columns_are_known_by_name)
{
	static const char text[] =
		"E-Mail,姓,名,都道府県,市区町村,番地,ＺＩＰ,言語,データ区分,備考\n"
		"a@example.jp,佐倉,遥,水面県,星見市,本町1-2,9990001,英語,member customer,x\n";
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	counts_are(&opened, 1, 0, 0, 0);
	field_is(&opened, 0, LIST_NAME, "佐倉　遥");
	field_is(&opened, 0, LIST_ADDRESS_1, "水面県星見市本町1-2");
	field_is(&opened, 0, LIST_POSTAL_CODE, "999-0001");
	field_is(&opened, 0, LIST_LANGUAGE, "en");
	field_is(&opened, 0, LIST_GROUP, "customer member");
	field_is(&opened, 0, LIST_CHANNEL, "paper");
	field_is(&opened, 0, LIST_HONORIFIC, "様");
	ck_assert(was_found(&opened, "list-columns-unread"));
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	field_is(&opened, 0, LIST_ADDRESS_1, "水面県星見市本町2番3号");
	field_is(&opened, 0, LIST_ADDRESS_2, "");
	field_is(&opened, 1, LIST_ADDRESS_1, "水面県星見市三丁目２−３");
	field_is(&opened, 2, LIST_ADDRESS_2, "2-3");
	field_is(&opened, 3, LIST_ADDRESS_2, "1月2日");
	field_is(&opened, 4, LIST_ADDRESS_2, "2-3");
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
	opened = file_open(text.data, text.length,
		(struct list_question){.encoding = "utf-8", .objects = objection_of_its_own});
	list_read(&opened);
	counts_are(&opened, 0, OBJECTIONS, 0, 0);
	for (size_t i = 0; (finding = findings_at(opened.findings, i)); i++)
		told += strcmp(finding->id, "list-refused") == 0;
	ck_assert_uint_eq(told, 5); /* for a person; the list of what is refused has all */
	ck_assert(was_found(&opened, "list-refused-more"));
	rest = excluded(&opened, false, NULL);
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
	struct opened opened = file_open(text, strlen(text),
		(struct list_question){.encoding = "utf-8", .objects = language_objection});
	char *rest;

	list_read(&opened);
	counts_are(&opened, 0, 1, 0, 0);
	rest = excluded(&opened, false, NULL);
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 1, 2, 0, 0);
	ck_assert(was_found(&opened, "list-heading-found"));
	refused = excluded(&opened, false, &size);
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 1, 2, 0, 0);
	refused = excluded(&opened, false, &size);
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
		opened = file_open(bytes.data, bytes.length, (struct list_question){0});
		list_read(&opened);
		counts_are(&opened, 0, 3, 0, 0);
		free(excluded(&opened, false, &size));
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
		struct opened opened = file_open(text, strlen(text), (struct list_question){0});
		char *refused;
		size_t size;

		list_read(&opened);
		refused = excluded(&opened, false, &size);
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	ck_assert(was_found(&opened, "list-column-unnamed"));
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
	struct opened first = file_open(sent, strlen(sent), (struct list_question){0});
	struct opened kept = file_open(held, strlen(held), (struct list_question){0});
	const char *registers[] = {first.path, NULL}, *helds[] = {kept.path, NULL};
	struct opened opened = file_open(text, strlen(text),
		(struct list_question){.registers = registers, .held = helds});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 1, 3, 0, 0);
	refused = excluded(&opened, false, &size);
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
		file_open(text, strlen(text), (struct list_question){.maps = maps});

	list_read(&opened);
	field_is(&opened, 0, LIST_NAME, "佐倉 遥");
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
		file_open(text, strlen(text), (struct list_question){.groups = one});

	list_read(&opened);
	field_is(&opened, 0, LIST_GROUP, "customer");
	ck_assert(was_found(&opened, "list-group-all"));
	opened_done(&opened);
}
END_TEST

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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	counts_are(&opened, 2, 5, 0, 0);
	field_is(&opened, 0, LIST_CHANNEL, "paper"); /* comes first */
	field_is(&opened, 1, LIST_CHANNEL, "mail");
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});

	list_read(&opened);
	counts_are(&opened, 3, 4, 0, 0);
	field_is(&opened, 0, LIST_NAME, "総務部");
	field_is(&opened, 0, LIST_HONORIFIC, "御中");
	field_is(&opened, 0, LIST_GIFT, "");
	field_is(&opened, 1, LIST_HONORIFIC, "殿");
	field_is(&opened, 1, LIST_GIFT, "1000");
	field_is(&opened, 1, LIST_ITEMS, "氏名\n住所");
	field_is(&opened, 2, LIST_GUARDIAN, "佐倉 遥");
	opened_done(&opened);
}
END_TEST

/* --- people who get no letter, and people who stand twice */

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

START_TEST(people_under_protection_get_no_letter)
{
	static const char text[] =
		"会員番号,氏名,住所,group,送付停止,別送\n1,佐倉 遥,星見市1,customer,1,\n"
		"2,佐倉 航,星見市2,customer,0,\n3,佐倉 凪,星見市3,customer,なし,○\n"
		"4,佐倉 結,星見市4,customer,要確認,\n5,佐倉 灯,,gold,別送,\n";
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	char *held;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 1, 0, 2, 2);
	held = excluded(&opened, true, &size);
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
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	char *refused;
	size_t size;

	list_read(&opened);
	counts_are(&opened, 2, 5, 2, 0);
	refused = excluded(&opened, false, &size);
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

/* --- the order of letters, and what changes */

START_TEST(letters_come_by_postal_code_on_request)
{
	static const char text[] =
		HEAD "1,佐倉 遥,999-0003,a,,customer\n2,若葉 灯,999-0001,b,,member\n"
		     "3,海野 航,,c,,customer\n4,汐見 律,999-0001,d,,customer\n";
	struct opened opened =
		file_open(text, strlen(text), (struct list_question){.by_postal_code = true});

	list_read(&opened);
	field_is(&opened, 0, LIST_KEY, "3");
	field_is(&opened, 1, LIST_KEY, "2");
	field_is(&opened, 2, LIST_KEY, "4");
	field_is(&opened, 3, LIST_KEY, "1");
	opened_done(&opened);
}
END_TEST

START_TEST(a_row_that_changes_stops_the_run)
{
	static const char text[] =
		HEAD "1,佐倉 遥,,星見市1,,customer\n2,若葉 灯,,星見市2,,customer\n";
	struct opened opened = file_open(text, strlen(text), (struct list_question){0});
	struct list_reader *reader;
	int fd;

	list_read(&opened);
	ck_assert(list_is_same(opened.list));
	fd = open(opened.path, O_WRONLY);
	ck_assert_int_eq(
		pwrite(fd, "9", 1, (off_t)strlen(text) - (off_t)strlen("2,,customer\n")), 1);
	close(fd);
	ck_assert(!list_is_same(opened.list));
	reader = list_reader_new(opened.list);
	ck_assert_ptr_nonnull(list_reader_row(reader, 0, opened.findings));
	ck_assert_ptr_null(list_reader_row(reader, 1, opened.findings));
	ck_assert(was_found(&opened, "list-changed"));
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

static uint64_t random_next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Bytes with a few of them changed, left out, doubled or swapped for what matters to lists. */
static size_t mutated(const char *from, size_t size, char *to, uint64_t *state)
{
	static const char special[] = "\"\",\t;\r\n\r\n\0\x81\x8F\xE3\xEF\xFF\xA4?";
	size_t length = 0, rate = 3 + random_next(state) % 200;

	for (size_t i = 0; i < size; i++) {
		uint64_t chance = random_next(state);

		to[length++] = from[i];
		if (chance % rate)
			continue;
		switch (chance / rate % 4) {
		case 0:
			to[length - 1] = (char)(chance >> 40);
			break;
		case 1:
			length--;
			break;
		case 2:
			to[length++] = special[(chance >> 40) % sizeof special];
			break;
		default:
			to[length - 1] = special[(chance >> 40) % sizeof special];
		}
	}
	return length;
}

/* However a file looks, every row of it is accepted, refused or held back, and is written. */
static void adds_up(const char *bytes, size_t size, const char *encoding)
{
	struct opened opened =
		file_open(bytes, size, (struct list_question){.encoding = encoding});
	const struct list_counts *counts;
	struct list_reader *reader;
	char *refused;
	size_t rows = 0;

	list_read(&opened);
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
		refused = excluded(&opened, false, &size);
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
	uint64_t state = UINT64_C(0x2545F4914F6CDD1D);

	for (size_t kind = 0; kind < 5; kind++) {
		size_t size, length;
		char *bytes = converted(text, kinds[kind][0], &size);
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
	opened = file_open(text, size, (struct list_question){.encoding = "utf-8"});
	list_read(&opened);
	counts_are(&opened, 1, 3, 0, 0);
	opened_done(&opened);
	free(text);
}
END_TEST

static TCase *reading_tests(void)
{
	TCase *tests = tcase_create("reading");

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
	tcase_add_test(tests, columns_are_known_by_name);
	tcase_add_test(tests, a_house_number_with_a_cell_of_its_own_goes_on_its_town);
	tcase_add_test(tests, what_stands_below_no_heading_is_told);
	tcase_add_test(tests, people_of_earlier_runs_are_refused);
	tcase_add_test(tests, reasons_may_be_as_many_as_rows);
	tcase_add_test(tests, a_column_that_is_not_there_has_its_usual_heading_in_messages);
	tcase_add_test(tests, a_heading_may_stand_below_a_title);
	tcase_add_test(tests, sums_are_told_behind_columns_that_are_not_read);
	tcase_add_test(tests, a_rest_of_a_rest_has_the_last_number_and_reason);
	tcase_add_test(tests, a_row_that_is_one_too_many_twice_has_one_reason);
	tcase_add_test(tests, other_names_are_mapped);
	tcase_add_test(tests, unclear_columns_are_errors);
	tcase_add_test(tests, one_group_needs_no_column);
	tcase_add_test(tests, long_rows_are_no_rows);
	tcase_add_test(tests, counts_add_up_whatever_the_bytes);
	return tests;
}

static TCase *judging_tests(void)
{
	TCase *tests = tcase_create("judging");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, what_a_row_lacks_is_told);
	tcase_add_test(tests, lost_characters_are_seen);
	tcase_add_test(tests, what_a_spreadsheet_could_not_tell_is_refused);
	tcase_add_test(tests, names_come_without_honorific);
	tcase_add_test(tests, postal_codes_are_possible);
	tcase_add_test(tests, addresses_have_no_gaps);
	tcase_add_test(tests, mail_goes_to_one_address);
	tcase_add_test(tests, companies_guardians_gifts);
	tcase_add_test(tests, people_under_protection_get_no_letter);
	tcase_add_loop_test(tests, a_doubt_that_can_not_arise_is_said, 0,
		sizeof doubt_rules / sizeof *doubt_rules);
	tcase_add_test(tests, one_person_gets_one_letter);
	tcase_add_test(tests, letters_come_by_postal_code_on_request);
	tcase_add_test(tests, a_row_that_changes_stops_the_run);
	tcase_add_test(tests, more_than_memory_takes_is_sorted);
	return tests;
}

Suite *list_suite(void)
{
	Suite *suite = suite_create("list");

	suite_add_tcase(suite, reading_tests());
	suite_add_tcase(suite, judging_tests());
	return suite;
}
