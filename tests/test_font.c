/* test_font.c - faces as fontconfig and HarfBuzz give them, and their subsets. */
#include "base/utf8.h"
#include "text/cff.h"
#include "text/font.h"
#include "text/reader.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *font_suite(void);

static struct font_library *library;
static struct arena *arena;

static void setup(void)
{
	library = font_library_new();
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
	font_library_free(library);
}

static const struct font *face(const char *family, int weight)
{
	const struct font *font = font_find(library, family, weight);

	ck_assert_msg(font != NULL, "%s %d is not installed", family, weight);
	return font;
}

START_TEST(test_find)
{
	const struct font *font = face("BIZ UDMincho", 400);

	ck_assert_str_eq(font_name(font), "BIZUDMincho-Regular");
	ck_assert_ptr_nonnull(strstr(font_file(font), "BIZUDMincho-Regular.ttf"));
	ck_assert_ptr_eq(font, font_find(library, "BIZ UDMincho", 400));
	ck_assert_ptr_eq(font, font_find(library, "BIZ UD明朝", 400));
	ck_assert_str_eq(font_name(face("BIZ UDGothic", 700)), "BIZUDGothic-Bold");
	ck_assert_str_eq(font_name(face("Noto Serif CJK JP", 400)), "NotoSerifCJKjp-Regular");
	ck_assert_str_eq(font_name(face("Noto Sans CJK JP", 700)), "NotoSansCJKjp-Bold");
}
END_TEST

/* fontconfig always has something to offer; a page in the wrong face is worse than none. */
START_TEST(test_never_another_family)
{
	ck_assert_ptr_null(font_find(library, "No Such Family", 400));
	ck_assert_ptr_null(font_find(library, "", 400));
	ck_assert_ptr_null(font_find(library, "BIZ UDMincho", 700));
	ck_assert_ptr_null(font_find(library, "BIZ UD", 400));
	ck_assert_ptr_null(font_find(library, "mincho", 400));
}
END_TEST

START_TEST(test_open)
{
	const char *path = font_file(face("Noto Serif CJK JP", 400));

	ck_assert_ptr_nonnull(font_open(library, path, 1));
	ck_assert_ptr_eq(font_open(library, path, 1), font_open(library, path, 1));
	ck_assert_ptr_ne(font_open(library, path, 1), font_open(library, path, 2));
	ck_assert_ptr_null(font_open(library, path, 1000));
	ck_assert_ptr_null(font_open(library, "/nowhere/at/all.ttf", 0));
	ck_assert_ptr_null(font_open(library, "Makefile", 0));
	ck_assert_ptr_null(font_open(library, "tests", 0));
}
END_TEST

START_TEST(test_metrics)
{
	struct font_metrics mincho = font_metrics(face("BIZ UDMincho", 400));
	struct font_metrics gothic = font_metrics(face("BIZ UDGothic", 700));
	struct font_metrics noto = font_metrics(face("Noto Serif CJK JP", 400));

	ck_assert_int_eq(mincho.ascent, 880);
	ck_assert_int_eq(mincho.descent, -120);
	ck_assert_int_eq(noto.ascent, 880); /* the em box, not the tallest accent */
	ck_assert_int_eq(noto.descent, -120);
	ck_assert(mincho.serif && noto.serif && !gothic.serif);
	ck_assert(mincho.fixed_pitch && !noto.fixed_pitch);
	ck_assert_int_eq(mincho.italic_angle, 0);
	ck_assert_int_gt(gothic.weight_stem, mincho.weight_stem);
	ck_assert_int_lt(mincho.box[1], 0);
	ck_assert_int_gt(mincho.box[3], mincho.cap_height);
	ck_assert(font_may_embed(face("BIZ UDMincho", 400)));
}
END_TEST

START_TEST(test_advance)
{
	const struct font *mincho = face("BIZ UDMincho", 400);
	const struct font *proportional = face("BIZ UDPMincho", 400);

	ck_assert_int_eq(font_advance(mincho, font_glyph(mincho, 0x3042, 0)), 1000);
	ck_assert_int_eq(font_advance(mincho, font_glyph(mincho, 'A', 0)), 500);
	ck_assert_int_eq(font_advance(proportional, font_glyph(proportional, 'A', 0)), 840);
}
END_TEST

