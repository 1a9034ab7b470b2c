/* paragraph.c - Japanese text into lines of placed glyphs.
 *
 * Units, breaks, lines, glyphs: each step in its own file; here they are put
 * together.  What is needed only until then is dropped.
 */
#include "text/paragraph.h"

#include "base/buffer.h"
#include "text/face.h"
#include "text/hyphenation.h"
#include "text/justify.h"
#include "text/line_break.h"
#include "text/ruby.h"

#include <string.h>

struct setting {
	struct units units;
	const struct text_run *runs;
	const struct paragraph_options *options;
	struct arena *arena;
	struct findings *findings;
};

/* A text that a line had to break, from its start to the next allowed break. */
static void text_too_long(const struct setting *setting, size_t first)
{
	const struct units units = setting->units;
	struct buffer text = {0};
	size_t last = first;

	if (first && units.unit[first - 1].after == BREAK_NEVER)
		return; /* said when it began */
	while (last + 1 < units.count && units.unit[last].after < BREAK_ALLOWED)
		last++;
	while (last > first && class_is_blank(units.unit[last].class))
		last--;
	for (size_t i = first; i <= last; i++)
		buffer_add(&text, units.unit[i].cluster.text, units.unit[i].cluster.length);
	finding_add(setting->findings, "text-too-long",
		setting->runs[units.unit[first].run].place, "text", text.data, NULL);
	buffer_done(&text);
}

static int32_t clamp(int64_t length)
{
	return length > INT32_MAX   ? INT32_MAX
	       : length < INT32_MIN ? INT32_MIN
				    : (int32_t)length;
}

/* From the baseline to the middle of the em box of the style's first face, by which the
 * lines stand: where a face is higher or lower, the middle stays. */
static int32_t middle(const struct text_style *style)
{
	struct font_metrics metrics = font_metrics(style->faces[0]);

	return (int32_t)((int64_t)(metrics.ascent + metrics.descent) * style->size / 2000);
}

static const struct glyph_note *note_new(
	const struct unit *unit, const struct text_run *run, struct arena *arena)
{
	struct glyph_note *note;

	if (!unit->drawn && !unit->doubt)
		return NULL;
	note = arena_alloc(arena, sizeof *note);
	*note = (struct glyph_note){unit->drawn, unit->doubt, run->place};
	return note;
}

/* Puts the glyphs of UNIT of RUN at X, Y; its text goes with the first. */
static struct placed_glyph *unit_place(const struct unit *unit, const struct text_run *run,
	int32_t x, int32_t y, struct arena *arena, struct placed_glyph *glyph)
{
	const struct drawing *drawing = unit->drawing;
	const struct glyph_note *note = note_new(unit, run, arena);

	if (drawing->stance != STANCE_TURNED)
		y += middle(run->style);
	for (size_t i = 0; i < drawing->count; i++) {
		const struct part *part = &drawing->parts[i];

		*glyph++ = (struct placed_glyph){.font = drawing->font,
			.glyph = part->glyph,
			.x = x - unit->shift + font_scale(drawing->font, part->x, unit->size),
			.y = y + font_scale(drawing->font, part->y, unit->size),
			.size = unit->size,
			.text = unit->cluster.text,
			.length = i ? 0 : (uint32_t)unit->cluster.length,
			.tag = (uint32_t)run->tag,
			.part = run->ruby ? GLYPH_BASE : GLYPH_TEXT,
			.stance = drawing->stance,
			.note = i ? NULL : note,
			.span = unit->span};
		if (drawing->stance == STANCE_ACROSS) { /* each digit stands for itself */
			glyph[-1].text += i;
			glyph[-1].length = 1;
		}
	}
	return glyph;
}

/* The reading above the base that ends at X. */
static struct placed_glyph *reading_place(const struct ruby *ruby, const struct text_run *base,
	int32_t x, struct arena *arena, struct placed_glyph *glyph)
{
	struct placed_glyph *first = glyph;

	x -= ruby->back;
	for (size_t i = 0; i < ruby->units.count; i++) {
		const struct unit *unit = &ruby->units.unit[i];

		glyph = unit_place(
			unit, &base->ruby->runs[unit->run], x, ruby->rise, arena, glyph);
		x += unit->width + ruby->between;
	}
	for (; first < glyph; first++)
		first->part = GLYPH_READING;
	return glyph;
}

