/* survey_report.c - what is said of a list when every row was read. */
#include "list/excluded.h"
#include "list/survey.h"

#include <stdio.h>

struct report {
	const struct list *list;
	struct findings *findings;
};

/* One finding for each reason, with its first row: accepted ones are namesakes. */
static void reasons_tell(const struct report *report)
{
	static const char *const ids[] = {[LIST_ACCEPTED] = "list-doubtful",
		[LIST_REFUSED] = "list-refused",
		[LIST_STOPPED] = "list-held",
		[LIST_HELD_APART] = "list-held"};
	const struct survey *survey = report->list->survey;

	for (size_t i = 0; i < survey->reason_count; i++) {
		const struct survey_reason *reason = &survey->reasons[i];
		struct buffer said = {0};
		char rows[24];
		struct entry entry;

		if (!reason->rows || !spill_load(survey->entries, reason->first, &entry, 1))
			continue;
		snprintf(rows, sizeof rows, "%zu", reason->rows);
		excluded_reason(report->list, &entry, &said);
		finding_add(report->findings, ids[entry.outcome],
			(struct place){report->list->file.path, (size_t)entry.number, 0},
			"rows", rows, entry.outcome == LIST_ACCEPTED ? "doubt" : "reason",
			said.data, NULL);
		buffer_done(&said);
	}
}

/* One finding for each doubt, with its first row. */
static void doubts_tell(const struct report *report)
{
	const struct survey *survey = report->list->survey;

	for (size_t i = 0; i < DOUBTS_MOST; i++) {
		char rows[24];
		struct entry entry;

		snprintf(rows, sizeof rows, "%zu", survey->doubtful[i]);
		if (survey->doubtful[i]
			&& spill_load(survey->entries, survey->doubtful_first[i], &entry, 1))
			finding_add(report->findings, "list-doubtful",
				(struct place){
					report->list->file.path, (size_t)entry.number, 0},
				"rows", rows, "doubt", doubts_say(report->list->doubts, i),
				NULL);
	}
}

/* What stands below an empty heading is read by nobody. */
static void unnamed_tell(const struct report *report)
{
	const struct survey *survey = report->list->survey;
	char rows[24], column[24];

	snprintf(rows, sizeof rows, "%zu", survey->unnamed);
	snprintf(column, sizeof column, "%zu", survey->unnamed_column);
	if (survey->unnamed)
		finding_add(report->findings, "list-column-unnamed",
			(struct place){report->list->file.path, survey->unnamed_first, 0},
			"rows", rows, "column", column, NULL);
}

/* Letters without a postal code arrive late, and no discount is given for them. */
static void uncoded_tell(const struct report *report)
{
	const struct survey *survey = report->list->survey;
	char rows[24];

	snprintf(rows, sizeof rows, "%zu", survey->uncoded);
	if (survey->uncoded)
		finding_add(report->findings, "list-postal-code-none",
			(struct place){
				report->list->file.path, (size_t)survey->uncoded_first, 0},
			"rows", rows, NULL);
}

static void counts_tell(const struct report *report)
{
	const struct list_counts *counts = &report->list->survey->counts;
	char rows[24], accepted[24], refused[24], stopped[24], apart[24];

	snprintf(rows, sizeof rows, "%zu", counts->rows);
	snprintf(accepted, sizeof accepted, "%zu", counts->accepted);
	snprintf(refused, sizeof refused, "%zu", counts->refused);
	snprintf(stopped, sizeof stopped, "%zu", counts->stopped);
	snprintf(apart, sizeof apart, "%zu", counts->apart);
	finding_add(report->findings, "list-counted",
		(struct place){report->list->file.path, 0, 0}, "rows", rows, "accepted",
		accepted, "refused", refused, "stopped", stopped, "apart", apart, NULL);
}

void survey_report(const struct list *list, struct findings *findings)
{
	const struct report report = {list, findings};

	reasons_tell(&report);
	unnamed_tell(&report);
	doubts_tell(&report);
	uncoded_tell(&report);
	counts_tell(&report);
}
