/* Numbers of headings and of lists in lists. */
#include "document/numbering.h"

#include "letter.h"
#include "marks.h"
#include "output/document_text.h"

#include "base/buffer.h"

#include <check.h>

Suite *numbering_suite(void);

static struct letter letter;

static void setup(void)
{
	letter = letter_styled("official");
}

static void teardown(void)
{
	letter_done(&letter);
}

static const struct {
	const char *numbering;
	size_t depth, count;
	const char *expected;
} numbers[] = {
	{"第1 1 (1) ア (ア)", 1, 3, "第3"},
	{"第1 1 (1) ア (ア)", 2, 12, "12"},
	{"第1 1 (1) ア (ア)", 3, 10, "(10)"},
	{"第1 1 (1) ア (ア)", 4, 46, "ン"},
	{"第1 1 (1) ア (ア)", 4, 47, "アア"},
	{"第1 1 (1) ア (ア)", 5, 2, "(イ)"},
	{"第1 1 (1) ア (ア)", 9, 1, "(ア)"},
	{"１．", 1, 20, "２０．"},
	{"①", 1, 20, "⑳"},
	{"①", 1, 21, "(21)"},
	{"⑴", 1, 12, "⑿"},
	{"⑴", 1, 13, "⒀"},
	{"⑴", 1, 20, "⒇"},
	{" a)  A) ", 1, 27, "aa)"},
	{" a)  A) ", 2, 26, "Z)"},
};

START_TEST(numbers_count_as_their_sample)
{
	ck_assert_str_eq(numbering_format(letter.arena, numbers[_i].numbering,
				 numbers[_i].depth, numbers[_i].count),
		numbers[_i].expected);
}
END_TEST

START_TEST(a_sample_must_count)
{
	ck_assert(numbering_is_valid("第1 1"));
	ck_assert(!numbering_is_valid(""));
	ck_assert(!numbering_is_valid("  "));
	ck_assert(!numbering_is_valid("1 ・"));
	letter_expand_text(&letter, "<list numbering='・'><item>甲</item></list>");
	ck_assert_ptr_nonnull(letter_finding(&letter, "template-attribute-wrong"));
}
END_TEST

START_TEST(lists_in_lists_are_numbered_by_depth)
{
	letter_expand_text(&letter,
		"<title>表</title><list numbering='1 (1) ア'><item>甲</item>"
		"<list><item>乙</item><item>丙</item>"
		"<list><item>丁</item></list></list><item>戊</item></list>");
	letter_lay(&letter);
	letter_assert_text(&letter, "表\n\n1　甲\n　(1)　乙\n　(2)　丙\n　　ア　丁\n2　戊\n");
	letter_assert_structure(&letter,
		"Document(H1 L(LI(Lbl LBody(P L(LI(Lbl LBody)"
		" LI(Lbl LBody(P L(LI(Lbl LBody))))))) LI(Lbl LBody)))");
	ck_assert_int_lt(mark_start(mark_find(letter.pages, "甲")),
		mark_start(mark_find(letter.pages, "乙")));
	ck_assert_int_eq(mark_start(mark_find(letter.pages, "乙")),
		mark_start(mark_find(letter.pages, "丙")));
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

/* What falls away leaves no gap. */
START_TEST(headings_are_numbered_by_level)
{
	letter_expand_text(&letter, "<title>表</title>");
	letter.root->numbering = "第1 1";
	letter_heading(&letter, letter.root, 1, "概要");
	letter_heading(&letter, letter.root, 2, "");
	letter_heading(&letter, letter.root, 2, "経緯");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "文");
	letter_heading(&letter, letter.root, 1, "措置");
	letter_heading(&letter, letter.root, 2, "済み");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "文");
	letter_lay(&letter);
	letter_assert_text(&letter, "表\n\n第1　概要\n1　経緯\n文\n\n第2　措置\n1　済み\n文\n");
}
END_TEST

/* Ten numbers: the texts still stand under each other, clear of the numbers. */
START_TEST(texts_stand_clear_of_wide_numbers)
{
	const struct mark *nine, *ten;

	letter_expand_text(&letter,
		arena_format(letter.arena, "<title>表</title><list numbering='(1)'>%s</list>",
			letter_repeated(&letter, "<item>項目</item>", 10)));
	letter_lay(&letter);
	nine = text_next(mark_find(letter.pages, "(9)")->next);
	ten = text_next(mark_find(letter.pages, "(10)")->next);
	ck_assert_int_eq(mark_start(nine), mark_start(ten));
	ck_assert_int_gt(mark_start(ten), mark_end(mark_find(letter.pages, "(10)")));
}
END_TEST

Suite *numbering_suite(void)
{
	Suite *suite = suite_create("numbering");
	TCase *tests = tcase_create("numbering");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(
		tests, numbers_count_as_their_sample, 0, sizeof numbers / sizeof *numbers);
	tcase_add_test(tests, a_sample_must_count);
	tcase_add_test(tests, lists_in_lists_are_numbered_by_depth);
	tcase_add_test(tests, headings_are_numbered_by_level);
	tcase_add_test(tests, texts_stand_clear_of_wide_numbers);
	suite_add_tcase(suite, tests);
	return suite;
}