/* The hyphen behind LAST, where a word is divided. */
static struct placed_glyph *hyphen_place(const struct unit *last, const struct text_run *run,
	int32_t x, struct arena *arena, struct placed_glyph *glyph)
{
	const struct unit hyphen = {.cluster = {.text = "\u00AD", .length = strlen("\u00AD")},
		.drawing = last->hyphen,
		.size = last->size,
		.span = last->span};

	return unit_place(&hyphen, run, x, 0, arena, glyph);
}

static size_t glyphs_count(const struct unit *unit)
{
	size_t count = unit->drawing->count;

	for (size_t i = 0; unit->ruby && i < unit->ruby->units.count; i++)
		count += unit->ruby->units.unit[i].drawing->count;
	return count;
}

/* The glyphs from X on; gives where they end.  Spaces behind the end take no room. */
static int32_t glyphs_place(const struct setting *setting, const struct line_plan *plan,
	int32_t x, struct line *line)
{
	const struct unit *units = setting->units.unit;
	struct placed_glyph *glyph;
	int64_t pen = (int64_t)x + units[plan->first].hang_before;

	for (size_t i = plan->first; i <= plan->last; i++)
		line->count += glyphs_count(&units[i]);
	line->count += plan->divided;
	line->glyphs = glyph = arena_array(setting->arena, line->count, sizeof *glyph);
	for (size_t i = plan->first; i <= plan->last; i++) {
		const struct text_run *run = &setting->runs[units[i].run];

		glyph = unit_place(&units[i], run, clamp(pen), 0, setting->arena, glyph);
		if (i <= plan->end)
			pen += units[i].width;
		if (units[i].ruby)
			glyph = reading_place(
				units[i].ruby, run, clamp(pen), setting->arena, glyph);
		if (i < plan->end)
			pen += units[i].gap.natural;
	}
	if (plan->divided) {
		const struct unit *last = &units[plan->last];

		hyphen_place(
			last, &setting->runs[last->run], clamp(pen), setting->arena, glyph);
		pen += font_scale(last->hyphen->font, last->hyphen->advance, last->size);
	}
	return clamp(pen + units[plan->end].hang_after);
}

static void height_measure(
	const struct setting *setting, const struct line_plan *plan, struct line *line)
{
	for (size_t i = plan->first; i <= plan->last; i++) {
		const struct unit *unit = &setting->units.unit[i];
		struct font_metrics metrics = font_metrics(unit->drawing->font);
		int32_t ascent = (int32_t)((int64_t)metrics.ascent * unit->size / 1000);
		int32_t descent = (int32_t)(-(int64_t)metrics.descent * unit->size / 1000);

		if (ascent > line->ascent)
			line->ascent = ascent;
		if (descent > line->descent)
			line->descent = descent;
		if (unit->ruby
			&& line->ascent < unit->ruby->rise + unit->ruby->units.unit->size)
			line->ascent = unit->ruby->rise + unit->ruby->units.unit->size;
	}
}

/* Where the text of a line starts that leaves LEFT mp of its room. */
static int32_t align_start(enum text_align align, int32_t indent, int64_t left)
{
	if (left > 0 && align == ALIGN_CENTER)
		return clamp(indent + left / 2);
	return left > 0 && align == ALIGN_END ? clamp(indent + left) : indent;
}

/* Whether PLAN ends the text, or a part of it that a line feed ends. */
static bool plan_is_last(struct units units, const struct line_plan *plan)
{
	return plan->last + 1 == units.count || units.unit[plan->last].after == BREAK_FORCED;
}

static int32_t line_indent(const struct setting *setting, size_t first)
{
	return first ? setting->options->indent_rest : setting->options->indent_first;
}

static int32_t line_room(const struct setting *setting, size_t first)
{
	return clamp((int64_t)setting->options->width - line_indent(setting, first));
}

