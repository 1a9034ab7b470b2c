/* when.c - reading a date or time as the record states it.
 *
 * Wording is read first, into bounds and a precision; the attributes earliest and
 * latest then give what it leaves open and must not contradict what it says.
 */
#include "record/when.h"

#include "record/moment.h"
#include "record/wording.h"
#include "record/written.h"

#include <string.h>

static const char *const precisions[] = {
	"year", "month", "third", "day", "part", "hour", "minute", "span"};

/* One reading of one node. */
struct reading {
	const struct xml_node *node;
	struct arena *arena;
	struct findings *findings;
	struct when *when;
	struct date earliest, latest; /* of the attributes; year 0 when absent */
	bool right;
};

static void reading_fail(struct reading *reading, const char *id, const struct xml_node *at)
{
	finding_add(reading->findings, id, xml_place(at), "wording",
		xml_trimmed(reading->arena, at), "name", xml_name(reading->node), NULL);
	reading->right = false;
}

static void reading_disagree(struct reading *reading, const char *name, const char *stated)
{
	finding_add(reading->findings, "when-disagrees",
		xml_place(xml_attribute_node(reading->node, name)), "wording",
		reading->when->wording, "attribute", name, "value",
		xml_attribute(reading->node, name), "stated", stated, NULL);
	reading->right = false;
}

/* --- attributes */

static struct date attribute_day(struct reading *reading, const char *name)
{
	const struct xml_node *attribute = xml_attribute_node(reading->node, name);
	const char *at = attribute ? xml_trimmed(reading->arena, attribute) : NULL;
	struct date date = {0};

	if (at && (!day_read(&at, &date) || *at)) {
		reading_fail(reading, "when-date", attribute);
		date = (struct date){0};
	}
	return date;
}

static void attributes_read(struct reading *reading)
{
	const struct xml_node *zone = xml_attribute_node(reading->node, "zone");

	reading->earliest = attribute_day(reading, "earliest");
	reading->latest = attribute_day(reading, "latest");
	reading->when->zone = WHEN_JAPAN;
	if (zone && !zone_read(xml_trimmed(reading->arena, zone), &reading->when->zone))
		reading_fail(reading, "when-zone", zone);
	if (!reading->right)
		return;
	if (!reading->earliest.year != !reading->latest.year)
		reading_fail(reading, "when-bounds", reading->node);
	else if (reading->latest.year && date_compare(reading->earliest, reading->latest) > 0)
		reading_disagree(reading, "latest", xml_attribute(reading->node, "earliest"));
}

/* --- what is written */

static bool bounds_set(struct when *when, int year, int month, int day)
{
	when->first = (struct date){year, month ? month : 1, day ? day : 1};
	when->last = (struct date){year, month ? month : 12, day};
	when->precision = day ? WHEN_DAY : month ? WHEN_MONTH : WHEN_YEAR;
	if (!date_valid(when->first))
		return false;
	if (!day)
		when->last.day = month_days(year, when->last.month);
	return true;
}

/* A year of an era has only the days of that era. */
static bool bounds_within(struct when *when, const struct era *era)
{
	if (date_compare(when->last, era->first) < 0
		|| date_compare(when->first, era->last) > 0)
		return false;
	if (date_compare(when->first, era->first) < 0)
		when->first = era->first;
	if (date_compare(when->last, era->last) > 0)
		when->last = era->last;
	return true;
}

static void third_set(struct when *when, int third)
{
	when->precision = WHEN_THIRD;
	when->first.day = 10 * third - 9;
	if (third < 3)
		when->last.day = 10 * third;
}

static bool time_set(struct when *when, const struct written *written)
{
	when->part = written->part;
	if (written->part)
		when->precision = WHEN_PART;
	if (written->hour < 0)
		return true;
	when->precision = written->minute < 0 ? WHEN_HOUR : WHEN_MINUTE;
	when->hour = written->hour;
	when->minute = written->minute < 0 ? 0 : written->minute;
	return when->hour < 24 && when->minute < 60;
}

/* The id of what is wrong with WRITTEN as a day of the calendar, or NULL. */
static const char *written_set(struct when *when, const struct written *written, int year)
{
	when->about = written->about;
	if (!bounds_set(when, year, written->month, written->day))
		return "when-date";
	if (written->era && !bounds_within(when, written->era))
		return "when-era";
	if (written->third)
		third_set(when, written->third);
	when->named = when->first;
	if (written->weekday >= 0 && written->weekday != date_weekday(when->first))
		return "when-weekday";
	return time_set(when, written) ? NULL : "when-date";
}

/* --- the two together */

