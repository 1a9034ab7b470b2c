/* written.c - a date as it is written. */
#include "record/written.h"

#include "record/wording.h"

#include <stddef.h>

static const char *const weekdays[] = {"日", "月", "火", "水", "木", "金", "土"};

const char *weekday_name(int weekday)
{
	return weekdays[weekday];
}

/* --- 2026-11-12T14:30 and shorter */

static bool iso_read(const char *at, struct written *written)
{
	if (!wording_digits(&at, 4, 4, &written->year) || !written->year)
		return false;
	if (wording_take(&at, "-") && !wording_digits(&at, 2, 2, &written->month))
		return false;
	if (written->month && wording_take(&at, "-")
		&& !wording_digits(&at, 2, 2, &written->day))
		return false;
	if (written->day && wording_take(&at, "T")
		&& (!wording_digits(&at, 2, 2, &written->hour) || !wording_take(&at, ":")
			|| !wording_digits(&at, 2, 2, &written->minute)))
		return false;
	return !*at;
}

/* --- Japanese: each of these takes a piece where it stands, and else nothing */

static bool era_year_take(const char **at, struct written *written)
{
	const struct era *era = era_named(*at);
	const char *rest = *at;
	int year = 1;

	if (!era || !wording_take(&rest, era->name))
		return false;
	if (!wording_take(&rest, "元") && (!wording_digits(&rest, 1, 2, &year) || !year))
		return false;
	if (!wording_take(&rest, "年"))
		return false;
	written->era = era;
	written->year = era->first.year + year - 1;
	*at = rest;
	return true;
}

static bool western_year_take(const char **at, struct written *written)
{
	const char *rest = *at;
	int year;

	wording_take(&rest, "西暦");
	if (!wording_digits(&rest, 4, 4, &year) || !wording_take(&rest, "年"))
		return false;
	written->year = year;
	*at = rest;
	return true;
}

static bool year_take(const char **at, struct written *written)
{
	return era_year_take(at, written) || western_year_take(at, written);
}

/* 2026年（令和8年）: the same year said twice. */
static void second_year_take(const char **at, struct written *written)
{
	struct written second = {0};
	const char *rest = *at;

	if (!wording_take(&rest, "(") || !year_take(&rest, &second) || !wording_take(&rest, ")")
		|| second.year != written->year)
		return;
	if (!written->era)
		written->era = second.era;
	*at = rest;
}

/* 11月 */
static bool numbered_take(const char **at, const char *unit, int *value)
{
	const char *rest = *at;
	int number;

	if (!wording_digits(&rest, 1, 2, &number) || !number || !wording_take(&rest, unit))
		return false;
	*value = number;
	*at = rest;
	return true;
}

/* 2026/11/12 */
static bool slashes_take(const char **at, struct written *written)
{
	const char *rest = *at;
	int year, month, day;

	if (!wording_digits(&rest, 4, 4, &year) || !wording_take(&rest, "/")
		|| !numbered_take(&rest, "/", &month) || !wording_digits(&rest, 1, 2, &day)
		|| !day)
		return false;
	written->year = year;
	written->month = month;
	written->day = day;
	*at = rest;
	return true;
}

static void third_take(const char **at, struct written *written)
{
	static const char *const thirds[] = {"上旬", "中旬", "下旬", NULL};
	const char *third = wording_take_any(at, thirds);

	for (int i = 0; third && i < 3; i++)
		if (third == thirds[i])
			written->third = i + 1;
}

/* （木）, （木曜日） or 木曜日 */
static void weekday_take(const char **at, struct written *written)
{
	static const char *const endings[] = {"曜日", "曜", NULL};
	const char *rest = *at;
	bool bracket = wording_take(&rest, "("), ending;

	for (int i = 0; i < 7; i++) {
		if (!wording_take(&rest, weekdays[i]))
			continue;
		ending = wording_take_any(&rest, endings) != NULL;
		if ((!bracket && !ending) || (bracket && !wording_take(&rest, ")")))
			return;
		written->weekday = i;
		*at = rest;
		return;
	}
}

/* 14時30分, 14:30, 午後2時半.  午後12時 is noon to some and midnight to others: it
 * is left, and so not understood. */
static bool clock_take(const char **at, struct written *written)
{
	const char *rest = *at;
	bool afternoon = wording_take(&rest, "午後");
	bool halved = afternoon || wording_take(&rest, "午前");
	int hour, minute = -1;

	if (!wording_digits(&rest, 1, 2, &hour) || (halved && hour > 11))
		return false;
	if (wording_take(&rest, ":")) {
		if (!wording_digits(&rest, 2, 2, &minute))
			return false;
	} else if (!wording_take(&rest, "時")) {
		return false;
	} else if (wording_take(&rest, "半")) {
		minute = 30;
	} else if (wording_digits(&rest, 1, 2, &minute) && !wording_take(&rest, "分")) {
		return false;
	}
	written->hour = afternoon ? hour + 12 : hour;
	written->minute = minute;
	*at = rest;
	return true;
}

static void time_take(const char **at, struct written *written)
{
	static const char *const parts[] = {"未明", "明け方", "早朝", "朝", "午前中", "午前",
		"昼過ぎ", "正午", "昼", "午後", "夕方", "夕刻", "夜間", "夜", "深夜", NULL};

	if (!clock_take(at, written))
		written->part = wording_take_any(at, parts);
}

static bool date_take(const char **at, struct written *written)
{
	if (slashes_take(at, written))
		return true;
	if (year_take(at, written))
		second_year_take(at, written);
	if (numbered_take(at, "月", &written->month) && !numbered_take(at, "日", &written->day))
		third_take(at, written);
	return written->year || written->month;
}

bool written_read(const char *plain, struct written *written)
{
	static const struct written nothing = {.weekday = -1, .hour = -1, .minute = -1};
	static const char *const about[] = {"頃", "ころ", "ごろ", NULL};

	*written = nothing;
	if (iso_read(plain, written))
		return true;
	*written = nothing;
	if (!date_take(&plain, written))
		return false;
	if (written->day) {
		weekday_take(&plain, written);
		time_take(&plain, written);
	}
	written->about = wording_take_any(&plain, about) != NULL;
	return !*plain;
}
