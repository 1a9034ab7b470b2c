/* font.c - the faces that text is set in: found by fontconfig, read by HarfBuzz. */
#include "text/font.h"

#include "text/face.h"
#include "text/reader.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct font_library {
	struct arena *arena;
	FcConfig *config; /* NULL until a family is first asked for */
	const char *const *preferred;
	struct font *first;
};

static const char *const nothing[] = {NULL};

struct font_library *font_library_new(void)
{
	struct font_library *library = memory_alloc(sizeof *library);

	*library = (struct font_library){.arena = arena_new(), .preferred = nothing};
	return library;
}

void font_library_free(struct font_library *library)
{
	if (!library)
		return;
	for (struct font *font = library->first; font; font = font->next) {
		hb_font_destroy(font->shaper);
		hb_face_destroy(font->face);
	}
	if (library->config)
		FcConfigDestroy(library->config);
	arena_free(library->arena);
	free(library);
}

int32_t font_scale(const struct font *font, int32_t units, int32_t size)
{
	int64_t twice = (int64_t)units * size * 2 + font->units;
	int64_t divisor = (int64_t)font->units * 2;
	int64_t scaled = twice / divisor - (twice % divisor < 0);

	if (scaled > INT32_MAX)
		return INT32_MAX;
	return scaled < INT32_MIN ? INT32_MIN : (int32_t)scaled;
}

/* The PostScript name, with what PostScript forbids in a name made a hyphen. */
static const char *name_read(hb_face_t *face, struct arena *arena)
{
	const hb_ot_name_id_t id = HB_OT_NAME_ID_POSTSCRIPT_NAME;
	unsigned size = hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, NULL, NULL);
	char *name = arena_alloc(arena, (size_t)size + 1);

	size++;
	hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, name);
	for (char *at = name; *at; at++)
		if (*at <= ' ' || *at > '~' || strchr("()<>[]{}/%#", *at))
			*at = '-';
	return *name ? name : "Unnamed";
}

/* Families of serif designs: OS/2 sFamilyClass 1 to 5 and 7, else PANOSE 2 to 10. */
static bool serif_read(int family_class, uint32_t family_type, uint32_t serif_style)
{
	if (family_class > 0)
		return family_class <= 7;
	return family_type == 2 && serif_style >= 2 && serif_style <= 10;
}

static int32_t thousandths(const struct font *font, int32_t units)
{
	return font_scale(font, units, 1000);
}

/* fontRevision is a fixed-point number, 16.16. */
static const char *revision_format(uint32_t revision, struct arena *arena)
{
	return arena_format(
		arena, "%u.%03u", revision >> 16, ((revision & 0xFFFF) * 1000 + 0x8000) >> 16);
}

static void head_read(struct font *font, struct reader head)
{
	struct reader revision = head;

	reader_seek(&revision, 4);
	font->revision = reader_number(&revision, 4);
	reader_seek(&head, 36);
	for (size_t i = 0; i < 4; i++)
		font->metrics.box[i] = thousandths(font, reader_signed(&head));
}

static void post_read(struct font *font, struct reader post)
{
	reader_seek(&post, 4);
	font->metrics.italic_angle = reader_signed(&post);
	reader_seek(&post, 12);
	font->metrics.fixed_pitch = reader_number(&post, 4) != 0;
}

/* StemV is in no table; this is the usual guess from the weight (400: 85). */
static int32_t stem_guess(int32_t weight)
{
	return 10 + 220 * (weight - 50) / 1020;
}

static void os2_read(struct font *font, struct reader os2)
{
	struct font_metrics *metrics = &font->metrics;
	uint32_t version = reader_number(&os2, 2), family_type;
	int family_class;

	reader_seek(&os2, 4);
	metrics->weight_stem = stem_guess((int32_t)reader_number(&os2, 2));
	reader_seek(&os2, 8);
	font->licence = (uint16_t)reader_number(&os2, 2);
	reader_seek(&os2, 30);
	family_class = reader_signed(&os2) >> 8;
	family_type = reader_number(&os2, 1);
	metrics->serif = serif_read(family_class, family_type, reader_number(&os2, 1));
	reader_seek(&os2, 68);
	metrics->ascent = thousandths(font, reader_signed(&os2));
	metrics->descent = thousandths(font, reader_signed(&os2));
	reader_seek(&os2, 88);
	if (version >= 2)
		metrics->cap_height = thousandths(font, reader_signed(&os2));
}

