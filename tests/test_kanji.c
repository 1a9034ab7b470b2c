/* test_kanji.c - figures in vertical text, as a Japanese reader expects them. */
#include "said.h"

#include "record/kanji.h"
#include "record/number.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>

Suite *kanji_suite(void);

static struct buffer text;

static const char *kanji(const char *words)
{
	buffer_clear(&text);
	buffer_text(&text, "");
	kanji_figures(words, &text);
	return text.data;
}

static void teardown(void)
{
	buffer_done(&text);
	text = (struct buffer){0};
}

static void assert_all(const char *const (*cases)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(kanji(cases[i][0]), cases[i][1]);
}
#define ASSERT_ALL(cases) assert_all(cases, sizeof cases / sizeof *cases)

START_TEST(dates)
{
	static const char *const cases[][2] = {
		{"令和8年11月21日", "令和八年十一月二十一日"},
		{"2026年11月21日（土）", "二〇二六年十一月二十一日（土）"},
		{"令和10年", "令和十年"},
		{"午後2時30分頃", "午後二時三十分頃"},
		{"午前0時", "午前〇時"},
		{"10:30", "一〇：三〇"},
		{"2026/11/21", "二〇二六／一一／二一"},
		{"11月上旬", "十一月上旬"},
	};

	ASSERT_ALL(cases);
}
END_TEST

START_TEST(counts)
{
	static const char *const cases[][2] = {
		{"約27,000人", "約二万七千人"},
		{"約2.7万人", "約二万七千人"},
		{"27000人", "二万七千人"},
		{"1億2,345万6,789円", "一億二千三百四十五万六千七百八十九円"},
		{"1,000万円", "一千万円"},
		{"1,000人", "千人"},
		{"11,110件", "一万一千百十件"},
		{"100人以上200人未満", "百人以上二百人未満"},
		{"2～3万件", "二～三万件"},
		{"4、5台", "四、五台"},
		{"12.5%", "十二・五％"},
		{"０．３％", "〇・三％"},
		{"延べ２０回", "延べ二十回"},
		{"第26条第1項", "第二十六条第一項"},
		{"3か月間", "三か月間"},
		{"1名", "一名"},
	};

	ASSERT_ALL(cases);
}
END_TEST

/* No number to be read as one. */
START_TEST(rows_of_digits)
{
	static const char *const cases[][2] = {
		{"03-1234-5678", "〇三－一二三四－五六七八"},
		{"０１２０－０００－０００", "〇一二〇－〇〇〇－〇〇〇"},
		{"〒999-0123", "〒九九九－〇一二三"},
		{"青葉一丁目2番3号", "青葉一丁目二番三号"},
		{"みなも1-2-3", "みなも一－二－三"},
		{"内線012", "内線〇一二"},
		{"受付番号123456", "受付番号一二三四五六"},
		{"12345678901234567890", "一二三四五六七八九〇一二三四五六七八九〇"},
	};

	ASSERT_ALL(cases);
}
END_TEST

START_TEST(words_of_letters_stay)
{
	static const char *const cases[][2] = {
		{"PDF/A-3a", "PDF/A-3a"},
		{"AES-256とA4判2枚", "AES-256とA4判二枚"},
		{"Ｂ５判", "Ｂ５判"},
		{"Windows Server 2022と10 GB", "Windows Server 2022と10 GB"},
		{"コーポ𠮷野 203号", "コーポ𠮷野 二百三号"},
		{"10 20", "十 二十"},
		{"https://www.example.jp/1?b=2", "https://www.example.jp/1?b=2"},
		{"box12@mail3.example", "box12@mail3.example"},
		{"漢字だけ、一部", "漢字だけ、一部"},
		{"", ""},
	};

	ASSERT_ALL(cases);
}
END_TEST

/* What is written is what it says: read back it is the same number. */
START_TEST(numbers_read_back)
{
	unsigned long long state = 26;

	for (size_t i = 0; i < 20000; i++) {
		char figures[32];
		int64_t value = (int64_t)draw(&state, 10000), back;
		const char *at;

		for (size_t groups = draw(&state, 4); groups > 0; groups--)
			value = value * 10000 + (int64_t)draw(&state, 10000);
		snprintf(figures, sizeof figures, "%" PRId64 "人", value);
		at = kanji(figures);
		ck_assert_int_eq(number_read(&at, 1, &back), NUMBER_READ);
		ck_assert_msg(back == value, "%s: %s", figures, text.data);
		ck_assert_str_eq(at, "人");
	}
}
END_TEST

Suite *kanji_suite(void)
{
	Suite *suite = suite_create("kanji");
	TCase *tests = tcase_create("kanji");

	tcase_add_checked_fixture(tests, NULL, teardown);
	tcase_add_test(tests, dates);
	tcase_add_test(tests, counts);
	tcase_add_test(tests, rows_of_digits);
	tcase_add_test(tests, words_of_letters_stay);
	tcase_add_test(tests, numbers_read_back);
	suite_add_tcase(suite, tests);
	return suite;
}
