/* test_cluster.c - text into what a reader takes for characters, and their classes. */
#include "base/buffer.h"
#include "text/class.h"
#include "text/cluster.h"

#include <check.h>
#include <string.h>

Suite *cluster_suite(void);

/* TEXT with its clusters parted by |. */
static const char *parted(const char *text, struct buffer *buffer)
{
	size_t length = strlen(text);

	buffer_clear(buffer);
	for (size_t at = 0; at < length;) {
		struct cluster cluster = cluster_read(text + at, length - at);

		if (at)
			buffer_byte(buffer, '|');
		buffer_add(buffer, cluster.text, cluster.length);
		at += cluster.length;
	}
	return buffer->data;
}

START_TEST(test_clusters)
{
	static const struct {
		const char *text, *parted;
	} cases[] = {
		{"日本A1", "日|本|A|1"},
		{"\U00020BB7野家", "\U00020BB7|野|家"},
		{"葛\U000E0100城", "葛\U000E0100|城"},             /* ideographic variant */
		{"か\u309Aき\u3099", "か\u309A|き\u3099"},         /* combining sound marks */
		{"e\u0301\u0323x", "e\u0301\u0323|x"},             /* two marks */
		{"葛\U000E0100\u3099", "葛\U000E0100\u3099"},      /* both */
		{"\u0301a", "\u0301|a"},                           /* a mark with no base */
		{"a\n\u0301b", "a|\n|\u0301|b"},                   /* a line feed takes none */
		{"👨\u200D👩\u200D👧。", "👨\u200D👩\u200D👧|。"},       /* joined */
		{"日\u200D本", "日\u200D|本"},                     /* ideographs never join */
		{"👍\U0001F3FB！", "👍\U0001F3FB|！"},               /* skin tone */
		{"\u1112\u1161\u11AB국", "\u1112\u1161\u11AB|국"}, /* decomposed hangul */
		{"〽\uFE0F", "〽\uFE0F"},
		{"が", "が"},
	};
	struct buffer buffer = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_str_eq(parted(cases[i].text, &buffer), cases[i].parted);
	buffer_done(&buffer);
}
END_TEST

START_TEST(test_selector)
{
	static const char name[] = "葛\U000E0100\U000E0101";
	struct cluster cluster = cluster_read("葛\U000E0100城", 10);

	ck_assert_uint_eq(cluster.base, 0x845B);
	ck_assert_uint_eq(cluster.selector, 0xE0100);
	ck_assert(cluster.simple);
	cluster = cluster_read(name, strlen(name));
	ck_assert_uint_eq(cluster.selector, 0xE0100);
	ck_assert_uint_eq(cluster.length, strlen(name));
	ck_assert(!cluster.simple);
	cluster = cluster_read("か\u3099", 6);
	ck_assert_uint_eq(cluster.selector, 0);
	ck_assert(!cluster.simple);
}
END_TEST

/* Bytes that are no UTF-8 are clusters of one byte each, and stay as they are. */
START_TEST(test_malformed)
{
	static const char bytes[] = "\xE6\x97\xFF\x80日\xC0\xAF\xED\xA0\x80\xF5";
	size_t length = sizeof bytes - 1, at = 0, count = 0;

	while (at < length) {
		struct cluster cluster = cluster_read(bytes + at, length - at);

		ck_assert_uint_ge(cluster.length, 1);
		ck_assert_ptr_eq(cluster.text, bytes + at);
		if (cluster.length == 1)
			ck_assert_uint_eq(cluster.base, 0xFFFD);
		at += cluster.length;
		count++;
	}
	ck_assert_uint_eq(at, length);
	ck_assert_uint_eq(count, 11);
}
END_TEST

START_TEST(test_codes)
{
	struct buffer buffer = {0};

	cluster_codes(cluster_read("葛\U000E0100", 7), &buffer);
	ck_assert_str_eq(buffer.data, "U+845B U+E0100");
	buffer_done(&buffer);
}
END_TEST