/* Spreads the line of PLAN over ROOM where it should fill it. */
static bool line_fill(const struct setting *setting, const struct line_plan *plan, int32_t room)
{
	const struct units units = setting->units;

	if (setting->options->align == ALIGN_EVEN)
		return !plan->first && plan->last + 1 == units.count
		       && line_spread(units, plan, room);
	return setting->options->align == ALIGN_JUSTIFY
	       && line_justify(units, plan, room, !plan_is_last(units, plan));
}

static struct line line_set(const struct setting *setting, const struct line_plan *plan)
{
	enum text_align align = setting->options->align;
	int32_t indent = line_indent(setting, plan->first);
	int32_t room = line_room(setting, plan->first);
	bool full = line_fill(setting, plan, room);
	struct line line = {0};

	line.width = glyphs_place(
		setting, plan, align_start(align, indent, room - plan->width), &line);
	if (full)
		line.width = clamp((int64_t)indent + room);
	height_measure(setting, plan, &line);
	return line;
}

/* A line of even width may part its characters by a sixteenth of an em more, one of ragged
 * width be shorter. */
static int32_t line_least(const struct setting *setting, const struct line_plan *plan)
{
	int32_t room = line_room(setting, plan->first);

	return room - room / (setting->options->align == ALIGN_JUSTIFY ? 16 : 6);
}

/* PLANS has room for as many lines as there are units; gives how many it took. */
static size_t lines_plan(const struct setting *setting, struct line_plan *plans)
{
	const struct units units = setting->units;
	const bool shrink = setting->options->align == ALIGN_JUSTIFY;
	size_t count = 0;
	struct line_plan *plan;

	for (size_t first = 0; first < units.count; first = plan->last + 1) {
		plan = &plans[count++];
		*plan = line_find(units, first, line_room(setting, first), shrink);
		if (plan->broken)
			text_too_long(setting, first);
		else if (setting->options->align == ALIGN_CENTER && !plan_is_last(units, plan))
			phrase_end_find(units, plan, line_room(setting, first) * 2 / 3);
		if (first && plan_is_last(units, plan) && !plan_is_last(units, plan - 1))
			last_line_fill(units, plan - 1, line_least(setting, plan - 1), plan,
				line_room(setting, first));
	}
	return count;
}

/* Makes the word that a line ends in, at unit LAST, one span: 14.8.2.2.3 of ISO 32000-1. */
static void word_bind(const struct setting *setting, size_t last)
{
	struct unit *unit = setting->units.unit;
	struct text_span *span = arena_alloc(setting->arena, sizeof *span);
	struct buffer word = {0};
	size_t start = last, end = last;

	while (start && unit_is_small_letter(&unit[start - 1]))
		start--;
	while (end < setting->units.count && unit_is_small_letter(&unit[end]))
		end++;
	if (unit[start].span)
		*span = *unit[start].span;
	for (size_t i = start; i < end; i++) {
		buffer_add(&word, unit[i].cluster.text, unit[i].cluster.length);
		unit[i].span = span;
	}
	span->actual = arena_text(setting->arena, word.data);
	buffer_done(&word);
}

struct lines paragraph_set(const struct text_run *runs, size_t count,
	const struct paragraph_options *options, struct arena *arena, struct findings *findings)
{
	struct arena *scratch = arena_new();
	struct setting setting = {
		.runs = runs, .options = options, .arena = arena, .findings = findings};
	struct line_plan *plans;
	struct line *line;

	setting.units = units_read(runs, count, options, scratch);
	breaks_find(setting.units);
	units_space(setting.units);
	if (options->hyphenation)
		words_hyphenate(setting.units, runs, options->hyphenation, scratch);
	rubies_set(setting.units, runs, options, scratch);
	plans = arena_array(scratch, setting.units.count, sizeof *plans);
	count = lines_plan(&setting, plans);
	for (size_t i = 0; i < count; i++)
		if (plans[i].divided)
			word_bind(&setting, plans[i].last);
	line = arena_array(arena, count, sizeof *line);
	for (size_t i = 0; i < count; i++) {
		line[i] = line_set(&setting, &plans[i]);
		line[i].colour = runs->style->colour;
	}
	arena_free(scratch);
	return (struct lines){.line = line, .count = count};
}
