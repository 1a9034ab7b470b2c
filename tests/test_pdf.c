/* What people, screen readers and validators find in a PDF that was written. */
#include "pdf_opened.h"
#include "pdf_rules.h"
#include "program.h"
#include "sheet.h"

#include "output/pdf_metadata.h"
#include "output/pdf_object.h"
#include "output/pdf_syntax.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

Suite *pdf_suite(void);

static struct sheet sheet;

static void setup(void)
{
	sheet = sheet_new();
}

static void teardown(void)
{
	sheet_done(&sheet);
}

/* Everything the text of the file says, as poppler reads it. */
static void text_assert(const char *path, const char *expected)
{
	struct run run = run_shell("pdftotext -raw -nopgbrk '%s' -", path);

	ck_assert_int_eq(run.status, 0);
	ck_assert_str_eq(run.output, expected);
	run_done(&run);
}

/* Whether a screen reader is told a piece of content that is exactly TEXT. */
static bool structure_says(const char *path, const char *text)
{
	struct run run = run_shell("pdfinfo -struct-text '%s'", path);
	char *quoted;
	bool says;

	ck_assert_int_ge(asprintf(&quoted, "\"%s\"\n", text), 0);
	says = strstr(run.output, quoted) != NULL;
	free(quoted);
	run_done(&run);
	return says;
}

/* --- text */

START_TEST(text_comes_back_exactly)
{
	static const char *const texts[] = {"𠮷野家 髙島 山﨑", "葛󠄀飾区と葛飾区",
		"か゚き゚く゚", "㈱①Ⅲ㎡〒", "AVATARのWave、fiとffl", "ﾊﾝｶｸ ｶﾞ", "渡邉󠄂 邊󠄁",
		"“引用”‘一’…—～"};
	const char *path;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		sheet_add(&sheet, NULL, "P", texts[i]);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_msg(structure_says(path, texts[i]), "%s", texts[i]);
	pdf_rules_assert(path);
}
END_TEST

START_TEST(text_of_all_faces_comes_back)
{
	static const char *const families[] = {"BIZ UDMincho", "BIZ UDGothic", "IPAmjMincho",
		"Noto Serif CJK JP", "Noto Sans CJK JP"};
	const char *path;

	sheet_face(&sheet, families[_i]);
	sheet_add(&sheet, NULL, "P", "令和8年11月16日、Todoke（届）で作成");
	sheet_add(&sheet, NULL, "P", "亜唖娃阿哀愛挨姶逢葵。");
	path = sheet_written(&sheet, PDF_A3A_UA1);
	ck_assert(structure_says(path, "令和8年11月16日、Todoke（届）で作成"));
	/* where Latin begins, poppler takes the quarter em of JLREQ 3.2.3 for a space */
	text_assert(
		path, "令和 8 年 11 月 16 日、Todoke（届）で作成\n亜唖娃阿哀愛挨姶逢葵。\n");
}
END_TEST

/* The glyph of BASE at X, in the place of TEXT. */
static struct placed_glyph placed(
	const struct font *font, uint32_t base, int32_t x, const char *text)
{
	return (struct placed_glyph){.font = font,
		.glyph = font_glyph(font, base, 0),
		.x = x,
		.size = SHEET_SIZE,
		.text = text,
		.length = (uint32_t)strlen(text)};
}

/* One glyph, two texts: each place says its own. */
START_TEST(texts_of_one_glyph_are_kept_apart)
{
	static const char *const families[] = {"BIZ UDMincho", "Noto Serif CJK JP"};
	struct placed_glyph glyphs[3];
	const char *path;

	sheet_face(&sheet, families[_i]);
	glyphs[0] = placed(sheet.faces[0], 0x795E, 0, "神");
	glyphs[1] = placed(sheet.faces[0], 0x795E, SHEET_SIZE, "\xEF\xA8\x99"); /* U+FA19 */
	glyphs[2] = placed(sheet.faces[0], 0x795E, 2 * SHEET_SIZE, "神");
	sheet_glyphs(&sheet, sheet_add(&sheet, NULL, "P", NULL), SHEET_LEFT, glyphs, 3);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	text_assert(path, "神\xEF\xA8\x99神\n");
	pdf_rules_assert(path);
}
END_TEST

/* Two glyphs, one text: か with a handakuten that the face sets beside it. */
START_TEST(cluster_of_several_glyphs_says_its_text_once)
{
	const struct font *font = sheet.faces[0];
	const struct placed_glyph glyphs[] = {placed(font, 0x3042, 0, "あ"),
		placed(font, 0x304B, SHEET_SIZE, "か\xE3\x82\x9A"),
		placed(font, 0x309C, SHEET_SIZE, ""),
		placed(font, 0x3044, 2 * SHEET_SIZE, "い")};
	const char *path;

	sheet_glyphs(&sheet, sheet_add(&sheet, NULL, "P", NULL), SHEET_LEFT, glyphs, 4);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	text_assert(path, "あか\xE3\x82\x9Aい\n");
	ck_assert(structure_says(path, "あか\xE3\x82\x9Aい"));
	pdf_rules_assert(path);
}
END_TEST

