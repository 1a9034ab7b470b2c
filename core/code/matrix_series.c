/* matrix_series.c - QR codes as sums.
 *
 * But for its mask, a code is linear over GF(2): places of bits are fixed, and the check words
 * of Reed and Solomon are sums of those of single bits (ISO/IEC 18004, 7.5 to 7.7).  So the
 * library is asked for the codes of zero and of every single bit of the number; a code is the
 * sum of some of them.  Three digits are ten bits, two are seven and one is four (7.4.4).
 * The mask is then the one that the library would take, by the same penalties (7.8.3): most of
 * its time goes into them, module by module, and here into lines of them.
 */
#include "code/matrix_series.h"

#include <limits.h>
#include <qrencode.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 21, MASKS = 8, GROUP = 3, GROUP_BITS = 10, TRIES = 1000 };

/* What libqrencode says of a module. */
enum { MODULE_DARK = 1, MODULE_FIXED = 0x80 };

/* Dark modules, column x as bit x of a row; and the same by columns. */
struct plane {
	uint32_t rows[SIDE], columns[SIDE];
};

struct matrix_series {
	size_t digits, bits;
	QRecLevel level;
	struct plane zero, *sums;  /* of the number 0; what each bit changes */
	struct plane masks[MASKS]; /* and what does not hang on the number, for each mask: */
	struct plane frames[MASKS];
	bool known[MASKS];
};

static void plane_set(struct plane *plane, size_t x, size_t y)
{
	plane->rows[y] |= 1u << x;
	plane->columns[x] |= 1u << y;
}

static void plane_add(struct plane *to, const struct plane *plane)
{
	for (size_t i = 0; i < SIDE; i++) {
		to->rows[i] ^= plane->rows[i];
		to->columns[i] ^= plane->columns[i];
	}
}

/* --- from the library */

/* 7.8.2, table 10. */
static bool mask_turns(size_t mask, size_t x, size_t y)
{
	const size_t sums[MASKS] = {(x + y) % 2, y % 2, x % 3, (x + y) % 3, (y / 2 + x / 3) % 2,
		x * y % 2 + x * y % 3, (x * y % 2 + x * y % 3) % 2,
		((x + y) % 2 + x * y % 3) % 2};

	return !sums[mask];
}

/* 7.9.1: the three bits of the mask among those of the format, which are masked themselves. */
static size_t mask_of(const unsigned char *row)
{
	return (size_t)((row[2] & MODULE_DARK) << 2 | (row[3] & MODULE_DARK) << 1
			| (row[4] & MODULE_DARK))
	       ^ 5;
}

/* Takes CODE apart: into what hangs on its number, without mask, and what does not. */
static void code_divide(struct matrix_series *series, const QRcode *code, struct plane *data)
{
	size_t mask = mask_of(code->data + (size_t)8 * SIDE);
	struct plane frame = {0}, turned = {0};

	*data = (struct plane){0};
	for (size_t i = 0; i < (size_t)SIDE * SIDE; i++) {
		size_t x = i % SIDE, y = i / SIDE;
		bool fixed = code->data[i] & MODULE_FIXED, turns = mask_turns(mask, x, y);
		bool dark = code->data[i] & MODULE_DARK;

		if (!fixed && turns)
			plane_set(&turned, x, y);
		if (fixed ? dark : dark != turns)
			plane_set(fixed ? &frame : data, x, y);
	}
	series->masks[mask] = turned;
	series->frames[mask] = frame;
	series->known[mask] = true;
}

/* False when NUMBER has no room. */
static bool number_divide(struct matrix_series *series, const char *number, struct plane *data)
{
	QRcode *code = QRcode_encodeString(number, 0, series->level, QR_MODE_8, 1);
	bool fits = code && code->width == SIDE;

	if (fits)
		code_divide(series, code, data);
	if (code)
		QRcode_free(code);
	return fits;
}

static size_t group_bits(size_t digits)
{
	return digits % GROUP ? digits % GROUP * GROUP + 1 : GROUP_BITS;
}

/* The digits of the group that begins at AT; how many there are. */
static size_t group_digits(const struct matrix_series *series, size_t at)
{
	size_t left = series->digits - at;

	return left < GROUP ? left : GROUP;
}

/* The codes of all numbers that have but one bit. */
static bool bits_take(struct matrix_series *series, char *number)
{
	struct plane *sum = series->sums;

	for (size_t at = 0; at < series->digits; at += GROUP) {
		size_t digits = group_digits(series, at);

		for (size_t bit = 0; bit < group_bits(digits); bit++, sum++) {
			size_t rest = (size_t)1 << bit;

			for (size_t i = digits; i-- > 0; rest /= 10)
				number[at + i] = (char)('0' + rest % 10);
			if (!number_divide(series, number, sum))
				return false;
			plane_add(sum, &series->zero);
		}
		memset(number + at, '0', digits);
	}
	return true;
}

/* Asks for more codes until each mask was once taken. */
static bool masks_take(struct matrix_series *series, char *number)
{
	struct plane unused;
	uint64_t random = 1; /* Knuth's; any numbers will do that differ */
	size_t known = 0;

	for (unsigned tries = 0; known < MASKS && tries < TRIES; tries++) {
		for (size_t i = 0; i < series->digits; i++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			number[i] = (char)('0' + (random >> 33) % 10);
		}
		number_divide(series, number, &unused);
		known = 0;
		for (size_t i = 0; i < MASKS; i++)
			known += series->known[i];
	}
	return known == MASKS;
}

