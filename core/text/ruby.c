/* ruby.c - readings above their base characters (JLREQ 3.3). */
#include "text/ruby.h"

#include "text/face.h"

/* A base on its line, and what stands beside it. */
struct base {
	struct unit *first, *last;
	struct unit *before, *after; /* NULL: it begins, ends the text */
	int32_t width, em;           /* EM: of the reading */
	int32_t edge;      /* of the base that its reading leaves free at either end */
	struct ruby *ruby; /* NULL: no reading */
};

static int32_t smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static bool units_are_western(const struct unit *first, const struct unit *last)
{
	for (; first <= last; first++)
		if (class_is_western(first->class))
			return true;
	return false;
}

/* Makes the base one piece (3.1.10 f and g, 3.3.6); gives its width. */
static int32_t base_freeze(struct unit *first, const struct unit *last)
{
	int32_t width = last->width;

	for (; first < last; first++) {
		width += first->width + first->gap.natural;
		first->after = BREAK_NEVER;
		first->gap = (struct gap){.natural = first->gap.natural};
	}
	return width;
}

/* 3.3.8: how far a reading may hang over NEIGHBOUR and the SPACE before that; over one that has
 * a reading, OTHER's, as far as this leaves it free: together they are a compound (3.3.7).
 * Readings never meet over what stands between them (note 125). */
static int32_t hang_limit(
	const struct unit *neighbour, const struct base *other, int32_t space, int32_t em)
{
	if (!neighbour || neighbour->class == CLASS_WORD_SPACE || neighbour->hung)
		return 0;
	if (other)
		return smaller(other->edge, em);
	return class_bears_reading(neighbour->class) ? em : smaller(space, em);
}

/* The reading is shorter (3.3.6): one part of space before and after it, two between its
 * characters, at its ends no more than its own em (note 121).  Western words are never
 * spaced (note 112). */
static void reading_spread(struct base *base, int32_t slack)
{
	struct ruby *ruby = base->ruby;
	const struct unit *unit = ruby->units.unit;
	int32_t count = (int32_t)ruby->units.count, edge = slack / 2;

	if (count > 1 && !units_are_western(unit, unit + count - 1)) {
		edge = smaller(slack / (2 * count), base->em);
		ruby->between = (slack - 2 * edge) / (count - 1);
	}
	ruby->back = base->width - edge;
	base->edge = edge;
}

static void unit_widen(struct unit *unit, int32_t before, int32_t after)
{
	unit->width += before + after;
	unit->shift -= before;
}

/* The base is shorter: its characters are spaced as above to take REST. */
static void base_spread(const struct base *base, int32_t rest)
{
	int32_t count = (int32_t)(base->last - base->first) + 1;
	int32_t edge = rest / (2 * count);

	unit_widen(base->first, edge, 0);
	for (struct unit *unit = base->first; unit < base->last; unit++)
		unit_widen(unit, 0, 2 * edge);
	unit_widen(base->last, 0, rest - edge - 2 * edge * (count - 1));
}

/* A reading that is longer by EXCESS hangs over its neighbours as far as it may (3.3.8); the
 * base takes the rest.  Over one character, or a Western word, it stays centred. */
static void reading_hang(const struct base *base, const struct base *previous,
	const struct base *next, int32_t excess)
{
	struct unit *first = base->first, *last = base->last;
	int32_t half = excess / 2, other = excess - half;
	int32_t before = base->before ? base->before->gap.natural : 0;

	first->hang_before =
		smaller(half, hang_limit(base->before, previous, before, base->em));
	last->hang_after =
		smaller(other, hang_limit(base->after, next, last->gap.natural, base->em));
	if (first == last || units_are_western(first, last)) {
		unit_widen(first, half - first->hang_before, 0);
		unit_widen(last, 0, other - last->hang_after);
	} else {
		base_spread(base, excess - first->hang_before - last->hang_after);
	}
	if (first->hang_before)
		base->before->gap.shrink = 0;
	if (last->hang_after) {
		last->gap.shrink = 0;
		base->after->hung = true;
	}
	base->ruby->back = base->width + excess - last->hang_after;
}

static int32_t reading_width(struct units reading)
{
	int32_t width = 0;

	for (size_t i = 0; i < reading.count; i++)
		width += reading.unit[i].width;
	return width;
}

/* The bottom of the reading's em touches the top of the base's (3.3.4). */
static int32_t reading_rise(const struct unit *base, const struct unit *reading)
{
	int32_t ascent = font_metrics(base->drawing->font).ascent;
	int32_t descent = font_metrics(reading->drawing->font).descent;

	return (int32_t)(((int64_t)ascent * base->size - (int64_t)descent * reading->size)
			 / 1000);
}

/* Gives BASE its reading; one that is longer is not yet set. */
static void base_begin(struct base *base, struct units reading, struct arena *arena)
{
	int32_t slack;

	base->width = base_freeze(base->first, base->last);
	if (!reading.count)
		return;
	base->em = reading.unit->size;
	base->ruby = arena_alloc(arena, sizeof *base->ruby);
	base->ruby->units = reading;
	base->ruby->rise = reading_rise(base->last, reading.unit);
	base->last->ruby = base->ruby;
	slack = base->width - reading_width(reading);
	if (slack >= 0)
		reading_spread(base, slack);
}

/* How many units have a reading. */
static size_t base_units_count(struct units units, const struct text_run *runs)
{
	size_t count = 0;

	for (size_t i = 0; i < units.count; i++)
		count += runs[units.unit[i].run].ruby != NULL;
	return count;
}

/* The bases of UNITS, in BASES, which has room for one per unit with a reading. */
static size_t bases_find(struct units units, const struct text_run *runs,
	const struct paragraph_options *options, struct arena *arena, struct base *bases)
{
	struct unit *unit = units.unit, *end = units.unit + units.count;
	size_t count = 0;

	while (unit < end) {
		const struct text_ruby *ruby = runs[unit->run].ruby;
		struct base base = {.first = unit, .last = unit};

		for (unit++; ruby && unit < end && runs[unit->run].ruby == ruby; unit++)
			base.last = unit;
		if (!ruby)
			continue;
		base.before = base.first > units.unit ? base.first - 1 : NULL;
		base.after = unit < end ? unit : NULL;
		base_begin(&base, units_read(ruby->runs, ruby->count, options, arena), arena);
		bases[count++] = base;
	}
	return count;
}

/* The base that stands right before or after a base, in UNIT, or NULL. */
static const struct base *base_at(const struct base *base, const struct unit *unit)
{
	return base->ruby && (base->first == unit || base->last == unit) ? base : NULL;
}

void rubies_set(struct units units, const struct text_run *runs,
	const struct paragraph_options *options, struct arena *arena)
{
	struct base *bases = arena_array(arena, base_units_count(units, runs), sizeof *bases);
	size_t count = bases_find(units, runs, options, arena, bases);

	for (size_t i = 0; i < count; i++) {
		struct base *base = &bases[i];
		const struct base *previous = i ? base_at(base - 1, base->before) : NULL;
		const struct base *next = i + 1 < count ? base_at(base + 1, base->after) : NULL;
		int32_t excess;

		if (!base->ruby)
			continue;
		excess = reading_width(base->ruby->units) - base->width;
		if (excess > 0)
			reading_hang(base, previous, next, excess);
	}
}
