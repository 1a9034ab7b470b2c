/* subset.c - the wanted glyphs of a face as a PDF embeds them.
 *
 * HarfBuzz makes the subset; without hinting, and of the tables alone that a PDF
 * has a use for (ISO 32000-1, 9.9: a Type 0 font is shown by glyph, so cmap,
 * names and layout tables only cost space).
 */
#include "text/cff.h"
#include "text/face.h"

#include <hb-subset.h>

static const hb_tag_t needed[] = {
	HB_TAG('h', 'e', 'a', 'd'),
	HB_TAG('h', 'h', 'e', 'a'),
	HB_TAG('h', 'm', 't', 'x'),
	HB_TAG('m', 'a', 'x', 'p'),
	HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('g', 'l', 'y', 'f'),
	HB_TAG('C', 'F', 'F', ' '),
};

static hb_blob_t *table_lend(hb_face_t *bare, hb_tag_t tag, void *whole)
{
	(void)bare;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i] == tag)
			return hb_face_reference_table(whole, tag);
	return NULL;
}

/* WHOLE with the needed tables only: HarfBuzz would otherwise go through all that a
 * large font maps and lays out, before it drops it. */
static hb_face_t *face_bare(hb_face_t *whole)
{
	hb_face_t *bare = hb_face_create_for_tables(table_lend, whole, NULL);

	hb_face_set_upem(bare, hb_face_get_upem(whole));
	hb_face_set_glyph_count(bare, hb_face_get_glyph_count(whole));
	return bare;
}

static hb_subset_input_t *input_new(const uint32_t *glyphs, size_t count)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *wanted;

	if (!input)
		memory_out();
	hb_subset_input_set_flags(
		input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	wanted = hb_subset_input_glyph_set(input);
	hb_set_add(wanted, 0);
	for (size_t i = 0; i < count; i++)
		hb_set_add(wanted, glyphs[i]);
	return input;
}

/* The places of GLYPHS in the subset; false when one is not in it. */
static bool glyphs_map(
	const hb_subset_plan_t *plan, const uint32_t *glyphs, size_t count, uint32_t *codes)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

	for (size_t i = 0; i < count; i++) {
		codes[i] = hb_map_get(map, glyphs[i]);
		if (codes[i] == HB_MAP_VALUE_INVALID)
			return false;
	}
	return true;
}

/* The bytes of BLOB, which is given back, in the arena. */
static void data_keep(hb_blob_t *blob, struct arena *arena, struct font_subset *subset)
{
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);

	subset->data = (const unsigned char *)arena_copy(arena, data, size);
	subset->size = size;
	hb_blob_destroy(blob);
}

/* Glyphs of the subset become CIDs (ISO 32000-1, 9.7.4.2); a font that is not
 * CID-keyed is shown by glyph. */
static bool codes_convert(
	struct font_subset *subset, uint32_t *codes, size_t count, struct arena *arena)
{
	struct cff cff;

	if (!cff_read(subset->data, subset->size, arena, &cff))
		return false;
	subset->registry = cff.cids ? cff.registry : "Adobe";
	subset->ordering = cff.cids ? cff.ordering : "Identity";
	subset->supplement = cff.supplement;
	for (size_t i = 0; i < count; i++) {
		if (codes[i] >= cff.glyph_count)
			return false;
		if (cff.cids)
			codes[i] = cff.cids[codes[i]];
	}
	return true;
}

static bool plan_execute(hb_subset_plan_t *plan, const uint32_t *glyphs, size_t count,
	struct arena *arena, struct font_subset *subset)
{
	uint32_t *codes = arena_array(arena, count, sizeof *codes);
	hb_face_t *face;

	if (!glyphs_map(plan, glyphs, count, codes))
		return false;
	face = hb_subset_plan_execute_or_fail(plan);
	if (!face)
		return false;
	subset->codes = codes;
	data_keep(subset->format == FONT_CFF
			  ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
			  : hb_face_reference_blob(face),
		arena, subset);
	hb_face_destroy(face);
	return subset->size
	       && (subset->format == FONT_TRUETYPE
		       || codes_convert(subset, codes, count, arena));
}

bool font_subset(const struct font *font, const uint32_t *glyphs, size_t count,
	struct arena *arena, struct font_subset *subset)
{
	hb_subset_input_t *input = input_new(glyphs, count);
	hb_face_t *face = face_bare(font->face);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
	bool done = false;

	*subset = (struct font_subset){.format = font->format};
	if (plan)
		done = plan_execute(plan, glyphs, count, arena, subset);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(face);
	hb_subset_input_destroy(input);
	return done;
}
