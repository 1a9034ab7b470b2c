/* test_paragraph.c - lines as a printer would judge them, in the fonts of the product. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "text/class.h"
#include "text/paragraph.h"

#include <check.h>
#include <string.h>

Suite *paragraph_suite(void);

enum { EM = 10500 };

static struct font_library *library;
static struct arena *arena;
static struct findings *findings;
static const struct font *ladder[4], *latin[2];
static struct text_style style;
static struct buffer text;

static void setup(void)
{
	library = font_library_new();
	arena = arena_new();
	findings = findings_new();
	ladder[0] = font_find(library, "BIZ UDMincho", 400);
	ladder[1] = font_find(library, "IPAmjMincho", 400);
	ladder[2] = font_find(library, "Noto Serif CJK JP", 400);
	latin[0] = font_find(library, "BIZ UDPMincho", 400);
	ck_assert(ladder[0] && ladder[1] && ladder[2] && latin[0]);
	style = (struct text_style){.faces = ladder, .size = EM};
	text = (struct buffer){0};
}

static void teardown(void)
{
	buffer_done(&text);
	findings_free(findings);
	arena_free(arena);
	font_library_free(library);
}

static struct lines set_bytes(
	const char *bytes, size_t length, int32_t width, enum text_align align)
{
	const struct text_run run = {.text = bytes,
		.length = length,
		.style = &style,
		.place = {"record.xml", 12, 5},
		.tag = 7};
	const struct paragraph_options options = {.width = width, .align = align};

	return paragraph_set(&run, 1, &options, arena, findings);
}

static struct lines set(const char *words, int32_t width)
{
	return set_bytes(words, strlen(words), width, ALIGN_JUSTIFY);
}

/* The source that a line stands for. */
static const char *line_text(const struct line *line)
{
	buffer_clear(&text);
	for (size_t i = 0; i < line->count; i++)
		buffer_add(&text, line->glyphs[i].text, line->glyphs[i].length);
	return text.data ? text.data : "";
}

/* The lines parted by |. */
static const char *parted(struct lines lines)
{
	buffer_clear(&text);
	for (size_t i = 0; i < lines.count; i++) {
		if (i)
			buffer_byte(&text, '|');
		for (size_t j = 0; j < lines.line[i].count; j++)
			buffer_add(&text, lines.line[i].glyphs[j].text,
				lines.line[i].glyphs[j].length);
	}
	return text.data ? text.data : "";
}

static size_t findings_of(const char *id)
{
	size_t count = 0;

	for (size_t i = 0; i < findings_count(findings, LEVEL_NOTE); i++)
		count += !strcmp(findings_at(findings, i)->id, id);
	return count;
}

static const char *finding_value(const char *id, const char *name)
{
	for (size_t i = 0; i < findings_count(findings, LEVEL_NOTE); i++) {
		const struct finding *finding = findings_at(findings, i);

		if (strcmp(finding->id, id) != 0)
			continue;
		for (size_t pair = 0; finding->arguments[pair]; pair += 2)
			if (!strcmp(finding->arguments[pair], name))
				return finding->arguments[pair + 1];
	}
	return "(none)";
}

/* How many glyphs are noted as ID. */
static size_t notes_of(const struct line *line, const char *id)
{
	size_t count = 0;

	for (size_t i = 0; i < line->count; i++) {
		const struct glyph_note *note = line->glyphs[i].note;

		count += note && note->drawn && !strcmp(note->drawn, id);
		count += note && note->doubt && !strcmp(note->doubt, id);
	}
	return count;
}

/* --- one line */

START_TEST(test_solid)
{
	struct lines lines = set("個人情報保護", 20 * EM);

	ck_assert_uint_eq(lines.count, 1);
	ck_assert_uint_eq(lines.line[0].count, 6);
	ck_assert_int_eq(lines.line[0].width, 6 * EM);
	for (size_t i = 0; i < 6; i++) {
		ck_assert_int_eq(lines.line[0].glyphs[i].x, (int32_t)i * EM);
		ck_assert_int_eq(lines.line[0].glyphs[i].y, 0);
		ck_assert_int_eq(lines.line[0].glyphs[i].size, EM);
		ck_assert_uint_eq(lines.line[0].glyphs[i].tag, 7);
	}
	ck_assert_int_eq(lines.line[0].ascent, 880 * EM / 1000);
	ck_assert_int_eq(lines.line[0].descent, 120 * EM / 1000);
}
END_TEST

