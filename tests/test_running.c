/* Lines at the head and foot of pages: on which they stand, what they say, who reads them. */
#include "letter.h"
#include "marks.h"
#include "program.h"

#include <check.h>
#include <string.h>

Suite *running_suite(void);

static struct letter letter;
static char *folder;

static void setup(void)
{
	letter = letter_styled("official");
	folder = folder_new();
}

static void teardown(void)
{
	letter_done(&letter);
	folder_done(folder);
}

/* PAGES pages in a style with RUNNING lines. */
static void lay(const char *running, size_t pages)
{
	const char *path = arena_format(letter.arena, "%s/own.xml", folder);

	file_write(
		path, arena_format(letter.arena,
			      "<style xmlns='urn:todoke:style:1' id='own' base='official'>"
			      "<running id='number' words=''/><running id='record' words=''/>"
			      "<running id='as-of' words=''/><running id='draft' "
			      "words=''/>%s</style>",
			      running));
	letter.style = style_open(path, NULL, &(struct style_places){.templates = "templates"},
		letter.library, letter.arena, letter.findings);
	ck_assert_ptr_nonnull(letter.style);
	letter_add(&letter, letter.root, BLOCK_TITLE, "題");
	for (size_t i = 0; i < pages; i++) {
		letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "文");
		letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	}
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, pages);
}

#define LINE(id, on, words)                                                                    \
	"<running id='" id "' text='number' y='281mm' on='" on "' words='" words "'/>"

START_TEST(lines_stand_on_their_pages)
{
	lay(LINE("a", "following", "次"), 3);
	ck_assert_ptr_null(page_find(letter.pages, letter.pages->first, "次"));
	ck_assert_ptr_nonnull(page_find(letter.pages, letter.pages->first->next, "次"));
	ck_assert_ptr_null(page_find(letter.pages, letter.pages->last, "次")->element);
}
END_TEST

START_TEST(several_is_more_than_one)
{
	lay(LINE("a", "several", "数"), 1);
	ck_assert_ptr_null(mark_find(letter.pages, "数"));
}
END_TEST

START_TEST(values_are_the_documents)
{
	letter.document->record = "2026-007";
	letter.document->as_of = "令和8年11月19日";
	lay(LINE("a", "all", "{record} {page}/{pages} {as-of}現在「{title}」"), 2);
	ck_assert_ptr_nonnull(
		mark_find(letter.pages, "2026-007 2/2 令和8年11月19日現在「題」"));
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(line_without_its_value_falls_away)
{
	lay(LINE("a", "all", "{draft}{page}"), 1);
	ck_assert_ptr_null(mark_find(letter.pages, "1"));
	ck_assert_ptr_null(mark_find(letter.pages, "{"));
}
END_TEST

START_TEST(lines_on_each_other_are_found)
{
	lay(LINE("a", "all", "左") LINE("b", "all", "やはり左"), 1);
	ck_assert_ptr_nonnull(letter_finding(&letter, "layout-running"));
	ck_assert_str_eq(
		letter_finding(&letter, "layout-running")->place.file, letter.style->file);
}
END_TEST

/* In every style a draft is known by its mark, on every page and in every format. */
START_TEST(draft_says_so_everywhere)
{
	static const char *const packs[] = {"misdelivery.xml -t individual",
		"ransomware.xml -t ppc --stage final",
		"misdelivery.xml -t individual --style notice",
		"misdelivery.xml -t individual --style vertical"};
	struct run run = run_shell("todoke make templates/records/%s --draft=第2稿 --no-ledger"
				   " -f trace,text,xml,html -o %s >&2; [ $? -le 1 ] && cd %s"
				   " && test $(grep -c 'artifact \"第2稿\"$' *.trace)"
				   " = $(grep -c '^page' *.trace)"
				   " && head -n 1 *.txt | grep -q '^【第2稿】$'"
				   " && grep -q ' draft=\"第2稿\"' *.xml"
				   " && grep -q 'class=\"draft\">第2稿<' *.html",
		packs[_i], folder, folder);

	ck_assert_msg(run.status == 0, "%s: %s", packs[_i], run.errors);
	run_done(&run);
}
END_TEST

/* The number that the record gives its release, and 案 where it gives none. */
START_TEST(draft_has_the_number_of_its_release)
{
	struct run run = run_shell(
		"sed 's/<release pack=\"individual\"/& draft=\"3\"/;"
		" s/<release id=\"[^\"]*\" pack=\"individual\"/& draft=\"3\"/'"
		" templates/records/misdelivery.xml >%s/r.xml && cd %s"
		" && todoke make r.xml -t individual --draft -f text --no-ledger -o a >&2"
		"; sed 's/ draft=\"[0-9]*\"//' r.xml >n.xml"
		"; todoke make n.xml -t individual --draft -f text --no-ledger -o b >&2"
		"; todoke make n.xml -t individual -f text --no-ledger -o c >&2"
		"; head -qn 1 a/*.txt b/*.txt; grep -c 稿 c/*.txt",
		folder, folder);

	ck_assert_msg(strcmp(run.output, "【案（第3稿）】\n【案】\n0\n") == 0, "%s%s",
		run.output, run.errors);
	run_done(&run);
}
END_TEST

Suite *running_suite(void)
{
	Suite *suite = suite_create("running");
	TCase *tests = tcase_create("running");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, lines_stand_on_their_pages);
	tcase_add_test(tests, several_is_more_than_one);
	tcase_add_test(tests, values_are_the_documents);
	tcase_add_test(tests, line_without_its_value_falls_away);
	tcase_add_test(tests, lines_on_each_other_are_found);
	tcase_add_test(tests, draft_has_the_number_of_its_release);
	tcase_add_loop_test(tests, draft_says_so_everywhere, 0, 4);
	suite_add_tcase(suite, tests);
	return suite;
}
