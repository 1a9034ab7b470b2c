/* across.c - 縦中横: what stands side by side in a vertical line (JLREQ 3.2.5). */
#include "text/across.h"

#include "text/face.h"

/* Where the figure that stands alone from START on ends: digits of one run, with nothing
 * Western beside them.  START when there is none. */
static size_t figure_end(struct units units, size_t start)
{
	size_t end = start;

	if (start && class_is_western(units.unit[start - 1].class))
		return start;
	while (end < units.count && units.unit[end].class == CLASS_GROUPED_NUMERAL
		&& units.unit[end].cluster.length == 1
		&& units.unit[end].run == units.unit[start].run)
		end++;
	return end < units.count && class_is_western(units.unit[end].class) ? start : end;
}

/* Where the run that begins with START ends, all of which is asked to stand across. */
static size_t run_end(struct units units, size_t start)
{
	size_t end = start;

	if (start && units.unit[start - 1].run == units.unit[start].run)
		return start;
	while (end < units.count && units.unit[end].run == units.unit[start].run)
		end++;
	return end;
}

/* Makes one unit of the COUNT characters at FIRST: side by side, no wider than MOST, and as
 * high as an em.  False when they are wider, not ASCII, or in different faces. */
static bool across_set(struct unit *first, size_t count, int32_t most, struct arena *arena)
{
	const struct font *font = first->drawing->font;
	struct font_metrics metrics = font_metrics(font);
	struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
	struct part *parts = arena_array(arena, count, sizeof *parts);
	int64_t below = (int64_t)font->units * (1000 + metrics.cap_height) / 2000;
	int32_t width = 0;

	for (size_t i = 0; i < count; i++) {
		const struct drawing *part = first[i].drawing;

		if (part->font != font || part->count != 1 || first[i].cluster.length != 1)
			return false;
		parts[i] = (struct part){part->parts->glyph, (int32_t)below, width};
		width += part->advance;
	}
	if (width > most)
		return false;
	for (size_t i = 0; i < count; i++)
		parts[i].y -= width / 2;
	*drawing = (struct drawing){.font = font,
		.parts = parts,
		.count = count,
		.advance = font->units,
		.stance = STANCE_ACROSS};
	first->drawing = drawing;
	first->class = CLASS_IDEOGRAPHIC;
	first->cluster.length = count;
	return true;
}

void across_find(
	struct units *units, const struct text_run *runs, size_t most, struct arena *arena)
{
	size_t count = 0, end;

	for (size_t start = 0; start < units->count; start = end) {
		struct unit *unit = &units->unit[start];
		bool asked = runs[unit->run].across;
		int32_t em = unit->drawing->font->units;

		end = asked ? run_end(*units, start) : figure_end(*units, start);
		if (end == start || (!asked && end - start > most)
			|| !across_set(unit, end - start, asked ? 2 * em : em, arena))
			end = start + 1;
		units->unit[count++] = *unit;
	}
	units->count = count;
}