/* 𠮷, 髙, 﨑 and the forms of 葛 and 邉: what names are made of. */
START_TEST(test_glyph)
{
	const struct font *biz = face("BIZ UDMincho", 400);
	const struct font *ipamj = face("IPAmjMincho", 400);
	const struct font *noto = face("Noto Serif CJK JP", 400);

	ck_assert_uint_eq(font_glyph(biz, 0x20BB7, 0), 0);
	ck_assert_uint_ne(font_glyph(ipamj, 0x20BB7, 0), 0);
	ck_assert_uint_ne(font_glyph(biz, 0x9AD9, 0), 0);
	ck_assert_uint_ne(font_glyph(biz, 0xFA11, 0), 0);
	ck_assert_uint_ne(font_glyph(biz, 0x845B, 0xE0100), font_glyph(biz, 0x845B, 0));
	ck_assert_uint_eq(font_glyph(biz, 0x845B, 0xE0101), font_glyph(biz, 0x845B, 0));
	ck_assert_uint_ne(font_glyph(ipamj, 0x845B, 0), 0);
	ck_assert_uint_eq(
		font_glyph(ipamj, 0x845B, 0xE0100), 0); /* the base alone will not do */
	ck_assert_uint_ne(font_glyph(ipamj, 0x845B, 0xE0102), 0);
	ck_assert_uint_ne(font_glyph(ipamj, 0x9089, 0xE010F), 0);
	ck_assert_uint_ne(font_glyph(noto, 0x9089, 0xE010E), 0);
	ck_assert_uint_eq(font_glyph(noto, 0x9089, 0xE010F), 0);
	ck_assert_uint_eq(font_glyph(biz, 0x10FFFF, 0), 0);
}
END_TEST

/* The glyphs of TEXT, each once, in the order of TEXT. */
static size_t glyphs_of(const struct font *font, const char *text, uint32_t *glyphs)
{
	size_t count = 0, taken;

	for (size_t at = 0; text[at]; at += taken) {
		uint32_t glyph =
			font_glyph(font, utf8_decode(text + at, strlen(text + at), &taken), 0);
		bool seen = glyph == 0;

		for (size_t i = 0; i < count; i++)
			seen = seen || glyphs[i] == glyph;
		if (!seen)
			glyphs[count++] = glyph;
	}
	return count;
}

static const char letter[] = "個人データの漏えいに関するお知らせ。令和8年、Ａ社「様」ÉÄ";

/* Whether the font file of SUBSET has a table of the name TAG. */
static bool has_table(const struct font_subset *subset, const char *tag)
{
	struct reader reader = {.data = subset->data, .size = subset->size};
	size_t count;

	reader_skip(&reader, 4);
	count = reader_number(&reader, 2);
	for (size_t i = 0; i < count; i++)
		if (!memcmp(subset->data + 12 + 16 * i, tag, 4))
			return true;
	return false;
}

START_TEST(test_subset_truetype)
{
	static const char *const needed[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
	static const char *const needless[] = {
		"cmap", "name", "post", "OS/2", "GSUB", "GPOS", "vmtx", "fpgm", "DSIG"};
	const struct font *font = face("BIZ UDMincho", 400);
	uint32_t glyphs[100];
	size_t count = glyphs_of(font, letter, glyphs);
	struct font_subset subset;

	ck_assert(font_subset(font, glyphs, count, arena, &subset));
	ck_assert_int_eq(subset.format, FONT_TRUETYPE);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		ck_assert_msg(has_table(&subset, needed[i]), "%s", needed[i]);
	for (size_t i = 0; i < sizeof needless / sizeof *needless; i++)
		ck_assert_msg(!has_table(&subset, needless[i]), "%s", needless[i]);
	ck_assert_uint_lt(subset.size, 12000);
}
END_TEST

/* Reads the subset back as a font: the glyph at each code is as wide as the one
 * that was asked for. */
START_TEST(test_subset_codes)
{
	const struct font *font = face("BIZ UDPMincho", 400), *again;
	char path[] = "/tmp/todoke-subset-XXXXXX";
	uint32_t glyphs[100];
	size_t count = glyphs_of(font, letter, glyphs);
	struct font_subset subset;
	int file = mkstemp(path);

	ck_assert_int_ge(file, 0);
	ck_assert(font_subset(font, glyphs, count, arena, &subset));
	ck_assert_int_eq(write(file, subset.data, subset.size), (ssize_t)subset.size);
	close(file);
	again = font_open(library, path, 0);
	unlink(path);
	ck_assert_ptr_nonnull(again);
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_ne(subset.codes[i], 0);
		ck_assert_int_eq(
			font_advance(again, subset.codes[i]), font_advance(font, glyphs[i]));
	}
}
END_TEST

START_TEST(test_subset_cff)
{
	const struct font *font = face("Noto Serif CJK JP", 400);
	uint32_t glyphs[100];
	size_t count = glyphs_of(font, letter, glyphs);
	struct font_subset subset;
	struct cff cff;

	ck_assert(font_subset(font, glyphs, count, arena, &subset));
	ck_assert_int_eq(subset.format, FONT_CFF);
	ck_assert_int_eq(subset.data[0], 1); /* the bare table, not OpenType */
	ck_assert_str_eq(subset.registry, "Adobe");
	ck_assert_str_eq(subset.ordering, "Identity");
	ck_assert_int_eq(subset.supplement, 0);
	for (size_t i = 0; i < count; i++) /* Noto numbers its glyphs by CID */
		ck_assert_uint_eq(subset.codes[i], glyphs[i]);
	ck_assert(cff_read(subset.data, subset.size, arena, &cff));
	ck_assert_uint_ge(cff.glyph_count, count + 1);
	ck_assert_uint_le(cff.glyph_count, count + 5); /* the parts of É and Ä */
}
END_TEST

