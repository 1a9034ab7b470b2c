/* Lists of words in one text. */
#include "base/words.h"

#include <check.h>

Suite *words_suite(void);

static const struct {
	const char *words, *others;
	bool all, any;
} cases[] = {
	{"g1 g2 g3", "g3 g1", true, true},
	{" g1\tg2\n", "g2", true, true},
	{"g1 g2", "g2 g4", false, true},
	{"g10 gg1 g1a", "g1", false, false},
	{"g1", "g10", false, false},
	{"g1 g2", "", true, false},
	{"", "g1", false, false},
	{" ", "  ", true, false},
};

START_TEST(lists_hold_whole_words)
{
	ck_assert(words_hold_all(cases[_i].words, cases[_i].others) == cases[_i].all);
	ck_assert(words_meet(cases[_i].words, cases[_i].others) == cases[_i].any);
	ck_assert(words_meet(cases[_i].others, cases[_i].words) == cases[_i].any);
}
END_TEST

START_TEST(an_empty_word_is_in_no_list)
{
	ck_assert(words_hold("release corrects", "corrects"));
	ck_assert(!words_hold("release corrects", "correct"));
	ck_assert(!words_hold("release  corrects", ""));
	ck_assert(!words_hold("", ""));
}
END_TEST

START_TEST(words_come_one_after_the_other)
{
	const char *words = " ab\t c ", *word;
	size_t length;

	word = words_next(&words, &length);
	ck_assert(word[0] == 'a' && length == 2);
	word = words_next(&words, &length);
	ck_assert(word[0] == 'c' && length == 1);
	ck_assert_ptr_null(words_next(&words, &length));
	ck_assert_ptr_null(words_next(&words, &length));
}
END_TEST

Suite *words_suite(void)
{
	Suite *suite = suite_create("words");
	TCase *tests = tcase_create("words");

	tcase_add_loop_test(tests, lists_hold_whole_words, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, an_empty_word_is_in_no_list);
	tcase_add_test(tests, words_come_one_after_the_other);
	suite_add_tcase(suite, tests);
	return suite;
}
