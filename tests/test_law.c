/* The data of the law: what ships is right, and mistakes are found with their places. */
#include "law/law.h"
#include "program.h"
#include "said.h"

#include <check.h>
#include <string.h>

Suite *law_suite(void);

static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	findings_free(findings);
	arena_free(arena);
}

static struct law *load(const char *folder, const char *language)
{
	return law_load(folder, "core/schema/law.xsd", language, findings);
}

START_TEST(what_ships_is_without_fault_in_both_languages)
{
	static const char *const languages[] = {"ja", "en"};

	for (size_t i = 0; i < 2; i++) {
		struct law *law = load("plugins/law", languages[i]);

		ck_assert_msg(law != NULL, "%s", said(findings, arena));
		for (const struct law_duty *duty = law->duties; duty; duty = duty->next)
			ck_assert(
				duty->title && duty->recipient && duty->source && duty->steps);
		for (const struct law_phrase *phrase = law->phrases; phrase;
			phrase = phrase->next)
			ck_assert_ptr_nonnull(phrase->text);
		law_free(law);
	}
}
END_TEST

/* An amended rule stands beside the one before it. */
START_TEST(the_version_in_force_on_the_day_is_found)
{
	struct law *law = load("plugins/law", "ja");

	ck_assert_str_eq(law_ground(law, "rules-7-3", &(struct date){2024, 3, 31})->article,
		"規則7条3号（令和6年3月31日まで）");
	ck_assert_str_eq(law_ground(law, "rules-7-3", &(struct date){2024, 4, 1})->article,
		"規則7条3号（取得しようとしている個人情報を含む）");
	ck_assert_ptr_null(law_ground(law, "rules-7-3", &(struct date){2022, 3, 31}));
	law_free(law);
}
END_TEST

/* Files in force at the same time must not both answer. */
START_TEST(versions_do_not_overlap)
{
	struct law *law = load("plugins/law", "ja");

	for (const struct law_ground *a = law->grounds; a; a = a->next)
		for (const struct law_ground *b = a->next; b; b = b->next)
			if (strcmp(a->id, b->id) == 0)
				ck_assert(date_compare(a->force.until, b->force.from) < 0
					  || date_compare(b->force.until, a->force.from) < 0);
	law_free(law);
}
END_TEST

#define CALENDAR                                                                               \
	"<calendar from='2016-01-01' confirmed='2027-12-31'><source>s</source>"                \
	"<holiday name='元日' month='1' day='1'/></calendar>"

static const struct {
	const char *body, *said;
} faults[] = {
	{"", "0:0 law-calendar"},
	{"<ground id='g' regime='any' conditions='nope' from='2022-04-01'>"
	 "<title language='ja'>t</title><title language='en'>t</title><article>a</article>"
	 "<source>s</source></ground>" CALENDAR,
		"1:31 law-unknown"},
	{"<ground id='g' regime='any' conditions='g' from='2022-02-30'>"
	 "<title language='ja'>t</title><title language='en'>t</title><article>a</article>"
	 "<source>s</source></ground>" CALENDAR,
		"1:31 law-unknown; 1:31 law-unknown"},
	{"<condition id='c' of='group'><title language='ja'>t</title>"
	 "<title language='en'>t</title><article>a</article>"
	 "<test result='open' select='item['/></condition>" CALENDAR,
		"1:160 xpath-malformed"},
	{"<condition id='c' of='planet'/>" CALENDAR,
		"1:49 value-unknown; 1:31 element-missing; 1:31 element-missing; "
		"1:31 element-missing"},
};

START_TEST(a_mistake_is_found_at_its_place)
{
	char *folder = folder_new();
	const char *path = arena_format(arena, "%s/wrong.xml", folder);

	file_write(path,
		arena_format(arena, "<law xmlns='urn:todoke:law:1'>%s</law>", faults[_i].body));
	ck_assert_ptr_null(load(folder, "ja"));
	ck_assert_str_eq(said(findings, arena), faults[_i].said);
	folder_done(folder);
}
END_TEST

START_TEST(phrases_are_filled_and_a_missing_one_is_its_id)
{
	struct law *law = load("plugins/law", "ja");

	ck_assert_str_eq(law_say(law, arena, "left-hours", "number", "3", NULL), "あと3時間");
	ck_assert_str_eq(law_say(law, arena, "no-such-phrase", NULL), "no-such-phrase");
	law_free(law);
}
END_TEST

Suite *law_suite(void)
{
	Suite *suite = suite_create("law");
	TCase *tests = tcase_create("law");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_ships_is_without_fault_in_both_languages);
	tcase_add_test(tests, the_version_in_force_on_the_day_is_found);
	tcase_add_test(tests, versions_do_not_overlap);
	tcase_add_loop_test(
		tests, a_mistake_is_found_at_its_place, 0, sizeof faults / sizeof *faults);
	tcase_add_test(tests, phrases_are_filled_and_a_missing_one_is_its_id);
	suite_add_tcase(suite, tests);
	return suite;
}
