/* The trace: every node of document, structure and pages, a line each. */
#include "letter.h"
#include "output/trace.h"

#include <check.h>
#include <string.h>

Suite *trace_suite(void);

static struct letter letter;
static struct buffer trace;

static void setup(void)
{
	letter = letter_new();
	trace = (struct buffer){0};
}

static void teardown(void)
{
	letter_done(&letter);
	buffer_done(&trace);
}

static void has_line(const char *line)
{
	const char *found = strstr(trace.data, line);

	ck_assert_msg(found && (found == trace.data || found[-1] == '\n')
			      && found[strlen(line)] == '\n',
		"no line \"%s\" in:\n%.2000s", line, trace.data);
}

START_TEST(document_is_written_with_facts_and_their_paths)
{
	const struct fact fact = {.path = "group/people",
		.type = "count",
		.value = "27000",
		.unit = "person",
		.form = "about",
		.as_of = "2026-11-17"};
	struct block *block;

	letter.document->pack = "individual";
	letter.document->pack_version = "0.1";
	letter.document->record = "2026-007";
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_heading(&letter, letter.root, 1, "経緯");
	block = letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "対象は<約2万人>と");
	block_fact(letter.document, block, &fact, "約2.7万人");
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	has_line("# document pack=individual version=0.1 record=2026-007 language=ja "
		 "style=letter");
	has_line("document document-1");
	has_line("  title title-1");
	has_line("    words \"お知らせ\"");
	has_line("  heading heading-1 level=1");
	has_line("    fact 1 \"約2万人\" path=some/fact type=text");
	has_line("    fact 2 \"約2.7万人\" path=group/people type=count value=27000 "
		 "unit=person form=about as-of=2026-11-17");
}
END_TEST

START_TEST(form_is_written_with_its_attributes)
{
	struct block *form = letter_add(&letter, letter.root, BLOCK_FORM, ""), *choices;

	choices = letter_add(
		&letter, letter_row(&letter, form, "①", "事態", NULL), BLOCK_CHOICES, "");
	letter_choice(&letter, choices, true, "漏えい");
	letter_choice(&letter, choices, false, "滅失");
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	has_line("    row row-1 number=①");
	has_line("        choice choice-1 chosen");
	has_line("        choice choice-2");
	has_line("      TH scope=Row");
	has_line("          LI");
}
END_TEST

START_TEST(pages_are_written_mark_by_mark)
{
	letter_notice(&letter, 0);
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	has_line("# structure");
	has_line("Document");
	has_line("  H1");
	has_line("    L numbering=Disc");
	has_line("        Lbl");
	has_line("# pages 1");
	has_line("page 1 595.3 x 841.9");
	ck_assert_ptr_nonnull(strstr(
		trace.data, " 14.0 BIZUDMincho-Regular P \"[4:葛󠄀城 髙﨑]　様\"\n"));
	ck_assert_ptr_nonnull(strstr(trace.data,
		" 10.0 BIZUDMincho-Regular+IPAmjMincho P \"[3:コーポ𠮷野 203号]\"\n"));
	has_line("  12.8 280.6 rule 9.9 x 0.3 artifact gray=500");
}
END_TEST

START_TEST(page_numbers_are_artifacts)
{
	letter_notice(&letter, 30);
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	ck_assert_ptr_nonnull(strstr(trace.data, " 9.0 BIZUDMincho-Regular artifact \"1/"));
}
END_TEST

START_TEST(line_break_in_text_keeps_a_node_on_its_line)
{
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "一行目\n二行目");
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	has_line("    words \"一行目\\n二行目\"");
}
END_TEST

START_TEST(same_document_gives_the_same_bytes)
{
	struct letter again = letter_new();
	struct buffer second = {0};

	letter_notice(&letter, 10);
	letter_lay(&letter);
	trace_write(letter.document, letter.pages, &trace);
	letter_notice(&again, 10);
	letter_lay(&again);
	trace_write(again.document, again.pages, &second);
	ck_assert(strcmp(trace.data, second.data) == 0);
	buffer_done(&second);
	letter_done(&again);
}
END_TEST

Suite *trace_suite(void)
{
	Suite *suite = suite_create("trace");
	TCase *tests = tcase_create("trace");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, document_is_written_with_facts_and_their_paths);
	tcase_add_test(tests, form_is_written_with_its_attributes);
	tcase_add_test(tests, pages_are_written_mark_by_mark);
	tcase_add_test(tests, page_numbers_are_artifacts);
	tcase_add_test(tests, line_break_in_text_keeps_a_node_on_its_line);
	tcase_add_test(tests, same_document_gives_the_same_bytes);
	suite_add_tcase(suite, tests);
	return suite;
}
