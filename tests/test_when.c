/* Dates as they are stated, and as a document prints them. */
#include "said.h"

#include "record/moment.h"
#include "record/when.h"

#include <check.h>
#include <string.h>

Suite *when_suite(void);

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

/* Reads <when ATTRIBUTES>CONTENT</when>. */
static bool read(const char *attributes, const char *content, struct when *when)
{
	struct xml *xml = tree(arena_format(arena, "<when %s>%s</when>", attributes, content));
	bool right = when_read(xml_root(xml), arena, when, findings);

	ck_assert_int_eq(right, !findings_count(findings, LEVEL_WARNING));
	xml_free(xml);
	return right;
}

static const char *printed(const struct when *when, enum when_style style)
{
	struct buffer text = {0};
	const char *copy;

	when_format(when, style, &text);
	copy = arena_text(arena, text.data);
	buffer_done(&text);
	return copy;
}

static const char *bounds(const struct when *when)
{
	return arena_format(arena, "%d-%d-%d/%d-%d-%d", when->first.year, when->first.month,
		when->first.day, when->last.year, when->last.month, when->last.day);
}

static const struct {
	const char *attributes, *content, *western, *era, *bounds;
	enum when_precision precision;
} dates[] = {
	{"", "2026-11-12", "2026年11月12日（木）", "令和8年11月12日", "2026-11-12/2026-11-12",
		WHEN_DAY},
	{"", "2026-11-12T14:30", "2026年11月12日（木）午後2時30分",
		"令和8年11月12日午後2時30分", "2026-11-12/2026-11-12", WHEN_MINUTE},
	{"", "2026-11-12T09:00", "2026年11月12日（木）午前9時", "令和8年11月12日午前9時",
		"2026-11-12/2026-11-12", WHEN_MINUTE},
	{"", "2026-11-12T12:05", "2026年11月12日（木）午後0時5分", "令和8年11月12日午後0時5分",
		"2026-11-12/2026-11-12", WHEN_MINUTE},
	{"", "2026-11", "2026年11月", "令和8年11月", "2026-11-1/2026-11-30", WHEN_MONTH},
	{"", "2024-02", "2024年2月", "令和6年2月", "2024-2-1/2024-2-29", WHEN_MONTH},
	{"", "2026", "2026年", "令和8年", "2026-1-1/2026-12-31", WHEN_YEAR},
	{"", " 2026-11-12\n", "2026年11月12日（木）", "令和8年11月12日",
		"2026-11-12/2026-11-12", WHEN_DAY},
	{"", "2026年11月12日", "2026年11月12日（木）", "令和8年11月12日",
		"2026-11-12/2026-11-12", WHEN_DAY},
	{"", "２０２６年１１月１２日", "2026年11月12日（木）", "令和8年11月12日",
		"2026-11-12/2026-11-12", WHEN_DAY},
	{"", "令和8年11月12日（木）", "2026年11月12日（木）", "令和8年11月12日",
		"2026-11-12/2026-11-12", WHEN_DAY},
	{"", "2026年（令和8年）11月12日木曜日", "2026年11月12日（木）", "令和8年11月12日",
		"2026-11-12/2026-11-12", WHEN_DAY},
	{"", "2026/11/12", "2026年11月12日（木）", "令和8年11月12日", "2026-11-12/2026-11-12",
		WHEN_DAY},
	{"", "令和元年5月1日", "2019年5月1日（水）", "令和元年5月1日", "2019-5-1/2019-5-1",
		WHEN_DAY},
	{"", "2019年4月30日", "2019年4月30日（火）", "平成31年4月30日", "2019-4-30/2019-4-30",
		WHEN_DAY},
	{"", "令和元年", "2019年", "令和元年", "2019-5-1/2019-12-31", WHEN_YEAR},
	{"", "2019年", "2019年", "平成31年・令和元年", "2019-1-1/2019-12-31", WHEN_YEAR},
	{"", "2026年11月上旬", "2026年11月上旬", "令和8年11月上旬", "2026-11-1/2026-11-10",
		WHEN_THIRD},
	{"", "2026年11月中旬", "2026年11月中旬", "令和8年11月中旬", "2026-11-11/2026-11-20",
		WHEN_THIRD},
	{"", "2024年2月下旬頃", "2024年2月下旬頃", "令和6年2月下旬頃", "2024-2-21/2024-2-29",
		WHEN_THIRD},
	{"", "2026年11月12日午後2時半頃", "2026年11月12日（木）午後2時30分頃",
		"令和8年11月12日午後2時30分頃", "2026-11-12/2026-11-12", WHEN_MINUTE},
	{"", "2026年11月12日23時", "2026年11月12日（木）午後11時", "令和8年11月12日午後11時",
		"2026-11-12/2026-11-12", WHEN_HOUR},
	{"", "2026年11月12日未明", "2026年11月12日（木）未明", "令和8年11月12日未明",
		"2026-11-12/2026-11-12", WHEN_PART},
	{"earliest='2026-11-10' latest='2026-11-14'", "2026年11月12日頃",
		"2026年11月12日（木）頃", "令和8年11月12日頃", "2026-11-10/2026-11-14",
		WHEN_DAY},
	{"earliest='2026-11-12' latest='2026-11-12' precision='day'", "2026-11-12",
		"2026年11月12日（木）", "令和8年11月12日", "2026-11-12/2026-11-12", WHEN_DAY},
	/* The year stands in the attributes: printed as stated, whatever the style. */
	{"earliest='2026-11-01' latest='2026-11-10'", "11月上旬", "11月上旬", "11月上旬",
		"2026-11-1/2026-11-10", WHEN_THIRD},
	{"earliest='2025-06-01' latest='2025-08-31'", "昨年の夏", "昨年の夏", "昨年の夏",
		"2025-6-1/2025-8-31", WHEN_SPAN},
	/* The day is withheld, or counted from another: nothing follows for print. */
	{"earliest='2024-01-01' latest='2024-12-31' precision='day'", "2024年M月D日",
		"2024年M月D日", "2024年M月D日", "2024-1-1/2024-12-31", WHEN_DAY},
	{"after='found' days='6'", "D+6日", "D+6日", "D+6日", "0-0-0/0-0-0", WHEN_SPAN},
	{"after='found' months='4' earliest='2024-01-01' latest='2024-12-31'", "発覚から4か月",
		"発覚から4か月", "発覚から4か月", "2024-1-1/2024-12-31", WHEN_SPAN},
	{"language='en' earliest='2026-11-01' latest='2026-11-10'", "early November",
		"early November", "early November", "2026-11-1/2026-11-10", WHEN_SPAN},
	{"earliest='2025-06-01' latest='2025-08-31' precision='month'", "昨年の夏", "昨年の夏",
		"昨年の夏", "2025-6-1/2025-8-31", WHEN_MONTH},
};

