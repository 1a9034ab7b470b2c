/* ladder.c - which face draws a cluster, and with which glyphs.
 *
 * The drawings are kept in a hash table by text and faces.
 */
#include "text/ladder.h"

#include "base/hash.h"
#include "text/class.h"
#include "text/face.h"
#include "text/orientation.h"
#include "text/shape.h"

#include <string.h>

struct entry {
	const struct font *const *faces, *const *latin; /* of the style */
	const char *text;
	size_t length;
	enum manner manner;
	struct drawing drawing;
	struct part part; /* room for the usual single one */
};

struct ladder {
	struct arena *arena;
	struct entry **entries;
	size_t count, capacity; /* a power of two */
};

enum { CAPACITY_FIRST = 64 };

struct ladder *ladder_new(struct arena *arena)
{
	struct ladder *ladder = arena_alloc(arena, sizeof *ladder);

	ladder->arena = arena;
	ladder->capacity = CAPACITY_FIRST;
	ladder->entries = arena_array(arena, ladder->capacity, sizeof *ladder->entries);
	return ladder;
}

/* Where the entry of WANTED is or belongs. */
static struct entry **entry_place(const struct ladder *ladder, const struct entry *wanted)
{
	size_t mask = ladder->capacity - 1;
	size_t at = hash_text(wanted->text, wanted->length) & mask;

	for (;; at = (at + 1) & mask) {
		const struct entry *entry = ladder->entries[at];

		if (!entry
			|| (entry->faces == wanted->faces && entry->latin == wanted->latin
				&& entry->manner == wanted->manner
				&& entry->length == wanted->length
				&& !memcmp(entry->text, wanted->text, wanted->length)))
			return &ladder->entries[at];
	}
}

static void ladder_grow(struct ladder *ladder)
{
	struct entry **old = ladder->entries;
	size_t capacity = ladder->capacity;

	ladder->capacity *= 2;
	ladder->entries = arena_array(ladder->arena, ladder->capacity, sizeof *ladder->entries);
	for (size_t i = 0; i < capacity; i++)
		if (old[i])
			*entry_place(ladder, old[i]) = old[i];
}

static const struct cluster word_space = {
	.text = " ", .length = 1, .base = ' ', .simple = true};

enum { COMPOSITION = 2 };

/* Boxes to be ticked are in hardly any Japanese face; what they are drawn of is in all. */
static const struct composition {
	uint32_t character, parts[COMPOSITION];
} compositions[] = {
	{0x2610, {0x25A1}},         /* the white square */
	{0x2611, {0x25A1, 0x2713}}, /* and a check mark in it */
};

static const struct composition *composition_find(uint32_t character)
{
	for (size_t i = 0; i < sizeof compositions / sizeof *compositions; i++)
		if (compositions[i].character == character)
			return &compositions[i];
	return NULL;
}

/* Draws CHARACTER with FONT's glyphs for other characters, one over the other. */
static bool face_compose(
	const struct font *font, uint32_t character, struct arena *arena, struct entry *entry)
{
	const struct composition *composition = composition_find(character);
	struct part *parts;
	size_t count = 0;

	if (!composition)
		return false;
	parts = arena_array(arena, COMPOSITION, sizeof *parts);
	for (; count < COMPOSITION && composition->parts[count]; count++)
		if (!(parts[count].glyph = font_glyph(font, composition->parts[count], 0)))
			return false;
	entry->drawing = (struct drawing){.font = font,
		.parts = parts,
		.count = count,
		.advance = hb_font_get_glyph_h_advance(font->shaper, parts->glyph)};
	if (entry->manner == MANNER_UPRIGHT)
		shape_stand(&entry->drawing, parts);
	return true;
}

/* The same for a cluster that FONT draws for vertical lines; false when it lacks a part of
 * it.  A bracket for which it has no such form is drawn as in horizontal ones, and turned. */
static bool face_draw_upright(const struct font *font, struct cluster cluster, bool selector,
	struct arena *arena, struct entry *entry)
{
	uint32_t glyph = font_glyph(font, cluster.base, selector ? cluster.selector : 0);

	return glyph && shape_upright(font, cluster, selector, arena, &entry->drawing)
	       && (orientation_of(cluster.base) != ORIENTATION_TRANSFORMED
		       || entry->drawing.parts[0].glyph != glyph);
}

/* 3.1.10 (a): the em dash of Japanese text is an em wide, so that two make one line.  Where
 * FONT's GLYPH for it is not, the horizontal bar is. */
static uint32_t dash_glyph(const struct font *font, uint32_t glyph)
{
	uint32_t bar = font_glyph(font, 0x2015, 0);

	return bar && hb_font_get_glyph_h_advance(font->shaper, glyph) < font->units ? bar
										     : glyph;
}