/* JLREQ 3.1.2 to 3.1.4: width of a text in halves of an em. */
START_TEST(test_punctuation)
{
	static const struct {
		const char *words;
		int32_t halves;
	} cases[] = {
		{"国、国", 6},
		{"国。", 3},   /* nothing after the last point */
		{"「国」", 4}, /* nothing before the first bracket */
		{"国「国」国", 10},
		{"「『国』」", 6}, /* brackets in a row are set solid */
		{"国」。国", 7},
		{"国」「国", 7},
		{"国、「国", 7},
		{"国。）国", 7},
		{"国・国", 6},
		{"国？国", 6},
		{"国……国", 8},
		{"国——国", 8}, /* whatever the face thinks of dashes */
		{"国※1", 5},
		{"国（国）、国", 11},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(
			set(cases[i].words, 40 * EM).line[0].width == cases[i].halves * EM / 2,
			"%s: %d", cases[i].words,
			(int)set(cases[i].words, 40 * EM).line[0].width);
}
END_TEST

/* 3.2.6: a quarter of an em on each side of Western text, in quarters of an em. */
START_TEST(test_western_space)
{
	static const struct {
		const char *words;
		int32_t quarters;
	} cases[] = {
		{"国A国", 4 + 1 + 2 + 1 + 4},
		{"令和8年", 8 + 1 + 2 + 1 + 4},
		{"国 A", 4 + 2 + 2}, /* a space that is typed takes its place */
		{"国、A", 4 + 4 + 2},
		{"国(A)国", 4 + 1 + 6 + 1 + 4},
		{"A国,", 2 + 1 + 4 + 2},
		{"50%増", 6 + 1 + 4},
		{"国！A", 8 + 1 + 2}, /* appendix B: before, but not after Western text */
		{"A！国", 2 + 4 + 4},
		{"「国」　国", 2 + 4 + 2 + 4 + 4},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(set(cases[i].words, 40 * EM).line[0].width
				      == cases[i].quarters * EM / 4,
			"%s: %d", cases[i].words,
			(int)set(cases[i].words, 40 * EM).line[0].width);
}
END_TEST

START_TEST(test_indent)
{
	const struct text_run run = {
		.text = "　国国国国国国国国国国国国", .length = 39, .style = &style};
	const struct paragraph_options options = {
		.width = 8 * EM, .indent_first = EM, .indent_rest = 2 * EM};
	struct lines lines = paragraph_set(&run, 1, &options, arena, findings);

	ck_assert_str_eq(parted(lines), "　国国国国国国|国国国国国国");
	ck_assert_int_eq(lines.line[0].glyphs[0].x, EM);
	ck_assert_int_eq(lines.line[0].glyphs[1].x, 2 * EM);
	ck_assert_int_eq(lines.line[0].width, 8 * EM);
	ck_assert_int_eq(lines.line[1].glyphs[0].x, 2 * EM);
	ck_assert_int_eq(lines.line[1].width, 8 * EM);
}
END_TEST

START_TEST(test_align)
{
	const char *words = "国国";
	struct lines lines = set_bytes(words, 6, 10 * EM, ALIGN_START);

	ck_assert_int_eq(lines.line[0].glyphs[0].x, 0);
	lines = set_bytes(words, 6, 10 * EM, ALIGN_CENTER);
	ck_assert_int_eq(lines.line[0].glyphs[0].x, 4 * EM);
	ck_assert_int_eq(lines.line[0].width, 6 * EM);
	lines = set_bytes(words, 6, 10 * EM, ALIGN_END);
	ck_assert_int_eq(lines.line[0].glyphs[0].x, 8 * EM);
	ck_assert_int_eq(lines.line[0].width, 10 * EM);
}
END_TEST

/* 均等割り: the characters of a label fill its column. */
START_TEST(test_even)
{
	const char *words = "発覚日";
	struct lines lines = set_bytes(words, strlen(words), 9 * EM, ALIGN_EVEN);
	const struct placed_glyph *glyphs = lines.line[0].glyphs;

	ck_assert_int_eq(glyphs[0].x, 0);
	ck_assert_int_eq(glyphs[1].x, 4 * EM);
	ck_assert_int_eq(glyphs[2].x, 8 * EM);
	ck_assert_int_eq(lines.line[0].width, 9 * EM);
	lines = set_bytes(words, strlen("日"), 9 * EM, ALIGN_EVEN);
	ck_assert_int_eq(lines.line[0].glyphs[0].x, 0);
	lines = set_bytes(words, strlen(words), 2 * EM, ALIGN_EVEN);
	ck_assert_str_eq(parted(lines), "発覚|日");
	ck_assert_int_eq(lines.line[1].width, EM);
}
END_TEST

START_TEST(test_runs)
{
	const struct text_style large = {.faces = ladder, .size = 2 * EM};
	const struct text_run runs[] = {
		{.text = "国", .length = 3, .style = &style, .tag = 1},
		{.text = "", .length = 0, .style = &style, .tag = 2},
		{.text = "国A", .length = 4, .style = &large, .tag = 3},
		{.text = "\u3099国", .length = 6, .style = &style, .tag = 4},
	};
	const struct paragraph_options options = {.width = 20 * EM};
	struct lines lines = paragraph_set(runs, 4, &options, arena, findings);
	const struct line *line = &lines.line[0];

	ck_assert_str_eq(parted(lines), "国国A\u3099国");
	ck_assert_uint_eq(line->glyphs[0].tag, 1);
	ck_assert_uint_eq(line->glyphs[1].tag, 3);
	ck_assert_int_eq(line->glyphs[1].x, EM);
	ck_assert_int_eq(line->glyphs[2].x, 3 * EM + EM / 2); /* a quarter of the large em */
	ck_assert_uint_eq(line->glyphs[3].tag, 4); /* a mark never joins another run's text */
	ck_assert_int_eq(line->ascent, 880 * 2 * EM / 1000);
}
END_TEST

START_TEST(test_latin)
{
	const struct line *line;

	style.latin = latin;
	line = set("国A1、“Don’t”の“国”…", 40 * EM).line;
	ck_assert_ptr_eq(line->glyphs[0].font, ladder[0]);
	ck_assert_ptr_eq(line->glyphs[1].font, latin[0]);
	ck_assert_ptr_eq(line->glyphs[2].font, latin[0]);
	ck_assert_ptr_eq(line->glyphs[3].font, ladder[0]);
	ck_assert_ptr_eq(line->glyphs[4].font, latin[0]); /* quotes of a Western word */
	ck_assert_ptr_eq(line->glyphs[8].font, latin[0]);
	ck_assert_ptr_eq(line->glyphs[10].font, latin[0]);
	ck_assert_ptr_eq(line->glyphs[12].font, ladder[0]); /* and of a Japanese one */
	ck_assert_ptr_eq(line->glyphs[14].font, ladder[0]);
	ck_assert_ptr_eq(line->glyphs[15].font, ladder[0]);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
}
END_TEST

/* A centred title parts where a phrase begins, not in 漏｜えい or before a particle. */
START_TEST(test_title_phrases)
{
	static const struct {
		const char *title, *parted;
		int32_t width;
	} titles[] = {
		{"利用者情報の漏えいについて", "利用者情報の|漏えいについて", 8},
		{"漏えいに関するお詫びとお知らせ", "漏えいに関する|お詫びとお知らせ", 10},
		{"漏えいについて（第2報）", "漏えいについて|（第2報）", 10},
		{"個人情報保護委員会事務局", "個人情報保護委員|会事務局", 8},
		{"短い題", "短い題", 8},
	};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		ck_assert_str_eq(parted(set_bytes(titles[i].title, strlen(titles[i].title),
					 titles[i].width * EM, ALIGN_CENTER)),
			titles[i].parted);
}
END_TEST

/* The figures of the Latin face are of different widths, those of the Japanese one are
 * not: dates, numbers and codes without letters keep them, but for those in a sentence and
 * those that end a name. */
START_TEST(test_figures)
{
	const struct line *line;
	const char *of_japanese = "20年, 0120-000 9:00(";
	size_t i = 0;

	style.latin = latin;
	line = set("20年, 0120-000 9:00(Web 2.0) AB-11", 40 * EM).line;
	for (; i < 18; i++)
		ck_assert_msg(line->glyphs[i].font == ladder[0], "%zu of %s", i, of_japanese);
	for (; i < 23; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, latin[0]); /* "(Web " */
	for (; i < line->count; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, latin[0]); /* "2.0) AB-11" */
	line = set("Web 2.0) 11", 40 * EM).line; /* no letters after it: no sentence */
	for (i = 4; i < line->count; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, ladder[0]);
	line = set("Server 2022と2022, TEL 0120-000", 40 * EM).line;
	for (i = 0; i < 11; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, latin[0]);
	for (; i < 18; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, ladder[0]);
	for (i = 22; i < line->count; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, ladder[0]);
	line = set("500 MB、500 MBA", 40 * EM).line; /* no unit */
	for (i = 0; i < 6; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, latin[0]);
	ck_assert_ptr_eq(line->glyphs[7].font, ladder[0]);
}
END_TEST

/* A letter that the face lacks takes its whole word to another one. */
START_TEST(test_word_of_one_face)
{
	const struct line *line;

	style.latin = latin;
	line = set("A N\u1EA1mo B", 40 * EM).line;
	ck_assert_ptr_eq(line->glyphs[0].font, latin[0]);
	ck_assert_ptr_ne(line->glyphs[2].font, latin[0]);
	for (size_t i = 3; i < 6; i++)
		ck_assert_ptr_eq(line->glyphs[i].font, line->glyphs[2].font);
	ck_assert_ptr_eq(line->glyphs[7].font, latin[0]);
}
END_TEST

/* Western characters that Japanese faces have only as wide as an em. */
START_TEST(test_proportional)
{
	style.latin = latin;
	ck_assert_int_lt(set("Don’t", 40 * EM).line[0].width,
		set("Dont", 40 * EM).line[0].width + EM / 3);
	ck_assert_int_lt(set("αβγ", 40 * EM).line[0].width, 5 * EM / 2);
	ck_assert_int_lt(set("Привет", 40 * EM).line[0].width, 5 * EM);
	ck_assert_int_eq(set("国’", 40 * EM).line[0].width, EM + EM / 2);
}
END_TEST

/* Noto has kerning: AV stands closer than A and V. */
START_TEST(test_kerning)
{
	const struct font *noto[] = {ladder[2], NULL};
	const struct line *pair;

	style.faces = noto;
	pair = set("AV", 40 * EM).line;
	ck_assert_uint_eq(pair->count, 2);
	ck_assert_int_lt(
		pair->width, set("A", 40 * EM).line[0].width + set("V", 40 * EM).line[0].width);
	ck_assert_uint_eq(set("office", 40 * EM).line[0].count, 6); /* no ligature */
}
END_TEST

/* --- line ends */

START_TEST(test_break)
{
	static const struct {
		const char *words;
		int32_t width; /* halves of an em */
		const char *parted;
	} cases[] = {
		{"国国国国国国", 8, "国国国国|国国"},
		{"国国国国。国国", 9, "国国国国。|国国"},
		{"国国国国国。国", 10, "国国国国|国。国"},                 /* 追い出し */
		{"国、国、国国国国。国国", 16, "国、国、国国国国。|国国"}, /* 追い込み */
		{"国国国「国」", 8, "国国国|「国」"},
		{"国国国々国", 6, "国国|国々国"},
		{"国国ショッ国", 6, "国国|ショッ|国"},
		{"国国国……国", 8, "国国国|……国"},
		{"国国国…―国", 8, "国国国…|―国"},
		{"国国word国", 7, "国国|word国"},
		{"国 word word", 6, "国 |word |word"},
		{"国国\n国", 8, "国国\n|国"},
		{"国\n\n国\n", 8, "国\n|\n|国\n"},
		{"国国国 。国", 6, "国国|国 。|国"},
		{"国国国\u200B国", 6, "国国国\u200B|国"},
		{"AB\u00A0CD EF", 6, "AB\u00A0CD |EF"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_str_eq(
			parted(set(cases[i].words, cases[i].width * EM / 2)), cases[i].parted);
}
END_TEST

/* 3.1.10 and good sense: one thing, one line. */
START_TEST(test_numbers)
{
	static const char *const wholes[] = {"1,234,567円", "2026年", "11月", "約2.7万件",
		"〒100-0001", "03-1234-5678", "第26条", "3か月間", "14時", "１，２３４件",
		"０３－１２３４－５６７８", "50%", "37℃", "¥500", "￥５００", "四丁目",
		"二十三番地", "第二号", "〒百", "人※1", "人※12", "500 MB", "No. 5"};
	struct buffer words = {0};

	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
		const char *whole = wholes[i] + (strncmp(wholes[i], "約", 3) ? 0 : 3);

		for (int before = 0; before < 24; before++) {
			struct lines lines;
			bool found = false;

			buffer_clear(&words);
			for (int j = 0; j < before; j++)
				buffer_text(&words, "あ");
			buffer_format(&words, "%sの件です。", wholes[i]);
			lines = set_bytes(words.data, words.length, 12 * EM, ALIGN_JUSTIFY);
			for (size_t j = 0; j < lines.count; j++)
				found = found || strstr(line_text(&lines.line[j]), whole);
			ck_assert_msg(found, "%s", parted(lines));
		}
	}
	buffer_done(&words);
}
END_TEST

START_TEST(test_address)
{
	ck_assert_str_eq(parted(set("https://www.example.co.jp/support/privacy/", 7 * EM)),
		"https://www.|example.co.jp/|support/|privacy/");
	ck_assert_str_eq(parted(set("privacy-desk@example.co.jp", 7 * EM)),
		"privacy-desk@|example.co.jp");
	ck_assert_str_eq(parted(set("well-known word", 4 * EM)), "well-|known |word");
	ck_assert_uint_eq(findings_of("text-too-long"), 0);
}
END_TEST

/* A long file name is divided at its marks without ado; a word without any is
 * divided anywhere, once a warning has been given. */
START_TEST(test_too_long)
{
	ck_assert_str_eq(
		parted(set("list_20261116_final.xlsx", 6 * EM)), "list_|20261116_|final.xlsx");
	ck_assert_uint_eq(findings_of("text-too-long"), 0);
	ck_assert_str_eq(
		parted(set("の incomprehensibilities", 6 * EM)), "の |incomprehens|ibilities");
	ck_assert_uint_eq(findings_of("text-too-long"), 1);
	ck_assert_str_eq(finding_value("text-too-long", "text"), "incomprehensibilities");
	ck_assert_uint_eq(findings_at(findings, 0)->place.line, 12);
}
END_TEST

START_TEST(test_hanging_space)
{
	struct lines lines = set("国国   国国", 2 * EM);

	ck_assert_str_eq(parted(lines), "国国   |国国");
	ck_assert_int_eq(lines.line[0].width, 2 * EM);
	for (size_t i = 2; i < 5; i++)
		ck_assert_int_eq(lines.line[0].glyphs[i].x, 2 * EM);
	lines = set("国　\n国", 4 * EM);
	ck_assert_int_eq(lines.line[0].width, EM);
	lines = set_bytes("国 \n", 5, 4 * EM, ALIGN_END);
	ck_assert_int_eq(lines.line[0].glyphs[0].x, 3 * EM);
}
END_TEST

/* --- full lines */

/* 追い込み takes from the commas, evenly, and fills the line to the mp. */
START_TEST(test_shrink)
{
	const struct line *line = set("国、国、国国国国。国国", 8 * EM).line;

	ck_assert_int_eq(line[0].width, 8 * EM);
	ck_assert_int_eq(line[0].glyphs[2].x, 2 * EM - EM / 4);
	ck_assert_int_eq(line[0].glyphs[4].x, 4 * EM - EM / 2);
	ck_assert_int_eq(line[0].glyphs[8].x, 8 * EM - EM / 2);
}
END_TEST

/* 追い出し opens all places alike; what does not divide evenly goes to fixed ones. */
START_TEST(test_stretch)
{
	const struct line *line = set("国国国国国国国国。国", 8 * EM).line;

	ck_assert_uint_eq(line[0].count, 7);
	ck_assert_int_eq(line[0].width, 8 * EM);
	ck_assert_int_eq(line[0].glyphs[6].x, 7 * EM);
	for (size_t i = 1; i < 7; i++) {
		int32_t gap = line[0].glyphs[i].x - line[0].glyphs[i - 1].x - EM;

		ck_assert_int_ge(gap, EM / 6);
		ck_assert_int_le(gap, EM / 6 + 1);
	}
	ck_assert_int_eq(line[1].glyphs[1].x, EM); /* the last line stays solid */
}
END_TEST

/* JLREQ 3.5.4. */
START_TEST(test_last_line)
{
	struct lines lines =
		set("一二三四五六七八九十一二三四五六七八九十一二三した。", 23 * EM);

	ck_assert_str_eq(
		parted(lines), "一二三四五六七八九十一二三四五六七八九十一二|三した。");
	ck_assert_int_eq(lines.line[0].width, 23 * EM);
	/* A line of ten cannot give one without being torn, nor can one end in a number. */
	lines = set("一二三四五六七八九十した。", 10 * EM);
	ck_assert_str_eq(parted(lines), "一二三四五六七八九十|した。");
	lines = set("一二三四五六七八九十一二三四1,234,567件した。", 20 * EM);
	ck_assert_str_eq(parted(lines), "一二三四五六七八九十一二三四1,234,567件|した。");
	/* Every part that a line feed ends is like a paragraph. */
	lines = set("一二三四五六七八九十一二三四五六七八九十す。\nした。", 20 * EM);
	ck_assert_str_eq(
		parted(lines), "一二三四五六七八九十一二三四五六七八九|十す。\n|した。");
}
END_TEST

/* 3.1.9: half an em behind a point at the line's end counts as part of the line,
 * so that a line of whole cells stays a line of whole cells. */
START_TEST(test_line_end_point)
{
	const struct line *line = set("国国国国国国国。国国国国", 8 * EM).line;

	ck_assert_int_eq(line[0].width, 8 * EM);
	for (int32_t i = 0; i < 8; i++)
		ck_assert_int_eq(line[0].glyphs[i].x, i * EM);
}
END_TEST

/* A line before a long word is not torn apart. */
START_TEST(test_short_line)
{
	const struct line *line = set("国国incomprehensibilities", 12 * EM).line;

	ck_assert_int_eq(line[0].width, 2 * EM);
	ck_assert_int_eq(line[0].glyphs[1].x, EM);
}
END_TEST

/* What cannot fit says how far it sticks out. */
START_TEST(test_stick_out)
{
	const struct line *line = set("国国", EM / 2).line;

	ck_assert_int_eq(line[0].width, EM);
	ck_assert_int_eq(line[1].width, EM);
	ck_assert_uint_eq(findings_of("text-too-long"), 2);
}
END_TEST

/* --- characters */

START_TEST(test_names)
{
	struct lines lines = set("\U00020BB7野髙﨑\U00020BB7", 40 * EM);

	ck_assert_ptr_eq(lines.line[0].glyphs[0].font, ladder[1]);
	ck_assert_ptr_eq(lines.line[0].glyphs[1].font, ladder[0]);
	ck_assert_ptr_eq(lines.line[0].glyphs[2].font, ladder[0]);
	ck_assert_uint_eq(notes_of(lines.line, "glyph-fallback"), 2);
	ck_assert_uint_eq(lines.line[0].glyphs[0].note->place.line, 12);
	ck_assert_ptr_null(lines.line[0].glyphs[1].note);
}
END_TEST

/* Each variant comes from the first face that really has it. */
START_TEST(test_variants)
{
	const char *name = "葛\U000E0100葛葛\U000E0102邉\U000E010E邉\U000E010F";
	const struct line *line = set(name, 40 * EM).line;

	ck_assert_uint_eq(line->count, 5);
	ck_assert_ptr_eq(line->glyphs[0].font, ladder[0]);
	ck_assert_uint_eq(line->glyphs[0].glyph, font_glyph(ladder[0], 0x845B, 0xE0100));
	ck_assert_uint_ne(line->glyphs[0].glyph, line->glyphs[1].glyph);
	ck_assert_uint_eq(line->glyphs[0].length, 7);
	ck_assert_ptr_eq(line->glyphs[2].font, ladder[1]);
	ck_assert_ptr_eq(line->glyphs[3].font, ladder[2]);
	ck_assert_ptr_eq(line->glyphs[4].font, ladder[1]);
	ck_assert_str_eq(line_text(line), name);
	ck_assert_uint_eq(notes_of(line, "glyph-substituted"), 0);
}
END_TEST

START_TEST(test_substituted)
{
	const char *name = "葛\U000E0109城";
	const struct line *line = set(name, 40 * EM).line;

	ck_assert_ptr_eq(line->glyphs[0].font, ladder[0]);
	ck_assert_uint_eq(line->glyphs[0].glyph, font_glyph(ladder[0], 0x845B, 0));
	ck_assert_str_eq(line_text(line), name);
	ck_assert_uint_eq(notes_of(line, "glyph-substituted"), 1);
}
END_TEST

START_TEST(test_missing)
{
	const struct line *line = set("国\U00031350国\U00031350", 40 * EM).line;

	ck_assert_uint_eq(line->glyphs[1].glyph, 0);
	ck_assert_ptr_eq(line->glyphs[1].font, ladder[0]);
	ck_assert_uint_eq(notes_of(line, "glyph-missing"), 2);
}
END_TEST

START_TEST(test_broken_characters)
{
	const struct line *line = set("\uE000〓\uFFFD", 40 * EM).line;

	ck_assert_uint_eq(notes_of(line, "glyph-private"), 1);
	ck_assert_uint_eq(notes_of(line, "text-garbled"), 2);
	ck_assert_uint_eq(notes_of(line, "glyph-missing"), 2);
}
END_TEST

START_TEST(test_marks)
{
	const char *words = "か\u309Aが\u0416\u0301e\u0301x";
	const struct line *line = set(words, 40 * EM).line;

	ck_assert_str_eq(line_text(line), words);
	ck_assert_uint_eq(line->glyphs[0].length, 6);
	ck_assert_int_eq(line->glyphs[1].x, EM); /* the mark takes no room of its own */
	ck_assert_uint_eq(notes_of(line, "glyph-missing"), 0);
}
END_TEST

START_TEST(test_invisible)
{
	const char *words = "国\u200B国\u2060国\uFEFF\u00AD\r\n";
	const struct line *line = set(words, 40 * EM).line;

	ck_assert_str_eq(line_text(line), words);
	ck_assert_int_eq(line->width, 3 * EM);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	for (size_t i = 0; i < line->count; i++)
		ck_assert_uint_ne(line->glyphs[i].glyph, 0);
}
END_TEST

/* --- bad and odd input */

START_TEST(test_empty)
{
	const struct paragraph_options options = {.width = EM};

	ck_assert_uint_eq(set("", 10 * EM).count, 0);
	ck_assert_uint_eq(paragraph_set(NULL, 0, &options, arena, findings).count, 0);
	ck_assert_uint_eq(set("\n", 10 * EM).count, 1);
	ck_assert_int_eq(set("\n", 10 * EM).line[0].width, 0);
	ck_assert_int_eq(set("\n", 10 * EM).line[0].ascent, 880 * EM / 1000);
}
END_TEST

START_TEST(test_malformed)
{
	static const char bytes[] = "国\xE6\x97国\xFF\0国";
	struct lines lines = set_bytes(bytes, sizeof bytes - 1, 2 * EM, ALIGN_JUSTIFY);
	size_t length = 0;

	for (size_t i = 0; i < lines.count; i++)
		for (size_t j = 0; j < lines.line[i].count; j++) {
			ck_assert_ptr_eq(lines.line[i].glyphs[j].text, bytes + length);
			length += lines.line[i].glyphs[j].length;
		}
	ck_assert_uint_eq(length, sizeof bytes - 1);
	ck_assert_uint_eq(notes_of(lines.line, "text-garbled"), 1);
}
END_TEST

START_TEST(test_narrow)
{
	static const int32_t widths[] = {INT32_MIN, -EM, 0, 1, EM / 2, EM - 1};
	const char *words = "国。「国」ABC　12件\n国";

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct lines lines = set(words, widths[i]);
		size_t length = 0;

		for (size_t j = 0; j < lines.count; j++) {
			ck_assert_uint_gt(lines.line[j].count, 0);
			length += strlen(line_text(&lines.line[j]));
		}
		ck_assert_uint_eq(length, strlen(words));
		ck_assert_uint_ge(findings_of("text-too-long"), 1);
	}
	ck_assert_uint_eq(set(words, INT32_MAX).count, 2);
}
END_TEST

/* --- thousands of paragraphs */

static uint64_t seed;

static size_t pick(size_t count)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % count;
}

static void pick_from(struct buffer *words, const char *const *pieces, size_t count)
{
	buffer_text(words, pieces[pick(count)]);
}

static void words_make(struct buffer *words, size_t pieces)
{
	static const char *const common[] = {"漏", "え", "い", "個", "人", "デ", "ー", "タ",
		"の", "お", "知", "ら", "せ", "に", "つ", "い", "て", "株", "式", "会", "社",
		"ショ", "っ", "々", "様", "が", "ゃ", "髙", "葛\U000E0100", "き\u309A", "ヴィ",
		"国"};
	static const char *const points[] = {"、", "。", "「", "」", "（", "）", "・", "……",
		"——", "！", "？", "：", "〜", "『", "』", "，", "．", "‐", "％", "“", "”"};
	static const char *const western[] = {"2026年", "1,234件", "3", "A", "IT", "PDF",
		"e-mail", "03-12-34", "No.5", "(ABC)", "50%", " and ", " ", "第26条", "￥500",
		"〒100"};

	buffer_clear(words);
	for (size_t i = 0; i < pieces; i++) {
		size_t kind = pick(20);

		if (kind < 15)
			pick_from(words, common, sizeof common / sizeof *common);
		else if (kind < 18)
			pick_from(words, points, sizeof points / sizeof *points);
		else
			pick_from(words, western, sizeof western / sizeof *western);
	}
}

/* The class of the first or last character of LINE that is no space; 0: none. */
static enum character_class edge_class(const struct line *line, bool last)
{
	enum character_class class = 0;

	for (size_t i = 0; i < line->count; i++) {
		const struct placed_glyph *glyph =
			&line->glyphs[last ? line->count - 1 - i : i];
		size_t taken;

		if (!glyph->length)
			continue;
		class = class_of(utf8_decode(glyph->text, glyph->length, &taken));
		if (!class_is_space(class))
			return class;
	}
	return 0;
}

static void edges_check(struct lines lines)
{
	for (size_t i = 0; i < lines.count; i++) {
		enum character_class first = edge_class(&lines.line[i], false);
		enum character_class last = edge_class(&lines.line[i], true);

		ck_assert_msg(!i || class_may_start_line(first),
			"line %zu starts with cl-%02d: %s", i, (int)first, parted(lines));
		ck_assert_msg(i + 1 == lines.count || class_may_end_line(last),
			"line %zu ends with cl-%02d: %s", i, (int)last, parted(lines));
	}
}

static void order_check(const struct line *line)
{
	for (size_t i = 1; i < line->count; i++)
		ck_assert_int_ge(line->glyphs[i].x + EM, line->glyphs[i - 1].x);
	ck_assert_int_le(line->glyphs[line->count - 1].x, line->width);
}

/* Whatever the text: nothing is lost, nothing sticks out, no line begins or ends
 * as it must not.  All but the last lines are full, but for a few that would be torn
 * apart because much that is inseparable follows. */
START_TEST(test_many)
{
	struct buffer words = {0}, joined = {0};
	size_t total = 0, unfilled = 0;

	for (uint64_t number = 0; number < 2000; number++) {
		struct lines lines;
		int32_t width;

		seed = number;
		words_make(&words, 1 + pick(120));
		width = (int32_t)(15 * EM + pick(30 * EM));
		style.latin = pick(2) ? latin : NULL;
		lines = set_bytes(words.data, words.length, width, ALIGN_JUSTIFY);
		buffer_clear(&joined);
		edges_check(lines);
		for (size_t i = 0; i < lines.count; i++) {
			buffer_text(&joined, line_text(&lines.line[i]));
			order_check(&lines.line[i]);
			ck_assert_int_le(lines.line[i].width, width);
			if (i + 1 == lines.count || lines.line[i].width == width)
				continue;
			unfilled++;
			ck_assert_msg(lines.line[i].width < width - 3 * EM / 2,
				"line %zu of %s", i, parted(lines));
		}
		total += lines.count;
		ck_assert_str_eq(joined.data, words.data);
		arena_free(arena);
		arena = arena_new();
	}
	ck_assert_uint_lt(unfilled * 500, total);
	ck_assert_uint_eq(findings_count(findings, LEVEL_WARNING), 0);
	buffer_done(&words);
	buffer_done(&joined);
}
END_TEST

START_TEST(test_deterministic)
{
	struct buffer words = {0};
	struct lines one, other;

	seed = 42;
	words_make(&words, 500);
	one = set(words.data, 30 * EM);
	other = set(words.data, 30 * EM);
	ck_assert_uint_eq(one.count, other.count);
	for (size_t i = 0; i < one.count; i++) {
		ck_assert_uint_eq(one.line[i].count, other.line[i].count);
		for (size_t j = 0; j < one.line[i].count; j++)
			ck_assert_int_eq(one.line[i].glyphs[j].x, other.line[i].glyphs[j].x);
	}
	buffer_done(&words);
}
END_TEST

static TCase *cases_add(Suite *suite, const char *name)
{
	TCase *tests = tcase_create(name);

	tcase_add_checked_fixture(tests, setup, teardown);
	suite_add_tcase(suite, tests);
	return tests;
}

Suite *paragraph_suite(void)
{
	Suite *suite = suite_create("paragraph");
	TCase *tests = cases_add(suite, "one line");

	tcase_add_test(tests, test_solid);
	tcase_add_test(tests, test_punctuation);
	tcase_add_test(tests, test_western_space);
	tcase_add_test(tests, test_indent);
	tcase_add_test(tests, test_align);
	tcase_add_test(tests, test_even);
	tcase_add_test(tests, test_runs);
	tcase_add_test(tests, test_latin);
	tcase_add_test(tests, test_figures);
	tcase_add_test(tests, test_title_phrases);
	tcase_add_test(tests, test_word_of_one_face);
	tcase_add_test(tests, test_proportional);
	tcase_add_test(tests, test_kerning);
	tests = cases_add(suite, "line ends");
	tcase_add_test(tests, test_break);
	tcase_add_test(tests, test_numbers);
	tcase_add_test(tests, test_address);
	tcase_add_test(tests, test_too_long);
	tcase_add_test(tests, test_hanging_space);
	tests = cases_add(suite, "full lines");
	tcase_add_test(tests, test_shrink);
	tcase_add_test(tests, test_stretch);
	tcase_add_test(tests, test_last_line);
	tcase_add_test(tests, test_line_end_point);
	tcase_add_test(tests, test_short_line);
	tcase_add_test(tests, test_stick_out);
	tests = cases_add(suite, "characters");
	tcase_add_test(tests, test_names);
	tcase_add_test(tests, test_variants);
	tcase_add_test(tests, test_substituted);
	tcase_add_test(tests, test_missing);
	tcase_add_test(tests, test_broken_characters);
	tcase_add_test(tests, test_marks);
	tcase_add_test(tests, test_invisible);
	tests = cases_add(suite, "odd input");
	tcase_add_test(tests, test_empty);
	tcase_add_test(tests, test_malformed);
	tcase_add_test(tests, test_narrow);
	tests = cases_add(suite, "many");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, test_many);
	tcase_add_test(tests, test_deterministic);
	return suite;
}