START_TEST(test_subset_order)
{
	static const char *const families[] = {"BIZ UDMincho", "Noto Serif CJK JP"};

	for (size_t family = 0; family < 2; family++) {
		const struct font *font = face(families[family], 400);
		uint32_t glyphs[100], reversed[100];
		size_t count = glyphs_of(font, letter, glyphs);
		struct font_subset one, other;

		for (size_t i = 0; i < count; i++)
			reversed[i] = glyphs[count - 1 - i];
		ck_assert(font_subset(font, glyphs, count, arena, &one));
		ck_assert(font_subset(font, reversed, count, arena, &other));
		ck_assert_uint_eq(one.size, other.size);
		ck_assert_mem_eq(one.data, other.data, one.size);
		for (size_t i = 0; i < count; i++)
			ck_assert_uint_eq(one.codes[i], other.codes[count - 1 - i]);
	}
}
END_TEST

START_TEST(test_subset_bounds)
{
	const struct font *font = face("BIZ UDMincho", 400);
	const uint32_t beyond[] = {1, 0xFFFFF};
	struct font_subset subset;

	ck_assert(font_subset(font, NULL, 0, arena, &subset));
	ck_assert_uint_gt(subset.size, 0);
	ck_assert(!font_subset(font, beyond, 2, arena, &subset));
}
END_TEST

/* A CFF table cut short or with a wrong byte is refused or read, never overrun. */
START_TEST(test_cff_malformed)
{
	const struct font *font = face("Noto Serif CJK JP", 400);
	uint32_t glyphs[100];
	size_t count = glyphs_of(font, letter, glyphs);
	struct font_subset subset;
	struct cff cff;

	ck_assert(font_subset(font, glyphs, count, arena, &subset));
	for (size_t size = 0; size < 400; size++) {
		unsigned char *cut = memcpy(malloc(size + 1), subset.data, size);

		cff_read(cut, size, arena, &cff);
		free(cut);
	}
	for (size_t at = 0; at < 400; at++) {
		unsigned char *wrong = memcpy(malloc(subset.size), subset.data, subset.size);

		for (unsigned byte = 0; byte < 256; byte += 15) {
			wrong[at] = (unsigned char)byte;
			cff_read(wrong, subset.size, arena, &cff);
		}
		free(wrong);
	}
	ck_assert(!cff_read((const unsigned char *)"", 0, arena, &cff));
	ck_assert(!cff_read((const unsigned char *)"\1\0\4\1", 4, arena, &cff));
}
END_TEST

START_TEST(test_reader)
{
	static const unsigned char bytes[] = {0xFF, 0xFE, 0x01, 0x02, 0x03};
	struct reader reader = {.data = bytes, .size = sizeof bytes};

	ck_assert_int_eq(reader_signed(&reader), -2);
	ck_assert_uint_eq(reader_number(&reader, 3), 0x010203);
	ck_assert(!reader.failed);
	ck_assert_uint_eq(reader_number(&reader, 1), 0);
	ck_assert(reader.failed);
	reader_seek(&reader, 0);
	ck_assert_uint_eq(reader_number(&reader, 1), 0); /* a failed reader stays failed */
}
END_TEST

Suite *font_suite(void)
{
	Suite *suite = suite_create("font");
	TCase *faces = tcase_create("faces");
	TCase *subsets = tcase_create("subsets");

	tcase_add_checked_fixture(faces, setup, teardown);
	tcase_add_test(faces, test_find);
	tcase_add_test(faces, test_never_another_family);
	tcase_add_test(faces, test_open);
	tcase_add_test(faces, test_metrics);
	tcase_add_test(faces, test_advance);
	tcase_add_test(faces, test_glyph);
	suite_add_tcase(suite, faces);
	tcase_add_checked_fixture(subsets, setup, teardown);
	tcase_add_test(subsets, test_subset_truetype);
	tcase_add_test(subsets, test_subset_codes);
	tcase_add_test(subsets, test_subset_cff);
	tcase_add_test(subsets, test_subset_order);
	tcase_add_test(subsets, test_subset_bounds);
	tcase_add_test(subsets, test_cff_malformed);
	tcase_add_test(subsets, test_reader);
	suite_add_tcase(suite, subsets);
	return suite;
}