START_TEST(dates_are_read_and_printed)
{
	struct when when;

	ck_assert_msg(read(dates[_i].attributes, dates[_i].content, &when), "%s: %s",
		dates[_i].content, said(findings, arena));
	ck_assert_int_eq(when.state, WHEN_STATED);
	ck_assert_str_eq(printed(&when, WHEN_WESTERN | WHEN_WEEKDAY), dates[_i].western);
	ck_assert_str_eq(printed(&when, WHEN_ERA), dates[_i].era);
	ck_assert_str_eq(bounds(&when), dates[_i].bounds);
	ck_assert_int_eq(when.precision, dates[_i].precision);
}
END_TEST

static const struct {
	const char *content;
	enum when_state state;
} states[] = {
	{"調査中", WHEN_OPEN},
	{"現在確認中", WHEN_OPEN},
	{"不明", WHEN_UNKNOWN},
	{"非公表", WHEN_UNDISCLOSED},
	{"現在も継続", WHEN_ONGOING},
};

START_TEST(what_is_not_known_is_a_state_and_printed_as_stated)
{
	struct when when;

	ck_assert(read("", states[_i].content, &when));
	ck_assert_int_eq(when.state, states[_i].state);
	ck_assert_str_eq(printed(&when, WHEN_ERA | WHEN_WEEKDAY), states[_i].content);
}
END_TEST

START_TEST(a_state_explains_any_sign)
{
	struct when when;

	ck_assert(read("state='undisclosed'", "YYYY年M月D日", &when));
	ck_assert_int_eq(when.state, WHEN_UNDISCLOSED);
	ck_assert_str_eq(printed(&when, WHEN_ERA), "YYYY年M月D日");
	ck_assert(read("state='undisclosed' earliest='2024-01-01' latest='2024-12-31'",
		"2024年M月D日", &when));
	ck_assert_str_eq(bounds(&when), "2024-1-1/2024-12-31");
	ck_assert(read("state='unknown'", "不明", &when));
	ck_assert_int_eq(when.state, WHEN_UNKNOWN);
}
END_TEST

