/* line_break.c - where a line may end, and where it does. */
#include "text/line_break.h"

#include "text/face.h"
#include "text/latin.h"

/* What may follow digits as one number with them, and what may follow that. */
static const char32_t scales[] = U"十百千万億兆";
static const char32_t counters[] =
	U"年月日時分秒週円銭人名個件回通枚台社者条項号番丁点頁倍割度階"
	U"歳才件冊部章節款目式組箱本種"
	U"区校店戸世棟室号級位代歩字行列か箇ヶカケヵヵ％%℃℉°‰￠";
static const char32_t counter_ends[] = U"間目月地所国度";
static const char32_t separators[] = U",.，．:：/／-－‐–−";
static const char32_t prefixes[] = U"※第〒№￥＄￡＃¥$£€－−＋±+-";

/* The same of ideographic numerals: those of a postal address, and 3.1.10 (e).  Elsewhere
 * a line may end between them (note 76). */
static const char32_t ideographic_numerals[] = U"〇一二三四五六七八九十百千";
static const char32_t ideographic_counters[] = U"丁番号階％%‰";

/* An address may be divided after these. */
static const char32_t address_marks[] = U"/.?&-_=@#%+~:;,";

static bool is_digit(uint32_t character)
{
	return (character >= '0' && character <= '9')
	       || (character >= 0xFF10 && character <= 0xFF19);
}

static uint32_t unit_base(struct units units, size_t unit)
{
	return unit < units.count ? units.unit[unit].cluster.base : 0;
}

enum numeral { NUMERAL_NONE, NUMERAL_NUMBER, NUMERAL_COUNTER };

/* What UNIT is after a unit that was BEFORE. */
static enum numeral numeral_next(struct units units, size_t unit, enum numeral before)
{
	uint32_t character = unit_base(units, unit);

	if (is_digit(character))
		return NUMERAL_NUMBER;
	if (before == NUMERAL_NUMBER) {
		if (character_among(character, scales))
			return NUMERAL_NUMBER;
		if (character_among(character, separators)
			&& is_digit(unit_base(units, unit + 1)))
			return NUMERAL_NUMBER;
		if (character_among(character, counters))
			return NUMERAL_COUNTER;
	}
	if (before == NUMERAL_COUNTER && character_among(character, counter_ends))
		return NUMERAL_COUNTER;
	return NUMERAL_NONE;
}

/* 1,234件, 〒100-0001, 第26条, 3か月間: each one piece. */
static void numbers_join(struct units units)
{
	enum numeral before = NUMERAL_NONE;

	for (size_t i = 0; i < units.count; i++) {
		enum numeral here = numeral_next(units, i, before);
		bool digit = is_digit(unit_base(units, i));
		bool goes_on = digit ? before == NUMERAL_NUMBER : here != NUMERAL_NONE;

		if (i
			&& (goes_on
				|| (digit
					&& character_among(unit_base(units, i - 1), prefixes))))
			units.unit[i - 1].joined = true;
		before = here;
	}
}

/* 四丁目, 二十三番: each one piece; 第一号: also with what stands before it. */
static void ideographic_numbers_join(struct units units)
{
	size_t end;

	for (size_t start = 0; start < units.count; start = end + 1) {
		end = start;
		while (character_among(unit_base(units, end), ideographic_numerals))
			end++;
		if (end == start)
			continue;
		if (start && unit_base(units, start - 1) == U'第')
			units.unit[start - 1].joined = true;
		if (!character_among(unit_base(units, end), ideographic_counters))
			continue;
		for (size_t i = start; i < end; i++)
			units.unit[i].joined = true;
		if (character_among(unit_base(units, end + 1), counter_ends))
			units.unit[end].joined = true;
	}
}

/* 3.1.10 (i): the reference mark ※1 stays with what it is said of. */
static void references_join(struct units units)
{
	for (size_t i = 1; i + 1 < units.count; i++)
		if (unit_base(units, i) == U'※' && is_digit(unit_base(units, i + 1)))
			units.unit[i - 1].joined = true;
}

/* Whether the word START to END is a mail or web address. */
static bool word_is_address(struct units units, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		uint32_t character = unit_base(units, i);

		if (character == '@' && i > start)
			return true;
		if (character == ':' && i + 2 < end && unit_base(units, i + 1) == '/'
			&& unit_base(units, i + 2) == '/')
			return true;
	}
	return end - start > 4 && unit_base(units, start) == 'w'
	       && unit_base(units, start + 1) == 'w' && unit_base(units, start + 2) == 'w'
	       && unit_base(units, start + 3) == '.';
}

static bool is_dash(uint32_t character)
{
	return character == '-' || character == 0x2014;
}

/* The break behind UNIT inside a word.  Addresses are divided after their marks;
 * other words after a hyphen between letters, and if need be (long file names)
 * where an address would be, but never inside a number. */
