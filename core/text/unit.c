/* unit.c - text as a row of units, each ready to be put on a line. */
#include "text/unit.h"

#include "base/utf8.h"
#include "text/across.h"
#include "text/face.h"
#include "text/latin.h"
#include "text/orientation.h"
#include "text/shape.h"

/* No fewer than there are clusters. */
static size_t characters_count(const struct text_run *runs, size_t count)
{
	size_t total = 0;

	for (size_t run = 0; run < count; run++)
		total += utf8_count(runs[run].text, runs[run].length);
	return total;
}

static struct units units_divide(const struct text_run *runs, size_t count, struct arena *arena)
{
	size_t total = characters_count(runs, count);
	struct units units = {.unit = arena_array(arena, total, sizeof *units.unit)};

	for (size_t run = 0; run < count; run++) {
		for (size_t at = 0; at < runs[run].length;) {
			struct unit *unit = &units.unit[units.count++];

			unit->cluster =
				cluster_read(runs[run].text + at, runs[run].length - at);
			unit->run = run;
			unit->span = runs[run].span;
			unit->class = class_of(unit->cluster.base);
			unit->size = runs[run].style->size;
			at += unit->cluster.length;
		}
	}
	return units;
}

/* The class of UNIT between Western text BEFORE and AFTER. */
static enum character_class class_in_context(const struct unit *unit, bool before, bool after)
{
	enum character_class western = class_in_western(unit->cluster.base, unit->class);
	bool joins = western == CLASS_WESTERN_OPENING   ? after
		     : western == CLASS_WESTERN_CLOSING ? before
							: before && after;

	return joins ? western : unit->class;
}

/* Quotation marks, dashes and ellipses belong to Japanese or Western text by what
 * stands next to them, spaces and other such marks apart. */
static void classes_settle(struct units units, struct arena *arena)
{
	bool *after = arena_array(arena, units.count, sizeof *after);
	bool western = false;

	for (size_t i = units.count; i-- > 0;) {
		const struct unit *unit = &units.unit[i];

		after[i] = western;
		if (!class_is_space(unit->class)
			&& class_in_western(unit->cluster.base, unit->class) == unit->class)
			western = class_is_western(unit->class);
	}
	western = false;
	for (size_t i = 0; i < units.count; i++) {
		struct unit *unit = &units.unit[i];

		unit->class = class_in_context(unit, western, after[i]);
		if (!class_is_space(unit->class))
			western = class_is_western(unit->class);
	}
}

bool unit_is_small_letter(const struct unit *unit)
{
	return unit->cluster.length == 1 && unit->cluster.base >= 'a'
	       && unit->cluster.base <= 'z';
}

static bool unit_is_seen(const struct unit *unit)
{
	return unit->class != CLASS_INVISIBLE && unit->class != CLASS_LINE_FEED;
}

static const struct drawing *unit_draw(const struct unit *unit, const struct text_run *run,
	bool vertical, struct ladder *ladder)
{
	enum manner manner = unit->latin ? MANNER_LATIN : MANNER_PLAIN;

	if (!unit_is_seen(unit))
		return ladder_space(ladder, run->style);
	if (vertical && orientation_of(unit->cluster.base) != ORIENTATION_SIDEWAYS)
		manner = MANNER_UPRIGHT;
	return ladder_draw(ladder, run->style, unit->cluster, manner);
}

/* Draws all of UNITS in FONT; false, and none is, when it lacks one. */
static bool word_draw_in(
	struct unit *units, size_t count, const struct font *font, struct ladder *ladder)
{
	for (size_t i = 0; i < count; i++)
		if (!ladder_draw_in(ladder, font, units[i].cluster))
			return false;
	for (size_t i = 0; i < count; i++)
		units[i].drawing = ladder_draw_in(ladder, font, units[i].cluster);
	return true;
}

/* A word whose letters came from several faces goes to the first that has them all. */
static void word_unite(
	struct unit *units, size_t count, const struct text_style *style, struct ladder *ladder)
{
	const struct font *const *face = style->latin;
	size_t same = 1;

