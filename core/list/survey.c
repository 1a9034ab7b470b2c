/* survey.c - every row once. */
#include "list/survey.h"

#include "base/arena.h"
#include "list/doubts.h"
#include "list/duplicates.h"
#include "list/earlier.h"
#include "list/sorter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TELL_EVERY = 8192, AT_ONCE = 1024 };

/* The survey while it goes on. */
struct surveying {
	struct list *list;
	struct survey *survey;
	struct row_reader *reader;
	struct row_scan *scan;
	struct duplicates *duplicates;
	struct findings *findings;
	bool was_short; /* the last row had fewer cells than headings, CELLS of them */
	size_t cells;
};

/* What the order of letters is made of. */
struct place_in_order {
	uint64_t index;
	uint32_t postal_code; /* 0 where it does not count */
	bool is_mail;
};

static bool failed(const struct surveying *surveying, const char *reason)
{
	finding_add(surveying->findings, "list-unreadable",
		(struct place){surveying->list->file.path, 0, 0}, "reason", reason, NULL);
	return false;
}

void survey_free(struct survey *survey)
{
	if (!survey)
		return;
	spill_free(survey->entries);
	spill_free(survey->order);
	free(survey->reasons);
	free(survey);
}

void row_digest(const char *bytes, size_t length, unsigned char digest[ROW_DIGEST])
{
	digest_keyed("", 0, bytes, length, digest, ROW_DIGEST);
}

bool entry_is_doubtful(const struct entry *entry)
{
	return entry->doubts || entry->namesake;
}

/* --- what is counted */

static uint16_t reason_index(struct survey *survey, const char *reason)
{
	size_t i = 0;

	while (i < survey->reason_count && strcmp(survey->reasons[i].id, reason) != 0)
		i++;
	if (i == survey->reason_count) {
		survey->reasons = memory_resize(survey->reasons,
			memory_product(++survey->reason_count, sizeof *survey->reasons));
		survey->reasons[i] = (struct survey_reason){.id = reason};
	}
	return (uint16_t)i;
}

static uint32_t postal_number(const char *code)
{
	uint32_t number = 0;

	for (; *code; code++)
		if (*code >= '0' && *code <= '9')
			number = number * 10 + (uint32_t)(*code - '0');
	return number;
}

static uint32_t doubts_of(const struct list *list, const struct list_row *row)
{
	struct doubt_found found[DOUBTS_MOST];
	size_t count = doubts_find(list->doubts, row, found);
	uint32_t bits = 0;

	while (count)
		bits |= (uint32_t)1 << found[--count].doubt;
	return bits;
}

static void entry_judge(
	struct surveying *surveying, const struct list_row *row, struct entry *entry)
{
	entry->outcome = (uint8_t)row->outcome;
	if (row->outcome == LIST_ACCEPTED) {
		entry->is_mail = strcmp(row->fields[LIST_CHANNEL], "mail") == 0;
		entry->postal_code = postal_number(row->fields[LIST_POSTAL_CODE]);
		entry->doubts = doubts_of(surveying->list, row);
	} else
		entry->reason = reason_index(surveying->survey, row->reason);
}

/* --- rows */

static bool entry_refuse(
	struct survey *survey, uint64_t index, const char *reason, uint64_t other)
{
	struct entry entry;

	if (!spill_read(survey->entries, index, &entry))
		return false;
	if (entry.outcome != LIST_ACCEPTED)
		return true;
	entry.outcome = LIST_REFUSED;
	entry.reason = reason_index(survey, reason);
	entry.other = other;
	return spill_change(survey->entries, index, &entry);
}

/* Two short rows that make one of the right length were one row, which a line break without
 * quotes has broken: the first of them seems whole, but its address ends too early. */
static bool break_check(
	struct surveying *surveying, const struct list_row *row, struct entry *entry)
{
	size_t cells = row_cells(surveying->reader), most = surveying->list->columns.count;
	bool is_short = entry->fault == ROW_SOUND && cells < most;
	bool is_rest = surveying->was_short && is_short && row->outcome == LIST_REFUSED
		       && surveying->cells + cells == most + 1;

	surveying->was_short = is_short && !is_rest;
	surveying->cells = cells;
	if (!is_rest)
		return true;
	entry->reason = reason_index(surveying->survey, "list-row-broken");
	return entry_refuse(surveying->survey, spill_count(surveying->survey->entries) - 1,
		"list-row-broken", 0);
}