static enum line_break word_break(struct units units, size_t unit, bool address)
{
	uint32_t before = unit ? unit_base(units, unit - 1) : 0;
	uint32_t here = unit_base(units, unit), next = unit_base(units, unit + 1);

	if (!character_among(here, address_marks) && !is_dash(here))
		return BREAK_NEVER;
	if (character_among(next, address_marks) || is_dash(next)
		|| !class_may_start_line(units.unit[unit + 1].class))
		return BREAK_NEVER;
	if (address)
		return BREAK_ALLOWED;
	if (is_digit(before) && is_digit(next))
		return BREAK_NEVER;
	return is_dash(here) && unit && units.unit[unit - 1].class == CLASS_WESTERN
			       && units.unit[unit + 1].class == CLASS_WESTERN
		       ? BREAK_ALLOWED
		       : BREAK_WITHIN;
}

static void word_divide(struct units units, size_t start, size_t end)
{
	bool address = word_is_address(units, start, end);

	for (size_t i = start; i + 1 < end; i++)
		units.unit[i].after = word_break(units, i, address);
}

static void words_divide(struct units units)
{
	size_t end;

	for (size_t start = 0; start < units.count; start = end + 1) {
		for (end = start; end < units.count && class_is_western(units.unit[end].class);)
			end++;
		word_divide(units, start, end);
	}
}

/* What holds its neighbours together: no-break, figure and narrow spaces, joiners. */
static bool is_glue(uint32_t character)
{
	return character == 0xA0 || character == 0x2007 || character == 0x202F
	       || character == 0x2060 || character == 0xFEFF;
}

/* What stands between two visible units: it decides before their classes do. */
enum between { BETWEEN_NOTHING, BETWEEN_SPACE, BETWEEN_GLUE };

static enum between between_next(enum between before, const struct unit *unit)
{
	if (before == BETWEEN_GLUE || is_glue(unit->cluster.base))
		return BETWEEN_GLUE;
	if (class_is_space(unit->class) || unit->cluster.base == 0x200B)
		return BETWEEN_SPACE;
	return before;
}

/* Whether a line may end between the visible units BEFORE and AFTER. */
static bool pair_may_break(
	const struct unit *before, const struct unit *after, enum between between)
{
	if (!before || between == BETWEEN_GLUE)
		return false;
	if (between == BETWEEN_SPACE)
		return class_may_end_line(before->class) && class_may_start_line(after->class);
	return !before->joined
	       && class_may_break(before->class, after->class,
		       before->cluster.base == after->cluster.base);
}

void breaks_find(struct units units)
{
	const struct unit *before = NULL;
	enum between between = BETWEEN_NOTHING;

	numbers_join(units);
	ideographic_numbers_join(units);
	references_join(units);
	words_divide(units);
	for (size_t i = 0; i < units.count; i++) {
		struct unit *unit = &units.unit[i];
		const struct unit *after = i + 1 < units.count ? unit + 1 : NULL;

		if (unit->class == CLASS_LINE_FEED) {
			unit->after = BREAK_FORCED;
			before = NULL;
			between = BETWEEN_NOTHING;
			continue;
		}
		if (class_is_blank(unit->class)) {
			between = space_holds_figure(units, i) ? BETWEEN_GLUE
							       : between_next(between, unit);
		} else {
			before = unit;
			between = BETWEEN_NOTHING;
		}
		if (after && !class_is_blank(after->class)
			&& pair_may_break(before, after, between))
			unit->after = BREAK_ALLOWED;
	}
}

/* Units taken up from the start of a line. */
struct taken {
	size_t last, end;
	int64_t width;           /* up to END */
	int64_t shrink, stretch; /* what its spaces can lose, and take: 3.8.4 (a) to (c) */
	bool divided;            /* in a word: WIDTH is with a hyphen */
};

struct scan {
	struct taken now;
	int64_t width, shrink, stretch; /* with the gaps behind END */
};

/* A space with a long reading above it is no space that may hang over a line's end. */
static bool unit_hangs(const struct unit *unit)
{
	return class_is_blank(unit->class) && !unit->width;
}

static void scan_take(struct scan *scan, const struct unit *unit, size_t at)
{
	scan->now.last = at;
	if (!unit_hangs(unit)) {
		scan->width += unit->width;
		scan->now.end = at;
		scan->now.width = scan->width + unit->hang_after;
		scan->now.shrink = scan->shrink;
		scan->now.stretch = scan->stretch;
	}
	scan->width += unit->gap.natural;
	scan->shrink += unit->gap.shrink;
	scan->stretch += unit->gap.stretch;
}

static struct line_plan taken_plan(size_t first, struct taken taken, bool broken)
{
	return (struct line_plan){.first = first,
		.last = taken.last,
		.end = taken.end,
		.width = taken.width,
		.divided = taken.divided,
		.broken = broken};
}

