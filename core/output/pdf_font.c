/* pdf_font.c - a face as a Type 0 font in a PDF file (ISO 32000-1, 9.7). */
#include "output/pdf_font.h"

#include "output/pdf_cmap.h"
#include "output/pdf_syntax.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_LARGEST = 65535, WIDTHS_IN_ARRAY = 256, WIDTH_DEFAULT = 1000 };

/* A face on its way into the file. */
struct embedding {
	const struct pdf_face *face;
	struct font_subset subset;
	const char *name;          /* with the tag of a subset: "ABCDEF+BIZUDMincho" */
	struct pdf_glyph **glyphs; /* sorted by glyph, later one for each code in use */
	size_t count;
	struct pdf_file *file;
};

static int glyph_compare(const void *left, const void *right)
{
	const struct pdf_glyph *a = *(struct pdf_glyph *const *)left;
	const struct pdf_glyph *b = *(struct pdf_glyph *const *)right;

	if (a->index != b->index)
		return a->index < b->index ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static int code_compare(const void *left, const void *right)
{
	const struct pdf_glyph *a = *(struct pdf_glyph *const *)left;
	const struct pdf_glyph *b = *(struct pdf_glyph *const *)right;

	return (a->code > b->code) - (a->code < b->code);
}

static void glyphs_sort(struct embedding *embedding, struct arena *arena)
{
	embedding->glyphs =
		arena_array(arena, embedding->face->count, sizeof *embedding->glyphs);
	for (struct pdf_glyph *glyph = embedding->face->first; glyph; glyph = glyph->next)
		embedding->glyphs[embedding->count++] = glyph;
	qsort(embedding->glyphs, embedding->count, sizeof *embedding->glyphs, glyph_compare);
}

/* A TrueType glyph is shown by its number in the program; with another text than its
 * first, by a code behind all of these. */
static void codes_of_truetype(struct embedding *embedding)
{
	uint32_t code = embedding->glyphs[embedding->count - 1]->program;

	for (size_t i = 0; i < embedding->count; i++) {
		struct pdf_glyph *glyph = embedding->glyphs[i];
		bool again = i && embedding->glyphs[i - 1]->index == glyph->index;

		glyph->code = again ? ++code : glyph->program;
		glyph->exact = pdf_cmap_exact(glyph->text, glyph->length);
	}
}

/* A CFF glyph is shown by its CID; only its first text can be said of the code. */
static void codes_of_cff(struct embedding *embedding)
{
	size_t kept = 0;

	for (size_t i = 0; i < embedding->count; i++) {
		struct pdf_glyph *glyph = embedding->glyphs[i];

		glyph->code = glyph->program;
		if (kept && embedding->glyphs[kept - 1]->index == glyph->index)
			continue;
		glyph->exact = pdf_cmap_exact(glyph->text, glyph->length);
		embedding->glyphs[kept++] = glyph;
	}
	embedding->count = kept;
}

/* Subsets the font to its glyphs and notes where each of them went. */
static bool program_make(struct embedding *embedding, struct arena *arena)
{
	uint32_t *wanted = arena_array(arena, embedding->count, sizeof *wanted);
	size_t count = 0, at = 0;

	for (size_t i = 0; i < embedding->count; i++)
		if (!count || wanted[count - 1] != embedding->glyphs[i]->index)
			wanted[count++] = embedding->glyphs[i]->index;
	if (!font_subset(embedding->face->font, wanted, count, arena, &embedding->subset))
		return false;
	for (size_t i = 0; i < embedding->count; i++) {
		struct pdf_glyph *glyph = embedding->glyphs[i];

		at += wanted[at] != glyph->index;
		glyph->program = embedding->subset.codes[at];
		glyph->advance = font_advance(embedding->face->font, glyph->index);
	}
	return true;
}

static void codes_decide(struct embedding *embedding)
{
	if (embedding->subset.format == FONT_TRUETYPE)
		codes_of_truetype(embedding);
	else
		codes_of_cff(embedding);
	qsort(embedding->glyphs, embedding->count, sizeof *embedding->glyphs, code_compare);
}

/* 9.6.4: six capital letters tell subsets apart; here they follow from the bytes. */
static void name_make(struct embedding *embedding, struct arena *arena)
{
	uint64_t hash = 0xCBF29CE484222325; /* FNV-1a */
	char tag[7] = "";

	for (size_t i = 0; i < embedding->subset.size; i++)
		hash = (hash ^ embedding->subset.data[i]) * 0x100000001B3;
	for (size_t i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	embedding->name = arena_format(arena, "%s+%s", tag, font_name(embedding->face->font));
}

static uint32_t program_write(const struct embedding *embedding)
{
	const struct font_subset *subset = &embedding->subset;

	if (subset->format == FONT_CFF)
		return pdf_stream_format(embedding->file, subset->data, subset->size,
			PDF_DEFLATE, "/Subtype /CIDFontType0C\n");
	return pdf_stream_format(embedding->file, subset->data, subset->size, PDF_DEFLATE,
		"/Length1 %zu\n", subset->size);
}

static uint32_t code_last(const struct embedding *embedding)
{
	return embedding->count ? embedding->glyphs[embedding->count - 1]->code : 0;
}

/* ISO 19005-1, 6.3.5: a bit for every CID of the subset, .notdef's among them. */
static uint32_t set_write(const struct embedding *embedding)
{
	size_t size = code_last(embedding) / 8 + 1;
	unsigned char *bits = memory_alloc(size);
	uint32_t number;

	memset(bits, 0, size);
	bits[0] = 0x80;
	for (size_t i = 0; i < embedding->count; i++) {
		uint32_t code = embedding->glyphs[i]->code;

		bits[code / 8] |= (unsigned char)(0x80 >> code % 8);
	}
	number = pdf_stream(embedding->file, bits, size, PDF_DEFLATE, NULL);
	free(bits);
	return number;
}

/* Table 123: symbolic, because the codes are nobody else's. */
static unsigned descriptor_flags(const struct font_metrics *metrics)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };

	return SYMBOLIC | (metrics->fixed_pitch ? FIXED_PITCH : 0u)
	       | (metrics->serif ? SERIF : 0u) | (metrics->italic_angle ? ITALIC : 0u);
}

