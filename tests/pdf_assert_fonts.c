/* pdf_assert_fonts.c - rules about fonts and the glyphs that are shown.
 *
 * FreeType reads the embedded programs: not what made them.
 */
#include "pdf_assertions.h"

#include <ctype.h>
#include <ft2build.h>
#include <stdlib.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_CID_H

#define PART "Object/%d/DescendantFonts/0"

typedef bool font_check(struct pdf_facts *facts, const struct font_use *font);

static bool fonts_hold(struct pdf_facts *facts, font_check *check)
{
	for (const struct font_use *font = facts->content.fonts; font; font = font->next)
		if (!check(facts, font))
			return false;
	return true;
}

#define FONT_ASSERTION(name, check)                                                            \
	bool name(struct pdf_facts *facts, const char *argument)                               \
	{                                                                                      \
		(void)argument;                                                                \
		return fonts_hold(facts, check);                                               \
	}

static bool is_truetype(struct pdf_facts *facts, const struct font_use *font)
{
	return pdf_value_is(facts->reader, "/CIDFontType2", PART "/Subtype", font->object);
}

/* --- dictionaries */

static bool font_is_typed(struct pdf_facts *facts, const struct font_use *font)
{
	return pdf_value_is(facts->reader, "/Font", "Object/%d/Type", font->object)
	       && pdf_value_is(facts->reader, "/Font", PART "/Type", font->object);
}
FONT_ASSERTION(fonts_are_typed, font_is_typed)

static bool font_is_named(struct pdf_facts *facts, const struct font_use *font)
{
	return pdf_has(facts->reader, "Object/%d/BaseFont", font->object)
	       && pdf_has(facts->reader, PART "/BaseFont", font->object);
}
FONT_ASSERTION(fonts_are_named, font_is_named)

static bool font_is_identity(struct pdf_facts *facts, const struct font_use *font)
{
	return pdf_value_is(facts->reader, "/Identity-H", "Object/%d/Encoding", font->object)
	       || pdf_value_is(
		       facts->reader, "/Identity-V", "Object/%d/Encoding", font->object);
}
FONT_ASSERTION(fonts_are_identity, font_is_identity)

static bool font_has_map(struct pdf_facts *facts, const struct font_use *font)
{
	size_t size;

	return !is_truetype(facts, font)
	       || pdf_data(facts->reader, &size, PART "/CIDToGIDMap", font->object)
	       || pdf_value_is(facts->reader, "/Identity", PART "/CIDToGIDMap", font->object);
}
FONT_ASSERTION(fonts_have_maps, font_has_map)

static const char *program_of(
	struct pdf_facts *facts, const struct font_use *font, size_t *size)
{
	const char *data =
		pdf_data(facts->reader, size, PART "/FontDescriptor/FontFile2", font->object);

	return data ? data
		    : pdf_data(facts->reader, size, PART "/FontDescriptor/FontFile3",
			    font->object);
}

static bool font_is_embedded(struct pdf_facts *facts, const struct font_use *font)
{
	size_t size;

	return program_of(facts, font, &size) != NULL;
}
FONT_ASSERTION(fonts_are_embedded, font_is_embedded)

static bool program_is_typed(struct pdf_facts *facts, const struct font_use *font)
{
	return !pdf_has(facts->reader, PART "/FontDescriptor/FontFile3", font->object)
	       || pdf_value_is(facts->reader, "/CIDFontType0C",
		       PART "/FontDescriptor/FontFile3/Subtype", font->object);
}
FONT_ASSERTION(programs_are_typed, program_is_typed)

/* PDF/A-3 needs no CIDSet, and one that is incomplete is wrong. */
static bool font_has_no_set(struct pdf_facts *facts, const struct font_use *font)
{
	return !pdf_has(facts->reader, PART "/FontDescriptor/CIDSet", font->object);
}
FONT_ASSERTION(sets_are_complete, font_has_no_set)

