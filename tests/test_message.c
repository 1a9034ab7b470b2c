/* Every message of the program has wording in both languages. */
#include "base/buffer.h"
#include "base/finding.h"
#include "base/message.h"

#include <check.h>
#include <string.h>

Suite *message_suite(void);

static void all_worded(const char *language)
{
	struct buffer text = {0};

	message_language(language, TODOKE_BUILD "/share/todoke/locales");
	for (size_t i = 0; message_id(i); i++) {
		const char *none[] = {NULL};

		buffer_clear(&text);
		message_format(&text, message_id(i), none);
		ck_assert_msg(strncmp(text.data, message_id(i), strlen(message_id(i))) != 0
				      || strchr(text.data, ' '),
			"%s: no wording for %s", language, message_id(i));
	}
	buffer_done(&text);
}

START_TEST(japanese_wording_is_complete)
{
	all_worded("ja");
}
END_TEST

START_TEST(english_wording_is_complete)
{
	all_worded("en");
}
END_TEST

START_TEST(ids_are_unique)
{
	for (size_t i = 0; message_id(i); i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(message_id(i), message_id(j));
}
END_TEST

START_TEST(names_are_filled_and_unknown_names_stay)
{
	struct buffer text = {0};
	const char *pairs[] = {"a", "1", "long name", "2", NULL};

	message_fill(&text, "{a} {long name} {b} { {a", pairs);
	ck_assert_str_eq(text.data, "1 2 {b} { {a");
	buffer_done(&text);
}
END_TEST

START_TEST(an_unregistered_id_is_an_error)
{
	struct findings *findings = findings_new();

	finding_add(findings, "no-such-message", (struct place){0}, NULL);
	ck_assert_str_eq(findings_at(findings, 0)->id, "message-unknown");
	ck_assert_int_eq(findings_status(findings), 2);
	findings_free(findings);
}
END_TEST

START_TEST(nothing_in_an_argument_reaches_the_terminal_raw)
{
	struct findings *findings = findings_new();
	struct buffer text = {0};

	message_language("en", TODOKE_BUILD "/share/todoke/locales");
	finding_add(
		findings, "usage-command", (struct place){0}, "value", "a\033[2J\xFF\nb", NULL);
	finding_format(findings_at(findings, 0), &text);
	ck_assert_msg(strstr(text.data, "a [2J\uFFFD b") != NULL, "%s", text.data);
	buffer_done(&text);
	findings_free(findings);
}
END_TEST

Suite *message_suite(void)
{
	Suite *suite = suite_create("message");
	TCase *tests = tcase_create("message");

	tcase_add_test(tests, japanese_wording_is_complete);
	tcase_add_test(tests, english_wording_is_complete);
	tcase_add_test(tests, ids_are_unique);
	tcase_add_test(tests, names_are_filled_and_unknown_names_stay);
	tcase_add_test(tests, an_unregistered_id_is_an_error);
	tcase_add_test(tests, nothing_in_an_argument_reaches_the_terminal_raw);
	suite_add_tcase(suite, tests);
	return suite;
}