	while (same < count && units[same].drawing->font == units->drawing->font)
		same++;
	if (same == count)
		return;
	for (; face && *face; face++)
		if (word_draw_in(units, count, *face, ladder))
			return;
	for (face = style->faces; *face; face++)
		if (word_draw_in(units, count, *face, ladder))
			return;
}

static bool unit_is_of_word(const struct unit *unit)
{
	return unit->latin && class_is_western(unit->class);
}

static void words_unite(struct units units, const struct text_run *runs, struct ladder *ladder)
{
	size_t end;

	for (size_t start = 0; start < units.count; start = end) {
		const struct text_style *style = runs[units.unit[start].run].style;

		end = start + 1;
		if (!unit_is_of_word(&units.unit[start]))
			continue;
		while (end < units.count && unit_is_of_word(&units.unit[end])
			&& runs[units.unit[end].run].style == style)
			end++;
		word_unite(&units.unit[start], end - start, style, ladder);
	}
}

static void units_draw(
	struct units units, const struct text_run *runs, bool vertical, struct ladder *ladder)
{
	for (size_t i = 0; i < units.count; i++) {
		struct unit *unit = &units.unit[i];

		unit->drawing = unit_draw(unit, &runs[unit->run], vertical, ladder);
		unit->drawn = unit->drawing->drawn;
		unit->doubt = unit->drawing->doubt;
	}
	words_unite(units, runs, ladder);
}

/* Whether UNIT is shaped together with its neighbours. */
static bool unit_is_shaped(const struct unit *unit)
{
	return class_is_western(unit->class) && !unit->cluster.selector
	       && shape_matters(unit->drawing->font) && unit->drawing->parts[0].glyph;
}

static void word_shape(struct unit *units, size_t count, struct arena *arena)
{
	struct cluster *clusters = arena_array(arena, count, sizeof *clusters);
	struct drawing *drawings = arena_array(arena, count, sizeof *drawings);

	for (size_t i = 0; i < count; i++)
		clusters[i] = units[i].cluster;
	if (!shape_clusters(units->drawing->font, clusters, count, false, arena, drawings))
		return;
	for (size_t i = 0; i < count; i++)
		units[i].drawing = &drawings[i];
}

/* Words in a face that has kerning. */
static void words_shape(struct units units, struct arena *arena)
{
	size_t end;

	for (size_t start = 0; start < units.count; start = end) {
		const struct unit *first = &units.unit[start];

		end = start + 1;
		if (!unit_is_shaped(first))
			continue;
		while (end < units.count && unit_is_shaped(&units.unit[end])
			&& units.unit[end].run == first->run
			&& units.unit[end].drawing->font == first->drawing->font)
			end++;
		if (end - start > 1)
			word_shape(&units.unit[start], end - start, arena);
	}
}

static int32_t unit_advance(const struct unit *unit)
{
	return font_scale(unit->drawing->font, unit->drawing->advance, unit->size);
}

/* Takes the blank half off a full-width glyph. */
static void unit_halve(struct unit *unit)
{
	int32_t blank = unit->class == CLASS_MIDDLE_DOT ? unit->size / 4 : unit->size / 2;

	unit->width -= unit->size / 2;
	if (unit->class == CLASS_OPENING_BRACKET || unit->class == CLASS_MIDDLE_DOT)
		unit->shift = blank;
	if (unit->class != CLASS_OPENING_BRACKET)
		unit->blank = blank;
}

/* Whether UNIT is Western and yet drawn as wide as the Japanese character it also is:
 * quotation marks, and in nearly all Japanese faces the Greek and Cyrillic letters. */
static bool unit_is_loose(const struct unit *unit)
{
	uint32_t base = unit->cluster.base;

	return class_is_western(unit->class)
	       && (character_among(base, U"‘’“”")
		       || (unit->drawing->advance == unit->drawing->font->units
			       && is_western_letter(base)));
}

enum { SIDE_BEARING = 16 }; /* of an em, on either side of what is trimmed */

/* Western characters are proportional (3.2.2): what a face has only as wide as an em
 * takes the room of its ink. */
