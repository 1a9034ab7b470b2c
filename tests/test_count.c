/* Counts as they are stated. */
#include "said.h"

#include "record/count.h"

#include <check.h>
#include <string.h>

Suite *count_suite(void);

static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	arena_free(arena);
	findings_free(findings);
}

static bool measured(const char *attributes, const char *content, enum count_measure measure,
	struct count *count)
{
	struct xml *xml =
		tree(arena_format(arena, "<count %s>%s</count>", attributes, content));
	bool right = count_read(xml_root(xml), measure, arena, count, findings);

	ck_assert_int_eq(right, !findings_count(findings, LEVEL_WARNING));
	xml_free(xml);
	return right;
}

static bool read(const char *attributes, const char *content, struct count *count)
{
	return measured(attributes, content, MEASURE_THINGS, count);
}

#define MAX COUNT_UNBOUNDED

static const struct {
	const char *attributes, *content;
	enum count_form form;
	int64_t minimum, maximum;
	const char *unit;
	bool about, running;
} counts[] = {
	{"", "1人", COUNT_EXACT, 1, 1, "person", false, false},
	{"", "0人", COUNT_EXACT, 0, 0, "person", false, false},
	{"", "1,234人", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "1234名様", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "１，２３４ 名", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "約2.7万件", COUNT_ABOUT, 27000, 27000, "record", true, false},
	{"", "2.70万件", COUNT_EXACT, 27000, 27000, "record", false, false},
	{"", "最大約27,000人", COUNT_AT_MOST, 0, 27000, "person", true, false},
	{"", "152.5万人", COUNT_EXACT, 1525000, 1525000, "person", false, false},
	{"", "少なくとも300件", COUNT_AT_LEAST, 300, MAX, "record", false, false},
	{"", "少なくとも300件以上", COUNT_AT_LEAST, 300, MAX, "record", false, false},
	{"", "500人以上", COUNT_AT_LEAST, 500, MAX, "person", false, false},
	{"", "1,000人超", COUNT_OVER, 1001, MAX, "person", false, false},
	{"", "1,000人未満", COUNT_UNDER, 0, 999, "person", false, false},
	{"", "100台以下", COUNT_AT_MOST, 0, 100, "device", false, false},
	{"per='year'", "年2回", COUNT_EXACT, 2, 2, "time", false, false},
	{"per='month'", "毎月約3回", COUNT_ABOUT, 3, 3, "time", true, false},
	{"", "延べ20回", COUNT_EXACT, 20, 20, "time", false, true},
	{"", "300人程度", COUNT_ABOUT, 300, 300, "person", true, false},
	{"", "合計30人分", COUNT_EXACT, 30, 30, "person", false, false},
	{"", "300人から400人", COUNT_RANGE, 300, 400, "person", false, false},
	{"", "300～400人", COUNT_RANGE, 300, 400, "person", false, false},
	{"", "1億2,345万6,789件", COUNT_EXACT, 123456789, 123456789, "record", false, false},
	{"", "2千5百万円", COUNT_EXACT, 25000000, 25000000, "yen", false, false},
	{"", "3兆円", COUNT_EXACT, 3000000000000, 3000000000000, "yen", false, false},
	{"min='100000' max='900000'", "数十万件", COUNT_RANGE, 100000, 900000, "record", false,
		false},
	{"min='26500' max='27499'", "約2.7万件", COUNT_ABOUT, 26500, 27499, "record", true,
		false},
	{"form='exact' min='5' max='5' unit='person'", "5人", COUNT_EXACT, 5, 5, "person",
		false, false},
	{"unit='card'", "38枚", COUNT_EXACT, 38, 38, "card", false, false},
	{"unit='point'", "38個", COUNT_EXACT, 38, 38, "point", false, false},
	{"max='400'", "少なくとも300件", COUNT_AT_LEAST, 300, 400, "record", false, false},
	{"unit='device'", "4、5台", COUNT_RANGE, 4, 5, "device", false, false},
	{"", "二、三人", COUNT_RANGE, 2, 3, "person", false, false},
	{"", "2、3万件", COUNT_RANGE, 20000, 30000, "record", false, false},
	{"", "9、10人", COUNT_RANGE, 9, 10, "person", false, false},
	{"", "2～3万件", COUNT_RANGE, 20000, 30000, "record", false, false},
	{"", "1.5～2万件", COUNT_RANGE, 15000, 20000, "record", false, false},
	{"", "300～1万件", COUNT_RANGE, 300, 10000, "record", false, false},
	{"", "2人から3万人", COUNT_RANGE, 2, 30000, "person", false, false},
	{"", "一名", COUNT_EXACT, 1, 1, "person", false, false},
	{"", "十二名", COUNT_EXACT, 12, 12, "person", false, false},
	{"", "二千三百五十人", COUNT_EXACT, 2350, 2350, "person", false, false},
	{"", "百人以上", COUNT_AT_LEAST, 100, MAX, "person", false, false},
	{"min='100000' max='900000'", "数十万件規模", COUNT_RANGE, 100000, 900000, "record",
		false, false},
	{"form='at-least' min='300' unit='record'", "多数", COUNT_AT_LEAST, 300, MAX, "record",
		false, false},
	{"min='200'", "数百件以上", COUNT_AT_LEAST, 200, MAX, "record", false, false},
	{"form='at-most' max='90'", "数十人", COUNT_AT_MOST, 0, 90, "person", false, false},
	{"form='wording' unit='device'", "複数台", COUNT_WORDING, 0, MAX, "device", false,
		false},
	{"language='en' unit='person' form='about' min='2700' max='2700'", "about 2,700 people",
		COUNT_ABOUT, 2700, 2700, "person", false, false},
	{"unit='yen'", "1.5億", COUNT_EXACT, 150000000, 150000000, "yen", false, false},
};