static void table_read(
	struct font *font, hb_tag_t tag, void (*read)(struct font *font, struct reader table))
{
	hb_blob_t *blob = hb_face_reference_table(font->face, tag);
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);

	read(font, (struct reader){.data = (const unsigned char *)data, .size = size});
	hb_blob_destroy(blob);
}

/* The typographic ascent of OS/2 is the em box in Japanese faces; that of hhea
 * holds the tallest accents and would push lines apart. */
static void metrics_read(struct font *font)
{
	struct font_metrics *metrics = &font->metrics;

	table_read(font, HB_TAG('h', 'e', 'a', 'd'), head_read);
	table_read(font, HB_TAG('p', 'o', 's', 't'), post_read);
	table_read(font, HB_TAG('O', 'S', '/', '2'), os2_read);
	if (metrics->ascent <= 0 || metrics->descent > 0) {
		metrics->ascent = 880;
		metrics->descent = -120;
	}
	if (metrics->cap_height <= 0)
		metrics->cap_height = metrics->ascent;
}

static bool table_exists(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool exists = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return exists;
}

static bool kerning_exists(hb_face_t *face)
{
	const hb_tag_t kerning[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG_NONE};
	hb_set_t *found = hb_set_create();
	bool exists;

	hb_ot_layout_collect_features(face, HB_OT_TAG_GPOS, NULL, NULL, kerning, found);
	exists = !hb_set_is_empty(found) || table_exists(face, kerning[0]);
	hb_set_destroy(found);
	return exists;
}

/* False when FACE has no outlines that a PDF can hold. */
static bool format_find(hb_face_t *face, enum font_format *format)
{
	bool truetype = table_exists(face, HB_TAG('g', 'l', 'y', 'f'));

	*format = truetype ? FONT_TRUETYPE : FONT_CFF;
	return truetype || table_exists(face, HB_TAG('C', 'F', 'F', ' '));
}

static hb_face_t *face_open(const char *path, unsigned index)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	hb_face_t *face = NULL;

	if (blob && index < hb_face_count(blob))
		face = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	if (face && !hb_face_get_glyph_count(face)) {
		hb_face_destroy(face);
		return NULL;
	}
	return face;
}

const struct font *font_open(struct font_library *library, const char *path, unsigned index)
{
	enum font_format format;
	hb_face_t *face;
	struct font *font;

	for (font = library->first; font; font = font->next)
		if (font->index == index && !strcmp(font->file, path))
			return font;
	face = face_open(path, index);
	if (!face)
		return NULL;
	if (!format_find(face, &format)) {
		hb_face_destroy(face);
		return NULL;
	}
	font = arena_alloc(library->arena, sizeof *font);
	font->next = library->first;
	library->first = font;
	font->file = arena_text(library->arena, path);
	font->name = name_read(face, library->arena);
	font->index = index;
	font->format = format;
	font->face = face;
	font->units = (int32_t)hb_face_get_upem(face);
	font->shaper = hb_font_create(face);
	font->kerns = kerning_exists(face);
	metrics_read(font);
	font->version = revision_format(font->revision, library->arena);
	return font;
}

/* All upright, static faces of FAMILY in exactly WEIGHT. */
static FcFontSet *faces_list(FcConfig *config, const char *family, int weight)
{
	FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString,
		(const FcChar8 *)family, FC_WEIGHT, FcTypeInteger, FcWeightFromOpenType(weight),
		FC_SLANT, FcTypeInteger, FC_SLANT_ROMAN, FC_WIDTH, FcTypeInteger,
		FC_WIDTH_NORMAL, FC_OUTLINE, FcTypeBool, FcTrue, FC_VARIABLE, FcTypeBool,
		FcFalse, (char *)NULL);
	FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, (char *)NULL);
	FcFontSet *faces = FcFontList(config, pattern, wanted);

	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	if (!faces)
		memory_out();
	return faces;
}

/* The face with the first file name of FACES, so that the choice does not hang
 * on the order in which fontconfig read its directories; false when none will do. */
