/* The width of figures. */
#include "base/figures.h"

#include <check.h>

Suite *figures_suite(void);

static const struct {
	const char *text, *wide, *single;
} cases[] = {
	{"", "", ""},
	{"12月3日", "１２月３日", "12月３日"},
	{"27,000人、約2.7万件。", "２７，０００人、約２．７万件。", "27,000人、約2.7万件。"},
	{"0120-000-000", "0120-000-000", "0120-000-000"},
	{"午前9:30から", "午前9:30から", "午前9:30から"},
	{"https://a.example/1 と a1@b.example", "https://a.example/1 と a1@b.example",
		"https://a.example/1 と a1@b.example"},
	{"(1)と10%", "(１)と１０%", "(１)と10%"},
	{"A4で3枚", "A4で３枚", "A4で３枚"},
	{"1. 2,", "１. ２,", "１. ２,"},
	{"第２報と3", "第２報と３", "第２報と３"},
};

START_TEST(numbers_alone_change_their_width)
{
	struct buffer wide = {0}, single = {0}, half = {0};

	figures_write(cases[_i].text, FIGURES_WIDE, &wide);
	figures_write(cases[_i].text, FIGURES_SINGLE_WIDE, &single);
	figures_write(cases[_i].text, FIGURES_HALF, &half);
	buffer_text(&wide, "");
	buffer_text(&single, "");
	buffer_text(&half, "");
	ck_assert_str_eq(wide.data, cases[_i].wide);
	ck_assert_str_eq(single.data, cases[_i].single);
	ck_assert_str_eq(half.data, cases[_i].text);
	buffer_done(&wide);
	buffer_done(&single);
	buffer_done(&half);
}
END_TEST

Suite *figures_suite(void)
{
	Suite *suite = suite_create("figures");
	TCase *tests = tcase_create("figures");

	tcase_add_loop_test(
		tests, numbers_alone_change_their_width, 0, sizeof cases / sizeof *cases);
	suite_add_tcase(suite, tests);
	return suite;
}