START_TEST(counts_are_read)
{
	struct buffer text = {0};
	struct count count;

	ck_assert_msg(read(counts[_i].attributes, counts[_i].content, &count), "%s: %s",
		counts[_i].content, said(findings, arena));
	ck_assert_int_eq(count.state, COUNT_STATED);
	ck_assert_int_eq(count.form, counts[_i].form);
	ck_assert_int_eq(count.minimum, counts[_i].minimum);
	ck_assert_int_eq(count.maximum, counts[_i].maximum);
	ck_assert_str_eq(count.unit, counts[_i].unit);
	ck_assert_int_eq(count.about, counts[_i].about);
	ck_assert_int_eq(count.running, counts[_i].running);
	count_format(&count, &text);
	ck_assert_str_eq(text.data, counts[_i].content);
	buffer_done(&text);
}
END_TEST

START_TEST(what_is_not_known_is_a_state)
{
	static const struct {
		const char *content;
		enum count_state state;
	} states[] = {{"調査中", COUNT_OPEN}, {"不明", COUNT_UNKNOWN},
		{"非公表", COUNT_UNDISCLOSED}, {"算出不可", COUNT_INCALCULABLE},
		{"無償", COUNT_FREE}, {"発生なし", COUNT_NONE}};
	struct count count;

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		ck_assert(read("", states[i].content, &count));
		ck_assert_int_eq(count.state, states[i].state);
		ck_assert_str_eq(count.wording, states[i].content);
	}
}
END_TEST

START_TEST(a_state_explains_any_sign)
{
	struct count count;

	ck_assert(read("state='undisclosed' unit='person'", "—", &count));
	ck_assert_int_eq(count.state, COUNT_UNDISCLOSED);
	ck_assert_str_eq(count.unit, "person");
	ck_assert_str_eq(count_code(&count), "undisclosed");
	ck_assert(!count_value(&count, arena));
	ck_assert(read("state='open'", "現時点では分かりません", &count));
	ck_assert_int_eq(count.state, COUNT_OPEN);
	/* Not known, and yet known to be no less. */
	ck_assert(measured(
		"state='unknown' min='100000000'", "不明も億単位", MEASURE_MONEY, &count));
	ck_assert_int_eq(count.state, COUNT_UNKNOWN);
	ck_assert_int_eq(count.minimum, 100000000);
	ck_assert(count.maximum == COUNT_UNBOUNDED);
	ck_assert(measured("state='free'", "0円", MEASURE_MONEY, &count));
	ck_assert_int_eq(count.maximum, 0);
}
END_TEST

