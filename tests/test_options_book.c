/* Option lists of forms: which one is in force, and files that are wrong. */
#include "program.h"
#include "said.h"

#include "template/options_book.h"

#include <check.h>
#include <string.h>

Suite *options_book_suite(void);

struct opened {
	struct arena *arena;
	struct findings *findings;
	struct options_book *book;
};

static struct opened book_open(const char *lists)
{
	struct opened opened = {.arena = arena_new(), .findings = findings_new()};
	char *folder = folder_new();
	const char *path = arena_format(opened.arena, "%s/options.xml", folder);

	file_write(
		path, arena_format(opened.arena,
			      "<options xmlns='urn:todoke:options:1' form='f'>\n%s</options>",
			      lists));
	opened.book = options_book_open(
		path, "core/schema/options.xsd", opened.arena, opened.findings);
	folder_done(folder);
	return opened;
}

static void opened_done(struct opened *opened)
{
	options_book_free(opened->book);
	findings_free(opened->findings);
	arena_free(opened->arena);
}

#define LIST(dates, words)                                                                     \
	"<list id='a' row='r' source='s' " dates "><option grade='C'>" words                   \
	"</option></list>\n"

START_TEST(list_of_the_day_is_used)
{
	static const struct {
		const char *day, *words;
	} cases[] = {
		{"2022-03-31", NULL},
		{"2022-04-01", "旧"},
		{"2026-09-30", "旧"},
		{"2026-10-01", "新"},
		{NULL, "新"},
	};
	struct opened opened = book_open(LIST("from='2022-04-01' until='2026-09-30'", "旧")
			LIST("from='2026-10-01'", "新"));
	const struct form_option *option;

	ck_assert_str_eq(said(opened.findings, opened.arena), "");
	option = options_find(opened.book, "a", cases[_i].day);
	if (cases[_i].words)
		ck_assert_str_eq(option->words, cases[_i].words);
	else
		ck_assert_ptr_null(option);
	opened_done(&opened);
}
END_TEST

START_TEST(list_that_is_not_there_is_none)
{
	struct opened opened = book_open(LIST("from='2022-04-01'", "語"));

	ck_assert_ptr_null(options_find(opened.book, "b", "2026-11-19"));
	ck_assert_ptr_null(options_find(NULL, "a", NULL));
	opened_done(&opened);
}
END_TEST

START_TEST(options_keep_their_order)
{
	struct opened opened = book_open(
		"<list id='a' row='r' source='s' from='2022-04-01'>"
		"<option grade='A'>一</option><option grade='B' chosen='true()'>二</option>"
		"</list>");
	const struct form_option *option = options_find(opened.book, "a", NULL);

	ck_assert_str_eq(option->words, "一");
	ck_assert_ptr_null(option->chosen);
	ck_assert_str_eq(option->next->words, "二");
	ck_assert_ptr_nonnull(option->next->chosen);
	ck_assert_ptr_null(option->next->next);
	opened_done(&opened);
}
END_TEST

START_TEST(mistakes_are_found_with_their_place)
{
	static const struct {
		const char *lists, *said;
	} cases[] = {
		{LIST("", "語"), "2:1 attribute-missing"},
		{LIST("from='2022-04-01'", ""), "value-empty"},
		{"<list id='a' row='r' source='s' from='2022-04-01'>"
		 "<option grade='D'>語</option></list>",
			"value-similar"},
		{"<list id='a' row='r' source='s' from='2022-04-01'>"
		 "<option grade='C' chosen='leak ='>語</option></list>",
			"xpath-malformed"},
	};
	struct opened opened = book_open(cases[_i].lists);

	ck_assert_msg(strstr(said(opened.findings, opened.arena), cases[_i].said) != NULL, "%s",
		said(opened.findings, opened.arena));
	opened_done(&opened);
}
END_TEST

Suite *options_book_suite(void)
{
	Suite *suite = suite_create("options_book");
	TCase *tests = tcase_create("options_book");

	tcase_add_loop_test(tests, list_of_the_day_is_used, 0, 5);
	tcase_add_test(tests, list_that_is_not_there_is_none);
	tcase_add_test(tests, options_keep_their_order);
	tcase_add_loop_test(tests, mistakes_are_found_with_their_place, 0, 4);
	suite_add_tcase(suite, tests);
	return suite;
}