struct matrix_series *matrix_series_new(
	size_t digits, enum matrix_correction correction, struct arena *arena)
{
	static const QRecLevel levels[] = {
		QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
	struct matrix_series *series = arena_alloc(arena, sizeof *series);
	char *number = arena_alloc(arena, digits + 1);

	memset(number, '0', digits);
	series->digits = digits;
	series->level = levels[correction];
	series->sums = arena_array(
		arena, (digits + GROUP - 1) / GROUP * GROUP_BITS, sizeof *series->sums);
	return number_divide(series, number, &series->zero) && bits_take(series, number)
			       && masks_take(series, number)
		       ? series
		       : NULL;
}

/* --- penalties (7.8.3.1), as the library counts them */

enum { PENALTY_RUN = 3, PENALTY_BLOCK = 3, PENALTY_FINDER = 40, PENALTY_TENTH = 10 };

static int bits_count(uint32_t bits)
{
	return __builtin_popcount(bits);
}

/* Bit x: LENGTH bits of LINE are set from x on. */
static uint32_t rows_find(uint32_t line, unsigned length)
{
	uint32_t found = line;

	for (unsigned i = 1; i < length; i++)
		found &= line >> i;
	return found;
}

/* Runs of five or more: 3, and 1 for each more than five. */
static int runs_judge(uint32_t line)
{
	uint32_t fives = rows_find(line, 5);

	if (!fives) /* mostly */
		return 0;
	return bits_count(fives) + (PENALTY_RUN - 1) * bits_count(fives & ~(fives << 1));
}

/* Bit x: from x on there is 1:1:3:1:1 times SCALE, of dark, light, dark ... */
static uint32_t finders_find(uint32_t line, unsigned scale)
{
	uint32_t dark = rows_find(line, scale), light = rows_find(~line, scale);

	return dark & light >> scale & rows_find(line, 3 * scale) >> 2 * scale
	       & light >> 5 * scale & dark >> 6 * scale;
}

/* Whether WIDTH modules from AT on are light or beyond the edge. */
static bool is_light(uint32_t line, int at, int width)
{
	for (int i = at; i < at + width; i++)
		if (i >= 0 && i < SIDE && line >> i & 1)
			return false;
	return true;
}

/* What looks like a finder pattern, with four times as much light before or behind it, or the
 * edge. */
static int finders_judge(uint32_t line)
{
	unsigned largest =
		rows_find(line, 6) ? SIDE / 7 : 1; /* a larger one has six in a row */
	int penalty = 0;

	for (unsigned scale = 1; scale <= largest; scale++) {
		uint32_t found = finders_find(line, scale);

		for (; found; found &= found - 1) {
			int at = __builtin_ctz(found), size = (int)scale, end = at + 7 * size;

			if (end > SIDE || !is_light(line, at - 1, 1) || !is_light(line, end, 1))
				continue; /* its ends are longer */
			if (is_light(line, at - 4 * size, 4 * size)
				|| is_light(line, end, 4 * size))
				penalty += PENALTY_FINDER;
		}
	}
	return penalty;
}

static int line_judge(uint32_t line)
{
	const uint32_t all = (1u << SIDE) - 1;

	return runs_judge(line) + runs_judge(~line & all) + finders_judge(line);
}

/* Squares of four that are alike, in two lines. */
static int blocks_judge(uint32_t line, uint32_t next)
{
	uint32_t dark = line & line >> 1 & next & next >> 1;
	uint32_t light = ~(line | line >> 1 | next | next >> 1) & ((1u << (SIDE - 1)) - 1);

	return PENALTY_BLOCK * bits_count(dark | light);
}

static int plane_judge(const struct plane *plane)
{
	const int all = SIDE * SIDE;
	int dark = 0, penalty = 0, percent;

	for (size_t i = 0; i < SIDE; i++) {
		dark += bits_count(plane->rows[i]);
		penalty += line_judge(plane->rows[i]) + line_judge(plane->columns[i]);
		if (i + 1 < SIDE)
			penalty += blocks_judge(plane->rows[i], plane->rows[i + 1]);
	}
	percent = (200 * dark + all) / all / 2;
	return penalty + abs(percent - 50) / 5 * PENALTY_TENTH;
}

/* --- codes */

/* What the bits of NUMBER make, without a mask. */
static struct plane number_sum(const struct matrix_series *series, const char *number)
{
	struct plane data = series->zero;
	const struct plane *sum = series->sums;

	for (size_t at = 0; at < series->digits; at += GROUP) {
		size_t digits = group_digits(series, at), value = 0;

		for (size_t i = 0; i < digits; i++)
			value = value * 10 + (size_t)(number[at + i] - '0');
		for (size_t bit = 0; bit < group_bits(digits); bit++, sum++)
			if (value >> bit & 1)
				plane_add(&data, sum);
	}
	return data;
}

static struct plane plane_best(const struct matrix_series *series, const struct plane *data)
{
	struct plane best = {0};
	int least = INT_MAX;

	for (size_t mask = 0; mask < MASKS; mask++) {
		struct plane plane = *data;
		int penalty;

		plane_add(&plane, &series->masks[mask]);
		plane_add(&plane, &series->frames[mask]);
		penalty = plane_judge(&plane);
		if (penalty < least) {
			least = penalty;
			best = plane;
		}
	}
	return best;
}

void matrix_series_encode(const struct matrix_series *series, const char *number,
	struct arena *arena, struct matrix *matrix)
{
	struct plane data = number_sum(series, number), best = plane_best(series, &data);
	bool *dark = arena_array(arena, (size_t)SIDE * SIDE, sizeof *dark);

	for (size_t i = 0; i < (size_t)SIDE * SIDE; i++)
		dark[i] = best.rows[i / SIDE] >> i % SIDE & 1;
	matrix->side = SIDE;
	matrix->dark = dark;
}
