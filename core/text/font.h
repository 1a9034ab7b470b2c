/* font.h - the faces that text is set in: found by fontconfig, read by HarfBuzz.
 *
 * A library finds faces and keeps them open for one job.  A ladder is the order
 * in which faces are tried for each cluster (base character with its variation
 * selector and combining marks); a cluster is never split between faces.
 * HarfBuzz and fontconfig are seen by core/text alone.
 */
#ifndef TODOKE_FONT_H
#define TODOKE_FONT_H

#include "base/arena.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font_library;
struct font; /* one face; compare by pointer */

struct font_library *font_library_new(void);
void font_library_free(struct font_library *library);

/* Finds what is installed now, which is else done when it is first asked for. */
void font_library_load(struct font_library *library);

/* Adds the fonts of PATH, a file or a folder, to those that are installed; false when it has
 * none. */
bool font_library_add(struct font_library *library, const char *path);

/* FAMILIES (ended by NULL; lent) are to be tried after the first face of every ladder. */
void font_library_prefer(struct font_library *library, const char *const *families);
const char *const *font_library_preferred(const struct font_library *library);

/* Whether FAMILY is there in any weight. */
bool font_library_has(struct font_library *library, const char *family);

/* The face of FAMILY ("BIZ UDMincho") in WEIGHT (400, 700), or NULL when it is
 * not installed: another family is never silently taken in its place. */
const struct font *font_find(struct font_library *library, const char *family, int weight);

/* The face INDEX of the file PATH, or NULL when it is no font. */
const struct font *font_open(struct font_library *library, const char *path, unsigned index);

const char *font_name(const struct font *font); /* PostScript name */
const char *font_file(const struct font *font);
const char *font_version(const struct font *font); /* "1.06", of table head */

/* Design facts in thousandths of an em. */
struct font_metrics {
	int32_t ascent, descent; /* descent is negative */
	int32_t box[4];          /* left, bottom, right, top */
	int32_t cap_height, italic_angle, weight_stem;
	bool fixed_pitch, serif;
};
struct font_metrics font_metrics(const struct font *font);

/* The glyph's advance as the font program states it, in thousandths of an em
 * (rounded; what a PDF's W array must say). */
int32_t font_advance(const struct font *font, uint32_t glyph);

/* The glyph for BASE with SELECTOR (0: none); 0 when the face lacks that pair,
 * also when it only has the base without the selector. */
uint32_t font_glyph(const struct font *font, uint32_t base, uint32_t selector);

/* Whether the licence bits (OS/2 fsType) allow embedding. */
bool font_may_embed(const struct font *font);

enum font_format { FONT_TRUETYPE, FONT_CFF };

/* A font file with the wanted glyphs only, as PDF embeds it: a TrueType file for
 * FontFile2, or the bare CFF table for FontFile3 / CIDFontType0C. */
struct font_subset {
	enum font_format format;
	const unsigned char *data;
	size_t size;
	/* For each wanted glyph, in the order given: TrueType: its index in the
	 * subset (for CIDToGIDMap); CFF: its CID (the code to show it by). */
	const uint32_t *codes;
	const char *ordering; /* CFF: "Japan1", "Identity" ...: of its ROS */
	const char *registry;
	int supplement;
};

/* GLYPHS without repeats; glyph 0 is always added.  Deterministic: the same
 * glyphs give the same bytes, whatever their order.  False when HarfBuzz fails. */
bool font_subset(const struct font *font, const uint32_t *glyphs, size_t count,
	struct arena *arena, struct font_subset *subset);

#endif
