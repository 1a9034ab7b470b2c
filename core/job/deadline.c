/* deadline.c - counting the days of a deadline as the law does.
 *
 * The day from which it runs is day 1 (通則ガイドライン3-5-3-4), so that 30 days from the
 * 16th end on the 29th day after it.
 */
#include "job/deadline.h"

#include "base/calendar.h"
#include "record/when.h"

#include <string.h>

static bool is_true(
	const todoke_job *job, const char *expression, const struct deadline *deadline)
{
	struct xpath *xpath = xpath_new(expression, deadline->place, job->findings);
	bool truth = xpath
		     && xpath_true(job->tree, xpath, xml_root(job->view), deadline->place,
			     job->findings);

	xpath_free(xpath);
	return truth;
}

/* Days are compared as text: "2026-11-19". */
static bool holds(const todoke_job *job, const struct deadline *deadline, const char *day)
{
	return strcmp(deadline->from, day) <= 0
	       && (!deadline->until || strcmp(day, deadline->until) <= 0)
	       && (!deadline->test || is_true(job, deadline->test, deadline));
}

/* The earliest day that DEADLINE may run from; NULL when none is known to the day: what is
 * withheld or stated by the month passes no deadline. */
static const struct xml_node *start_find(
	const todoke_job *job, const struct deadline *deadline, struct date *start)
{
	struct xpath *xpath = xpath_new(deadline->after, deadline->place, job->findings);
	const struct xml_node **node, *first = NULL;
	struct when when;

	if (!xpath)
		return NULL;
	node = xpath_nodes(job->tree, xpath, xml_root(job->view), job->arena, deadline->place,
		job->findings);
	for (; *node; node++)
		if (when_read(*node, job->arena, &when, job->findings)
			&& when.state == WHEN_STATED && when.first.year
			&& date_compare(when.first, when.last) == 0
			&& (!first || date_compare(when.first, *start) < 0)) {
			first = *node;
			*start = when.first;
		}
	xpath_free(xpath);
	return first;
}

static const char *day_text(const todoke_job *job, struct date date)
{
	return arena_format(job->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void deadline_check(todoke_job *job)
{
	const struct stage *stage =
		job->task->stage ? pack_stage_find(job->pack, job->task->stage) : NULL;
	const struct deadline *deadline = stage ? stage->deadlines : NULL;
	const char *day = job->document->date, *last;
	const struct xml_node *from;
	struct date start;

	while (deadline && day && !holds(job, deadline, day))
		deadline = deadline->next;
	from = deadline && day ? start_find(job, deadline, &start) : NULL;
	if (!from)
		return;
	last = day_text(job, date_from_number(date_number(start) + deadline->days - 1));
	if (strcmp(day, last) > 0)
		finding_add(job->findings, "deadline-passed", xml_place(from), "title",
			stage->title, "day", day, "start", day_text(job, start), "last", last,
			"words", deadline->words, "source", deadline->source, NULL);
}
