/* plan_ics.c - VEVENTs with VALARMs; lines folded at 75 octets (RFC 5545 3.1). */
#include "plan/plan_ics.h"

#include "plan/said.h"
#include "record/path.h"

#include <string.h>

enum { LINE_OCTETS = 75 };

struct writer {
	struct said said;
	struct arena *arena;
	struct buffer *to;
	const char *record, *stamp;
};

/* --- lines */

static bool is_continued(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* LINE folded between characters, and ended. */
static void line_write(struct writer *writer, const char *line)
{
	size_t length = strlen(line), limit = LINE_OCTETS;

	while (length > limit) {
		size_t cut = limit;

		while (is_continued(line[cut]))
			cut--;
		buffer_add(writer->to, line, cut);
		buffer_text(writer->to, "\r\n ");
		line += cut;
		length -= cut;
		limit = LINE_OCTETS - 1; /* the space counts */
	}
	buffer_text(writer->to, line);
	buffer_text(writer->to, "\r\n");
}

/* NAME:TEXT with the text escaped (RFC 5545 3.3.11). */
static void text_write(struct writer *writer, const char *name, const char *text)
{
	struct buffer line = {0};

	buffer_format(&line, "%s:", name);
	for (const char *c = text; *c; c++) {
		if (strchr("\\;,", *c))
			buffer_byte(&line, '\\');
		if (*c == '\n')
			buffer_text(&line, "\\n");
		else if ((unsigned char)*c >= 0x20)
			buffer_byte(&line, *c);
	}
	line_write(writer, line.data);
	buffer_done(&line);
}

/* --- times */

static const char *day_text(const struct writer *writer, struct date date)
{
	return arena_format(writer->arena, "%04d%02d%02d", date.year, date.month, date.day);
}

static const char *moment_text(const struct writer *writer, int64_t seconds)
{
	int minutes;
	struct date date = clock_date(seconds, 0, &minutes);

	return arena_format(writer->arena, "%sT%02d%02d%02dZ", day_text(writer, date),
		minutes / 60, minutes % 60, (int)(((seconds % 60) + 60) % 60));
}

static void days_write(struct writer *writer, struct date first, struct date last)
{
	struct date end = date_from_number(date_number(last) + 1);

	line_write(writer,
		arena_format(writer->arena, "DTSTART;VALUE=DATE:%s", day_text(writer, first)));
	line_write(writer,
		arena_format(writer->arena, "DTEND;VALUE=DATE:%s", day_text(writer, end)));
}

static void moment_write(struct writer *writer, int64_t seconds)
{
	line_write(writer,
		arena_format(writer->arena, "DTSTART:%s", moment_text(writer, seconds)));
}

/* --- events */

static void event_begin(struct writer *writer, const char *uid, const char *summary)
{
	line_write(writer, "BEGIN:VEVENT");
	text_write(writer, "UID", arena_format(writer->arena, "%s@todoke.invalid", uid));
	line_write(writer, arena_format(writer->arena, "DTSTAMP:%s", writer->stamp));
	text_write(writer, "SUMMARY", summary);
}

static void alarm_write(struct writer *writer, const char *trigger, const char *summary)
{
	line_write(writer, "BEGIN:VALARM");
	line_write(writer, "ACTION:DISPLAY");
	line_write(writer, arena_format(writer->arena, "TRIGGER%s", trigger));
	text_write(writer, "DESCRIPTION", summary);
	line_write(writer, "END:VALARM");
}

/* Before the end of a last day: three days, one day, and at nine that morning. */
static const char *const day_alarms[] = {
	";RELATED=END:-P4D", ";RELATED=END:-P2D", ";RELATED=END:-PT15H", NULL};
static const char *const hour_alarms[] = {":-P1D", ":-PT6H", ":-PT1H", NULL};

static const char *description(const struct writer *writer,
	const struct plan_reporter *reporter, const struct plan_duty *duty,
	const struct plan_step *step)
{
	const char *counting = said_counting(&writer->said, reporter, step);

	return arena_format(writer->arena, "%s %s [%s]\n%s%s%s",
		said_conclusion(&writer->said, duty), step->words, step->law->article,
		counting ? counting : "", counting ? "\n" : "", step->clock->source);
}

static void step_write(struct writer *writer, const struct plan_reporter *reporter,
	const struct plan_duty *duty, const struct plan_step *step)
{
	const bool days = step->due.kind == DUE_DAYS;
	const char *const *alarm = days ? day_alarms : hour_alarms;
	const char *summary = law_say(writer->said.law, writer->arena, "calendar-due", "duty",
		duty->law->title, "step", step->law->title, "name",
		duty->to ? duty->recipient : "", NULL);

	event_begin(writer,
		arena_format(writer->arena, "%s-%s-%s-%s%s%s", writer->record, reporter->id,
			duty->law->id, step->law->id, duty->to ? "-" : "",
			duty->to ? xml_attribute(duty->to, "id") : ""),
		summary);
	if (days)
		days_write(writer, step->due.from.year ? step->due.from : step->due.last,
			step->due.last);
	else
		moment_write(writer, step->due.end);
	text_write(writer, "DESCRIPTION", description(writer, reporter, duty, step));
	line_write(writer, step->result == LAW_APPEARS && step->due.exact ? "STATUS:CONFIRMED"
									  : "STATUS:TENTATIVE");
	for (; *alarm; alarm++)
		alarm_write(writer, *alarm, summary);
	line_write(writer, "END:VEVENT");
}

static void reporter_write(struct writer *writer, const struct plan_reporter *reporter)
{
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
		for (const struct plan_step *step = duty->steps; step; step = step->next)
			if (said_shows(duty, step) && step->due.kind >= DUE_DAYS && !step->done
				&& duty->exempt != LAW_APPEARS)
				step_write(writer, reporter, duty, step);
}

static void release_write(struct writer *writer, const struct plan_release *release)
{
	const struct clock_start *when = &release->when;

	if (!when->bounded || date_compare(when->first, when->last) != 0)
		return;
	event_begin(writer,
		arena_format(writer->arena, "%s-release-%s-%s", writer->record,
			release->law->id, path_of(release->node, writer->arena)),
		law_say(writer->said.law, writer->arena, "calendar-release", "title",
			release->law->title, "what", release->what, NULL));
	if (when->timed)
		moment_write(writer, date_number(when->first) * 86400 + when->hour * 3600
					     + when->minute * 60 - when->zone * 60);
	else
		days_write(writer, when->first, when->first);
	if (release->embargo)
		text_write(writer, "DESCRIPTION", said_embargo(&writer->said, release));
	line_write(writer, "END:VEVENT");
}

void plan_ics(
	const struct plan *plan, struct moment stamp, struct arena *arena, struct buffer *to)
{
	const struct plan_question *question = plan->question;
	struct writer writer = {{question->law, question, arena}, arena, to,
		xml_attribute(xml_root(question->view), "id"), NULL};

	writer.stamp = moment_text(&writer, stamp.seconds);
	line_write(&writer, "BEGIN:VCALENDAR");
	line_write(&writer, "VERSION:2.0");
	line_write(&writer, "PRODID:-//Todoke//plan//JA");
	line_write(&writer, "CALSCALE:GREGORIAN");
	if (plan->reporters)
		reporter_write(&writer, plan->reporters);
	for (const struct plan_release *release = plan->releases; release;
		release = release->next)
		release_write(&writer, release);
	line_write(&writer, "END:VCALENDAR");
}