/* ISO 19005-3, 6.2.11.7.3. */
START_TEST(private_character_has_actual_text)
{
	const struct placed_glyph glyph = placed(sheet.faces[0], 0x3042, 0, "\xEE\x80\x80");
	struct pdf_reader *reader;
	const char *path;

	sheet_glyphs(&sheet, sheet_add(&sheet, NULL, "P", NULL), SHEET_LEFT, &glyph, 1);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	text_assert(path, "\xEE\x80\x80\n");
	pdf_rules_assert(path);
	reader = pdf_opened(path);
	ck_assert_str_eq(pdf_value(reader, "Root/StructTreeRoot/K/0/K/0/K/0/ActualText"),
		"\xEE\x80\x80");
	pdf_closed(reader);
}
END_TEST

/* The file must not show .notdef, and the reader must not overlook the gap. */
START_TEST(missing_glyph_is_a_frame_with_its_text)
{
	struct pdf_reader *reader;
	const char *path, *content;
	size_t size;

	sheet_add(&sheet, NULL, "P", "前\xF0\x9F\xA6\x84後"); /* U+1F984 */
	path = sheet_write(&sheet, PDF_A3A_UA1);
	ck_assert(sheet_finds(&sheet, "glyph-missing"));
	pdf_rules_assert(path);
	reader = pdf_opened(path);
	content = pdf_data(reader, &size, "Page/0/Contents");
	ck_assert_ptr_nonnull(strstr(content, " re f*"));
	ck_assert_str_eq(pdf_value(reader, "Root/StructTreeRoot/K/0/K/0/K/1/ActualText"),
		"\xF0\x9F\xA6\x84");
	pdf_closed(reader);
}
END_TEST

START_TEST(text_that_looks_like_pdf_is_text)
{
	const char *path;

	sheet.pages->title = "a) endobj (\\ <</Title>> % お";
	sheet.pages->author = "(()) \\";
	sheet_add(&sheet, NULL, "P", "() <> << [ \\ % EMC ET");
	path = sheet_written(&sheet, PDF_A3A_UA1);
	text_assert(path, "() <> << [ \\ % EMC ET\n");
	pdf_rules_assert(path);
}
END_TEST

/* --- places */

/* Where poppler finds the word WORD: its left edge, in points. */
static double word_left(const char *path, const char *word)
{
	struct run run = run_shell("pdftotext -bbox '%s' - | grep '>%s<'", path, word);
	const char *left = strstr(run.output, "xMin=\"");
	double value = left ? atof(left + 6) : -1;

	run_done(&run);
	return value;
}

/* A line set with tracking: rounding must not add up from glyph to glyph. */
START_TEST(places_do_not_drift)
{
	static const char *const families[] = {"BIZ UDMincho", "Noto Serif CJK JP"};
	enum { COUNT = 100, STEP = 3337, LAST = COUNT * STEP + 20001 };
	struct placed_glyph glyphs[COUNT];
	const struct font *font;

	sheet_face(&sheet, families[_i]);
	font = sheet.faces[0];
	for (int i = 0; i < COUNT - 1; i++)
		glyphs[i] = (struct placed_glyph){font, font_glyph(font, 'i', 0), i * STEP, 0,
			5250, "i", 1, 0, GLYPH_TEXT, STANCE_TURNED, NULL, NULL};
	glyphs[COUNT - 1] = (struct placed_glyph){font, font_glyph(font, 'W', 0), LAST, 0, 5250,
		"W", 1, 0, GLYPH_TEXT, STANCE_TURNED, NULL, NULL};
	sheet_glyphs(&sheet, sheet_add(&sheet, NULL, "P", NULL), SHEET_LEFT, glyphs, COUNT);
	ck_assert_double_eq_tol(word_left(sheet_written(&sheet, PDF_A3A_UA1), "W"),
		(SHEET_LEFT + LAST) / 1000.0, 0.0011);
}
END_TEST

START_TEST(raised_glyph_and_larger_glyph_stand_where_placed)
{
	const struct font *font = sheet.faces[0];
	const struct placed_glyph glyphs[] = {
		{font, font_glyph(font, 'A', 0), 0, 0, 10000, "A", 1, 0, GLYPH_TEXT,
			STANCE_TURNED, NULL, NULL},
		{font, font_glyph(font, 'B', 0), 30000, 4000, 10000, "B", 1, 0, GLYPH_TEXT,
			STANCE_TURNED, NULL, NULL},
		{font, font_glyph(font, 'C', 0), 60000, 0, 20000, "C", 1, 0, GLYPH_TEXT,
			STANCE_TURNED, NULL, NULL}};
	const char *path;

	sheet_glyphs(&sheet, sheet_add(&sheet, NULL, "P", NULL), SHEET_LEFT, glyphs, 3);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	ck_assert_double_eq_tol(word_left(path, "A"), 70, 0.0011);
	ck_assert_double_eq_tol(word_left(path, "B"), 100, 0.0011);
	ck_assert_double_eq_tol(word_left(path, "C"), 130, 0.0011);
}
END_TEST

