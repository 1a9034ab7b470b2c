/* mention.c - numbers and dates typed by hand in running text. */
#include "consistency/mention.h"

#include "base/era.h"
#include "base/words.h"
#include "record/number.h"
#include "record/wording.h"
#include "record/written.h"

#include <string.h>

#define UNITS "person record household account identifier contract device company school yen"

/* --- dates */

static bool numbered_take(const char **at, const char *unit, int *value)
{
	const char *rest = *at;

	if (!wording_digits(&rest, 1, 2, value) || !wording_take(&rest, unit))
		return false;
	*at = rest;
	return true;
}

static bool era_take(const char **at, int *year)
{
	const struct era *era = era_named(*at);
	const char *rest = *at;

	*year = 1;
	if (!era || !wording_take(&rest, era->name))
		return false;
	if (!wording_take(&rest, "元年") && !numbered_take(&rest, "年", year))
		return false;
	*year += era->first.year - 1;
	*at = rest;
	return true;
}

static void year_take(const char **at, int *year)
{
	const char *rest = *at;

	if (era_take(at, year))
		return;
	if (wording_digits(&rest, 4, 4, year) && wording_take(&rest, "年"))
		*at = rest;
	else
		*year = 0;
}

/* 2026-11-12 and 2026/11/12 */
static bool signs_take(const char **at, struct date *date)
{
	const char *rest = *at, *sign;

	if (!wording_digits(&rest, 4, 4, &date->year) || !strchr("-/", *rest))
		return false;
	sign = *rest == '-' ? "-" : "/";
	if (!wording_take(&rest, sign) || !wording_digits(&rest, 1, 2, &date->month)
		|| !wording_take(&rest, sign) || !wording_digits(&rest, 1, 2, &date->day))
		return false;
	*at = rest;
	return true;
}

/* （木） or （木曜日） */
static int weekday_take(const char **at)
{
	static const char *const endings[] = {"曜日)", "曜)", ")", NULL};

	for (int i = 0; i < 7; i++) {
		const char *rest = *at;

		if (wording_take(&rest, "(") && wording_take(&rest, weekday_name(i))
			&& wording_take_any(&rest, endings)) {
			*at = rest;
			return i;
		}
	}
	return -1;
}

static bool date_take(const char **at, struct mention *mention)
{
	struct date date = {0};
	const char *rest = *at;

	if (!signs_take(&rest, &date)) {
		year_take(&rest, &date.year);
		if (!numbered_take(&rest, "月", &date.month)
			|| !numbered_take(&rest, "日", &date.day))
			return false;
	}
	*mention = (struct mention){.from = *at, .date = date};
	mention->weekday = weekday_take(&rest);
	*at = rest;
	return true;
}

/* The day DAYS after DATE, which may have no year. */
static struct date date_moved(struct date date, int days)
{
	bool has_year = date.year != 0;

	if (!has_year)
		date.year = 2000; /* has a 29 February */
	date = date_from_number(date_number(date) + days);
	if (!has_year)
		date.year = 0;
	return date;
}

bool mention_date_valid(const struct mention *mention)
{
	struct date date = mention->date;

	if (!date.year)
		date.year = 2000;
	return date_valid(date)
	       && (!mention->date.year || mention->weekday < 0
		       || date_weekday(date) == mention->weekday);
}

/* 翌日: counted from LAST, the date before it in the text. */
static bool relative_take(const char **at, const struct mention *last, struct mention *mention)
{
	static const struct {
		const char *word;
		int days;
	} words[] = {{"同日", 0}, {"翌日", 1}, {"前日", -1}};
	const char *from = *at;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (mention_date_valid(last) && wording_take(at, words[i].word)) {
			*mention = (struct mention){.from = from,
				.date = date_moved(last->date, words[i].days),
				.weekday = -1};
			return true;
		}
	return false;
}

/* --- numbers */

/* Can a number begin at C in TEXT: is it none of a word, a version, a telephone number, a
 * row of numbers, an order? */
static bool begins_number(const char *text, const char *c)
{
	static const char *const before[] = {"第", "数", "一", "二", "三", "四", "五", "六",
		"七", "八", "九", "十", "百", "千", "万", "億", "〇", "・"};

	if (c == text)
		return true;
	if (strchr("0123456789.,-+/:_~", c[-1]) || (c[-1] >= 'A' && c[-1] <= 'Z')
		|| (c[-1] >= 'a' && c[-1] <= 'z'))
		return false;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (c >= text + 3 && strncmp(c - 3, before[i], 3) == 0)
			return false;
	return true;
}

/* A digit of kanji alone is a part of a word: 一人ひとり, 三社. */
static bool is_kanji_word(const char *from, const char *at)
{
	return (*from < '0' || *from > '9') && at - from <= 3;
}

static bool is_bounded(const char *rest)
{
	static const char *const after[] = {"目", "当たり", "あたり", "につき", "以上", "以下",
		"以内", "未満", "超", "を超", "を上回", "を下回", "ずつ", "ごと", "弱", "強",
		NULL};

	return wording_take_any(&rest, after) != NULL;
}

/* 約27,000 and 2.7万 are rounded; 27,134 is not. */
static int64_t grain_of(const char *text, const char *from, const char *end, int64_t figure)
{
	static const char *const about[] = {"約", "およそ", "おおよそ", "概ね", "ほぼ"};
	bool rounded = false;
	int64_t grain = 1;

	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		size_t length = strlen(about[i]);

		rounded |=
			from >= text + length && strncmp(from - length, about[i], length) == 0;
	}
	for (; from < end; from++)
		rounded |= strncmp(from, "万", 3) == 0 || strncmp(from, "億", 3) == 0;
	while (rounded && figure && figure % (grain * 10) == 0)
		grain *= 10;
	return grain;
}

static bool figure_take(const char *text, const char **at, struct mention *mention)
{
	const char *from = *at, *rest = from, *end;
	const struct count_unit *unit;
	int64_t figure;

	if (!begins_number(text, from) || number_read(&rest, 1, &figure) != NUMBER_READ)
		return false;
	end = rest;
	unit = count_unit_take(&rest, MEASURE_THINGS);
	*at = rest;
	if (!unit || !words_hold(UNITS, unit->code) || is_bounded(rest)
		|| is_kanji_word(from, end))
		return false;
	*mention = (struct mention){.from = from,
		.unit = unit,
		.figure = figure,
		.grain = grain_of(text, from, end, figure)};
	return true;
}

bool mention_next(const char *text, const char **at, struct mention *mention)
{
	const struct mention last = *mention;

	for (const char *from = *at; *from; from = *at) {
		if ((begins_number(text, from) && date_take(at, mention))
			|| relative_take(at, &last, mention)
			|| figure_take(text, at, mention)) {
			mention->length = (size_t)(*at - from);
			if (mention->unit) {
				mention->date = last.date;
				mention->weekday = last.weekday;
			}
			return true;
		}
		if (*at == from)
			++*at;
	}
	return false;
}
