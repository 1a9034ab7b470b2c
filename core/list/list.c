/* list.c - opening a list, and reading its rows again. */
#include "list/list.h"

#include "base/arena.h"
#include "list/cells.h"
#include "list/excluded.h"
#include "list/stretch.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where a heading may stand, and how many of its columns must be known to tell it from a row.
 */
enum { HEADING_LAST = 20, HEADINGS_LEAST = 2 };

/* Places in lists are rows, as spreadsheets count them. */
static struct place place_at(const struct list *list, size_t row)
{
	return (struct place){list->file.path, row, 0};
}

bool list_is_same(const struct list *list)
{
	return list_file_is_same(&list->file);
}

bool list_is_of_partners(const struct list *list)
{
	return list->question->parties;
}

static bool is_heading(const struct list *list, const struct cells *cells)
{
	return columns_known(list->vocabulary, cells->of, cells->count, list->question->maps,
		       list->arena)
	       >= HEADINGS_LEAST;
}

/* A title, a date and empty rows may stand above the heading: it is the first of the first rows
 * that has headings; when none has, the first row. */
static bool heading_find(struct list *list, struct cells *heading, struct findings *findings)
{
	size_t row = 1;
	char number[24];

	while (row < HEADING_LAST && !is_heading(list, heading)
		&& list_file_take_heading(&list->file, row + 1, heading))
		row++;
	if (!heading->of || !is_heading(list, heading))
		return list_file_take_heading(&list->file, 1, heading);
	snprintf(number, sizeof number, "%zu", row - 1);
	if (row > 1)
		finding_add(findings, "list-heading-found", place_at(list, row), "rows", number,
			NULL);
	return true;
}

static bool heading_map(struct list *list, struct findings *findings)
{
	struct cells heading;
	bool right = list_file_open(&list->file, list->question->path, list->question->encoding,
			     &heading, findings)
		     && heading_find(list, &heading, findings)
		     && columns_map(list->vocabulary, heading.of, heading.count,
			     list->question->maps, place_at(list, list->file.heading),
			     &list->columns, list->arena, findings);

	decoding_close(heading.decoding);
	cells_done(&heading);
	return right;
}

/* --- what rows need not say */

static const char *groups_joined(const char *const *groups, struct arena *arena)
{
	const char *joined = "";

	for (; groups && *groups; groups++)
		joined = arena_format(arena, "%s%s%s", joined, *joined ? ", " : "", *groups);
	return joined;
}

static bool defaults_find(struct list *list, struct findings *findings)
{
	const char *const *groups = list->question->groups;
	const bool *has = list->columns.has;

	list->channel = has[LIST_ADDRESS_1] ? "paper" : "mail";
	list->all_groups = groups_joined(groups, list->arena);
	if (has[LIST_GROUP]
		|| list_is_of_partners(list)) /* partners have groups of their own */
		return true;
	if (!groups || !groups[0] || groups[1]) {
		finding_add(findings, "list-column-group", place_at(list, list->file.heading),
			"groups", list->all_groups, NULL);
		return false;
	}
	list->only_group = groups[0];
	finding_add(findings, "list-group-all", place_at(list, list->file.heading), "group",
		groups[0], NULL);
	return true;
}

struct list *list_open(const struct list_question *question, struct findings *findings)
{
	struct list *list = memory_alloc(sizeof *list);

	*list = (struct list){.question = question, .file = {.path = question->path, .fd = -1}};
	list->arena = arena_new();
	list->vocabulary = vocabulary_open(question->home, list->arena, findings);
	if (list->vocabulary && heading_map(list, findings) && defaults_find(list, findings))
		return list;
	list_free(list);
	return NULL;
}

void list_free(struct list *list)
{
	if (!list)
		return;
	list_file_close(&list->file);
	survey_free(list->survey);
	arena_free(list->arena);
	free(list);
}

const char *list_encoding(const struct list *list)
{
	return list->file.encoding;
}

const char *list_heading(const struct list *list, enum list_field field)
{
	for (size_t i = 0; i < list->columns.count; i++)
		if (list->columns.of[i].field == field)
			return list->columns.of[i].heading;
	return NULL;
}

const char *list_heading_usual(const struct list *list, enum list_field field)
{
	const char *heading = list_heading(list, field);

	for (size_t i = 0; !heading && i < list->vocabulary->count; i++)
		if (list->vocabulary->columns[i].field == field)
			heading = *list->vocabulary->columns[i].names;
	return heading ? heading : list_field_names[field];
}

