/* when_format.c - printing a date or time in the manner of a document. */
#include "record/when.h"

#include "base/era.h"
#include "record/written.h"

/* 令和8年; the first year of an era is 元年. */
static void era_year_format(const struct era *era, int year, struct buffer *to)
{
	int of_era = year - era->first.year + 1;

	if (of_era == 1)
		buffer_format(to, "%s元年", era->name);
	else
		buffer_format(to, "%s%d年", era->name, of_era);
}

/* A year in which the era changed has two names. */
static void year_format(const struct when *when, enum when_style style, struct buffer *to)
{
	const struct era *first = era_of(when->named), *last = first;

	if (when->precision <= WHEN_THIRD)
		last = era_of(when->last);
	if (!(style & WHEN_ERA) || !first) {
		buffer_format(to, "%d年", when->named.year);
		return;
	}
	era_year_format(first, when->named.year, to);
	if (first != last) {
		buffer_text(to, "・");
		era_year_format(last, when->named.year, to);
	}
}

static void clock_format(const struct when *when, struct buffer *to)
{
	buffer_format(to, "午%s%d時", when->hour < 12 ? "前" : "後", when->hour % 12);
	if (when->precision == WHEN_MINUTE && when->minute)
		buffer_format(to, "%d分", when->minute);
}

static void day_format(const struct when *when, enum when_style style, struct buffer *to)
{
	buffer_format(to, "%d日", when->named.day);
	if (style & WHEN_WEEKDAY)
		buffer_format(to, "（%s）", weekday_name(date_weekday(when->named)));
	if (when->precision == WHEN_PART)
		buffer_text(to, when->part);
	if (when->precision >= WHEN_HOUR)
		clock_format(when, to);
}

void when_format(const struct when *when, enum when_style style, struct buffer *to)
{
	static const char *const thirds[] = {"上旬", "中旬", "下旬"};

	if (when->state != WHEN_STATED || when->as_stated) {
		buffer_text(to, when->wording);
		return;
	}
	year_format(when, style, to);
	if (when->precision >= WHEN_MONTH)
		buffer_format(to, "%d月", when->named.month);
	if (when->precision == WHEN_THIRD)
		buffer_text(to, thirds[when->named.day / 10]);
	if (when->precision >= WHEN_DAY)
		day_format(when, style, to);
	if (when->about)
		buffer_text(to, "頃");
}
