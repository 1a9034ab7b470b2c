/* test_ruby.c - readings above their base characters, from the paragraph to the PDF. */
#include "letter.h"
#include "marks.h"
#include "pdf_opened.h"
#include "pdf_rules.h"
#include "program.h"

#include "base/buffer.h"
#include "output/document_html.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "output/pdf.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

Suite *ruby_suite(void);

enum { EM = 10000, SMALL = EM / 2, RUNS = 16 };

static struct letter letter;
static struct text_style large, small;

static void setup(void)
{
	letter = letter_new();
	large = letter.style->blocks->look->style;
	large.size = EM;
	small = large;
	small.size = SMALL;
}

static void teardown(void)
{
	letter_done(&letter);
}

/* --- lines */

/* WORDS in a line of WIDTH; "{base|reading}" is a ruby. */
static struct lines set(const char *words, int32_t width)
{
	const struct paragraph_options options = {.width = width};
	struct text_run *runs = arena_array(letter.arena, RUNS, sizeof *runs);
	size_t count = 0;

	while (*words) {
		struct text_run *run = &runs[count++];

		*run = (struct text_run){.text = words, .style = &large};
		if (*words == '{') {
			struct text_run *reading = arena_alloc(letter.arena, sizeof *reading);
			struct text_ruby *ruby = arena_alloc(letter.arena, sizeof *ruby);

			run->text++;
			run->length = strcspn(run->text, "|");
			words = run->text + run->length + 1;
			*reading = (struct text_run){
				.text = words, .length = strcspn(words, "}"), .style = &small};
			words += reading->length + 1;
			*ruby = (struct text_ruby){reading, 1};
			run->ruby = ruby;
		} else {
			run->length = strcspn(words, "{");
			words += run->length;
		}
	}
	return paragraph_set(runs, count, &options, letter.arena, letter.findings);
}

/* "国 0 に 5000^": every glyph and where it stands; ^ marks a reading, | a new line. */
static const char *places(struct lines lines)
{
	struct buffer text = {0};
	char *copy;

	for (size_t i = 0; i < lines.count; i++)
		for (size_t j = 0; j < lines.line[i].count; j++) {
			const struct placed_glyph *glyph = &lines.line[i].glyphs[j];

			if (text.length)
				buffer_byte(&text, ' ');
			if (i && !j)
				buffer_text(&text, "| ");
			buffer_add(&text, glyph->text, glyph->length);
			buffer_format(&text, " %d%s", (int)glyph->x,
				glyph->part == GLYPH_READING ? "^" : "");
		}
	copy = arena_text(letter.arena, text.data);
	buffer_done(&text);
	return copy;
}