static const struct {
	const char *attributes, *content, *said;
} mistakes[] = {
	{"state='open'", "不明", "1:7 when-disagrees"},
	{"", "2026-02-30", "1:1 when-date"},
	{"", "2026年11月31日", "1:1 when-date"},
	{"", "2026-11-12T24:00", "1:1 when-date"},
	{"", "0000-01-01", "1:1 when-unclear"},
	{"", "平成31年5月1日", "1:1 when-era"},
	{"", "昭和99年", "1:1 when-era"},
	{"", "2026年11月12日（金）", "1:1 when-weekday"},
	{"", "11月12日", "1:1 when-year"},
	{"", "上旬", "1:1 when-unclear"},
	{"", "2026年（令和7年）11月12日", "1:1 when-unclear"},
	{"", "2026年11月12日午後12時", "1:1 when-unclear"},
	{"", "2026年度", "1:1 when-unclear"},
	{"", "2026-11-12 ほか", "1:1 when-unclear"},
	{"", "2026-1-1", "1:1 when-unclear"},
	{"", "", "1:1 when-unclear"},
	{"earliest='2026-11-01'", "11月上旬", "1:1 when-bounds"},
	{"earliest='2026-11-31' latest='2026-12-01'", "秋", "1:7 when-date"},
	{"earliest='2026-12-01' latest='2026-11-01'", "秋", "1:29 when-disagrees"},
	{"earliest='2026-11-02' latest='2026-11-10'", "11月上旬", "1:7 when-disagrees"},
	{"earliest='2026-11-01' latest='2026-11-11'", "11月上旬", "1:29 when-disagrees"},
	{"earliest='2026-11-13' latest='2026-11-14'", "2026年11月12日頃", "1:7 when-disagrees"},
	{"precision='month'", "2026-11-12", "1:7 when-disagrees"},
	{"earliest='2026-11-01' latest='2026-11-10'", "調査中",
		"1:7 when-disagrees; 1:29 when-disagrees"},
	{"zone='09:00'", "2026-11-12", "1:7 when-zone"},
};

START_TEST(mistakes_are_said_where_they_stand)
{
	struct when when;

	ck_assert(!read(mistakes[_i].attributes, mistakes[_i].content, &when));
	ck_assert_msg(strcmp(said(findings, arena), mistakes[_i].said) == 0, "%s %s: %s",
		mistakes[_i].attributes, mistakes[_i].content, said(findings, arena));
}
END_TEST

START_TEST(zones_are_kept)
{
	struct when when;

	ck_assert(read("", "2026-11-12T14:30", &when));
	ck_assert_int_eq(when.zone, 540);
	ck_assert(read("zone='-05:30'", "2026-11-12T14:30", &when));
	ck_assert_int_eq(when.zone, -330);
}
END_TEST

static const struct {
	const char *text;
	int64_t seconds;
} moments[] = {
	{"1970-01-01", 86399 - 9 * 3600},
	{"1970-01-02T00:00", 86400 - 9 * 3600},
	{"1970-01-01T00:00Z", 0},
	{"1970-01-01T09:00", 0},
	{"1970-01-01T09:00:01+09:00", 1},
	{"1969-12-31T19:00-05:00", 0},
};

START_TEST(a_bare_date_is_the_end_of_the_day_in_japan)
{
	struct moment moment;

	ck_assert(moment_read(moments[_i].text, &moment));
	ck_assert_int_eq(moment.seconds, moments[_i].seconds);
}
END_TEST

START_TEST(what_is_no_moment_is_refused)
{
	static const char *const wrong[] = {"", "2026", "2026-11", "2026-02-30", "2026-11-12T",
		"2026-11-12T24:00", "2026-11-12T10", "2026-11-12T10:60", "2026-11-12T10:00+9",
		"2026-11-12T10:00+99:00", "2026-11-12x", "2026-11-12T10:00:61", " 2026-11-12"};
	struct moment moment;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_msg(!moment_read(wrong[i], &moment), "%s", wrong[i]);
}
END_TEST

Suite *when_suite(void)
{
	Suite *suite = suite_create("when");
	TCase *tests = tcase_create("when");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, dates_are_read_and_printed, 0, sizeof dates / sizeof *dates);
	tcase_add_loop_test(tests, what_is_not_known_is_a_state_and_printed_as_stated, 0,
		sizeof states / sizeof *states);
	tcase_add_test(tests, a_state_explains_any_sign);
	tcase_add_loop_test(tests, mistakes_are_said_where_they_stand, 0,
		sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, zones_are_kept);
	tcase_add_loop_test(tests, a_bare_date_is_the_end_of_the_day_in_japan, 0,
		sizeof moments / sizeof *moments);
	tcase_add_test(tests, what_is_no_moment_is_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