/* TAKEN up to UNIT, inside a word, and the hyphen behind it. */
static struct taken taken_divide(struct taken taken, const struct unit *unit)
{
	const struct drawing *hyphen = unit->hyphen;

	taken.width += font_scale(hyphen->font, hyphen->advance, unit->size);
	taken.divided = true;
	return taken;
}

/* A line of a word that is longer than it: up to a mark or syllable inside the word, or else
 * as many units as there is room for, and the spaces behind them. */
static struct line_plan line_force(struct units units, size_t first, int32_t width)
{
	struct scan scan = {.now.end = first, .width = units.unit[first].hang_before};
	struct taken within = {0}, most = {0};
	bool divides = false;

	for (size_t i = first; i < units.count; i++) {
		scan_take(&scan, &units.unit[i], i);
		if (i > first && !unit_hangs(&units.unit[i]) && scan.now.width > width)
			break;
		most = scan.now;
		if (units.unit[i].after == BREAK_FORCED)
			break;
		if (units.unit[i].after == BREAK_WITHIN && scan.now.width <= width) {
			within = scan.now;
			divides = true;
		}
		if (units.unit[i].hyphen
			&& taken_divide(scan.now, &units.unit[i]).width <= width) {
			within = taken_divide(scan.now, &units.unit[i]);
			divides = true;
		}
	}
	return divides ? taken_plan(first, within, false) : taken_plan(first, most, true);
}

/* The room that a line would have to spread; a blank at its end takes part of it. */
static int64_t room_left(struct units units, struct taken fit, int32_t width)
{
	int64_t left = width - fit.width;
	int32_t blank = units.unit[fit.end].blank;

	return left >= blank ? left - blank : left;
}

struct line_plan line_find(struct units units, size_t first, int32_t width, bool shrink)
{
	struct scan scan = {.now.end = first, .width = units.unit[first].hang_before};
	struct taken fit = {0}, tight = {0}, part = {0};
	bool fits = false, tightens = false, ends = false;

	for (size_t i = first; i < units.count && !ends && !tightens; i++) {
		scan_take(&scan, &units.unit[i], i);
		if (scan.now.width - (shrink ? scan.now.shrink : 0) > width)
			break;
		ends = i + 1 == units.count || units.unit[i].after == BREAK_FORCED;
		if (shrink && units.unit[i].hyphen
			&& taken_divide(scan.now, &units.unit[i]).width <= width)
			part = taken_divide(scan.now, &units.unit[i]);
		if (!ends && units.unit[i].after < BREAK_ALLOWED)
			continue;
		if (scan.now.width <= width) {
			fit = scan.now;
			fits = true;
		} else {
			tight = scan.now;
			tightens = true;
		}
	}
	if (!fits && !tightens)
		return line_force(units, first, width);
	if (tightens && (!fits || ends || tight.width - width <= room_left(units, fit, width)))
		fit = tight;
	else if (part.last > fit.last && room_left(units, fit, width) > fit.stretch)
		fit = part;
	return taken_plan(first, fit, false);
}

enum { LAST_LINE_LEAST = 3 }; /* em: one or two characters and a full stop are less */

void last_line_fill(struct units units, struct line_plan *before, int32_t least,
	struct line_plan *last, int32_t width)
{
	int64_t wanted = (int64_t)LAST_LINE_LEAST * units.unit[last->end].size;

	while (last->width < wanted) {
		struct line_plan shorter =
			line_find(units, before->first, (int32_t)before->width - 1, false);
		struct line_plan longer = line_find(units, shorter.last + 1, width, false);

		if (shorter.broken || units.unit[shorter.last].after != BREAK_ALLOWED
			|| shorter.width < least || longer.last != last->last)
			return;
		*before = shorter;
		*last = longer;
	}
}

static bool is_hiragana(uint32_t character)
{
	return character >= 0x3041 && character <= 0x309F;
}

/* お and ご begin a word, and belong to what follows. */
static bool is_prefix(uint32_t character)
{
	return character == U'お' || character == U'ご';
}

static bool phrase_ends(struct units units, size_t at)
{
	uint32_t last = unit_base(units, at), next = unit_base(units, at + 1);

	if (class_is_blank(units.unit[at].class) || units.unit[at].class == CLASS_FULL_STOP
		|| units.unit[at].class == CLASS_COMMA
		|| units.unit[at + 1].class == CLASS_OPENING_BRACKET)
		return true;
	return is_hiragana(last) && !is_prefix(last) && (!is_hiragana(next) || is_prefix(next));
}

void phrase_end_find(struct units units, struct line_plan *plan, int32_t least)
{
	struct line_plan shorter = *plan;

	while (!shorter.broken && shorter.width >= least
		&& units.unit[shorter.last].after == BREAK_ALLOWED) {
		if (phrase_ends(units, shorter.last)) {
			*plan = shorter;
			return;
		}
		shorter = line_find(units, shorter.first, (int32_t)shorter.width - 1, false);
	}
}