/* FONT's own drawing of CLUSTER; false when it lacks a part of it. */
static bool face_draw(const struct font *font, struct cluster cluster, bool selector,
	struct arena *arena, struct entry *entry)
{
	uint32_t glyph = font_glyph(font, cluster.base, selector ? cluster.selector : 0);

	if (entry->manner == MANNER_UPRIGHT
		&& face_draw_upright(font, cluster, selector, arena, entry))
		return true;
	if (!glyph)
		return cluster.simple && face_compose(font, cluster.base, arena, entry);
	if (!cluster.simple)
		return shape_clusters(font, &cluster, 1, selector, arena, &entry->drawing);
	if (cluster.base == 0x2014 && entry->manner != MANNER_LATIN)
		glyph = dash_glyph(font, glyph);
	entry->part = (struct part){.glyph = glyph};
	entry->drawing = (struct drawing){.font = font,
		.parts = &entry->part,
		.count = 1,
		.advance = hb_font_get_glyph_h_advance(font->shaper, glyph)};
	return true;
}

/* Climbs the faces of the style; false when none has CLUSTER (without its
 * selector when SELECTOR is false).  STEP is the place of the face on its ladder. */
static bool style_draw(const struct ladder *ladder, struct cluster cluster, bool selector,
	struct entry *entry, size_t *step)
{
	const struct font *const *latin = entry->manner == MANNER_LATIN ? entry->latin : NULL;

	*step = 0;
	for (; latin && *latin; latin++, ++*step)
		if (face_draw(*latin, cluster, selector, ladder->arena, entry))
			return true;
	*step = 0; /* the first Japanese face is as good for what a Latin one lacks */
	for (const struct font *const *face = entry->faces; *face; face++, ++*step)
		if (face_draw(*face, cluster, selector, ladder->arena, entry))
			return true;
	return false;
}

/* Text presentation of a symbol is what is drawn anyway; it names no variant. */
static bool is_presentation(uint32_t selector)
{
	return selector == 0xFE0E || selector == 0xFE0F;
}

static bool is_private(uint32_t character)
{
	return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

/* A replacement character or 〓 stands where a name was broken on its way here. */
static bool is_garbled(uint32_t character)
{
	return character == 0xFFFD || character == 0x3013;
}

static void draw_missing(struct entry *entry)
{
	const struct font *font = entry->faces[0];

	entry->part = (struct part){0};
	entry->drawing = (struct drawing){.font = font,
		.parts = &entry->part,
		.count = 1,
		.advance = hb_font_get_glyph_h_advance(font->shaper, 0)};
}

static void draw(struct ladder *ladder, struct cluster cluster, struct entry *entry)
{
	size_t step;
	bool exact = style_draw(ladder, cluster, true, entry, &step);
	bool found =
		exact || (cluster.selector && style_draw(ladder, cluster, false, entry, &step));

	if (!found && class_is_space(class_of(cluster.base))
		&& style_draw(ladder, word_space, false, entry, &step))
		return; /* a space of a width that no face has */
	if (!found)
		draw_missing(entry);
	if (!found)
		entry->drawing.drawn = "glyph-missing";
	else if (!exact && !is_presentation(cluster.selector))
		entry->drawing.drawn = "glyph-substituted";
	else if (step > 0)
		entry->drawing.drawn = "glyph-fallback";
	if (is_private(cluster.base))
		entry->drawing.doubt = "glyph-private";
	if (is_garbled(cluster.base))
		entry->drawing.doubt = "text-garbled";
}

const struct drawing *ladder_draw(struct ladder *ladder, const struct text_style *style,
	struct cluster cluster, enum manner manner)
{
	struct entry wanted = {.faces = style->faces,
		.latin = style->latin,
		.text = cluster.text,
		.length = cluster.length,
		.manner = manner};
	struct entry **entry;

	if (ladder->count * 2 >= ladder->capacity)
		ladder_grow(ladder);
	entry = entry_place(ladder, &wanted);
	if (!*entry) {
		ladder->count++;
		*entry = arena_alloc(ladder->arena, sizeof **entry);
		**entry = wanted;
		(*entry)->text = arena_copy(ladder->arena, wanted.text, wanted.length);
		draw(ladder, cluster, *entry);
	}
	return &(*entry)->drawing;
}

const struct drawing *ladder_draw_in(
	struct ladder *ladder, const struct font *font, struct cluster cluster)
{
	struct entry *entry = arena_alloc(ladder->arena, sizeof *entry);

	return face_draw(font, cluster, true, ladder->arena, entry) ? &entry->drawing : NULL;
}

const struct drawing *ladder_space(struct ladder *ladder, const struct text_style *style)
{
	return ladder_draw(ladder, style, word_space, MANNER_PLAIN);
}
