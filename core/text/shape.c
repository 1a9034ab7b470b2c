/* shape.c - HarfBuzz's part in setting text: from characters to glyphs of a face. */
#include "text/shape.h"

#include "base/utf8.h"
#include "text/face.h"

static const hb_feature_t features[] = {
	{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	{HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

/* Every character gets the number of its cluster. */
static void buffer_fill(hb_buffer_t *buffer, const struct cluster *clusters, size_t count,
	bool selectors, hb_direction_t direction)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = clusters[i].text;
		size_t length = clusters[i].length, taken;

		for (size_t at = 0; at < length; at += taken) {
			uint32_t character = utf8_decode(text + at, length - at, &taken);

			if (selectors || !cluster_is_selector(character))
				hb_buffer_add(buffer, character, (unsigned)i);
		}
	}
	hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_direction(buffer, direction);
	hb_buffer_set_language(buffer, hb_language_from_string("ja", -1));
	hb_buffer_guess_segment_properties(buffer);
	if (!hb_buffer_allocation_successful(buffer))
		memory_out();
}

/* Puts a glyph behind those that DRAWING has.  A vertical pen starts in the middle of the
 * line, and HarfBuzz counts upwards. */
static struct part part_place(struct drawing *drawing, uint32_t glyph,
	const hb_glyph_position_t *position, hb_direction_t direction)
{
	struct part part = {
		.glyph = glyph,
		.x = drawing->advance + position->x_offset,
		.y = position->y_offset,
	};

	if (HB_DIRECTION_IS_VERTICAL(direction)) {
		part.x = drawing->advance - position->y_offset;
		part.y = position->x_offset;
	}
	drawing->advance += position->x_advance - position->y_advance;
	return part;
}

/* Takes the glyphs of BUFFER apart by cluster; false when one is .notdef. */
static bool glyphs_divide(hb_buffer_t *buffer, const struct font *font, struct arena *arena,
	struct drawing *drawings)
{
	unsigned count;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	struct part *parts = arena_array(arena, count, sizeof *parts);

	for (unsigned i = 0; i < count; i++) {
		struct drawing *drawing = &drawings[infos[i].cluster];

		if (!infos[i].codepoint)
			return false;
		if (!drawing->count)
			drawing->parts = &parts[i];
		drawing->font = font;
		drawing->count++;
		parts[i] = part_place(drawing, infos[i].codepoint, &positions[i],
			hb_buffer_get_direction(buffer));
	}
	return true;
}

static bool shape(const struct font *font, const struct cluster *clusters, size_t count,
	bool selectors, hb_direction_t direction, struct arena *arena, struct drawing *drawings)
{
	hb_buffer_t *buffer = hb_buffer_create();
	bool complete;

	for (size_t i = 0; i < count; i++)
		drawings[i] = (struct drawing){.font = font};
	buffer_fill(buffer, clusters, count, selectors, direction);
	hb_shape(font->shaper, buffer, features, sizeof features / sizeof *features);
	complete = glyphs_divide(buffer, font, arena, drawings);
	hb_buffer_destroy(buffer);
	for (size_t i = 0; i < count; i++)
		complete = complete && drawings[i].count;
	return complete;
}

bool shape_clusters(const struct font *font, const struct cluster *clusters, size_t count,
	bool selectors, struct arena *arena, struct drawing *drawings)
{
	return shape(font, clusters, count, selectors, HB_DIRECTION_LTR, arena, drawings);
}

bool shape_upright(const struct font *font, struct cluster cluster, bool selector,
	struct arena *arena, struct drawing *drawing)
{
	bool complete = shape(font, &cluster, 1, selector, HB_DIRECTION_TTB, arena, drawing);

	drawing->stance = STANCE_UPRIGHT;
	return complete;
}

void shape_stand(struct drawing *drawing, struct part *parts)
{
	hb_font_t *font = drawing->font->shaper;

	for (size_t i = 0; i < drawing->count; i++) {
		hb_position_t x, y;

		hb_font_get_glyph_v_origin(font, parts[i].glyph, &x, &y);
		parts[i].x = y;
		parts[i].y = -x;
	}
	drawing->advance = -hb_font_get_glyph_v_advance(font, parts->glyph);
	drawing->stance = STANCE_UPRIGHT;
}

bool shape_matters(const struct font *font)
{
	return font->kerns;
}