START_TEST(reading_stands_where_jlreq_puts_it)
{
	static const struct {
		const char *words, *places;
	} cases[] = {
		/* 3.3.5: centred */
		{"{台|だ}", "台 0 だ 2500^"},
		{"{台|だい}国", "台 0 だ 0^ い 5000^ 国 10000"},
		/* 3.3.6: a shorter reading, a longer one */
		{"{三日月|つき}", "三 0 日 10000 月 20000 つ 5000^ き 20000^"},
		{"{閾値|しきいのち}",
			"閾 1250 値 13750 し 0^ き 5000^ い 10000^ の 15000^ ち 20000^"},
		{"{三日月|moon}国",
			"三 0 日 10000 月 20000 m 7948^ o 12548^ o 15649^ n 18750^ 国 30000"},
		/* 3.3.8: over kana, not over kanji */
		{"の{峠|とうげ}を", "の 0 峠 10000 と 7500^ う 12500^ げ 17500^ を 20000"},
		{"国{峠|とうげ}道", "国 0 峠 12500 と 10000^ う 15000^ げ 20000^ 道 25000"},
		{"国{峠|とうげ}を", "国 0 峠 12500 と 10000^ う 15000^ げ 20000^ を 22500"},
		/* no further than its own em, and over the space of a comma */
		{"の{志|こころざし}を", "の 0 志 12500 こ 5000^ こ 10000^ ろ 15000^ ざ 20000^ "
					"し 25000^ を 25000"},
		{"国、{峠|とうげ}「国」", "国 0 、 10000 峠 20000 と 17500^ う 22500^ げ "
					  "27500^ 「 30000 国 40000 」 50000"},
		/* note 125: two readings do not meet over one kana */
		{"{峠|とうげ}の{峠|とうげ}", "峠 2500 と 0^ う 5000^ げ 10000^ の 12500 峠 "
					     "25000 と 22500^ う 27500^ げ 32500^"},
		/* 3.3.7: nor over a base that has one, but in the room that this leaves */
		{"の{凝|ぎょう}{視|し}を",
			"の 0 凝 10000 ぎ 7500^ ょ 12500^ う 17500^ 視 20000 "
			"し 22500^ を 30000"},
		{"の{視|し}{凝|ぎょう}を",
			"の 0 視 10000 し 12500^ 凝 20000 ぎ 17500^ ょ 22500^ "
			"う 27500^ を 30000"},
		{"{凝|ぎょう}{視|みる}", "凝 2500 ぎ 0^ ょ 5000^ う 10000^ 視 15000 み 15000^ "
					 "る 20000^"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_str_eq(places(set(cases[i].words, 40 * EM)), cases[i].places);
}
END_TEST

START_TEST(reading_stands_above)
{
	const struct line line = set("国{台|だい}", 40 * EM).line[0];

	ck_assert_int_eq(line.glyphs[2].y, 880 * EM / 1000 + 120 * SMALL / 1000);
	ck_assert_int_eq(line.glyphs[2].size, SMALL);
	ck_assert_int_ge(line.ascent, line.glyphs[2].y + SMALL * 88 / 100);
}
END_TEST

/* 3.1.10 (g), 3.3.6: a base is not divided, nor are its characters parted to fill a line. */
START_TEST(base_is_one_piece)
{
	struct lines lines = set("国国国{閾値|しきいち}国国国国", 4 * EM);

	ck_assert_str_eq(places(lines),
		"国 0 国 15000 国 30000 | 閾 0 値 10000 し 0^ き 5000^ い 10000^"
		" ち 15000^ 国 20000 国 30000 | 国 0 国 10000");
}
END_TEST

/* One that no line has room for is never cut in silence. */
START_TEST(piece_longer_than_a_line_is_found)
{
	set("国{国国国国国|くに}国", 4 * EM);
	ck_assert_ptr_nonnull(letter_finding(&letter, "text-too-long"));
}
END_TEST

START_TEST(reading_longer_than_a_line_is_found)
{
	set("国{国国|くにくにくにくにくに}国", 4 * EM);
	ck_assert_ptr_nonnull(letter_finding(&letter, "text-too-long"));
}
END_TEST

/* 3.3.7: a line may end within a compound. */
START_TEST(compound_is_divided)
{
	ck_assert_str_eq(places(set("のの{凝|ぎょう}{視|し}", 32500)),
		"の 0 の 10000 凝 20000 ぎ 17500^ ょ 22500^ う 27500^ | 視 0 し 2500^");
}
END_TEST

/* 3.3.8: at a line's edges the reading is aligned with them, whatever stood beside it. */
START_TEST(nothing_sticks_out)
{
	struct buffer words = {0};

	for (int before = 0; before < 24; before++) {
		struct lines lines;

		buffer_clear(&words);
		for (int i = 0; i < before; i++)
			buffer_text(&words, "の");
		buffer_text(&words,
			"{志|こころざし}のの{三日月|みかづきみかづき}の{志|こころざし}のの");
		lines = set(words.data, 8 * EM);
		for (size_t i = 0; i < lines.count; i++)
			for (size_t j = 0; j < lines.line[i].count; j++) {
				const struct placed_glyph *glyph = &lines.line[i].glyphs[j];

				ck_assert_int_ge(glyph->x, 0);
				ck_assert_int_le(glyph->x + glyph->size, 8 * EM);
			}
	}
	buffer_done(&words);
}
END_TEST

/* --- documents */

static void ruby_add(struct block *in, const char *base, const char *reading)
{
	struct block *ruby = letter_add(&letter, in, BLOCK_RUBY, base);

	letter_add(&letter, ruby, BLOCK_READING, reading);
}

static struct block *paragraph_add(void)
{
	struct block *paragraph;

	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	paragraph = letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "担当は");
	ruby_add(paragraph, "<三日月>", "<みかづき>");
	block_words(letter.document, paragraph, "です。");
	return paragraph;
}

static void output_assert(
	void (*write)(const struct document *document, struct buffer *to), const char *part)
{
	struct buffer output = {0};

	write(letter.document, &output);
	ck_assert_msg(strstr(output.data, part) != NULL, "%s is not in %s", part, output.data);
	buffer_done(&output);
}

static void xml_write(const struct document *document, struct buffer *xml)
{
	document_xml(document, "UTF-8", xml);
}

static void html_write(const struct document *document, struct buffer *html)
{
	document_html(document, &(struct buffer){.data = (char[]){""}}, html);
}

START_TEST(every_output_has_the_reading)
{
	paragraph_add();
	letter_lay(&letter);
	ck_assert_uint_eq(findings_count(letter.findings, LEVEL_NOTE), 0);
	output_assert(document_text, "担当は三日月（みかづき）です。");
	output_assert(xml_write, "担当は<ruby id=\"ruby-1\"><fact type=\"text\">三日月</fact>"
				 "<reading id=\"reading-1\"><fact type=\"text\">みかづき</fact>"
				 "</reading></ruby>です。");
	output_assert(html_write, "<ruby id=\"ruby-1\">三日月<rp>（</rp><rt id=\"reading-1\">"
				  "みかづき</rt><rp>）</rp></ruby>です。");
	/* Facts are counted in the order of the tree. */
	ck_assert_uint_eq(mark_find(letter.pages, "三日月")->glyphs[0].tag, 1);
	ck_assert_uint_eq(mark_find(letter.pages, "みかづき")->glyphs[0].tag, 2);
}
END_TEST

START_TEST(reading_is_no_part_of_a_name)
{
	const struct block *title = letter_add(&letter, letter.root, BLOCK_TITLE, "");

	ruby_add(letter.root->last, "水面", "みなも");
	ck_assert_str_eq(block_text(letter.arena, title), "水面");
	letter_lay(&letter);
	ck_assert_str_eq(letter.document->title, "水面");
}
END_TEST

START_TEST(reading_of_nothing_falls_away)
{
	struct block *paragraph = paragraph_add();

	letter_add(
		&letter, letter_add(&letter, paragraph, BLOCK_RUBY, ""), BLOCK_READING, "よみ");
	letter_add(
		&letter, letter_add(&letter, paragraph, BLOCK_RUBY, "国"), BLOCK_READING, "");
	letter_lay(&letter);
	output_assert(document_text, "担当は三日月（みかづき）です。国\n");
}
END_TEST

START_TEST(screen_reader_is_told_what_is_a_reading)
{
	char *folder = folder_new(), *path = arena_format(letter.arena, "%s/ruby.pdf", folder);
	int file = open(path, O_WRONLY | O_CREAT, 0600);
	struct run run;

	paragraph_add();
	letter_lay(&letter);
	letter.pages->date = "2026-11-19T00:00:00+09:00";
	ck_assert(pdf_write(letter.pages, PDF_A3A_UA1, file, letter.findings));
	close(file);
	pdf_rules_assert(path);
	run = run_shell("pdfinfo -struct-text %s | tr -d ' \\n'", path);
	ck_assert_ptr_nonnull(strstr(run.output,
		"P(block)\"担当は\"Ruby(inline)RB\"三日月\"RT\"みかづき\"\"です。\""));
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *ruby_suite(void)
{
	Suite *suite = suite_create("ruby");
	TCase *tests = tcase_create("ruby");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, reading_stands_where_jlreq_puts_it);
	tcase_add_test(tests, reading_stands_above);
	tcase_add_test(tests, base_is_one_piece);
	tcase_add_test(tests, piece_longer_than_a_line_is_found);
	tcase_add_test(tests, reading_longer_than_a_line_is_found);
	tcase_add_test(tests, compound_is_divided);
	tcase_add_test(tests, nothing_sticks_out);
	tcase_add_test(tests, every_output_has_the_reading);
	tcase_add_test(tests, reading_is_no_part_of_a_name);
	tcase_add_test(tests, reading_of_nothing_falls_away);
	tcase_add_test(tests, screen_reader_is_told_what_is_a_reading);
	suite_add_tcase(suite, tests);
	return suite;
}
