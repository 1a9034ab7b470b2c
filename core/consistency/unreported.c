/* unreported.c - what the public is told and the last report does not say. */
#include "consistency/unreported.h"

#include "base/words.h"

#include <string.h>

/* What a report is about; the rest of a notice (desks, dates of documents) is its own. */
#define REPORTED "total group event misuse harm receiver"

static bool is_reported(const struct record *record, const struct told *told)
{
	const struct xml_node *node = record_find(record, told->path, NULL);

	while (node && xml_parent(node) != record_root(record))
		node = xml_parent(node);
	return node && words_hold(REPORTED, xml_name(node));
}

/* The newest statement of the fact of TOLD in REPORT, or NULL. */
static const struct told *told_in(const struct telling *report, const struct told *told)
{
	const struct told *found = NULL;

	for (size_t i = 0; i < report->count; i++)
		if (strcmp(report->facts[i].path, told->path) == 0
			&& (!found || moment_compare(report->facts[i].as_of, found->as_of) > 0))
			found = &report->facts[i];
	return found;
}

static bool says_the_same(const struct told *a, const struct told *b)
{
	return a->value && b->value && strcmp(a->value, b->value) == 0;
}

static const struct telling *report_last(const struct telling *tellings)
{
	const struct telling *last = NULL;

	for (; tellings; tellings = tellings->next)
		if (tellings->filed && (tellings->readers & AUDIENCE_PPC))
			last = tellings;
	return last;
}

/* Is TOLD the first that TELLING says of its fact? */
static bool is_first(const struct telling *telling, const struct told *told)
{
	for (const struct told *at = telling->facts; at < told; at++)
		if (strcmp(at->path, told->path) == 0)
			return false;
	return true;
}

static void told_check(const struct record *record, const struct telling *report,
	const struct told *told, struct findings *findings)
{
	const struct told *reported = told_in(report, told);
	const struct xml_node *node = record_find(record, told->path, NULL);

	if (!is_reported(record, told)
		|| (reported
			&& (says_the_same(reported, told)
				|| moment_compare(told->as_of, reported->as_of) <= 0)))
		return;
	finding_add(findings, reported ? "report-behind" : "report-lacks", xml_place(node),
		"path", told->path, "told", told->text, "where", told->in->title, "reported",
		reported ? reported->text : "", "at", report->filed->at, "report",
		report->title, NULL);
}

void unreported_find(
	const struct record *record, const struct telling *tellings, struct findings *findings)
{
	const struct telling *report = report_last(tellings);

	for (; report && tellings; tellings = tellings->next)
		for (size_t i = 0; i < tellings->count; i++)
			if ((tellings->readers & (AUDIENCE_PUBLIC | AUDIENCE_INDIVIDUAL))
				&& is_first(tellings, &tellings->facts[i]))
				told_check(record, report, &tellings->facts[i], findings);
}