static const struct {
	enum count_measure measure;
	const char *attributes, *content;
	enum count_form form;
	const char *unit, *value;
} amounts[] = {
	{MEASURE_MONEY, "", "約2億5,000万円以上", COUNT_AT_LEAST, "yen", "250000000/"},
	{MEASURE_MONEY, "", "2億4,700万", COUNT_EXACT, "yen", "247000000"},
	{MEASURE_MONEY, "", "1.5億", COUNT_EXACT, "yen", "150000000"},
	{MEASURE_MONEY, "", "1,000万円強", COUNT_ABOUT, "yen", "10000000"},
	{MEASURE_MONEY, "", "0円", COUNT_EXACT, "yen", "0"},
	{MEASURE_MONEY, "min='200000000'", "数億円以上", COUNT_AT_LEAST, "yen", "200000000/"},
	{MEASURE_MONEY, "form='wording'", "一定額", COUNT_WORDING, "yen", NULL},
	{MEASURE_MONEY, "form='wording'", "億単位", COUNT_WORDING, "yen", NULL},
	{MEASURE_QUANTITY, "", "約95.4人月", COUNT_ABOUT, "person-month", "95.4"},
	{MEASURE_QUANTITY, "", "14,309時間", COUNT_EXACT, "hour", "14309"},
	{MEASURE_QUANTITY, "", "1.5か月から2か月", COUNT_RANGE, "month", "1.5/2"},
	{MEASURE_QUANTITY, "", "1.5〜2か月", COUNT_RANGE, "month", "1.5/2"},
	{MEASURE_QUANTITY, "", "約半年", COUNT_ABOUT, "year", "0.5"},
	{MEASURE_QUANTITY, "", "1か月半", COUNT_EXACT, "month", "1.5"},
	{MEASURE_QUANTITY, "", "2割強", COUNT_ABOUT, "percent", "20"},
	{MEASURE_QUANTITY, "", "2～3割", COUNT_RANGE, "percent", "20/30"},
	{MEASURE_QUANTITY, "", "50％程度", COUNT_ABOUT, "percent", "50"},
	{MEASURE_QUANTITY, "", "3〜5日", COUNT_RANGE, "day", "3/5"},
	{MEASURE_QUANTITY, "", "2、3週間", COUNT_RANGE, "week", "2/3"},
	{MEASURE_QUANTITY, "", "30分", COUNT_EXACT, "minute", "30"},
	{MEASURE_QUANTITY, "min='1' max='1.5' unit='day'", "一日余り", COUNT_ABOUT, "day",
		"1/1.5"},
};

START_TEST(money_and_quantities_are_read)
{
	struct count count;

	ck_assert_msg(measured(amounts[_i].attributes, amounts[_i].content, amounts[_i].measure,
			      &count),
		"%s: %s", amounts[_i].content, said(findings, arena));
	ck_assert_msg(count.form == amounts[_i].form, "%s: %s", amounts[_i].content,
		count_code(&count));
	ck_assert_str_eq(count.unit, amounts[_i].unit);
	ck_assert_pstr_eq(count_value(&count, arena), amounts[_i].value);
}
END_TEST

static const struct {
	enum count_measure measure;
	const char *attributes, *content, *said;
} wrong_amounts[] = {
	{MEASURE_MONEY, "", "300件", "1:1 count-unit-unknown"},
	{MEASURE_MONEY, "", "数億円", "1:1 count-vague"},
	{MEASURE_QUANTITY, "", "1.2345人月", "1:1 count-fraction"},
	{MEASURE_QUANTITY, "", "95.4", "1:1 count-unit"},
	{MEASURE_QUANTITY, "", "1時間から2日", "1:1 count-unclear"},
	{MEASURE_QUANTITY, "", "1時間30分", "1:1 count-unclear"},
	{MEASURE_QUANTITY, "max='3'", "2日", "1:8 count-disagrees"},
	{MEASURE_THINGS, "", "300人から400件", "1:1 count-unclear"},
	{MEASURE_THINGS, "unit='device'", "4、9台", "1:1 count-unclear"},
	{MEASURE_THINGS, "unit='point'", "4、5個と少し、6個", "1:1 count-unit-unknown"},
	{MEASURE_THINGS, "unit='device' max='9'", "4、5台", "1:22 count-disagrees"},
	{MEASURE_THINGS, "state='open'", "不明", "1:8 count-disagrees"},
};

START_TEST(amounts_that_are_wrong_are_said)
{
	struct count count;

	ck_assert(!measured(wrong_amounts[_i].attributes, wrong_amounts[_i].content,
		wrong_amounts[_i].measure, &count));
	ck_assert_msg(strcmp(said(findings, arena), wrong_amounts[_i].said) == 0, "%s %s: %s",
		wrong_amounts[_i].attributes, wrong_amounts[_i].content, said(findings, arena));
}
END_TEST

