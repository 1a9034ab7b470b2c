/* pdf_glyphs.c - which glyphs a PDF file shows: a hash table of glyph and text. */
#include "output/pdf_glyphs.h"

#include <string.h>

enum { BUCKETS_FIRST = 256 };

/* FNV-1a, 64 bits. */
static uint64_t glyph_hash(uint32_t index, const char *text, size_t length)
{
	uint64_t hash = 0xCBF29CE484222325 ^ index;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3;
	return hash ^ hash >> 32;
}

static struct pdf_glyph **glyph_bucket(
	const struct pdf_glyphs *glyphs, uint32_t index, const char *text, size_t length)
{
	return &glyphs->buckets[glyph_hash(index, text, length) & (glyphs->bucket_count - 1)];
}

struct pdf_glyph *pdf_glyphs_find(
	const struct pdf_glyphs *glyphs, const struct placed_glyph *placed)
{
	struct pdf_glyph *glyph;

	if (!placed->glyph)
		return NULL;
	glyph = *glyph_bucket(glyphs, placed->glyph, placed->text, placed->length);
	while (glyph
		&& (glyph->index != placed->glyph || glyph->face->font != placed->font
			|| glyph->length != placed->length
			|| (glyph->length && memcmp(glyph->text, placed->text, glyph->length))))
		glyph = glyph->chain;
	return glyph;
}

static void glyph_chain(struct pdf_glyphs *glyphs, struct pdf_glyph *glyph)
{
	struct pdf_glyph **bucket =
		glyph_bucket(glyphs, glyph->index, glyph->text, glyph->length);

	glyph->chain = *bucket;
	*bucket = glyph;
}

/* Twice as many buckets, or the first ones. */
static void buckets_grow(struct pdf_glyphs *glyphs)
{
	glyphs->bucket_count = glyphs->bucket_count ? glyphs->bucket_count * 2 : BUCKETS_FIRST;
	glyphs->buckets =
		arena_array(glyphs->arena, glyphs->bucket_count, sizeof *glyphs->buckets);
	for (struct pdf_face *face = glyphs->first; face; face = face->next)
		for (struct pdf_glyph *glyph = face->first; glyph; glyph = glyph->next)
			glyph_chain(glyphs, glyph);
}

static struct pdf_face *face_add(struct pdf_glyphs *glyphs, const struct font *font)
{
	struct pdf_face *face = arena_alloc(glyphs->arena, sizeof *face);

	face->font = font;
	face->resource = arena_format(glyphs->arena, "F%zu", ++glyphs->face_count);
	if (glyphs->last)
		glyphs->last->next = face;
	else
		glyphs->first = face;
	glyphs->last = face;
	return face;
}

static struct pdf_face *face_of(struct pdf_glyphs *glyphs, const struct font *font)
{
	struct pdf_face *face = glyphs->first;

	while (face && face->font != font)
		face = face->next;
	return face ? face : face_add(glyphs, font);
}

static void glyph_add(struct pdf_glyphs *glyphs, const struct placed_glyph *placed)
{
	struct pdf_face *face = face_of(glyphs, placed->font);
	struct pdf_glyph *glyph = arena_alloc(glyphs->arena, sizeof *glyph);

	glyph->face = face;
	glyph->index = placed->glyph;
	glyph->text = arena_copy(glyphs->arena, placed->text, placed->length);
	glyph->length = placed->length;
	glyph->order = face->count++;
	if (face->last)
		face->last->next = glyph;
	else
		face->first = glyph;
	face->last = glyph;
	glyph_chain(glyphs, glyph);
	if (++glyphs->count > glyphs->bucket_count)
		buckets_grow(glyphs);
}

struct pdf_glyphs *pdf_glyphs_new(struct arena *arena)
{
	struct pdf_glyphs *glyphs = arena_alloc(arena, sizeof *glyphs);

	glyphs->arena = arena;
	buckets_grow(glyphs);
	return glyphs;
}

void pdf_glyphs_add(struct pdf_glyphs *glyphs, const struct placed_glyph *placed, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!placed[i].glyph || !placed[i].length)
			continue;
		if (!pdf_glyphs_find(glyphs, &placed[i]))
			glyph_add(glyphs, &placed[i]);
		if (placed[i].stance == STANCE_UPRIGHT)
			face_of(glyphs, placed[i].font)->vertical = true;
	}
}