static bool face_choose(const FcFontSet *faces, const char **file, unsigned *index)
{
	*file = NULL;
	for (int i = 0; i < faces->nfont; i++) {
		FcChar8 *path;
		int number;

		if (FcPatternGetString(faces->fonts[i], FC_FILE, 0, &path) != FcResultMatch
			|| FcPatternGetInteger(faces->fonts[i], FC_INDEX, 0, &number)
				   != FcResultMatch
			|| number < 0
			|| number > 0xFFFF) /* above: an instance of a variable face */
			continue;
		if (*file && strcmp((const char *)path, *file) >= 0)
			continue;
		*file = (const char *)path;
		*index = (unsigned)number;
	}
	return *file;
}

static bool has_caches(FcConfig *config)
{
	FcStrList *folders = FcConfigGetCacheDirs(config);
	bool any = folders && FcStrListNext(folders);

	if (folders)
		FcStrListDone(folders);
	return any;
}

/* As FcInitLoadConfigAndFonts does, which besides reads all files of rules that are not in use:
 * for programs that show them, and in a third of its time.  What it mends is left to it. */
static FcConfig *config_new(void)
{
	FcConfig *config = FcConfigCreate();

	if (config && FcConfigParseAndLoad(config, NULL, FcTrue) && has_caches(config)
		&& FcConfigBuildFonts(config))
		return config;
	if (config)
		FcConfigDestroy(config);
	return FcInitLoadConfigAndFonts();
}

static FcConfig *library_config(struct font_library *library)
{
	if (!library->config)
		library->config = config_new();
	return library->config;
}

void font_library_load(struct font_library *library)
{
	library_config(library);
}

static int application_fonts(FcConfig *config)
{
	const FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);

	return fonts ? fonts->nfont : 0;
}

bool font_library_add(struct font_library *library, const char *path)
{
	FcConfig *config = library_config(library);
	const FcChar8 *name = (const FcChar8 *)path;
	struct stat status;
	int before;

	if (!config || stat(path, &status) != 0)
		return false;
	before = application_fonts(config);
	if (S_ISDIR(status.st_mode))
		FcConfigAppFontAddDir(config, name);
	else
		FcConfigAppFontAddFile(config, name);
	return application_fonts(config) > before;
}

void font_library_prefer(struct font_library *library, const char *const *families)
{
	library->preferred = families;
}

const char *const *font_library_preferred(const struct font_library *library)
{
	return library->preferred;
}

bool font_library_has(struct font_library *library, const char *family)
{
	FcConfig *config = library_config(library);
	FcPattern *pattern = FcPatternBuild(
		NULL, FC_FAMILY, FcTypeString, (const FcChar8 *)family, (char *)NULL);
	FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, (char *)NULL);
	FcFontSet *faces = config ? FcFontList(config, pattern, wanted) : NULL;
	bool has = faces && faces->nfont > 0;

	if (faces)
		FcFontSetDestroy(faces);
	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	return has;
}

const struct font *font_find(struct font_library *library, const char *family, int weight)
{
	const struct font *font = NULL;
	const char *file;
	unsigned index;
	FcFontSet *faces;

	if (!library_config(library))
		return NULL;
	faces = faces_list(library->config, family, weight);
	if (face_choose(faces, &file, &index))
		font = font_open(library, file, index);
	FcFontSetDestroy(faces);
	return font;
}

const char *font_name(const struct font *font)
{
	return font->name;
}

const char *font_version(const struct font *font)
{
	return font->version;
}

const char *font_file(const struct font *font)
{
	return font->file;
}

struct font_metrics font_metrics(const struct font *font)
{
	return font->metrics;
}

int32_t font_advance(const struct font *font, uint32_t glyph)
{
	return thousandths(font, hb_font_get_glyph_h_advance(font->shaper, glyph));
}

uint32_t font_glyph(const struct font *font, uint32_t base, uint32_t selector)
{
	hb_codepoint_t glyph = 0;
	bool found = selector
			     ? hb_font_get_variation_glyph(font->shaper, base, selector, &glyph)
			     : hb_font_get_nominal_glyph(font->shaper, base, &glyph);

	return found ? glyph : 0;
}

/* OpenType, OS/2 fsType: of the usage bits the least restrictive one counts; 0x0100
 * forbids subsets, 0x0200 allows bitmaps only. */
bool font_may_embed(const struct font *font)
{
	return (font->licence & 0x000F) != 0x0002 && !(font->licence & 0x0300);
}