static const char *bounds_text(struct reading *reading, struct date date)
{
	return arena_format(reading->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* 頃 leaves room around the days it names. */
static void bounds_agree(struct reading *reading)
{
	struct when *when = reading->when;
	int before = date_compare(reading->earliest, when->first);
	int after = date_compare(reading->latest, when->last);

	if (before > 0 || (before < 0 && !when->about))
		reading_disagree(reading, "earliest", bounds_text(reading, when->first));
	if (after < 0 || (after > 0 && !when->about))
		reading_disagree(reading, "latest", bounds_text(reading, when->last));
	when->first = reading->earliest;
	when->last = reading->latest;
}

static void precision_agree(struct reading *reading, bool understood)
{
	const char *stated = xml_attribute(reading->node, "precision");

	if (!stated)
		return;
	if (understood && strcmp(stated, precisions[reading->when->precision]) != 0)
		reading_disagree(reading, "precision", precisions[reading->when->precision]);
	for (size_t i = 0; !understood && i < sizeof precisions / sizeof *precisions; i++)
		if (strcmp(stated, precisions[i]) == 0)
			reading->when->precision = (enum when_precision)i;
}

/* Does NODE state its distance from an event? */
static bool when_is_relative(const struct xml_node *node)
{
	return xml_attribute(node, "days") || xml_attribute(node, "months")
	       || xml_attribute(node, "hours");
}

static void written_agree(struct reading *reading, const struct written *written)
{
	int year = written->year ? written->year : reading->earliest.year;
	const char *wrong = year ? written_set(reading->when, written, year) : "when-year";

	reading->when->as_stated = !written->year;
	if (wrong) {
		reading_fail(reading, wrong, reading->node);
		return;
	}
	if (reading->earliest.year)
		bounds_agree(reading);
	precision_agree(reading, true);
}

/* Wording that only people understand: the attributes say the days. */
static void wording_agree(struct reading *reading)
{
	struct when *when = reading->when;

	when->precision = WHEN_SPAN;
	when->as_stated = true;
	when->first = reading->earliest;
	when->last = reading->latest;
	if (!reading->earliest.year && !when_is_relative(reading->node)
		&& wording_in_japanese(reading->node))
		reading_fail(reading, "when-unclear", reading->node);
	precision_agree(reading, false);
}

/* --- where no date can be stated */

static bool is_ongoing(const char *plain)
{
	static const char *const ongoing[] = {"現在も継続中", "現在も継続", "継続中", NULL};

	return wording_take_any(&plain, ongoing) && !*plain;
}

static void state_agree(struct reading *reading)
{
	static const char *const names[] = {"earliest", "latest", "precision"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xml_attribute(reading->node, names[i]))
			reading_disagree(reading, names[i], reading->when->wording);
}

/* The attribute state explains any sign; bounds may be known beside it. */
static void marked_agree(struct reading *reading, enum wording_state worded)
{
	struct when *when = reading->when;

	if (worded != WORDING_STATED && worded != (enum wording_state)when->state)
		reading_disagree(reading, "state", when->wording);
	attributes_read(reading);
	when->as_stated = true;
	when->first = reading->earliest;
	when->last = reading->latest;
}

bool when_read(const struct xml_node *node, struct arena *arena, struct when *when,
	struct findings *findings)
{
	struct reading reading = {.node = node,
		.arena = arena,
		.findings = findings,
		.when = when,
		.right = true};
	enum wording_state state;
	struct written written;
	const char *plain;

	*when = (struct when){.wording = xml_trimmed(arena, node)};
	plain = wording_plain(arena, when->wording);
	state = wording_state_of(xml_attribute(node, "state"));
	if (state) {
		when->state = (enum when_state)state;
		marked_agree(&reading, wording_state(plain));
		return reading.right;
	}
	when->state = is_ongoing(plain) ? WHEN_ONGOING : (enum when_state)wording_state(plain);
	if (when->state != WHEN_STATED) {
		state_agree(&reading);
		return reading.right;
	}
	attributes_read(&reading);
	if (!reading.right)
		return false;
	if (wording_in_japanese(node) && written_read(plain, &written))
		written_agree(&reading, &written);
	else
		wording_agree(&reading);
	return reading.right;
}

bool when_style_find(const char *name, enum when_style *style)
{
	static const struct {
		const char *name;
		enum when_style style;
	} styles[] = {
		{"western", WHEN_WESTERN},
		{"era", WHEN_ERA},
		{"western-weekday", WHEN_WESTERN | WHEN_WEEKDAY},
		{"era-weekday", WHEN_ERA | WHEN_WEEKDAY},
	};

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strcmp(styles[i].name, name) == 0) {
			*style = styles[i].style;
			return true;
		}
	return false;
}
