/* Counts as they are stated. */
#include "said.h"

#include "record/count.h"

#include <check.h>
#include <string.h>

Suite *count_suite(void);

static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	arena_free(arena);
	findings_free(findings);
}

static bool read(const char *attributes, const char *content, struct count *count)
{
	struct xml *xml =
		tree(arena_format(arena, "<count %s>%s</count>", attributes, content));
	bool right = count_read(xml_root(xml), arena, count, findings);

	ck_assert_int_eq(right, !findings_count(findings, LEVEL_WARNING));
	xml_free(xml);
	return right;
}

#define MAX COUNT_UNBOUNDED

static const struct {
	const char *attributes, *content;
	enum count_form form;
	int64_t minimum, maximum;
	const char *unit;
	bool about, running;
} counts[] = {
	{"", "1人", COUNT_EXACT, 1, 1, "person", false, false},
	{"", "0人", COUNT_EXACT, 0, 0, "person", false, false},
	{"", "1,234人", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "1234名様", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "１，２３４ 名", COUNT_EXACT, 1234, 1234, "person", false, false},
	{"", "約2.7万件", COUNT_ABOUT, 27000, 27000, "record", true, false},
	{"", "2.70万件", COUNT_EXACT, 27000, 27000, "record", false, false},
	{"", "最大約27,000人", COUNT_AT_MOST, 0, 27000, "person", true, false},
	{"", "152.5万人", COUNT_EXACT, 1525000, 1525000, "person", false, false},
	{"", "少なくとも300件", COUNT_AT_LEAST, 300, MAX, "record", false, false},
	{"", "少なくとも300件以上", COUNT_AT_LEAST, 300, MAX, "record", false, false},
	{"", "500人以上", COUNT_AT_LEAST, 500, MAX, "person", false, false},
	{"", "1,000人超", COUNT_OVER, 1001, MAX, "person", false, false},
	{"", "1,000人未満", COUNT_UNDER, 0, 999, "person", false, false},
	{"", "100台以下", COUNT_AT_MOST, 0, 100, "device", false, false},
	{"", "延べ20回", COUNT_EXACT, 20, 20, "time", false, true},
	{"", "300人程度", COUNT_ABOUT, 300, 300, "person", true, false},
	{"", "合計30人分", COUNT_EXACT, 30, 30, "person", false, false},
	{"", "300人から400人", COUNT_RANGE, 300, 400, "person", false, false},
	{"", "300～400人", COUNT_RANGE, 300, 400, "person", false, false},
	{"", "1億2,345万6,789件", COUNT_EXACT, 123456789, 123456789, "record", false, false},
	{"", "2千5百万円", COUNT_EXACT, 25000000, 25000000, "yen", false, false},
	{"", "3兆円", COUNT_EXACT, 3000000000000, 3000000000000, "yen", false, false},
	{"min='100000' max='900000'", "数十万件", COUNT_RANGE, 100000, 900000, "record", false,
		false},
	{"min='26500' max='27499'", "約2.7万件", COUNT_ABOUT, 26500, 27499, "record", true,
		false},
	{"form='exact' min='5' max='5' unit='person'", "5人", COUNT_EXACT, 5, 5, "person",
		false, false},
	{"unit='card'", "38枚", COUNT_EXACT, 38, 38, "card", false, false},
	{"unit='point'", "38個", COUNT_EXACT, 38, 38, "point", false, false},
	{"max='400'", "少なくとも300件", COUNT_AT_LEAST, 300, 400, "record", false, false},
};

START_TEST(counts_are_read)
{
	struct buffer text = {0};
	struct count count;

	ck_assert_msg(read(counts[_i].attributes, counts[_i].content, &count), "%s: %s",
		counts[_i].content, said(findings, arena));
	ck_assert_int_eq(count.state, COUNT_STATED);
	ck_assert_int_eq(count.form, counts[_i].form);
	ck_assert_int_eq(count.minimum, counts[_i].minimum);
	ck_assert_int_eq(count.maximum, counts[_i].maximum);
	ck_assert_str_eq(count.unit, counts[_i].unit);
	ck_assert_int_eq(count.about, counts[_i].about);
	ck_assert_int_eq(count.running, counts[_i].running);
	count_format(&count, &text);
	ck_assert_str_eq(text.data, counts[_i].content);
	buffer_done(&text);
}
END_TEST

START_TEST(what_is_not_known_is_a_state)
{
	static const struct {
		const char *content;
		enum count_state state;
	} states[] = {
		{"調査中", COUNT_OPEN}, {"不明", COUNT_UNKNOWN}, {"非公表", COUNT_UNDISCLOSED}};
	struct count count;

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		ck_assert(read("", states[i].content, &count));
		ck_assert_int_eq(count.state, states[i].state);
		ck_assert_str_eq(count.wording, states[i].content);
	}
}
END_TEST

static const struct {
	const char *attributes, *content, *said;
} mistakes[] = {
	{"", "1", "1:1 count-unit"},
	{"", "1,234", "1:1 count-unit"},
	{"", "38個", "1:1 count-unit-unknown"},
	{"", "12,34人", "1:1 count-commas"},
	{"", "1234,567人", "1:1 count-commas"},
	{"", "1,2345人", "1:1 count-commas"},
	{"", "1.5人", "1:1 count-fraction"},
	{"", "1.23456万人", "1:1 count-fraction"},
	{"", "9223372036854775808人", "1:1 count-large"},
	{"", "9999999999999兆人", "1:1 count-large"},
	{"", "数十万件", "1:1 count-vague"},
	{"min='1'", "数人", "1:1 count-vague"},
	{"", "-5人", "1:1 count-vague"},
	{"", "", "1:1 count-vague"},
	{"", "400～300人", "1:1 count-unclear"},
	{"", "最大100人以上", "1:1 count-unclear"},
	{"", "100人くらいかも", "1:1 count-unclear"},
	{"min='2'", "1人", "1:8 count-disagrees"},
	{"max='2'", "1人", "1:8 count-disagrees"},
	{"form='about'", "1人", "1:8 count-disagrees"},
	{"unit='record'", "38人", "1:8 count-disagrees"},
	{"min='27001'", "約2.7万件", "1:8 count-disagrees"},
	{"min='301'", "最大300人", "1:8 count-disagrees"},
	{"min='9' max='1'", "数人", "1:8 count-disagrees"},
	{"min='99999999999999999999' max='1'", "数人", "1:8 count-large"},
	{"form='exact' max='3'", "調査中", "1:8 count-disagrees; 1:21 count-disagrees"},
};

START_TEST(mistakes_are_said_where_they_stand)
{
	struct count count;

	ck_assert(!read(mistakes[_i].attributes, mistakes[_i].content, &count));
	ck_assert_msg(strcmp(said(findings, arena), mistakes[_i].said) == 0, "%s %s: %s",
		mistakes[_i].attributes, mistakes[_i].content, said(findings, arena));
}
END_TEST

Suite *count_suite(void)
{
	Suite *suite = suite_create("count");
	TCase *tests = tcase_create("count");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, counts_are_read, 0, sizeof counts / sizeof *counts);
	tcase_add_test(tests, what_is_not_known_is_a_state);
	tcase_add_loop_test(tests, mistakes_are_said_where_they_stand, 0,
		sizeof mistakes / sizeof *mistakes);
	suite_add_tcase(suite, tests);
	return suite;
}