static void unnamed_count(struct survey *survey, const struct list_row *row)
{
	if (!row->unnamed || survey->unnamed++)
		return;
	survey->unnamed_first = row->number;
	survey->unnamed_column = row->unnamed;
}

static bool row_add(struct surveying *surveying, const struct raw_row *raw)
{
	struct survey *survey = surveying->survey;
	const struct list_row *row = row_read(surveying->reader, raw);
	uint64_t index = spill_count(survey->entries);
	struct entry entry = {.offset = raw->offset,
		.number = raw->number,
		.length = raw->fault == ROW_LONG ? 0 : (uint32_t)raw->length,
		.fault = (uint8_t)raw->fault};

	if (!row)
		return true;
	survey->counts.rows++;
	unnamed_count(survey, row);
	if (entry.length)
		row_digest(raw->bytes, raw->length, entry.digest);
	entry_judge(surveying, row, &entry);
	return break_check(surveying, row, &entry) && spill_add(survey->entries, &entry)
	       && (row->outcome == LIST_REFUSED
		       || duplicates_add(surveying->duplicates, surveying->reader, row, index));
}

static bool rows_read(struct surveying *surveying,
	bool (*progress)(void *data, uint64_t done, uint64_t all), void *data)
{
	uint64_t all = (uint64_t)surveying->list->file.as_opened.st_size;
	struct raw_row raw;
	int failure;

	for (size_t lines = 0; row_scan_next(surveying->scan, &raw, &failure); lines++) {
		if (!row_add(surveying, &raw))
			return failed(surveying, strerror(errno));
		if (progress && lines % TELL_EVERY == 0
			&& !progress(data, raw.offset + raw.length, all))
			return false;
	}
	return !failure || failed(surveying, strerror(failure));
}

/* --- after the last row */

static bool duplicate_refuse(void *data, const struct duplicate *duplicate)
{
	struct survey *survey = ((struct surveying *)data)->survey;
	struct entry other = {.number = duplicate->other};

	return (duplicate->is_earlier || spill_read(survey->entries, duplicate->other, &other))
	       && entry_refuse(survey, duplicate->index, duplicate->reason, other.number);
}

/* The name of a guardian, who gets the letter, counts before that of a child. */
static bool namesake_note(void *data, const struct namesake *namesake)
{
	struct survey *survey = ((struct surveying *)data)->survey;
	struct entry entry, other = {.number = namesake->other};

	if (!spill_read(survey->entries, namesake->index, &entry)
		|| (!namesake->is_earlier
			&& !spill_read(survey->entries, namesake->other, &other)))
		return false;
	if (entry.outcome != LIST_ACCEPTED || entry.namesake > namesake->field)
		return true;
	entry.namesake = (uint8_t)namesake->field;
	entry.other = other.number;
	entry.reason = reason_index(survey,
		namesake->is_earlier ? "list-row-namesake-before" : "list-row-namesake");
	return spill_change(survey->entries, namesake->index, &entry);
}

static void reason_count(struct survey *survey, const struct entry *entry, uint64_t index)
{
	struct survey_reason *reason = &survey->reasons[entry->reason];

	reason->first = reason->rows++ ? reason->first : index;
}

static void doubts_count(struct survey *survey, const struct entry *entry, uint64_t index)
{
	uint32_t doubts = entry->doubts;

	survey->counts.doubtful += entry_is_doubtful(entry);
	if (entry->namesake)
		reason_count(survey, entry, index);
	for (size_t i = 0; doubts; i++, doubts >>= 1)
		if (doubts & 1 && !survey->doubtful[i]++)
			survey->doubtful_first[i] = index;
}

static void entry_count(struct survey *survey, const struct entry *entry, uint64_t index)
{
	struct list_counts *counts = &survey->counts;

	counts->accepted += entry->outcome == LIST_ACCEPTED;
	counts->refused += entry->outcome == LIST_REFUSED;
	counts->stopped += entry->outcome == LIST_STOPPED;
	counts->apart += entry->outcome == LIST_HELD_APART;
	if (entry->outcome == LIST_ACCEPTED) {
		doubts_count(survey, entry, index);
		counts->mail += entry->is_mail;
		counts->paper += !entry->is_mail;
		if (!entry->is_mail && !entry->postal_code && !survey->uncoded++)
			survey->uncoded_first = entry->number;
		return;
	}
	reason_count(survey, entry, index);
}