static uint32_t descriptor_write(const struct embedding *embedding, bool with_set)
{
	struct font_metrics metrics = font_metrics(embedding->face->font);
	struct buffer body = {0};
	uint32_t number;

	buffer_text(&body, "/Type /FontDescriptor\n/FontName ");
	pdf_name(&body, embedding->name);
	buffer_format(&body, "\n/Flags %u\n/FontBBox [%d %d %d %d]\n",
		descriptor_flags(&metrics), metrics.box[0], metrics.box[1], metrics.box[2],
		metrics.box[3]);
	buffer_format(&body,
		"/ItalicAngle %d\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/StemV %d\n",
		metrics.italic_angle, metrics.ascent, metrics.descent, metrics.cap_height,
		metrics.weight_stem);
	buffer_format(&body, "/%s %u 0 R\n",
		embedding->subset.format == FONT_CFF ? "FontFile3" : "FontFile2",
		program_write(embedding));
	if (with_set)
		buffer_format(&body, "/CIDSet %u 0 R\n", set_write(embedding));
	number = pdf_dictionary(embedding->file, &body);
	buffer_done(&body);
	return number;
}

/* 9.7.4.3: runs of codes whose width is not the default, "c [w w w]". */
static void widths_add(struct buffer *body, const struct embedding *embedding)
{
	size_t in_array = 0;

	buffer_format(body, "/DW %d\n/W [", WIDTH_DEFAULT);
	for (size_t i = 0; i < embedding->count; i++) {
		const struct pdf_glyph *glyph = embedding->glyphs[i];
		bool follows = in_array && in_array < WIDTHS_IN_ARRAY
			       && embedding->glyphs[i - 1]->code + 1 == glyph->code;

		if (in_array && (!follows || glyph->advance == WIDTH_DEFAULT)) {
			buffer_text(body, "]\n");
			in_array = 0;
		}
		if (glyph->advance == WIDTH_DEFAULT)
			continue;
		if (in_array)
			buffer_format(body, " %d", glyph->advance);
		else
			buffer_format(body, "%u [%d", glyph->code, glyph->advance);
		in_array++;
	}
	buffer_text(body, in_array ? "]]\n" : "]\n");
}

static bool map_is_identity(const struct embedding *embedding)
{
	for (size_t i = 0; i < embedding->count; i++)
		if (embedding->glyphs[i]->code != embedding->glyphs[i]->program)
			return false;
	return true;
}

/* 9.7.4.2: for each CID two bytes, the glyph's number in the program. */
static uint32_t map_write(const struct embedding *embedding)
{
	size_t size = 2 * ((size_t)code_last(embedding) + 1);
	unsigned char *map = memory_alloc(size);
	uint32_t number;

	memset(map, 0, size);
	for (size_t i = 0; i < embedding->count; i++) {
		const struct pdf_glyph *glyph = embedding->glyphs[i];

		map[2 * glyph->code] = (unsigned char)(glyph->program >> 8);
		map[2 * glyph->code + 1] = (unsigned char)glyph->program;
	}
	number = pdf_stream(embedding->file, map, size, PDF_DEFLATE, NULL);
	free(map);
	return number;
}

