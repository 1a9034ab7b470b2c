/* number.c - numbers as Japanese writes them.
 *
 * A number is a row of parts, each digits with what they are multiplied by:
 * 千, 百, 十 within 兆, 億, 万.  A part with a decimal point stands alone.
 */
#include "record/number.h"

#include "record/wording.h"

#include <stdbool.h>
#include <string.h>

struct unit {
	const char *name;
	int64_t value;
};

static const struct unit small_units[] = {{"千", 1000}, {"百", 100}, {"十", 10}};
static const struct unit large_units[] = {
	{"兆", 1000000000000}, {"億", 100000000}, {"万", 10000}};

enum { UNITS = 3 };

/* The unit that stands at *AT, or 1. */
static int64_t unit_take(const char **at, const struct unit *units)
{
	for (size_t i = 0; i < UNITS; i++)
		if (wording_take(at, units[i].name))
			return units[i].value;
	return 1;
}

/* The digit that stands at *AT, Arabic or kanji; -1 when there is none. */
static int digit_take(const char **at)
{
	static const char *const kanji[] = {
		"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	unsigned char first = (unsigned char)**at;

	if (first >= '0' && first <= '9')
		return *(*at)++ - '0';
	if (first < 0xE3 || first > 0xE5) /* where their UTF-8 begins */
		return -1;
	for (int i = 0; i < 10; i++)
		if (wording_take(at, kanji[i]))
			return i;
	return -1;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does a digit stand here, or 千, 百, 十, which then mean one of them? */
static bool is_number(const char *at)
{
	const char *rest = at;

	return digit_take(&rest) >= 0 || unit_take(&rest, small_units) > 1;
}

bool number_digits(const char **at)
{
	const char *from = *at;

	while (digit_take(at) >= 0)
		;
	return *at != from;
}

/* Digits with separators: groups of three after the first.  None before 千, 百, 十
 * are one. */
static enum number_result whole_read(const char **at, int64_t *value)
{
	size_t digits = 0, group = 0;
	bool separated = false;

	*value = 0;
	for (int digit;; digits++, group++) {
		if (**at == ',' && is_digit((*at)[1])) {
			if (separated ? group != 3 : digits > 3)
				return NUMBER_COMMAS;
			separated = true;
			group = 0;
			++*at;
		}
		digit = digit_take(at);
		if (digit < 0)
			break;
		if (__builtin_mul_overflow(*value, 10, value)
			|| __builtin_add_overflow(*value, digit, value))
			return NUMBER_LARGE;
	}
	if (!digits && !is_number(*at))
		return NUMBER_NONE;
	if (!digits)
		*value = 1;
	return separated && group != 3 ? NUMBER_COMMAS : NUMBER_READ;
}

/* The decimals at DECIMALS as a fraction of SCALE, which they must divide into
 * without a rest. */
static enum number_result fraction_add(const char *decimals, int64_t scale, int64_t *sum)
{
	for (; is_digit(*decimals); decimals++) {
		int64_t rest = scale % 10;

		scale /= 10;
		if (rest && *decimals != '0')
			return NUMBER_FRACTION;
		if (__builtin_add_overflow(*sum, scale * (*decimals - '0'), sum))
			return NUMBER_LARGE;
	}
	return NUMBER_READ;
}

/* 2.7万: the only part of its number. */
static enum number_result decimal_read(
	const char **at, int64_t whole, int64_t parts, int64_t *value)
{
	const char *decimals = ++*at;
	int64_t scale = parts;

	*at += strspn(*at, "0123456789");
	scale *= unit_take(at, small_units);
	scale *= unit_take(at, large_units);
	if (__builtin_mul_overflow(whole, scale, value))
		return NUMBER_LARGE;
	return fraction_add(decimals, scale, value);
}

/* SUM grows by VALUE times SCALE. */
static bool sum_add(int64_t *sum, int64_t value, int64_t scale)
{
	return !__builtin_mul_overflow(value, scale, &value)
	       && !__builtin_add_overflow(*sum, value, sum);
}

enum number_result number_read(const char **at, int64_t parts, int64_t *value)
{
	int64_t group = 0, digits;
	enum number_result result = whole_read(at, &digits);

	*value = 0;
	if (result == NUMBER_READ && **at == '.' && is_digit((*at)[1]))
		return decimal_read(at, digits, parts, value);
	while (result == NUMBER_READ) {
		int64_t large;

		if (!sum_add(&group, digits, unit_take(at, small_units)))
			return NUMBER_LARGE;
		large = unit_take(at, large_units);
		if (large > 1 || !is_number(*at)) {
			if (!sum_add(value, group, large))
				return NUMBER_LARGE;
			group = 0;
		}
		if (!is_number(*at))
			return sum_add(value, *value, parts - 1) ? NUMBER_READ : NUMBER_LARGE;
		result = whole_read(at, &digits);
	}
	return result;
}