static const struct {
	const char *attributes, *content, *said;
} mistakes[] = {
	{"", "1", "1:1 count-unit"},
	{"", "1,234", "1:1 count-unit"},
	{"", "38個", "1:1 count-unit-unknown"},
	{"", "12,34人", "1:1 count-commas"},
	{"", "1234,567人", "1:1 count-commas"},
	{"", "1,2345人", "1:1 count-commas"},
	{"", "1.5人", "1:1 count-fraction"},
	{"", "1.23456万人", "1:1 count-fraction"},
	{"", "9223372036854775808人", "1:1 count-large"},
	{"", "9999999999999兆人", "1:1 count-large"},
	{"", "数十万件", "1:1 count-vague"},
	{"min='1'", "数人", "1:1 count-vague"},
	{"", "-5人", "1:1 count-vague"},
	{"", "", "1:1 count-vague"},
	{"", "400～300人", "1:1 count-unclear"},
	{"", "最大100人以上", "1:1 count-unclear"},
	{"", "100人くらいかも", "1:1 count-unclear"},
	{"min='2'", "1人", "1:8 count-disagrees"},
	{"max='2'", "1人", "1:8 count-disagrees"},
	{"form='about'", "1人", "1:8 count-disagrees"},
	{"unit='record'", "38人", "1:8 count-disagrees"},
	{"min='27001'", "約2.7万件", "1:8 count-disagrees"},
	{"min='301'", "最大300人", "1:8 count-disagrees"},
	{"min='9' max='1'", "数人", "1:8 count-disagrees"},
	{"min='99999999999999999999' max='1'", "数人", "1:8 count-large"},
	{"form='exact' max='3'", "調査中", "1:8 count-disagrees; 1:21 count-disagrees"},
};

START_TEST(mistakes_are_said_where_they_stand)
{
	struct count count;

	ck_assert(!read(mistakes[_i].attributes, mistakes[_i].content, &count));
	ck_assert_msg(strcmp(said(findings, arena), mistakes[_i].said) == 0, "%s %s: %s",
		mistakes[_i].attributes, mistakes[_i].content, said(findings, arena));
}
END_TEST

/* Whatever is written, the bounds that are read are bounds. */
START_TEST(made_up_wording_is_read_safely)
{
	static const char *const pieces[] = {"約", "最大", "延べ", "1", "12", "1,234", "2.7",
		"二", "十", "千", "万", "億", "兆", "、", "～", "から", "半", "数", "一定",
		"人", "件", "台", "円", "か月", "割", "人月", "時間", "以上", "未満", "超",
		"強", "程度", "規模", "調査中", "—", ",", "."};
	static const char *const attributes[] = {"", "unit='device'", "form='wording'",
		"state='unknown'", "min='1' max='9'", "form='at-least' min='3' unit='hour'"};
	unsigned long long state = 7;
	struct count count;
	size_t right = 0;

	for (int turn = 0; turn < 20000; turn++) {
		const char *text = "";
		size_t length = draw(&state, 7);

		for (size_t i = 0; i < length; i++)
			text = arena_format(arena, "%s%s", text,
				pieces[draw(&state, sizeof pieces / sizeof *pieces)]);
		findings_free(findings);
		findings = findings_new();
		if (!measured(attributes[draw(&state, 6)], text,
			    (enum count_measure)draw(&state, 3), &count))
			continue;
		right++;
		ck_assert_msg(count.minimum >= 0 && count.minimum <= count.maximum, "%s", text);
		ck_assert_str_eq(count.wording, text);
	}
	ck_assert_uint_gt(right, 1000);
}
END_TEST

Suite *count_suite(void)
{
	Suite *suite = suite_create("count");
	TCase *tests = tcase_create("count");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, counts_are_read, 0, sizeof counts / sizeof *counts);
	tcase_add_test(tests, what_is_not_known_is_a_state);
	tcase_add_test(tests, a_state_explains_any_sign);
	tcase_add_loop_test(
		tests, money_and_quantities_are_read, 0, sizeof amounts / sizeof *amounts);
	tcase_add_loop_test(tests, amounts_that_are_wrong_are_said, 0,
		sizeof wrong_amounts / sizeof *wrong_amounts);
	tcase_add_loop_test(tests, mistakes_are_said_where_they_stand, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, made_up_wording_is_read_safely);
	suite_add_tcase(suite, tests);
	return suite;
}