static bool heading_means(const struct list *list, size_t column, const char *meaning)
{
	const char *means = column < list->columns.count ? vocabulary_meaning(list->vocabulary,
				    WORDS_REFUSED, list->columns.of[column].heading)
							 : NULL;

	return means && strcmp(means, meaning) == 0;
}

bool list_is_rest(const struct list *list)
{
	return heading_means(list, 0, "row") && heading_means(list, 1, "reason");
}

const struct list_counts *list_counts(const struct list *list)
{
	return &list->survey->counts;
}

const struct digest *list_digest(const struct list *list)
{
	return &list->survey->digest;
}

/* --- rows again */

struct list_reader {
	const struct list *list;
	struct row_reader *reader;
	struct stretch order, entries, rows; /* of list_reader_row */
	struct row_scan *scan;               /* of list_reader_next */
	uint64_t entry;                      /* the next row's in the survey */
	struct list_row next; /* what list_reader_next says of a duplicate or namesake */
	char other[24];
	const char *arguments[3];
};

struct list_reader *list_reader_new(const struct list *list)
{
	struct list_reader *reader = memory_alloc(sizeof *reader);

	*reader = (struct list_reader){
		.list = list, .reader = row_reader_new(list), .rows.fd = list->file.fd};
	if (list->survey) {
		reader->order.fd = spill_file(list->survey->order);
		reader->entries.fd = spill_file(list->survey->entries);
	}
	return reader;
}

void list_reader_free(struct list_reader *reader)
{
	if (!reader)
		return;
	row_reader_free(reader->reader);
	row_scan_free(reader->scan);
	buffer_done(&reader->order.bytes);
	buffer_done(&reader->entries.bytes);
	buffer_done(&reader->rows.bytes);
	free(reader);
}

/* The record INDEX of a spill, which STRETCH is of, as TO; false with errno. */
static bool record_take(struct stretch *stretch, uint64_t index, void *to, size_t size)
{
	const char *bytes = stretch_at(stretch, index * size, size);

	if (bytes)
		memcpy(to, bytes, size);
	return bytes;
}

const struct list_row *list_reader_row(
	struct list_reader *reader, size_t index, struct findings *findings)
{
	const struct list_row *row = NULL;
	struct entry entry = {0};
	const char *bytes = NULL;
	uint64_t at;

	if (record_take(&reader->order, index, &at, sizeof at)
		&& record_take(&reader->entries, at, &entry, sizeof entry))
		bytes = stretch_at(&reader->rows, entry.offset, entry.length);
	if (bytes && entry_is(&entry, bytes))
		row = entry_row(reader->reader, &entry, bytes, entry.length);
	if (row && row->outcome == LIST_ACCEPTED)
		return row;
	finding_add(findings, errno ? "list-unreadable" : "list-changed",
		place_at(reader->list, (size_t)entry.number), "reason", strerror(errno), NULL);
	return NULL;
}

/* ROW, which the survey may have found to be a duplicate or a namesake. */
static const struct list_row *row_judged(struct list_reader *reader, const struct list_row *row)
{
	const struct survey *survey = reader->list->survey;
	struct entry entry;

	if (!survey || !spill_load(survey->entries, reader->entry++, &entry, 1)
		|| row->outcome != LIST_ACCEPTED
		|| (entry.outcome == LIST_ACCEPTED && !entry.namesake))
		return row;
	snprintf(reader->other, sizeof reader->other, "%" PRIu64, entry.other);
	reader->arguments[0] = "other";
	reader->arguments[1] = reader->other;
	reader->next = *row;
	reader->next.outcome = entry.outcome;
	reader->next.reason = survey->reasons[entry.reason].id;
	reader->next.arguments = reader->arguments;
	return &reader->next;
}

const struct list_row *list_reader_next(struct list_reader *reader, struct findings *findings)
{
	const struct list *list = reader->list;
	const struct list_row *row = NULL;
	struct raw_row raw;
	int failure = 0;

	if (!reader->scan)
		reader->scan = list_file_rows(&list->file);
	while (!row && row_scan_next(reader->scan, &raw, &failure))
		row = row_read(reader->reader, &raw);
	if (failure)
		finding_add(findings, "list-unreadable", place_at(list, 0), "reason",
			strerror(failure), NULL);
	return row ? row_judged(reader, row) : NULL;
}