static void map_add(struct buffer *body, const struct embedding *embedding)
{
	if (map_is_identity(embedding))
		buffer_text(body, "/CIDToGIDMap /Identity\n");
	else
		buffer_format(body, "/CIDToGIDMap %u 0 R\n", map_write(embedding));
}

static void collection_add(struct buffer *body, const struct font_subset *subset)
{
	bool cff = subset->format == FONT_CFF;
	const char *registry = cff ? subset->registry : "Adobe";
	const char *ordering = cff ? subset->ordering : "Identity";

	buffer_text(body, "/CIDSystemInfo << /Registry ");
	pdf_text(body, registry, strlen(registry));
	buffer_text(body, " /Ordering ");
	pdf_text(body, ordering, strlen(ordering));
	buffer_format(body, " /Supplement %d >>\n", cff ? subset->supplement : 0);
}

static uint32_t cid_font_write(const struct embedding *embedding, bool with_set)
{
	bool cff = embedding->subset.format == FONT_CFF;
	struct buffer body = {0};
	uint32_t number;

	buffer_format(&body, "/Type /Font\n/Subtype /CIDFontType%d\n/BaseFont ", cff ? 0 : 2);
	pdf_name(&body, embedding->name);
	buffer_byte(&body, '\n');
	collection_add(&body, &embedding->subset);
	buffer_format(&body, "/FontDescriptor %u 0 R\n", descriptor_write(embedding, with_set));
	widths_add(&body, embedding);
	if (!cff)
		map_add(&body, embedding);
	number = pdf_dictionary(embedding->file, &body);
	buffer_done(&body);
	return number;
}

static uint32_t to_unicode_write(const struct embedding *embedding)
{
	struct buffer text = {0};
	uint32_t number;

	pdf_cmap_add(&text, embedding->glyphs, embedding->count);
	number = pdf_stream(embedding->file, text.data, text.length, PDF_DEFLATE, NULL);
	buffer_done(&text);
	return number;
}

/* 9.7.6.1: the name of a font over a CFF font has the CMap's at its end.  CMAP says in
 * which direction the font writes: Identity-H or Identity-V. */
static uint32_t type0_write(const struct embedding *embedding, const char *cmap,
	uint32_t cid_font, uint32_t to_unicode)
{
	struct buffer body = {0};
	uint32_t number;

	buffer_text(&body, "/Type /Font\n/Subtype /Type0\n/BaseFont ");
	pdf_name(&body, embedding->name);
	if (embedding->subset.format == FONT_CFF)
		buffer_format(&body, "-%s", cmap);
	buffer_format(&body, "\n/Encoding /%s\n/DescendantFonts [%u 0 R]\n/ToUnicode %u 0 R\n",
		cmap, cid_font, to_unicode);
	number = pdf_dictionary(embedding->file, &body);
	buffer_done(&body);
	return number;
}

static void fonts_write(const struct embedding *embedding, bool with_set, struct pdf_face *face)
{
	uint32_t cid_font = cid_font_write(embedding, with_set);
	uint32_t to_unicode = to_unicode_write(embedding);

	face->number = type0_write(embedding, "Identity-H", cid_font, to_unicode);
	if (face->vertical)
		face->vertical_number =
			type0_write(embedding, "Identity-V", cid_font, to_unicode);
}

static bool font_refuse(const struct font *font, const char *id, struct findings *findings)
{
	finding_add(findings, id, (struct place){0}, "font", font_name(font), "file",
		font_file(font), NULL);
	return false;
}

bool pdf_font_write(struct pdf_face *face, struct pdf_file *file, bool with_set,
	struct arena *arena, struct findings *findings)
{
	struct embedding embedding = {.face = face, .file = file};

	if (!font_may_embed(face->font))
		return font_refuse(face->font, "font-not-embeddable", findings);
	glyphs_sort(&embedding, arena);
	if (face->count > CODE_LARGEST || !program_make(&embedding, arena))
		return font_refuse(face->font, "font-subset-failed", findings);
	codes_decide(&embedding);
	name_make(&embedding, arena);
	fonts_write(&embedding, with_set, face);
	return true;
}

void pdf_fonts_list(const struct pdf_glyphs *glyphs, struct buffer *to)
{
	for (const struct pdf_face *face = glyphs->first; face; face = face->next) {
		buffer_format(to, "/%s %u 0 R ", face->resource, face->number);
		if (face->vertical)
			buffer_format(
				to, "/%sV %u 0 R ", face->resource, face->vertical_number);
	}
}
