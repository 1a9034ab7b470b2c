/* test_language.c - which parts of a text are in another language than the rest. */
#include "base/buffer.h"
#include "text/language.h"

#include <check.h>
#include <string.h>

Suite *language_suite(void);

/* What is in another language stands between brackets, after the name of that. */
static const struct {
	const char *around, *text, *marked;
} cases[] = {
	{"ja", "画面に Your files are encrypted. と出ました。",
		"画面に {en:Your files are encrypted.} と出ました。"},
	{"ja", "“Your data may be lost”という件名", "{en:“Your data may be lost”}という件名"},
	{"ja", "Act on the Protection of Personal Information",
		"{en:Act on the Protection of Personal Information}"},
	{"ja", "first of all、次に then came more。",
		"{en:first of all}、次に {en:then came more}。"},
	/* names of products, addresses and files are not English */
	{"ja", "Windows Server 2022とAdobe Acrobat Reader DC", NULL},
	{"ja", "https://www.example.jp/a desk@example.jp help.desk", NULL},
	{"ja", "order_list.csv customer_list.csv user.csv", NULL},
	{"ja", "PDF と order history を", NULL},
	{"ja", "三日月 澄人", NULL},
	{"ja", "か\u0301 the first one of all", "か\u0301 {en:the first one of all}"},
	{"en", "the list 顧客名簿 and the file", "the list {ja:顧客名簿} and the file"},
	{"en", "水面県みなも台市青葉一丁目2番3号", "{ja:水面県みなも台市青葉一丁目2番3号}"},
	{"en", "葛\U000E0100城 Ms. 𠮷野", "{ja:葛\U000E0100城} Ms. {ja:𠮷野}"},
	{"en", "by 株式会社ABC and", "by {ja:株式会社}ABC and"},
	{"en", "1　Information “quoted”", NULL},
	{"", "その the first of all", NULL},
	{"ja", "\xFF\xC2 the first of all", "\xFF\xC2 {en:the first of all}"},
};

START_TEST(other_languages_are_found)
{
	const char *text = cases[_i].text, *language;
	size_t length = strlen(text), stretch;
	struct buffer marked = {0};

	for (size_t at = 0; at < length; at += stretch) {
		stretch = language_stretch(text + at, length - at, cases[_i].around, &language);
		ck_assert_uint_gt(stretch, 0);
		ck_assert_uint_le(stretch, length - at);
		if (language)
			buffer_format(&marked, "{%s:", language);
		buffer_add(&marked, text + at, stretch);
		if (language)
			buffer_byte(&marked, '}');
	}
	ck_assert_str_eq(marked.data, cases[_i].marked ? cases[_i].marked : text);
	buffer_done(&marked);
}
END_TEST

Suite *language_suite(void)
{
	Suite *suite = suite_create("language");
	TCase *cases_of = tcase_create("language");

	tcase_add_loop_test(
		cases_of, other_languages_are_found, 0, sizeof cases / sizeof *cases);
	suite_add_tcase(suite, cases_of);
	return suite;
}