START_TEST(test_classes)
{
	static const struct {
		uint32_t character;
		enum character_class class;
	} cases[] = {
		{0x300C, CLASS_OPENING_BRACKET},
		{0xFF09, CLASS_CLOSING_BRACKET},
		{0x301C, CLASS_HYPHEN},
		{0xFF1F, CLASS_DIVIDING_PUNCTUATION},
		{0x30FB, CLASS_MIDDLE_DOT},
		{0xFF1A, CLASS_MIDDLE_DOT},
		{0x3002, CLASS_FULL_STOP},
		{0x3001, CLASS_COMMA},
		{0x2026, CLASS_INSEPARABLE},
		{0x3005, CLASS_ITERATION_MARK},
		{0x30FC, CLASS_PROLONGED_SOUND},
		{0x3063, CLASS_SMALL_KANA},
		{0x30E7, CLASS_SMALL_KANA},
		{0x31F5, CLASS_SMALL_KANA},
		{0xFFE5, CLASS_PREFIXED_ABBREVIATION},
		{0x2103, CLASS_POSTFIXED_ABBREVIATION},
		{0x3000, CLASS_IDEOGRAPHIC_SPACE},
		{0x3042, CLASS_HIRAGANA},
		{0x30A2, CLASS_KATAKANA},
		{0x2260, CLASS_MATH_SYMBOL},
		{0xFF0B, CLASS_MATH_OPERATOR},
		{0x6F22, CLASS_IDEOGRAPHIC},
		{0x20BB7, CLASS_IDEOGRAPHIC},
		{0xAC00, CLASS_IDEOGRAPHIC},
		{0x2611, CLASS_IDEOGRAPHIC},
		{0xFF11, CLASS_IDEOGRAPHIC},
		{'7', CLASS_GROUPED_NUMERAL},
		{' ', CLASS_WORD_SPACE},
		{'A', CLASS_WESTERN},
		{0xE9, CLASS_WESTERN},
		{0x416, CLASS_WESTERN},
		{'(', CLASS_WESTERN_OPENING},
		{'.', CLASS_WESTERN_CLOSING},
		{'\n', CLASS_LINE_FEED},
		{0x200B, CLASS_INVISIBLE},
		{0xE0100, CLASS_INVISIBLE},
		{0xE000, CLASS_IDEOGRAPHIC},
		{0x10FFFF, CLASS_IDEOGRAPHIC},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(class_of(cases[i].character) == cases[i].class,
			"U+%04X is cl-%02d", (unsigned)cases[i].character,
			(int)class_of(cases[i].character));
}
END_TEST

/* JLREQ table 1 in 24ths: the fixed points of Japanese setting. */
START_TEST(test_spacing)
{
	static const struct {
		enum character_class before, after;
		int32_t natural;
	} cases[] = {
		{CLASS_IDEOGRAPHIC, CLASS_IDEOGRAPHIC, 0},
		{CLASS_IDEOGRAPHIC, CLASS_OPENING_BRACKET, 12},
		{CLASS_OPENING_BRACKET, CLASS_IDEOGRAPHIC, 0},
		{CLASS_OPENING_BRACKET, CLASS_OPENING_BRACKET, 0},
		{CLASS_CLOSING_BRACKET, CLASS_HIRAGANA, 12},
		{CLASS_CLOSING_BRACKET, CLASS_OPENING_BRACKET, 12},
		{CLASS_CLOSING_BRACKET, CLASS_COMMA, 0},
		{CLASS_FULL_STOP, CLASS_CLOSING_BRACKET, 0},
		{CLASS_FULL_STOP, CLASS_KATAKANA, 12},
		{CLASS_COMMA, CLASS_OPENING_BRACKET, 12},
		{CLASS_KATAKANA, CLASS_MIDDLE_DOT, 6},
		{CLASS_MIDDLE_DOT, CLASS_KATAKANA, 6},
		{CLASS_MIDDLE_DOT, CLASS_MIDDLE_DOT, 12},
		{CLASS_CLOSING_BRACKET, CLASS_MIDDLE_DOT, 6},
		{CLASS_FULL_STOP, CLASS_MIDDLE_DOT, 18},
		{CLASS_HIRAGANA, CLASS_WESTERN, 6},
		{CLASS_GROUPED_NUMERAL, CLASS_IDEOGRAPHIC, 6},
		{CLASS_HIRAGANA, CLASS_WESTERN_OPENING, 6},
		{CLASS_WESTERN_OPENING, CLASS_HIRAGANA, 0},
		{CLASS_IDEOGRAPHIC, CLASS_WESTERN_CLOSING, 0},
		{CLASS_WESTERN, CLASS_WESTERN, 0},
		{CLASS_GROUPED_NUMERAL, CLASS_POSTFIXED_ABBREVIATION, 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct spacing spacing = class_spacing(cases[i].before, cases[i].after);

		ck_assert_msg(spacing.natural == cases[i].natural, "cl-%02d cl-%02d: %d",
			(int)cases[i].before, (int)cases[i].after, (int)spacing.natural);
		ck_assert_int_le(spacing.least, spacing.natural);
		ck_assert_int_ge(spacing.most, spacing.natural);
	}
}
END_TEST

START_TEST(test_breaks)
{
	ck_assert(class_may_break(CLASS_IDEOGRAPHIC, CLASS_HIRAGANA, false));
	ck_assert(class_may_break(CLASS_HIRAGANA, CLASS_WESTERN, false));
	ck_assert(class_may_break(CLASS_COMMA, CLASS_OPENING_BRACKET, false));
	ck_assert(!class_may_break(CLASS_HIRAGANA, CLASS_COMMA, false));
	ck_assert(!class_may_break(CLASS_KATAKANA, CLASS_PROLONGED_SOUND, false));
	ck_assert(!class_may_break(CLASS_OPENING_BRACKET, CLASS_HIRAGANA, false));
	ck_assert(!class_may_break(CLASS_INSEPARABLE, CLASS_INSEPARABLE, true));
	ck_assert(class_may_break(CLASS_INSEPARABLE, CLASS_INSEPARABLE, false));
	ck_assert(!class_may_break(CLASS_WESTERN, CLASS_GROUPED_NUMERAL, false));
	ck_assert(!class_may_break(CLASS_GROUPED_NUMERAL, CLASS_POSTFIXED_ABBREVIATION, false));
	ck_assert(!class_may_break(CLASS_PREFIXED_ABBREVIATION, CLASS_GROUPED_NUMERAL, false));
}
END_TEST

Suite *cluster_suite(void)
{
	Suite *suite = suite_create("cluster");
	TCase *clusters = tcase_create("clusters");
	TCase *classes = tcase_create("classes");

	tcase_add_test(clusters, test_clusters);
	tcase_add_test(clusters, test_selector);
	tcase_add_test(clusters, test_malformed);
	tcase_add_test(clusters, test_codes);
	suite_add_tcase(suite, clusters);
	tcase_add_test(classes, test_classes);
	tcase_add_test(classes, test_spacing);
	tcase_add_test(classes, test_breaks);
	suite_add_tcase(suite, classes);
	return suite;
}