static void unit_trim(struct unit *unit)
{
	const struct font *font = unit->drawing->font;
	const struct part *part = unit->drawing->parts;
	hb_glyph_extents_t extents;
	int32_t bearing = unit->size / SIDE_BEARING, width;

	if (unit->drawing->count != 1
		|| !hb_font_get_glyph_extents(font->shaper, part->glyph, &extents))
		return;
	width = font_scale(font, extents.width, unit->size) + 2 * bearing;
	if (width >= unit->width)
		return;
	unit->width = width;
	unit->shift = font_scale(font, extents.x_bearing, unit->size) - bearing;
}

static void unit_measure(struct unit *unit)
{
	if (class_is_blank(unit->class))
		return;
	unit->width = unit_advance(unit);
	if (unit_is_loose(unit))
		unit_trim(unit);
	else if (!class_is_half(unit->class))
		return;
	else if (unit->drawing->advance == unit->drawing->font->units)
		unit_halve(unit);
	else
		unit->solid = true;
}

struct units units_read(const struct text_run *runs, size_t count,
	const struct paragraph_options *options, struct arena *arena)
{
	struct units units = units_divide(runs, count, arena);

	classes_settle(units, arena);
	latin_settle(units, runs);
	units_draw(units, runs, options->vertical,
		options->ladder ? options->ladder : ladder_new(arena));
	if (options->vertical)
		across_find(&units, runs, options->across, arena);
	words_shape(units, arena);
	for (size_t i = 0; i < units.count; i++)
		unit_measure(&units.unit[i]);
	return units;
}

/* A space is all gap and no body.  Only the word space gives and takes; those of
 * a stated width keep it. */
static struct gap gap_of_space(const struct unit *space)
{
	uint32_t base = space->cluster.base;
	int32_t least = space->size / 4, most = space->size / 2;
	struct gap gap = {.natural = unit_advance(space),
		.shrink_step = SHRINK_WORD_SPACE,
		.stretch_step = STRETCH_WORD_SPACE};

	if (base != ' ' && base != '\t' && base != 0xA0)
		return gap;
	gap.open = true;
	if (gap.natural > least)
		gap.shrink = gap.natural - least;
	if (gap.natural < most)
		gap.stretch = most - gap.natural;
	return gap;
}

/* The class by which UNIT keeps its distance; a word space asks for none, nor does
 * punctuation that has its blank within its own width. */
static enum character_class unit_spacing_class(const struct unit *unit)
{
	return unit->solid || unit->class == CLASS_WORD_SPACE ? CLASS_INVISIBLE : unit->class;
}

/* ※1 is one mark (cl-20 of JLREQ). */
static bool is_reference_mark(const struct unit *before, const struct unit *after)
{
	return before->cluster.base == U'※' && after->class == CLASS_GROUPED_NUMERAL;
}

static struct gap gap_between(const struct unit *before, const struct unit *after, bool joined)
{
	struct spacing spacing =
		class_spacing(unit_spacing_class(before), unit_spacing_class(after));
	int32_t em = spacing.of_after ? after->size : before->size;
	struct gap gap = {.natural = spacing.natural * em / SPACING_EM,
		.shrink_step = spacing.shrink,
		.stretch_step = spacing.stretch};

	gap.shrink = gap.natural - spacing.least * em / SPACING_EM;
	if (!joined || gap.natural)
		gap.stretch = spacing.most * em / SPACING_EM - gap.natural;
	gap.open = gap.stretch > 0;
	return gap;
}

/* What stands between two visible units without being seen takes no part: the gap
 * is that of the visible ones, after the last invisible one. */
void units_space(struct units units)
{
	const struct unit *before = NULL;

	for (size_t i = 0; i < units.count; i++) {
		struct unit *unit = &units.unit[i];
		const struct unit *after = i + 1 < units.count ? unit + 1 : NULL;

		if (unit->class == CLASS_LINE_FEED)
			before = NULL;
		else if (unit->class != CLASS_INVISIBLE)
			before = unit;
		if (!before || !after || !unit_is_seen(after))
			continue;
		if (is_reference_mark(before, after))
			continue;
		unit->gap = class_is_space(before->class)
				    ? gap_of_space(before)
				    : gap_between(before, after, unit->joined);
	}
}