static int place_compare(const void *a, const void *b)
{
	const struct place_in_order *one = a, *other = b;

	if (one->is_mail != other->is_mail)
		return one->is_mail ? 1 : -1;
	if (one->postal_code != other->postal_code)
		return one->postal_code < other->postal_code ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

/* Counts the entry INDEX; its place in the order of letters goes to SORTER. */
static bool entry_settle(struct surveying *surveying, const struct entry *entry, uint64_t index,
	struct sorter *sorter)
{
	struct survey *survey = surveying->survey;
	struct place_in_order place = {.index = index};

	entry_count(survey, entry, index);
	if (entry->outcome != LIST_ACCEPTED)
		return true;
	if (surveying->list->question->by_postal_code)
		place.postal_code = entry->postal_code;
	place.is_mail = entry->is_mail;
	return sorter_add(sorter, &place);
}

static bool entries_settle(struct surveying *surveying, struct sorter *sorter)
{
	struct survey *survey = surveying->survey;
	struct entry *entries = memory_alloc(AT_ONCE * sizeof *entries);
	uint64_t all = survey->counts.rows, at = 0;
	bool right = spill_flush(survey->entries);

	while (right && at < all) {
		size_t count = all - at < AT_ONCE ? (size_t)(all - at) : AT_ONCE;

		right = spill_load(survey->entries, at, entries, count);
		for (size_t i = 0; right && i < count; i++)
			right = entry_settle(surveying, &entries[i], at++, sorter);
	}
	free(entries);
	return right;
}

static bool order_write(struct survey *survey, struct sorter *sorter)
{
	const struct place_in_order *place;
	int failure;

	if (!sorter_sort(sorter))
		return false;
	while ((place = sorter_next(sorter, &failure)))
		if (!spill_add(survey->order, &place->index))
			return false;
	errno = failure;
	return !failure;
}

/* Counts all entries and puts the accepted ones in order; false with errno. */
static bool entries_order(struct surveying *surveying)
{
	struct survey *survey = surveying->survey;
	struct sorter *sorter = sorter_new(surveying->list->question->folder,
		sizeof(struct place_in_order), place_compare);
	bool right = entries_settle(surveying, sorter) && order_write(survey, sorter)
		     && spill_flush(survey->order);

	sorter_free(sorter);
	return right;
}

static bool rows_settle(struct surveying *surveying)
{
	struct survey *survey = surveying->survey;

	survey->digest = row_scan_digest(surveying->scan);
	if (!list_is_same(surveying->list)) {
		finding_add(surveying->findings, "list-changed",
			(struct place){surveying->list->file.path, 0, 0}, NULL);
		return false;
	}
	if (!survey->counts.rows) {
		finding_add(surveying->findings, "list-rows-none",
			(struct place){surveying->list->file.path, 0, 0}, NULL);
		return false;
	}
	if (!duplicates_find(surveying->duplicates, duplicate_refuse, surveying)
		|| !duplicates_namesakes(surveying->duplicates, namesake_note, surveying)
		|| !entries_order(surveying))
		return failed(surveying, strerror(errno));
	survey_report(surveying->list, surveying->findings);
	return true;
}

bool list_survey(struct list *list, bool (*progress)(void *data, uint64_t done, uint64_t all),
	void *data, struct findings *findings)
{
	struct survey *survey = memory_alloc(sizeof *survey);
	struct surveying surveying = {.list = list, .survey = survey, .findings = findings};
	const char *folder = list->question->folder;
	bool right;

	*survey = (struct survey){.entries = spill_new(folder, sizeof(struct entry)),
		.order = spill_new(folder, sizeof(uint64_t))};
	survey_free(list->survey);
	list->survey = survey;
	surveying.duplicates = duplicates_new(folder);
	surveying.reader = row_reader_new(list);
	surveying.scan = list_file_rows(&list->file);
	right = survey->entries && survey->order && surveying.duplicates;
	if (!right)
		failed(&surveying, strerror(errno));
	if (!list->doubts)
		list->doubts = doubts_open(list->question->home, list->arena, findings);
	right = right && list->doubts
		&& earlier_add(list->question, surveying.duplicates, findings)
		&& rows_read(&surveying, progress, data) && rows_settle(&surveying);
	row_scan_free(surveying.scan);
	row_reader_free(surveying.reader);
	duplicates_free(surveying.duplicates);
	if (!right) {
		survey_free(survey);
		list->survey = NULL;
	}
	return right;
}
