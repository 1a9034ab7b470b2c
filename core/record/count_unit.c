/* count_unit.c - the units of counts, amounts of money and quantities. */
#include "record/count_unit.h"

#include "base/text.h"
#include "record/wording.h"

#include <stddef.h>
#include <string.h>

/* Longer words before those they begin with. */
static const struct count_unit things[] = {
	{"名様", "person", 1},
	{"名", "person", 1},
	{"人", "person", 1},
	{"世帯", "household", 1},
	{"件", "record", 1},
	{"枚", "sheet", 1},
	{"枚", "card", 1},
	{"通", "letter", 1},
	{"通", "message", 1},
	{"冊", "volume", 1},
	{"アカウント", "account", 1},
	{"口座", "account", 1},
	{"ID", "identifier", 1},
	{"契約", "contract", 1},
	{"ファイル", "file", 1},
	{"台", "device", 1},
	{"台", "terminal", 1},
	{"端末", "device", 1},
	{"端末", "terminal", 1},
	{"画面", "screen", 1},
	{"投稿", "post", 1},
	{"社", "company", 1},
	{"校", "school", 1},
	{"回", "time", 1},
	{"点", "point", 1},
	{"か所", "place", 1},
	{"カ所", "place", 1},
	{"ヶ所", "place", 1},
	{"箇所", "place", 1},
	{"円", "yen", 1},
	{NULL, NULL, 0},
};

static const struct count_unit money[] = {{"円", "yen", 1}, {NULL, NULL, 0}};

static const struct count_unit quantities[] = {
	{"人月", "person-month", 1},
	{"人日", "person-day", 1},
	{"人時間", "person-hour", 1},
	{"人時", "person-hour", 1},
	{"時間", "hour", 1},
	{"分間", "minute", 1},
	{"分", "minute", 1},
	{"日間", "day", 1},
	{"日", "day", 1},
	{"週間", "week", 1},
	{"週", "week", 1},
	{"か月間", "month", 1},
	{"か月", "month", 1},
	{"カ月", "month", 1},
	{"ヶ月", "month", 1},
	{"ヵ月", "month", 1},
	{"ケ月", "month", 1},
	{"箇月", "month", 1},
	{"月", "month", 1},
	{"年間", "year", 1},
	{"年", "year", 1},
	{"%", "percent", 1},
	{"パーセント", "percent", 1},
	{"割", "percent", 10},
	{NULL, NULL, 0},
};

static const struct count_unit *const units[] = {things, money, quantities};

const struct count_unit *count_unit_take(const char **at, enum count_measure measure)
{
	const struct count_unit *unit = units[measure];

	while (unit->word && !wording_take(at, unit->word))
		unit++;
	return unit->word ? unit : NULL;
}

const struct count_unit *count_unit_end(const char *text, enum count_measure measure)
{
	const struct count_unit *unit = units[measure];

	while (unit->word && !text_ends(text, unit->word))
		unit++;
	return unit->word ? unit : NULL;
}

bool count_unit_fits(
	const struct count_unit *unit, const char *code, enum count_measure measure)
{
	for (const struct count_unit *other = units[measure]; other->word; other++)
		if (strcmp(other->word, unit->word) == 0 && strcmp(other->code, code) == 0)
			return true;
	return false;
}
