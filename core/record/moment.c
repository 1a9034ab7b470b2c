/* moment.c - when something could be stated: as-of. */
#include "record/moment.h"

#include "base/calendar.h"
#include "record/wording.h"

enum { DAY = 24 * 60 * 60, JAPAN = 9 * 60 };

static bool clock_read(const char **at, int *seconds)
{
	int hour, minute, second = 0;

	if (!wording_digits(at, 2, 2, &hour) || !wording_take(at, ":")
		|| !wording_digits(at, 2, 2, &minute))
		return false;
	if (wording_take(at, ":") && !wording_digits(at, 2, 2, &second))
		return false;
	*seconds = hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second < 60;
}

bool zone_read(const char *text, int *minutes)
{
	int hour, minute, sign = *text == '-' ? -1 : 1;

	*minutes = 0;
	if (wording_take(&text, "Z"))
		return !*text;
	if (!wording_take(&text, "+") && !wording_take(&text, "-"))
		return false;
	if (!wording_digits(&text, 2, 2, &hour) || !wording_take(&text, ":")
		|| !wording_digits(&text, 2, 2, &minute) || *text)
		return false;
	*minutes = sign * (hour * 60 + minute);
	return hour <= 14 && minute < 60;
}

bool day_read(const char **at, struct date *date)
{
	return wording_digits(at, 4, 4, &date->year) && wording_take(at, "-")
	       && wording_digits(at, 2, 2, &date->month) && wording_take(at, "-")
	       && wording_digits(at, 2, 2, &date->day) && date_valid(*date);
}

bool moment_read(const char *text, struct moment *moment)
{
	struct date date;
	int seconds = DAY - 1, zone = JAPAN;

	if (!day_read(&text, &date))
		return false;
	if (wording_take(&text, "T")) {
		if (!clock_read(&text, &seconds) || (*text && !zone_read(text, &zone)))
			return false;
	} else if (*text) {
		return false;
	}
	moment->seconds = date_number(date) * DAY + seconds - (int64_t)zone * 60;
	return true;
}

const struct moment *moment_of(const char *text, struct moment *moment)
{
	return text && moment_read(text, moment) ? moment : NULL;
}

int moment_compare(struct moment a, struct moment b)
{
	return (a.seconds > b.seconds) - (a.seconds < b.seconds);
}