/* 9.6.4: six capitals and a plus; the same in all three places. */
static bool font_has_tag(struct pdf_facts *facts, const struct font_use *font)
{
	const char *name = pdf_value(facts->reader, PART "/BaseFont", font->object);
	const char *whole = pdf_value(facts->reader, "Object/%d/BaseFont", font->object);

	for (size_t i = 1; i <= 6; i++)
		if (!isupper((unsigned char)name[i]))
			return false;
	return name[7] == '+' && strncmp(name, whole, strlen(name)) == 0
	       && pdf_value_is(
		       facts->reader, name, PART "/FontDescriptor/FontName", font->object);
}
FONT_ASSERTION(fonts_have_tags, font_has_tag)

/* Codes of two bytes can be no larger. */
bool codes_fit(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return CODES == 65536 && fonts_are_identity(facts, NULL);
}

/* --- programs */

/* A font program that FreeType has opened. */
struct program {
	FT_Library library;
	FT_Face face;
	bool truetype;
	const unsigned char *map; /* CIDToGIDMap; NULL: as it is */
	size_t map_size;
};

static bool program_open(
	struct pdf_facts *facts, const struct font_use *font, struct program *program)
{
	size_t size;
	const char *data = program_of(facts, font, &size);

	*program = (struct program){.truetype = is_truetype(facts, font)};
	program->map = (const unsigned char *)pdf_data(
		facts->reader, &program->map_size, PART "/CIDToGIDMap", font->object);
	return data && FT_Init_FreeType(&program->library) == 0
	       && FT_New_Memory_Face(program->library, (const FT_Byte *)data, (FT_Long)size, 0,
			  &program->face)
			  == 0;
}

static void program_close(struct program *program)
{
	if (program->face)
		FT_Done_Face(program->face);
	if (program->library)
		FT_Done_FreeType(program->library);
}

/* The glyph for CODE; one too many when there is none. */
static FT_UInt glyph_of(const struct program *program, size_t code)
{
	FT_UInt none = (FT_UInt)program->face->num_glyphs;

	if (!program->truetype) {
		/* a CID-keyed face takes CIDs for glyphs, and refuses those it lacks */
		return (FT_UInt)code;
	}
	if (!program->map)
		return (FT_UInt)code;
	if (2 * code + 1 >= program->map_size)
		return none;
	return (FT_UInt)program->map[2 * code] << 8 | program->map[2 * code + 1];
}

typedef bool glyph_check(struct pdf_facts *facts, const struct font_use *font,
	struct program *program, size_t code);

static bool glyphs_hold(
	struct pdf_facts *facts, const struct font_use *font, glyph_check *check)
{
	struct program program;
	bool holds = program_open(facts, font, &program);

	for (size_t code = 0; holds && code < CODES; code++)
		if (font->shown[code])
			holds = check(facts, font, &program, code);
	program_close(&program);
	return holds;
}

static bool glyph_is_there(struct pdf_facts *facts, const struct font_use *font,
	struct program *program, size_t code)
{
	(void)facts;
	(void)font;
	return FT_Load_Glyph(program->face, glyph_of(program, code), FT_LOAD_NO_SCALE) == 0;
}

static bool font_has_glyphs(struct pdf_facts *facts, const struct font_use *font)
{
	return glyphs_hold(facts, font, glyph_is_there);
}
FONT_ASSERTION(glyphs_are_there, font_has_glyphs)

/* What no validator sees: a code other than 0 that shows .notdef. */
static bool glyph_is_not_empty(struct pdf_facts *facts, const struct font_use *font,
	struct program *program, size_t code)
{
	(void)facts;
	(void)font;
	return glyph_of(program, code) != 0;
}

static bool font_has_no_notdef(struct pdf_facts *facts, const struct font_use *font)
{
	return glyphs_hold(facts, font, glyph_is_not_empty);
}
FONT_ASSERTION(glyphs_are_not_empty, font_has_no_notdef)

/* --- widths */

/* What W and DW say of every code (9.7.4.3). */
static void widths_read(struct pdf_facts *facts, const struct font_use *font, long *widths)
{
	struct pdf_reader *reader = facts->reader;
	long usual = pdf_number(reader, PART "/DW", font->object);
	size_t count = pdf_count(reader, PART "/W", font->object);

	for (size_t code = 0; code < CODES; code++)
		widths[code] = usual < 0 ? 1000 : usual;
	for (size_t at = 0; at + 1 < count; at += 2) {
		size_t first = (size_t)pdf_number(reader, PART "/W/%zu", font->object, at);
		size_t members = pdf_count(reader, PART "/W/%zu", font->object, at + 1);

		for (size_t i = 0; i < members && first + i < CODES; i++)
			widths[first + i] =
				pdf_number(reader, PART "/W/%zu/%zu", font->object, at + 1, i);
	}
}

