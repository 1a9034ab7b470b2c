/* survey_report.c - what is said of a list when every row was read. */
#include "base/arena.h"
#include "list/excluded.h"
#include "list/survey.h"

#include <stdio.h>

/* Reasons, and doubts, that are told each by itself. */
enum { TOLD = 5 };

struct report {
	const struct list *list;
	struct findings *findings;
};

/* Whether fewer than TOLD of ROWS[COUNT] are more than that at INDEX, or as many and before. */
static bool is_among_most(const size_t *rows, size_t count, size_t index)
{
	size_t before = 0;

	for (size_t i = 0; i < count; i++)
		before += rows[i] > rows[index] || (rows[i] == rows[index] && i < index);
	return before < TOLD;
}

/* How much was not told one by one. */
static void rest_tell(
	const struct report *report, const char *id, const size_t *rows, size_t count)
{
	size_t kinds = 0, all = 0;
	char kinds_text[24], all_text[24];

	for (size_t i = 0; i < count; i++)
		if (rows[i] && !is_among_most(rows, count, i)) {
			kinds++;
			all += rows[i];
		}
	snprintf(kinds_text, sizeof kinds_text, "%zu", kinds);
	snprintf(all_text, sizeof all_text, "%zu", all);
	if (kinds)
		finding_add(report->findings, id, (struct place){report->list->file.path, 0, 0},
			"kinds", kinds_text, "rows", all_text, NULL);
}

static void reason_tell(
	const struct report *report, const struct survey_reason *reason, struct entry *entry)
{
	static const char *const ids[] = {[LIST_ACCEPTED] = "list-doubtful",
		[LIST_REFUSED] = "list-refused",
		[LIST_STOPPED] = "list-held",
		[LIST_HELD_APART] = "list-held"};
	struct buffer said = {0};
	char rows[24];

	snprintf(rows, sizeof rows, "%zu", reason->rows);
	excluded_reason(report->list, entry, &said);
	finding_add(report->findings, ids[entry->outcome],
		(struct place){report->list->file.path, (size_t)entry->number, 0}, "rows", rows,
		entry->outcome == LIST_ACCEPTED ? "doubt" : "reason", said.data, NULL);
	buffer_done(&said);
}

/* One finding, with the first row, for each reason that holds rows back or makes them
 * namesakes, which are accepted; and for those that refuse most rows. */
static void reasons_tell(const struct report *report)
{
	const struct survey *survey = report->list->survey;
	const size_t count = survey->reason_count;
	struct arena *arena = arena_new();
	struct entry *first = arena_array(arena, count, sizeof *first);
	size_t *refused = arena_array(arena, count, sizeof *refused);

	for (size_t i = 0; i < count; i++)
		if (survey->reasons[i].rows
			&& spill_load(survey->entries, survey->reasons[i].first, &first[i], 1)
			&& first[i].outcome == LIST_REFUSED)
			refused[i] = survey->reasons[i].rows;
	for (size_t i = 0; i < count; i++)
		if (first[i].number && (!refused[i] || is_among_most(refused, count, i)))
			reason_tell(report, &survey->reasons[i], &first[i]);
	rest_tell(report, "list-refused-more", refused, count);
	arena_free(arena);
}

/* One finding, with the first row, for each of the doubts that most rows have. */
static void doubts_tell(const struct report *report)
{
	const struct survey *survey = report->list->survey;

	for (size_t i = 0; i < DOUBTS_MOST; i++) {
		char rows[24];
		struct entry entry;

		snprintf(rows, sizeof rows, "%zu", survey->doubtful[i]);
		if (survey->doubtful[i] && is_among_most(survey->doubtful, DOUBTS_MOST, i)
			&& spill_load(survey->entries, survey->doubtful_first[i], &entry, 1))
			finding_add(report->findings, "list-doubtful",
				(struct place){
					report->list->file.path, (size_t)entry.number, 0},
				"rows", rows, "doubt", doubts_say(report->list->doubts, i),
				NULL);
	}
	rest_tell(report, "list-doubtful-more", survey->doubtful, DOUBTS_MOST);
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
