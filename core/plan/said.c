/* said.c - dates, results and terms in words. */
#include "plan/said.h"

#include <string.h>

static bool is_japanese(const struct said *said)
{
	return strcmp(said->question->language, "ja") == 0;
}

static const char *iso(const struct said *said, struct date date)
{
	return arena_format(said->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

const char *said_date(const struct said *said, struct date date)
{
	static const char *const japanese[] = {"日", "月", "火", "水", "木", "金", "土"};
	static const char *const english[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	int weekday = date_weekday(date);

	return is_japanese(said) ? arena_format(
		       said->arena, "%s（%s）", iso(said, date), japanese[weekday])
				 : arena_format(said->arena, "%s (%s)", iso(said, date),
					 english[weekday]);
}

const char *result_code(enum law_result result)
{
	static const char *const codes[] = {"none", "confirm", "open", "appears"};

	return codes[result];
}

const char *strength_code(enum law_strength strength)
{
	static const char *const codes[] = {
		"law", "contract", "rule", "guideline", "voluntary"};

	return codes[strength];
}

const char *said_result(const struct said *said, enum law_result result)
{
	return law_say(said->law, said->arena,
		arena_format(said->arena, "result-%s", result_code(result)), NULL);
}

const char *said_duty_result(const struct said *said, const struct plan_duty *duty)
{
	if (!duty->in_force)
		return law_say(said->law, said->arena, "result-before", NULL);
	if (duty->exempt == LAW_APPEARS && duty->result >= LAW_OPEN)
		return law_say(said->law, said->arena, "result-exempt", NULL);
	if (duty->law->strength == STRENGTH_VOLUNTARY && duty->result == LAW_APPEARS)
		return law_say(said->law, said->arena, "result-voluntary", NULL);
	return said_result(said, duty->result);
}

const char *said_conclusion(const struct said *said, const struct plan_duty *duty)
{
	const char *id = arena_format(said->arena, "conclusion-%s", result_code(duty->result));

	if (!duty->in_force)
		id = "conclusion-before";
	else if (duty->exempt == LAW_APPEARS && duty->result >= LAW_OPEN)
		id = "conclusion-exempt";
	else if (duty->exempt == LAW_OPEN && duty->result >= LAW_OPEN)
		id = "conclusion-exempt-open";
	else if (duty->law->strength == STRENGTH_VOLUNTARY && duty->result == LAW_APPEARS)
		id = "conclusion-voluntary";
	return law_say(said->law, said->arena, id, NULL);
}

/* 2026-11-22 10:40 at ZONE. */
static const char *said_moment(const struct said *said, int64_t seconds, int zone)
{
	int minutes;
	struct date date = clock_date(seconds, zone, &minutes);

	return arena_format(
		said->arena, "%s %02d:%02d", said_date(said, date), minutes / 60, minutes % 60);
}

static const char *due_day(const struct said *said, const struct due *due)
{
	if (due->kind == DUE_HOURS)
		return law_say(said->law, said->arena, "due-hours", "end",
			said_moment(said, due->end, ZONE_JAPAN), "utc",
			said_moment(said, due->end, 0), NULL);
	if (due->from.year)
		return law_say(said->law, said->arena, "due-window", "from",
			said_date(said, due->from), "last", said_date(said, due->last), NULL);
	return said_date(said, due->last);
}

/* Of a start that is some day of several, the day is but the earliest that it may be. */
static const char *due_said(const struct said *said, const struct due *due, const char *words)
{
	if (due->kind == DUE_PROMPT)
		return words;
	if (due->kind == DUE_OPEN)
		return law_say(said->law, said->arena, "due-open", "words", words, NULL);
	if (!due->exact)
		return law_say(said->law, said->arena, "due-earliest", "due",
			due_day(said, due), NULL);
	return due_day(said, due);
}

const char *said_due(const struct said *said, const struct plan_step *step)
{
	return due_said(said, &step->due, step->words);
}

const char *said_last(const struct said *said, const struct plan_step *step)
{
	if (step->due.kind == DUE_HOURS)
		return said_moment(said, step->due.end, ZONE_JAPAN);
	return said_date(said, step->due.last);
}

const char *said_other(const struct said *said, const struct plan_step *step)
{
	return law_say(said->law, said->arena, "other-clock", "words", step->other->words,
		"due", due_said(said, &step->other_due, step->other->words), "source",
		step->other->source, NULL);
}

const char *said_counting(const struct said *said, const struct plan_reporter *reporter,
	const struct plan_step *step)
{
	const struct due *due = &step->due;
	const char *start;

	if (due->kind != DUE_DAYS || due->from.year || !reporter->known.bounded)
		return NULL;
	start = said_date(said, step->clock->from_discovery && reporter->discovered.bounded
					? reporter->discovered.first
					: reporter->known.first);
	if (step->clock->recorded)
		return NULL;
	if (!due->closed)
		return law_say(said->law, said->arena, "counting", "start", start, "days",
			arena_format(said->arena, "%d", step->clock->days), "counted",
			said_date(said, due->counted), NULL);
	return law_say(said->law, said->arena,
		due->certain ? "counting-closed" : "counting-computed", "start", start, "days",
		arena_format(said->arena, "%d", step->clock->days), "counted",
		said_date(said, due->counted), "closed", due->closed, "last",
		said_date(said, due->last), NULL);
}

const char *said_until(const struct said *said, int64_t end)
{
	enum { HOURS_AT_MOST = 120 };
	const struct moment *now = said->question->now;
	int64_t hours;
	const char *id = "left-hours";

	if (!now)
		return NULL;
	hours = (end - now->seconds) / 3600;
	if (end <= now->seconds) {
		hours = -hours;
		id = "left-over";
	} else if (hours > HOURS_AT_MOST) {
		hours /= 24;
		id = "left-days";
	}
	return law_say(said->law, said->arena, id, "number",
		arena_format(said->arena, "%lld", (long long)hours), NULL);
}

const char *said_left(const struct said *said, const struct plan_step *step)
{
	if (step->due.kind < DUE_DAYS || step->done || step->result < LAW_OPEN)
		return NULL;
	return said_until(said, step->due.end);
}

/* ALL with DONE from there on. */
static const char *done_joined(
	const struct said *said, const char *all, const struct plan_done *done, bool planned)
{
	for (; done; done = done->next) {
		const char *when = done->dated ? iso(said, done->first) : done->when;

		if (planned)
			when = law_say(
				said->law, said->arena, "planned-for", "when", when, NULL);
		all = arena_format(said->arena, "%s%s%s", all,
			!*all               ? ""
			: is_japanese(said) ? "、"
					    : ", ",
			when);
	}
	return all;
}

const char *said_done(const struct said *said, const struct plan_step *step)
{
	return done_joined(said, done_joined(said, "", step->done, false), step->planned, true);
}

static const char *start_said(
	const struct said *said, const struct clock_start *start, const struct xml_node *node)
{
	if (!start->bounded || date_compare(start->first, start->last) != 0)
		return xml_trimmed(said->arena, node);
	if (!start->timed)
		return said_date(said, start->first);
	return arena_format(said->arena, "%s %02d:%02d", said_date(said, start->first),
		start->hour, start->minute);
}

const char *said_time(const struct said *said, const struct plan_release *release)
{
	return start_said(said, &release->when, release->node);
}

const char *said_embargo(const struct said *said, const struct plan_release *release)
{
	if (!release->embargo)
		return "";
	return law_say(said->law, said->arena, "embargo", "when",
		start_said(said, &release->embargo_when, release->embargo), NULL);
}

const char *said_place(const struct said *said, struct place place, const char *path)
{
	if (!path)
		return "";
	return arena_format(
		said->arena, "%s:%zu:%zu %s", place.file, place.line, place.column, path);
}

const char *said_known(const struct said *said, const struct plan_reporter *reporter)
{
	const struct clock_start *known = &reporter->known;

	if (!known->bounded)
		return law_say(said->law, said->arena, "known-open", NULL);
	if (!reporter->known_node)
		return law_say(said->law, said->arena, "known-assumed", "day",
			said_date(said, known->first), NULL);
	if (date_compare(known->first, known->last) != 0)
		return law_say(said->law, said->arena, "known-between", "first",
			iso(said, known->first), "last", iso(said, known->last), NULL);
	return law_say(said->law, said->arena, "known-day", "day",
		said_date(said, known->first), NULL);
}

bool said_shows(const struct plan_duty *duty, const struct plan_step *step)
{
	return duty->in_force && step->result >= LAW_OPEN;
}

bool said_is_report(const struct plan_duty *duty)
{
	return duty->in_force && !duty->law->own && duty->law->filed;
}
