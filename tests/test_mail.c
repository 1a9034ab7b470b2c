/* test_mail.c - a message of mail goes to one person and can be read by every program. */
#include "program.h"

#include "letters/mail.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *mail_suite(void);

static const struct mail model = {
	.from = "privacy@example.jp",
	.from_name = "株式会社みなも台ハウスケア　お客様相談室",
	.to = "haruka@example.jp",
	.to_name = "佐倉 遥　様",
	.subject = "【重要】お客様の個人情報に関するお詫びとお知らせ（誤ってお送りした郵便につ"
		   "いて）",
	.body = "佐倉 "
		"遥　様\n\nこのお知らせは、お客様の個人情報について発生した事故を、個人情報の保"
		"護に"
		"関する法律に基づいてお伝えするものです。ご迷惑とご心配をおかけいたしましたこと"
		"を、"
		"深くお詫び申し上げます。\n "
		"https://example.jp/notice/2026/a-very-long-address-of-a-page-"
		"that-nobody-breaks-in-two\n>引用\nFrom here on\n\n以上\n",
	.language = "ja",
};

static char *written(const struct mail *mail, const char *encoding, bool fits)
{
	struct buffer bytes = {0};

	ck_assert(mail_write(mail, encoding, &bytes) == fits);
	return bytes.data;
}

/* No line has more than LIMIT bytes, and all end with CR LF. */
static void lines_are_short(const char *mail, size_t limit)
{
	for (const char *at = mail; *at;) {
		const char *end = strstr(at, "\r\n");

		ck_assert_ptr_nonnull(end);
		ck_assert_msg((size_t)(end - at) <= limit, "%.*s", (int)(end - at), at);
		ck_assert_ptr_null(memchr(at, '\n', (size_t)(end - at)));
		at = end + 2;
	}
}

/* What the shell's FILTER makes of MAIL's body has PART. */
static void body_has(const char *mail, const char *filter, const char *part)
{
	char *folder = folder_new(), path[200];
	struct run run;

	snprintf(path, sizeof path, "%s/mail", folder);
	file_write(path, strstr(mail, "\r\n\r\n") + 4);
	run = run_shell("cat %s | %s", path, filter);
	ck_assert_msg(strstr(run.output, part), "no \"%s\" in:\n%.900s", part, run.output);
	run_done(&run);
	folder_done(folder);
}

START_TEST(in_utf_8_it_is_base64)
{
	char *mail = written(&model, "utf-8", true);

	lines_are_short(mail, 76);
	has(mail, "To: =?UTF-8?B?5L2Q5YCJIOmBpeOAgOanmA==?=\r\n <haruka@example.jp>\r\n");
	has(mail, "charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
	has_not(mail, "Date:");
	body_has(mail, "tr -d '\\r' | base64 -d | tr -d '\\r'", model.body);
	free(mail);
}
END_TEST

/* RFC 3676: lines that end in a space go on; one space at the end and one at the start that
 * keeps others from being taken for something else are not the text's. */
START_TEST(in_iso_2022_jp_it_is_in_lines)
{
	char *mail = written(&model, "iso-2022-jp", true);

	lines_are_short(mail, 120);
	has(mail, "Subject: =?ISO-2022-JP?B?");
	has(mail, "format=flowed; delsp=yes\r\nContent-Transfer-Encoding: 7bit\r\n");
	for (const char *at = mail; *at; at++)
		ck_assert((unsigned char)*at < 0x80);
	body_has(mail,
		"tr -d '\\r' | iconv -f iso-2022-jp -t utf-8 | sed -e ':a' -e '/ $/{N;s/ \\n "
		"\\?//;ba}' -e 's/^ //'",
		model.body);
	free(mail);
}
END_TEST

START_TEST(in_cp932_all_of_it_is_in_cp932)
{
	char *mail = written(&model, "cp932", true);

	has(mail, "To: =?Windows-31J?B?jbKRcSCXeYFAl2w=?=\r\n <haruka@example.jp>\r\n");
	has(mail, "charset=Windows-31J\r\nContent-Transfer-Encoding: base64\r\n\r\n");
	body_has(mail, "tr -d '\\r' | base64 -d | iconv -f cp932 -t utf-8 | tr -d '\\r'",
		model.body);
	free(mail);
}
END_TEST

START_TEST(what_the_encoding_lacks_makes_it_utf_8)
{
	struct mail mail = model;
	char *bytes;

	mail.to_name = "髙瀬 𠮷野　様";
	bytes = written(&mail, "iso-2022-jp", false);
	has(bytes, "charset=UTF-8\r\n");
	free(bytes);
}
END_TEST

START_TEST(addresses_and_names_are_what_they_are)
{
	struct mail mail = model;
	char *bytes;

	mail.to = "haruka..s.@example.ne.jp";
	mail.to_name = "Haruka \"H\" Sakura";
	mail.subject = "Notice";
	bytes = written(&mail, "utf-8", true);
	has(bytes, "To: \"Haruka \\\"H\\\" Sakura\"\r\n <\"haruka..s.\"@example.ne.jp>\r\n");
	has(bytes, "\r\nSubject: Notice\r\n");
	free(bytes);
	/* What a program would take for encoded words is none. */
	mail.to_name = "=?UTF-8?B?eA==?=";
	mail.subject = "A =?UTF-8?B?eA==?= B";
	bytes = written(&mail, "utf-8", true);
	has(bytes, "To: =?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=\r\n");
	has(bytes, "\r\nSubject: =?UTF-8?B?");
	free(bytes);
}
END_TEST

START_TEST(the_date_is_that_of_japan)
{
	struct buffer date = {0};

	mail_date(INT64_C(1795046400), &date); /* 2026-11-19T00:00Z */
	ck_assert_str_eq(date.data, "Thu, 19 Nov 2026 09:00:00 +0900");
	buffer_done(&date);
}
END_TEST

Suite *mail_suite(void)
{
	Suite *suite = suite_create("mail");
	TCase *tests = tcase_create("mail");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, in_utf_8_it_is_base64);
	tcase_add_test(tests, in_iso_2022_jp_it_is_in_lines);
	tcase_add_test(tests, in_cp932_all_of_it_is_in_cp932);
	tcase_add_test(tests, what_the_encoding_lacks_makes_it_utf_8);
	tcase_add_test(tests, addresses_and_names_are_what_they_are);
	tcase_add_test(tests, the_date_is_that_of_japan);
	suite_add_tcase(suite, tests);
	return suite;
}
