/* test_hyphenation.c - English words divided at the ends of lines. */
#include "base/buffer.h"
#include "letter.h"
#include "text/hyphenation.h"

#include <check.h>
#include <string.h>

Suite *hyphenation_suite(void);

enum { EM = 10000 };

static struct letter letter;
static struct text_style style;
static struct hyphenation *hyphenation;
static struct buffer text;

static void setup(void)
{
	letter = letter_styled("official");
	style = letter.style->blocks->look->style;
	style.size = EM;
	hyphenation = hyphenation_new();
	text = (struct buffer){0};
}

static void teardown(void)
{
	buffer_done(&text);
	hyphenation_free(hyphenation);
	letter_done(&letter);
}

static struct lines set(const char *words, bool english, enum text_align align, int32_t width)
{
	const struct text_run run = {
		.text = words, .length = strlen(words), .style = &style, .english = english};
	const struct paragraph_options options = {
		.width = width, .align = align, .hyphenation = hyphenation};

	return paragraph_set(&run, 1, &options, letter.arena, letter.findings);
}

/* The lines with | between them; a soft hyphen is shown as -. */
static const char *parted(struct lines lines)
{
	buffer_clear(&text);
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.line[i];

		buffer_text(&text, i ? "|" : "");
		for (size_t k = 0; k < line->count; k++)
			if (strncmp(line->glyphs[k].text, "\u00AD", 2) == 0)
				buffer_byte(&text, '-');
			else
				buffer_add(&text, line->glyphs[k].text, line->glyphs[k].length);
	}
	return text.data;
}

static const struct {
	const char *words;
	int32_t width;
	const char *parted;
} cases[] = {
	/* only where a line would be torn apart */
	{"we regret the inconvenience", 11 * EM, "we regret the incon-|venience"},
	{"we do regret that inconvenience", 9 * EM, "we do regret that |inconvenience"},
	{"the (independent), investigation", 9 * EM, "the (indepen-|dent), investiga-|tion"},
	{"the list of communications, and", 13 * EM, "the list of communica-|tions, and"},
	/* a word that is longer than its line */
	{"misunderstandings", 5 * EM, "misun-|der-|stand-|ings"},
	/* names, addresses, numbers, compounds, contractions, short words */
	{"by Mr. Investigationson", 9 * EM, "by Mr. |Investigationson"},
	{"at investigations@example.jp", 9 * EM, "at |investigations@|example.jp"},
	{"a communications-investigation", 14 * EM, "a communications-|investigation"},
	{"a long and communication3", 10 * EM, "a long and |communication3"},
};

START_TEST(words_are_divided)
{
	ck_assert_str_eq(parted(set(cases[_i].words, true, ALIGN_JUSTIFY, cases[_i].width)),
		cases[_i].parted);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_WARNING), 0);
}
END_TEST

START_TEST(lines_with_a_hyphen_are_full)
{
	struct lines lines = set(cases[0].words, true, ALIGN_JUSTIFY, cases[0].width);

	ck_assert_int_eq(lines.line[0].width, cases[0].width);
}
END_TEST

/* A screen reader says the word, not its halves. */
START_TEST(halves_are_one_word)
{
	struct lines lines = set(cases[0].words, true, ALIGN_JUSTIFY, cases[0].width);
	const struct line *first = &lines.line[0], *second = &lines.line[1];
	const struct text_span *span = first->glyphs[first->count - 1].span;

	ck_assert_ptr_nonnull(span);
	ck_assert_str_eq(span->actual, "inconvenience");
	ck_assert_ptr_eq(second->glyphs[0].span, span);
	ck_assert_ptr_eq(second->glyphs[second->count - 1].span, span);
	ck_assert_ptr_null(first->glyphs[0].span);
}
END_TEST

START_TEST(other_texts_stay_whole)
{
	const char *whole = "we regret the |inconvenience";

	ck_assert_str_eq(parted(set(cases[0].words, false, ALIGN_JUSTIFY, 11 * EM)), whole);
	ck_assert_str_eq(parted(set(cases[0].words, true, ALIGN_START, 11 * EM)), whole);
	ck_assert_str_eq(parted(set("misunderstandings", true, ALIGN_START, 5 * EM)),
		"misun-|der-|stand-|ings");
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_WARNING), 0);
	hyphenation_free(hyphenation);
	hyphenation = NULL;
	ck_assert_str_eq(parted(set(cases[0].words, true, ALIGN_JUSTIFY, 11 * EM)), whole);
	hyphenation = hyphenation_new();
}
END_TEST

Suite *hyphenation_suite(void)
{
	Suite *suite = suite_create("hyphenation");
	TCase *lines = tcase_create("lines");

	tcase_add_checked_fixture(lines, setup, teardown);
	tcase_add_loop_test(lines, words_are_divided, 0, sizeof cases / sizeof *cases);
	tcase_add_test(lines, lines_with_a_hyphen_are_full);
	tcase_add_test(lines, halves_are_one_word);
	tcase_add_test(lines, other_texts_stay_whole);
	suite_add_tcase(suite, lines);
	return suite;
}