/* Text after a gray rule is black again. */
START_TEST(gray_of_a_rule_does_not_colour_the_text)
{
	struct pdf_reader *reader;
	const char *content;
	size_t size;

	page_rule(sheet.pages, sheet.page, NULL, 0, 0, 1000, 1000, 250);
	sheet_add(&sheet, NULL, "P", "黒");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	content = pdf_data(reader, &size, "Page/0/Contents");
	ck_assert_ptr_nonnull(strstr(content, ".25 g\n0 840.89 1 1 re f\n"));
	ck_assert_ptr_nonnull(strstr(strstr(content, "BT"), "\n0 g\n"));
	pdf_closed(reader);
}
END_TEST

/* --- structure */

START_TEST(structure_is_that_of_the_elements)
{
	struct pdf_reader *reader;
	char *tree;

	sheet_letter(&sheet);
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	tree = pdf_tree_text(reader);
	ck_assert_str_eq(tree, "Document(P H1 P H2 L(LI(Lbl LBody) LI(Lbl LBody)) H2"
			       " Table(TR(TH TH) TR(TH TD) TR(TH TD)))");
	free(tree);
	ck_assert_str_eq(
		pdf_value(reader, "Root/StructTreeRoot/K/0/K/4/A/ListNumbering"), "/Decimal");
	ck_assert_str_eq(
		pdf_value(reader, "Root/StructTreeRoot/K/0/K/6/K/0/K/1/A/Scope"), "/Column");
	ck_assert_str_eq(
		pdf_value(reader, "Root/StructTreeRoot/K/0/K/6/K/1/K/0/A/Scope"), "/Row");
	pdf_closed(reader);
}
END_TEST

START_TEST(letter_keeps_the_rules)
{
	static const char *const families[] = {NULL, "Noto Serif CJK JP"};

	if (families[_i])
		sheet_face(&sheet, families[_i]);
	sheet_letter(&sheet);
	pdf_rules_assert(sheet_written(&sheet, PDF_A3A_UA1));
}
END_TEST

