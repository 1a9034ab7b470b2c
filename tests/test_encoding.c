/* Text in older encodings: exact, or a finding; never a question mark. */
#include "program.h"

#include "base/encoding.h"

#include <check.h>
#include <string.h>

Suite *encoding_suite(void);

static void converts(const char *name, const char *text, const char *expected)
{
	struct encoding *encoding = encoding_open(name);
	struct buffer bytes = {0};

	ck_assert_ptr_nonnull(encoding);
	encoding_add(encoding, text, strlen(text), &bytes);
	ck_assert_uint_eq(bytes.length, strlen(expected));
	ck_assert_str_eq(bytes.data, expected);
	buffer_done(&bytes);
	encoding_close(encoding);
}

static void reaches(const char *name, const char *text, size_t length)
{
	struct encoding *encoding = encoding_open(name);

	ck_assert_uint_eq(encoding_reach(encoding, text, strlen(text)), length);
	ck_assert_uint_eq(encoding_reach(encoding, text, length), length);
	encoding_close(encoding);
}

START_TEST(text_is_converted)
{
	converts("utf-8", "届 𠮷", "届 𠮷");
	converts("cp932", "届\n髙①", "\x93\xcd\n\xfb\xfc\x87\x40");
	converts("iso-2022-jp", "a届\nb", "a\x1b$BFO\x1b(B\nb");
	converts("iso-2022-jp", "届", "\x1b$BFO\x1b(B");
}
END_TEST

START_TEST(wave_dash_and_its_likes_are_one_character)
{
	converts("iso-2022-jp", "3～5日", "3\x1b$B!A\x1b(B5\x1b$BF|\x1b(B");
	converts("iso-2022-jp", "3〜5日", "3\x1b$B!A\x1b(B5\x1b$BF|\x1b(B");
	converts("cp932", "～〜", "\x81\x60\x81\x60");
	converts("cp932", "−－", "\x81\x7c\x81\x7c");
	converts("iso-2022-jp", "—―‖∥−－", "\x1b$B!=!=!B!B!]!]\x1b(B");
}
END_TEST

/* The yen sign and the overline are no backslash and no tilde. */
START_TEST(no_character_turns_into_one_of_ascii)
{
	converts("cp932", "¥500￥",
		"\x81\x8f"
		"500\x81\x8f");
	converts("cp932", "‾￣", "\x81\x50\x81\x50");
	converts("iso-2022-jp", "¥¥", "\x1b(J\\\\\x1b(B");
	reaches("cp932", "¥‾", strlen("¥‾"));
}
END_TEST

START_TEST(what_is_lacking_is_known)
{
	reaches("utf-8", "葛󠄀城𠮷", strlen("葛󠄀城𠮷"));
	reaches("cp932", "髙﨑①㈱ｱ", strlen("髙﨑①㈱ｱ"));
	reaches("cp932", "コーポ𠮷野", strlen("コーポ"));
	reaches("cp932", "葛󠄀城", strlen("葛"));
	reaches("iso-2022-jp", "三日月髙", strlen("三日月"));
	reaches("iso-2022-jp", "①", 0);
	reaches("iso-2022-jp", "ｱ", 0);
}
END_TEST

START_TEST(what_is_lacking_becomes_a_reference)
{
	converts("iso-2022-jp", "届髙届", "\x1b$BFO\x1b(B&#x9AD9;\x1b$BFO\x1b(B");
	converts("cp932", "𠮷", "&#x20BB7;");
}
END_TEST

START_TEST(unknown_name_is_none)
{
	struct run run = run_shell("todoke make templates/records/misdelivery.xml"
				   " --encoding euc-jp -o build/no");

	ck_assert_ptr_null(encoding_open("EUC-JP"));
	ck_assert_int_eq(run.status, 3);
	ck_assert(strstr(run.errors, "utf-8、iso-2022-jp、cp932"));
	run_done(&run);
}
END_TEST

/* The addressee's name and house are in no Japanese mail: each is told with its place,
 * and nothing is written. */
START_TEST(text_with_lacking_characters_is_refused)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make templates/records/misdelivery.xml -f text"
				   " --encoding iso-2022-jp -o %s; ls %s",
		folder, folder);
	struct run line = run_shell("printf 'misdelivery.xml:%%s:' $(sed -n '/𠮷/=' "
				    "templates/records/misdelivery.xml)");

	ck_assert_ptr_nonnull(strstr(run.errors, line.output));
	ck_assert_ptr_nonnull(
		strstr(run.errors, "error[encoding-character]: 文字「𠮷」（U+20BB7）は"
				   " ISO-2022-JP では書けません"));
	ck_assert_ptr_nonnull(strstr(run.errors, "「葛󠄀」（U+845B U+E0100）"));
	ck_assert_str_eq(run.output, "");
	run_done(&line);
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* A form's text goes through mail as it is. */
START_TEST(text_comes_back_from_mail)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"make_it() { todoke make templates/records/ransomware.xml -t ppc --stage final"
		" --no-ledger -f text,xml --force -o %s \"$@\" >&2; };"
		"make_it && cp %s/*.txt %s/utf-8 && make_it --encoding iso-2022-jp"
		" && iconv -f ISO-2022-JP -t UTF-8 %s/*.txt | sed s/〜/～/g"
		" | diff %s/utf-8 - && xmllint --noout --schema core/schema/document.xsd "
		"%s/*.xml",
		folder, folder, folder, folder, folder, folder);

	ck_assert_msg(run.status == 0, "%s%s", run.output, run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *encoding_suite(void)
{
	Suite *suite = suite_create("encoding");
	TCase *tests = tcase_create("encoding");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, text_is_converted);
	tcase_add_test(tests, wave_dash_and_its_likes_are_one_character);
	tcase_add_test(tests, no_character_turns_into_one_of_ascii);
	tcase_add_test(tests, what_is_lacking_is_known);
	tcase_add_test(tests, what_is_lacking_becomes_a_reference);
	tcase_add_test(tests, unknown_name_is_none);
	tcase_add_test(tests, text_with_lacking_characters_is_refused);
	tcase_add_test(tests, text_comes_back_from_mail);
	suite_add_tcase(suite, tests);
	return suite;
}