static bool font_has_widths(struct pdf_facts *facts, const struct font_use *font)
{
	long *widths = memory_alloc(CODES * sizeof *widths);
	struct program program;
	bool right = program_open(facts, font, &program);

	widths_read(facts, font, widths);
	for (size_t code = 0; right && code < CODES; code++) {
		if (!font->shown[code])
			continue;
		right = FT_Load_Glyph(program.face, glyph_of(&program, code), FT_LOAD_NO_SCALE)
				== 0
			&& labs(program.face->glyph->metrics.horiAdvance * 1000
					   / program.face->units_per_EM
				   - widths[code])
				   <= 1;
	}
	program_close(&program);
	free(widths);
	return right;
}
FONT_ASSERTION(widths_are_right, font_has_widths)

/* --- texts */

static const struct pdf_code_map *texts_of(struct pdf_facts *facts, const struct font_use *font)
{
	struct pdf_code_map *map = arena_alloc(facts->arena, sizeof *map);
	size_t size;
	const char *data = pdf_data(facts->reader, &size, "Object/%d/ToUnicode", font->object);

	map->arena = facts->arena;
	if (data)
		pdf_code_map_read(map, data, size);
	return map;
}

static bool font_has_text(struct pdf_facts *facts, const struct font_use *font)
{
	const struct pdf_code_map *map = texts_of(facts, font);

	for (size_t code = 0; code < CODES; code++) {
		const struct pdf_code *known = pdf_code_find(map, (uint32_t)code);

		if (font->shown[code] && (!known || !known->text || !known->length))
			return false;
	}
	return true;
}
FONT_ASSERTION(codes_have_text, font_has_text)

/* Neither 0 nor a byte order mark nor its mirror. */
static bool text_is_allowed(const struct pdf_code *known)
{
	return !memchr(known->text, 0, known->length)
	       && !memmem(known->text, known->length, "\xEF\xBB\xBF", 3)
	       && !memmem(known->text, known->length, "\xEF\xBF\xBE", 3);
}

static bool font_has_allowed_texts(struct pdf_facts *facts, const struct font_use *font)
{
	const struct pdf_code_map *map = texts_of(facts, font);

	for (size_t code = 0; code < CODES; code++) {
		const struct pdf_code *known = pdf_code_find(map, (uint32_t)code);

		if (font->shown[code] && known && known->text && !text_is_allowed(known))
			return false;
	}
	return true;
}
FONT_ASSERTION(texts_are_allowed, font_has_allowed_texts)

/* U+E000 to U+F8FF begin with EE and EF 80 to EF A3; planes 15 and 16 with F3 B0 on. */
static bool text_is_private(const struct pdf_code *known)
{
	const unsigned char *text = (const unsigned char *)known->text;

	for (size_t i = 0; i < known->length; i++)
		if (text[i] == 0xEE || (text[i] == 0xEF && text[i + 1] <= 0xA3)
			|| (text[i] == 0xF3 && text[i + 1] >= 0xB0) || text[i] == 0xF4)
			return true;
	return false;
}

static bool font_tells_private_texts(struct pdf_facts *facts, const struct font_use *font)
{
	const struct pdf_code_map *map = texts_of(facts, font);

	for (size_t code = 0; code < CODES; code++) {
		const struct pdf_code *known = pdf_code_find(map, (uint32_t)code);

		if (font->plain[code] && known && known->text && text_is_private(known))
			return false;
	}
	return true;
}
FONT_ASSERTION(private_texts_are_told, font_tells_private_texts)

static bool font_never_shows_notdef(struct pdf_facts *facts, const struct font_use *font)
{
	(void)facts;
	return !font->shown[0];
}
FONT_ASSERTION(notdef_is_never_shown, font_never_shows_notdef)