START_TEST(letter_of_the_demo_keeps_the_rules)
{
	struct run run =
		run_shell("todoke make templates/records/misdelivery.xml -f pdf -o '%s'"
			  " && mv '%s'/*.pdf '%s/made.pdf'",
			sheet.folder, sheet.folder, sheet.folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	pdf_rules_assert(arena_format(sheet.arena, "%s/made.pdf", sheet.folder));
}
END_TEST

START_TEST(language_and_alternate_text_are_told)
{
	struct element *quote = sheet_add(&sheet, NULL, "P", "Notice");
	struct element *figure = sheet_add(&sheet, NULL, "Figure", "☆");
	struct pdf_reader *reader;

	quote->language = "en";
	figure->alternate = "星のしるし";
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_str_eq(pdf_value(reader, "Root/Lang"), "ja");
	ck_assert_str_eq(pdf_value(reader, "Root/StructTreeRoot/K/0/K/0/Lang"), "en");
	ck_assert_str_eq(pdf_value(reader, "Root/StructTreeRoot/K/0/K/1/Alt"), "星のしるし");
	pdf_closed(reader);
}
END_TEST

/* Text, a link in it, text again: the element's content is read in this order. */
START_TEST(content_and_children_mix_in_order)
{
	struct element *paragraph = sheet_add(&sheet, NULL, "P", "前");
	struct pdf_reader *reader;
	const char *path;

	sheet_add(&sheet, paragraph, "Span", "中");
	sheet_text(&sheet, paragraph, "後");
	path = sheet_written(&sheet, PDF_A3A_UA1);
	pdf_rules_assert(path);
	reader = pdf_opened(path);
	ck_assert_int_eq(pdf_number(reader, "Root/StructTreeRoot/K/0/K/0/K/0"), 0);
	ck_assert_str_eq(pdf_value(reader, "Root/StructTreeRoot/K/0/K/0/K/1/S"), "/Span");
	ck_assert_int_eq(pdf_number(reader, "Root/StructTreeRoot/K/0/K/0/K/2"), 2);
	pdf_closed(reader);
}
END_TEST

START_TEST(paragraph_goes_on_over_the_page)
{
	struct element *paragraph = sheet_add(&sheet, NULL, "P", "前の頁から、");
	struct pdf_reader *reader;
	const char *path;

	sheet_text(&sheet, NULL, "- 1 -");
	sheet_page(&sheet);
	sheet_text(&sheet, paragraph, "次の頁へ。");
	sheet_text(&sheet, NULL, "- 2 -");
	path = sheet_written(&sheet, PDF_A3A_UA1);
	pdf_rules_assert(path);
	ck_assert(structure_says(path, "前の頁から、"));
	ck_assert(structure_says(path, "次の頁へ。"));
	reader = pdf_opened(path);
	ck_assert_int_eq(pdf_object(reader, "Root/StructTreeRoot/K/0/K/0/K/1/Pg"),
		pdf_object(reader, "Page/1"));
	pdf_closed(reader);
}
END_TEST

START_TEST(page_numbers_are_not_read_aloud)
{
	const char *path;

	sheet_add(&sheet, NULL, "P", "本文");
	sheet_text(&sheet, NULL, "- 1 -");
	path = sheet_written(&sheet, PDF_A3A_UA1);
	ck_assert(structure_says(path, "本文"));
	ck_assert(!structure_says(path, "- 1 -"));
	text_assert(path, "本文\n- 1 -\n");
}
END_TEST

START_TEST(headings_of_several_pages_are_bookmarks)
{
	struct pdf_reader *reader;

	sheet_add(&sheet, NULL, "H1", "表題");
	sheet_add(&sheet, NULL, "H2", "一");
	sheet_page(&sheet);
	sheet_add(&sheet, NULL, "H3", "一の一");
	sheet_add(&sheet, NULL, "H2", "二");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_str_eq(pdf_value(reader, "Root/Outlines/First/Title"), "表題");
	ck_assert_int_eq(pdf_number(reader, "Root/Outlines/Count"), 4);
	ck_assert_str_eq(pdf_value(reader, "Root/Outlines/First/First/First/Title"), "一の一");
	ck_assert_str_eq(pdf_value(reader, "Root/Outlines/First/Last/Title"), "二");
	ck_assert_int_eq(pdf_object(reader, "Root/Outlines/First/Last/Dest/0"),
		pdf_object(reader, "Page/1"));
	pdf_closed(reader);
}
END_TEST

START_TEST(pages_are_labelled_by_their_numbers)
{
	struct pdf_reader *reader;

	sheet_page(&sheet);
	sheet_add(&sheet, NULL, "P", "二頁目");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_int_eq(pdf_number(reader, "Root/PageLabels/Nums/0"), 0);
	ck_assert_str_eq(pdf_value(reader, "Root/PageLabels/Nums/1/S"), "/D");
	pdf_closed(reader);
}
END_TEST

/* A reader that shows running matter of its own knows what it is. */
START_TEST(page_number_is_a_footer)
{
	struct pdf_reader *reader;
	const char *content;
	size_t size;

	sheet_text(&sheet, NULL, "- 1 -");
	sheet_text(&sheet, NULL, "- 1 -");
	sheet.page->last->folio = true;
	sheet.page->last->y = sheet.page->height - 30000;
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	content = pdf_data(reader, &size, "Page/0/Contents");
	ck_assert_ptr_nonnull(strstr(content, "/Artifact << /Type /Pagination >> BDC\n"));
	ck_assert_ptr_nonnull(strstr(content, "/Artifact << /Type /Pagination /Subtype /Footer "
					      "/Attached [/Bottom] >> BDC\n"));
	pdf_closed(reader);
}
END_TEST

START_TEST(single_page_has_no_bookmarks)
{
	struct pdf_reader *reader;

	sheet_letter(&sheet);
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert(!pdf_has(reader, "Root/Outlines"));
	pdf_closed(reader);
}
END_TEST

START_TEST(many_pages_are_all_there)
{
	static const enum pdf_edition editions[] = {PDF_A3A_UA1, PDF_A1B};
	struct pdf_reader *reader;
	const char *path;
	struct run run;

	for (int i = 1; i < 2001; i++)
		sheet_page(&sheet);
	sheet_add(&sheet, NULL, "P", "最後の頁");
	path = sheet_written(&sheet, editions[_i]);
	reader = pdf_opened(path);
	ck_assert_uint_eq(pdf_reader_pages(reader), 2001);
	ck_assert_int_eq(pdf_number(reader, "Root/Pages/Count"), 2001);
	pdf_closed(reader);
	run = run_shell("pdftotext -f 2001 -nopgbrk '%s' -", path);
	ck_assert_str_eq(run.output, "最後の頁\n\n");
	run_done(&run);
}
END_TEST

/* --- fonts */

START_TEST(fonts_are_embedded_subsets)
{
	static const char *const families[] = {NULL, "Noto Serif CJK JP"};
	struct run run;

	if (families[_i])
		sheet_face(&sheet, families[_i]);
	sheet_letter(&sheet);
	run = run_shell("pdffonts '%s' | tail -n +3 | grep -v 'yes yes yes'",
		sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

/* ISO 19005-3, 6.2.11.5: W says what the embedded program says, here to the unit. */
START_TEST(widths_are_those_of_the_program)
{
	const char *program = arena_format(sheet.arena, "%s/program.ttf", sheet.folder);
	const struct font *font;
	struct pdf_reader *reader;
	const char *data;
	size_t size;
	FILE *file = fopen(program, "wb");

	sheet_face(&sheet, "BIZ UDPMincho");
	sheet_add(&sheet, NULL, "P", "Wide and ill, あいうえお漢字");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
#define DESCENDANT "Page/0/Resources/Font/F1/DescendantFonts/0"
	data = pdf_data(reader, &size, DESCENDANT "/FontDescriptor/FontFile2");
	ck_assert(file && data && fwrite(data, 1, size, file) == size && fclose(file) == 0);
	font = font_open(sheet.library, program, 0);
	ck_assert_ptr_nonnull(font);
	ck_assert_str_eq(pdf_value(reader, DESCENDANT "/CIDToGIDMap"), "/Identity");
	ck_assert_uint_ge(pdf_count(reader, DESCENDANT "/W"), 2);
	for (size_t at = 0; at < pdf_count(reader, DESCENDANT "/W"); at += 2) {
		size_t first = (size_t)pdf_number(reader, DESCENDANT "/W/%zu", at);

		for (size_t i = 0; i < pdf_count(reader, DESCENDANT "/W/%zu", at + 1); i++)
			ck_assert_int_eq(pdf_number(reader, DESCENDANT "/W/%zu/%zu", at + 1, i),
				font_advance(font, (uint32_t)(first + i)));
	}
	pdf_closed(reader);
}
END_TEST

/* A face whose licence bits (OS/2 fsType 2) forbid embedding. */
START_TEST(forbidden_face_is_refused)
{
	const char *path = arena_format(sheet.arena, "%s/forbidden.ttf", sheet.folder);
	size_t size, tables;
	char *font = file_read(font_file(sheet.faces[0]), &size);
	FILE *file = fopen(path, "wb");

	ck_assert(font && file);
	tables = (unsigned char)font[5];
	for (size_t i = 0; i < tables; i++) {
		const unsigned char *entry = (const unsigned char *)font + 12 + 16 * i;

		if (!memcmp(entry, "OS/2", 4))
			font[((size_t)entry[8] << 24 | (size_t)entry[9] << 16
				     | (size_t)entry[10] << 8 | entry[11])
				+ 9] = 2;
	}
	ck_assert(fwrite(font, 1, size, file) == size && fclose(file) == 0);
	free(font);
	sheet.faces[0] = font_open(sheet.library, path, 0);
	ck_assert_ptr_nonnull(sheet.faces[0]);
	sheet_add(&sheet, NULL, "P", "本文");
	sheet_write(&sheet, PDF_A3A_UA1);
	ck_assert(sheet_finds(&sheet, "font-not-embeddable"));
}
END_TEST

/* The stored bytes of all font programs of the file. */
static size_t programs_size(struct pdf_reader *reader)
{
	size_t size = 0;

	for (int i = 1; i < pdf_objects(reader); i++)
		for (int file = 2; file <= 3; file++) {
			long part = pdf_number(reader, "Object/%d/FontFile%d/Length", i, file);

			size += part > 0 ? (size_t)part : 0;
		}
	return size;
}

/* What a page costs besides its fonts. */
START_TEST(letter_is_small_besides_its_fonts)
{
	struct run run = run_shell("todoke make templates/records/misdelivery.xml -t individual"
				   " -f pdf -o '%s' && mv '%s'/*.pdf '%s/made.pdf'",
		sheet.folder, sheet.folder, sheet.folder);
	struct pdf_reader *reader;
	size_t size;

	run_done(&run);
	reader = pdf_opened(arena_format(sheet.arena, "%s/made.pdf", sheet.folder));
	ck_assert_uint_eq(pdf_reader_pages(reader), 1);
	pdf_reader_bytes(reader, &size);
	ck_assert_uint_lt(size - programs_size(reader), 12000);
	pdf_closed(reader);
}
END_TEST

/* How large the subset of FONT with the glyphs on the sheet is, deflated as well as
 * zlib can. */
static size_t subset_size(const struct font *font)
{
	uint32_t glyphs[1000];
	size_t count = 0;
	struct font_subset subset;
	uLongf packed;
	Bytef *room;

	for (const struct mark *mark = sheet.page->first; mark; mark = mark->next)
		for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++) {
			size_t at = 0;

			while (at < count && glyphs[at] != mark->glyphs[i].glyph)
				at++;
			if (mark->glyphs[i].font == font && at == count && count < 1000)
				glyphs[count++] = mark->glyphs[i].glyph;
		}
	ck_assert(count && font_subset(font, glyphs, count, sheet.arena, &subset));
	packed = compressBound(subset.size);
	room = memory_alloc(packed);
	ck_assert_int_eq(compress2(room, &packed, subset.data, subset.size, 9), Z_OK);
	free(room);
	return packed;
}

/* An embedded font is hardly larger than what HarfBuzz makes of the same glyphs. */
START_TEST(fonts_are_as_small_as_their_subsets)
{
	static const char *const families[] = {"BIZ UDMincho", "Noto Serif CJK JP"};
	struct pdf_reader *reader;
	size_t programs;

	sheet_face(&sheet, families[_i]);
	sheet_add(&sheet, NULL, "P",
		"当社が2026年11月12日に発送した「定期点検のご案内」1通を、誤って別のお客様"
		"宛ての封筒に入れてお届けしたことが、ご連絡により判明いたしました。");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	programs = programs_size(reader);
	ck_assert_uint_gt(programs, 0);
	ck_assert_uint_le(100 * programs, 105 * subset_size(sheet.faces[0]));
	pdf_closed(reader);
}
END_TEST

/* --- attachments */

static void attach(const char *name, const char *data, struct attachment *attachment)
{
	*attachment = (struct attachment){.name = name,
		.description = "機械で読めるデータ",
		.type = "application/xml",
		.relationship = "Data",
		.data = data,
		.size = strlen(data),
		.next = sheet.pages->attachments};
	sheet.pages->attachments = attachment;
}

START_TEST(attachments_come_back)
{
	struct attachment attachments[4];
	const char *path;
	struct run run;

	sheet_letter(&sheet);
	attach("b.xml", "<b/>\n", &attachments[0]);
	attach("報告.xml", "<報告>漏えい</報告>\n", &attachments[1]);
	attach("a (1).xml", "", &attachments[2]);
	attach("お知らせ.xml", "x", &attachments[3]);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	pdf_rules_assert(path);
	run = run_shell("qpdf --list-attachments '%s' | cut -d' ' -f1-2", path);
	ck_assert_str_eq(run.output, "a (1).xml\nb.xml ->\nお知らせ.xml ->\n報告.xml ->\n");
	run_done(&run);
	run = run_shell("qpdf --show-attachment=報告.xml '%s'", path);
	ck_assert_str_eq(run.output, "<報告>漏えい</報告>\n");
	run_done(&run);
}
END_TEST

/* A document without a date: no key without its value. */
START_TEST(undated_attachment_has_no_date)
{
	struct attachment attachment;
	struct pdf_reader *reader;
	const char *path;

	sheet_letter(&sheet);
	sheet.pages->date = NULL;
	attach("a.xml", "<a/>", &attachment);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	pdf_rules_assert(path);
	reader = pdf_opened(path);
	ck_assert(!pdf_has(reader, "Root/AF/0/EF/F/Params/ModDate"));
	ck_assert_int_eq(pdf_number(reader, "Root/AF/0/EF/F/Params/Size"), 4);
	pdf_closed(reader);
}
END_TEST

START_TEST(attachment_says_what_it_is)
{
	struct attachment attachment;
	struct pdf_reader *reader;

	sheet_letter(&sheet);
	attach("報告.xml", "<a/>", &attachment);
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_str_eq(pdf_value(reader, "Root/AF/0/UF"), "報告.xml");
	ck_assert_str_eq(pdf_value(reader, "Root/AF/0/Desc"), "機械で読めるデータ");
	ck_assert_str_eq(pdf_value(reader, "Root/AF/0/AFRelationship"), "/Data");
	ck_assert_str_eq(pdf_value(reader, "Root/AF/0/EF/F/Subtype"), "/application/xml");
	ck_assert_int_eq(pdf_number(reader, "Root/AF/0/EF/F/Params/Size"), 4);
	pdf_closed(reader);
}
END_TEST

/* --- metadata */

START_TEST(metadata_is_well_formed_and_agrees_with_info)
{
	struct pdf_reader *reader;
	const char *path, *metadata;
	struct run run;
	size_t size;

	sheet.pages->title = "お詫び & <お知らせ> \"届\"";
	sheet.pages->author = "株式会社みなも台ハウスケア";
	sheet.pages->subject = "漏えい (1件)";
	sheet_letter(&sheet);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	pdf_rules_assert(path);
	reader = pdf_opened(path);
	ck_assert_str_eq(pdf_value(reader, "Info/Title"), sheet.pages->title);
	ck_assert_str_eq(pdf_value(reader, "Info/Author"), sheet.pages->author);
	ck_assert_str_eq(pdf_value(reader, "Info/Subject"), sheet.pages->subject);
	ck_assert_str_eq(pdf_value(reader, "Info/CreationDate"), "D:20261116090000+09'00'");
	metadata = pdf_data(reader, &size, "Root/Metadata");
	file_write(arena_format(sheet.arena, "%s/xmp", sheet.folder), metadata);
	run = run_shell("xmllint --noout '%s/xmp'", sheet.folder);
	ck_assert_msg(run.status == 0, "%s", run.errors);
	run_done(&run);
	pdf_closed(reader);
}
END_TEST

/* No name of a tool, user, path or machine; no time but the document's. */
START_TEST(nothing_of_the_workplace_is_in_the_file)
{
	static const char *const forbidden[] = {"aru Free", "/usr/", "/tmp", "/home", "build/"};
	const char *path, *plain = arena_format(sheet.arena, "%s/plain.pdf", sheet.folder);
	struct run run;

	sheet_letter(&sheet);
	path = sheet_written(&sheet, PDF_A3A_UA1);
	run = run_shell("qpdf --qdf --object-streams=disable '%s' '%s'", path, plain);
	ck_assert_int_eq(run.status, 0);
	run_done(&run);
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
		run = run_shell("grep -a -c '%s' '%s'", forbidden[i], plain);
		ck_assert_msg(run.status == 1, "%s is in the file", forbidden[i]);
		run_done(&run);
	}
}
END_TEST

START_TEST(same_pages_give_the_same_bytes)
{
	static const enum pdf_edition editions[] = {PDF_A3A_UA1, PDF_A1B};
	size_t size, again_size;
	char *bytes, *again;
	struct sheet other;

	sheet_letter(&sheet);
	bytes = file_read(sheet_written(&sheet, editions[_i]), &size);
	other = sheet_new();
	sheet_letter(&other);
	again = file_read(sheet_written(&other, editions[_i]), &again_size);
	ck_assert_uint_eq(size, again_size);
	ck_assert(memcmp(bytes, again, size) == 0);
	free(again);
	sheet_done(&other);
	free(bytes);
}
END_TEST

START_TEST(other_pages_have_another_id)
{
	struct pdf_reader *reader;
	const char *before;

	sheet_letter(&sheet);
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	before = arena_text(sheet.arena, pdf_value(reader, "ID/0"));
	pdf_closed(reader);
	sheet_add(&sheet, NULL, "P", "追伸");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_str_ne(pdf_value(reader, "ID/0"), before);
	pdf_closed(reader);
}
END_TEST

/* --- PDF/A-1b */

START_TEST(edition_1b_is_plain)
{
	struct attachment attachment;
	struct pdf_reader *reader;
	const char *bytes;
	size_t size;

	sheet_letter(&sheet);
	attach("a.xml", "<a/>", &attachment);
	reader = pdf_opened(sheet_written(&sheet, PDF_A1B));
	bytes = pdf_reader_bytes(reader, &size);
	ck_assert(strncmp(bytes, "%PDF-1.4\n", 9) == 0);
	ck_assert_ptr_nonnull(memmem(bytes, size, "\nxref\n", 6));
	ck_assert_ptr_null(memmem(bytes, size, "/ObjStm", 7));
	ck_assert(!pdf_has(reader, "Root/Names") && !pdf_has(reader, "Root/AF"));
	ck_assert(!pdf_has(reader, "Root/StructTreeRoot"));
	ck_assert(pdf_has(
		reader, "Page/0/Resources/Font/F1/DescendantFonts/0/FontDescriptor/CIDSet"));
	pdf_closed(reader);
}
END_TEST

/* --- what can fail */

/* The last finding: why it failed. */
static const struct finding *failure(void)
{
	size_t count = findings_count(sheet.findings, LEVEL_NOTE);

	ck_assert_msg(count > 0, "it failed without a finding");
	return findings_at(sheet.findings, count - 1);
}

START_TEST(full_disk_is_told)
{
	int fd = open("/dev/full", O_WRONLY);

	sheet_letter(&sheet);
	ck_assert(!pdf_write(sheet.pages, PDF_A3A_UA1, fd, sheet.findings));
	ck_assert_str_eq(failure()->id, "output-failed");
	ck_assert_str_eq(failure()->arguments[1], strerror(ENOSPC));
	close(fd);
}
END_TEST

START_TEST(closed_descriptor_is_told)
{
	sheet_letter(&sheet);
	ck_assert(!pdf_write(sheet.pages, PDF_A1B, -1, sheet.findings));
	ck_assert_str_eq(failure()->id, "output-failed");
	ck_assert_str_eq(failure()->arguments[1], strerror(EBADF));
}
END_TEST

/* Room for the beginning of the file and not for its end. */
START_TEST(disk_that_fills_up_is_told)
{
	static const rlim_t limits[] = {1, 4096, 10000};
	const char *path = arena_format(sheet.arena, "%s/limited.pdf", sheet.folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	struct rlimit before, limited;
	bool complete;

	sheet_letter(&sheet);
	ck_assert(fd >= 0 && getrlimit(RLIMIT_FSIZE, &before) == 0);
	limited = before;
	limited.rlim_cur = limits[_i];
	signal(SIGXFSZ, SIG_IGN);
	ck_assert(setrlimit(RLIMIT_FSIZE, &limited) == 0);
	complete = pdf_write(sheet.pages, PDF_A3A_UA1, fd, sheet.findings);
	ck_assert(setrlimit(RLIMIT_FSIZE, &before) == 0);
	signal(SIGXFSZ, SIG_DFL);
	ck_assert(!complete);
	ck_assert_str_eq(failure()->id, "output-failed");
	ck_assert_str_eq(failure()->arguments[1], strerror(EFBIG));
	close(fd);
}
END_TEST

START_TEST(wrong_date_is_told)
{
	static const char *const dates[] = {"", "2026-11-16", "2026-11-16T09:00:00Z",
		"2026-11-16T09:00:00+09:00 ", "２０２６-11-16T09:00:00+09:00"};

	sheet_letter(&sheet);
	sheet.pages->date = dates[_i];
	ck_assert(!pdf_write(sheet.pages, PDF_A3A_UA1, -1, sheet.findings));
	ck_assert_str_eq(failure()->id, "pdf-date");
	ck_assert_str_eq(failure()->arguments[1], dates[_i]);
}
END_TEST

START_TEST(no_page_is_told)
{
	sheet.pages->first = sheet.pages->last = NULL;
	sheet.pages->count = 0;
	ck_assert(!pdf_write(sheet.pages, PDF_A3A_UA1, -1, sheet.findings));
	ck_assert_str_eq(failure()->id, "pdf-empty");
}
END_TEST

/* Missing, and gray: an N of 3 over it would pass many a validator. */
START_TEST(wrong_profile_is_told)
{
	static const char *const profiles[] = {"/usr/share/color/icc/no-such-profile.icc",
		"/usr/share/color/icc/Gray.icc", "/dev/null", "/usr/share/color/icc"};
	static const char *const ids[] = {"unreadable", "wrong", "wrong", "unreadable"};
	struct pdf_file *file = pdf_file_new(true);

	ck_assert_uint_eq(pdf_intent_write(file, profiles[_i], sheet.findings), 0);
	ck_assert_str_eq(failure()->id, arena_format(sheet.arena, "pdf-profile-%s", ids[_i]));
	ck_assert_str_eq(failure()->arguments[1], profiles[_i]);
	pdf_file_free(file);
}
END_TEST

/* An object that is referred to and never comes would be read as null. */
START_TEST(undefined_object_is_told)
{
	struct pdf_file *file = pdf_file_new(_i);
	int fd = open("/dev/null", O_WRONLY);
	uint32_t root = pdf_reserve(file);

	ck_assert(!pdf_file_save(file, "1.7", root, root, fd, sheet.findings));
	ck_assert_str_eq(failure()->id, "pdf-failed");
	pdf_file_free(file);
	close(fd);
}
END_TEST

/* --- syntax */

START_TEST(numbers_are_short_and_exact)
{
	static const struct {
		int64_t value;
		unsigned decimals;
		const char *text;
	} cases[] = {{0, 0, "0"}, {0, 3, "0"}, {10500, 3, "10.5"}, {-5, 2, "-.05"}, {7, 0, "7"},
		{1000, 3, "1"}, {1001, 3, "1.001"}, {-120, 1, "-12"}, {841890, 3, "841.89"},
		{INT64_MIN, 0, "-9223372036854775808"}, {INT64_MAX, 3, "9223372036854775.807"}};
	struct buffer text = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_clear(&text);
		pdf_decimal(&text, cases[i].value, cases[i].decimals);
		ck_assert_str_eq(text.data, cases[i].text);
	}
	buffer_done(&text);
}
END_TEST

START_TEST(names_and_strings_are_escaped)
{
	struct buffer text = {0};

	pdf_name(&text, "text/xml");
	pdf_name(&text, "a b#(届)");
	ck_assert_str_eq(text.data, "/text#2Fxml/a#20b#23#28#E5#B1#8A#29");
	buffer_clear(&text);
	pdf_text(&text, "a(b)\\", 5);
	pdf_text(&text, "\n", 1);
	pdf_text(&text, "𠮷", 4);
	pdf_text(&text, "", 0);
	ck_assert_str_eq(text.data, "(a\\(b\\)\\\\)<FEFF000A><FEFFD842DFB7>()");
	buffer_done(&text);
}
END_TEST

Suite *pdf_suite(void)
{
	Suite *suite = suite_create("pdf");
	TCase *tests = tcase_create("pdf");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, text_comes_back_exactly);
	tcase_add_loop_test(tests, text_of_all_faces_comes_back, 0, 5);
	tcase_add_loop_test(tests, texts_of_one_glyph_are_kept_apart, 0, 2);
	tcase_add_test(tests, cluster_of_several_glyphs_says_its_text_once);
	tcase_add_test(tests, private_character_has_actual_text);
	tcase_add_test(tests, missing_glyph_is_a_frame_with_its_text);
	tcase_add_test(tests, text_that_looks_like_pdf_is_text);
	tcase_add_loop_test(tests, places_do_not_drift, 0, 2);
	tcase_add_test(tests, raised_glyph_and_larger_glyph_stand_where_placed);
	tcase_add_test(tests, gray_of_a_rule_does_not_colour_the_text);
	tcase_add_test(tests, structure_is_that_of_the_elements);
	tcase_add_loop_test(tests, letter_keeps_the_rules, 0, 2);
	tcase_add_test(tests, letter_of_the_demo_keeps_the_rules);
	tcase_add_test(tests, language_and_alternate_text_are_told);
	tcase_add_test(tests, content_and_children_mix_in_order);
	tcase_add_test(tests, paragraph_goes_on_over_the_page);
	tcase_add_test(tests, page_numbers_are_not_read_aloud);
	tcase_add_test(tests, headings_of_several_pages_are_bookmarks);
	tcase_add_test(tests, single_page_has_no_bookmarks);
	tcase_add_test(tests, pages_are_labelled_by_their_numbers);
	tcase_add_test(tests, page_number_is_a_footer);
	tcase_add_loop_test(tests, many_pages_are_all_there, 0, 2);
	tcase_add_loop_test(tests, fonts_are_embedded_subsets, 0, 2);
	tcase_add_test(tests, widths_are_those_of_the_program);
	tcase_add_test(tests, forbidden_face_is_refused);
	tcase_add_test(tests, letter_is_small_besides_its_fonts);
	tcase_add_loop_test(tests, fonts_are_as_small_as_their_subsets, 0, 2);
	tcase_add_test(tests, attachments_come_back);
	tcase_add_test(tests, undated_attachment_has_no_date);
	tcase_add_test(tests, attachment_says_what_it_is);
	tcase_add_test(tests, metadata_is_well_formed_and_agrees_with_info);
	tcase_add_test(tests, nothing_of_the_workplace_is_in_the_file);
	tcase_add_loop_test(tests, same_pages_give_the_same_bytes, 0, 2);
	tcase_add_test(tests, other_pages_have_another_id);
	tcase_add_test(tests, edition_1b_is_plain);
	tcase_add_test(tests, full_disk_is_told);
	tcase_add_test(tests, closed_descriptor_is_told);
	tcase_add_loop_test(tests, disk_that_fills_up_is_told, 0, 3);
	tcase_add_loop_test(tests, wrong_date_is_told, 0, 5);
	tcase_add_test(tests, no_page_is_told);
	tcase_add_loop_test(tests, wrong_profile_is_told, 0, 4);
	tcase_add_loop_test(tests, undefined_object_is_told, 0, 2);
	tcase_add_test(tests, numbers_are_short_and_exact);
	tcase_add_test(tests, names_and_strings_are_escaped);
	suite_add_tcase(suite, tests);
	return suite;
}
