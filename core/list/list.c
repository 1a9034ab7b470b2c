/* list.c - opening a list, and reading its rows again. */
#include "list/list.h"

#include "base/arena.h"
#include "list/cells.h"
#include "list/evidence.h"
#include "list/excluded.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct place place_at(const struct list *list, size_t line)
{
	return (struct place){list->path, line, 0};
}

static bool file_open(struct list *list, struct findings *findings)
{
	list->fd = open(list->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (list->fd >= 0 && fstat(list->fd, &list->as_opened) == 0
		&& S_ISREG(list->as_opened.st_mode))
		return true;
	finding_add(findings, "list-unreadable", place_at(list, 0), "reason",
		list->fd < 0 ? strerror(errno) : strerror(EINVAL), NULL);
	return false;
}

bool list_is_same(const struct list *list)
{
	struct stat now;

	return stat(list->path, &now) == 0 && now.st_dev == list->as_opened.st_dev
	       && now.st_ino == list->as_opened.st_ino && now.st_size == list->as_opened.st_size
	       && now.st_mtim.tv_sec == list->as_opened.st_mtim.tv_sec
	       && now.st_mtim.tv_nsec == list->as_opened.st_mtim.tv_nsec;
}

static bool encoding_find(struct list *list, struct findings *findings)
{
	struct evidence evidence;

	if (!evidence_find(list->fd, list->path, list->question->encoding, &evidence, findings))
		return false;
	list->encoding = evidence.encoding;
	list->mark = evidence.mark;
	list->manner.unit = strncmp(evidence.encoding, "utf-16", 6) == 0 ? 2 : 1;
	list->manner.is_big = strcmp(evidence.encoding, "utf-16be") == 0;
	return true;
}

/* --- the heading */

/* Which of comma, tab and semicolon stands most often outside quotes in the heading TEXT. */
static char separator_find(const char *text)
{
	static const char separators[] = ",\t;";
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;

	for (; *text && (quoted || (*text != '\n' && *text != '\r')); text++) {
		quoted ^= *text == '"';
		for (size_t i = 0; i < 3; i++)
			counts[i] += !quoted && *text == separators[i];
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

/* The first row as its separator lets it be read, twice: the separator is in it. */
static bool heading_scan(struct list *list, struct raw_row *raw, struct row_scan **scan)
{
	int failure;

	row_scan_free(*scan);
	*scan = row_scan_new(list->fd, list->mark, list->manner);
	return row_scan_next(*scan, raw, &failure) && raw->fault == ROW_SOUND;
}

static bool heading_separate(struct list *list, struct row_scan **scan)
{
	struct decoding *decoding = decoding_open(list->encoding);
	struct buffer text = {0};
	struct raw_row raw = {0};
	bool right;

	list->manner.separator = ',';
	heading_scan(list, &raw, scan);
	right = decoding && raw.fault != ROW_LONG
		&& decoding_add(decoding, raw.bytes, raw.size, &text) == raw.size;
	buffer_text(&text, "");
	list->manner.separator = separator_find(text.data);
	decoding_close(decoding);
	buffer_done(&text);
	return right;
}

static bool heading_map(struct list *list, const struct raw_row *raw, struct findings *findings)
{
	struct cells cells = {.decoding = decoding_open(list->encoding),
		.separator = list->manner.separator,
		.most = raw->size + 1};
	size_t at;
	bool right = cells_read(&cells, raw->bytes, raw->size, &at) == CELLS_SOUND;

	if (!right)
		finding_add(findings, "list-heading", place_at(list, 1), NULL);
	list->first = raw->offset + raw->length;
	right = right
		&& columns_map(list->vocabulary, cells.of, cells.count, list->question->maps,
			place_at(list, 1), &list->columns, list->arena, findings);
	decoding_close(cells.decoding);
	cells_done(&cells);
	return right;
}

static bool heading_read(struct list *list, struct findings *findings)
{
	struct row_scan *scan = NULL;
	struct raw_row raw = {0};
	bool right = heading_separate(list, &scan) && heading_scan(list, &raw, &scan);

	if (!right)
		finding_add(findings, "list-heading", place_at(list, 1), NULL);
	right = right && heading_map(list, &raw, findings);
	row_scan_free(scan);
	return right;
}

/* --- what rows need not say */

static bool defaults_find(struct list *list, struct findings *findings)
{
	const char *const *groups = list->question->groups;
	const bool *has = list->columns.has;

	list->channel = has[LIST_ADDRESS_1] ? "paper" : "mail";
	if (has[LIST_GROUP])
		return true;
	if (!groups || !groups[0] || groups[1]) {
		finding_add(findings, "list-column-group", place_at(list, 1), NULL);
		return false;
	}
	list->only_group = groups[0];
	finding_add(findings, "list-group-all", place_at(list, 1), "group", groups[0], NULL);
	return true;
}

struct list *list_open(const struct list_question *question, struct findings *findings)
{
	struct list *list = memory_alloc(sizeof *list);

	*list = (struct list){.question = question, .path = question->path, .fd = -1};
	list->arena = arena_new();
	list->vocabulary = vocabulary_open(question->home, list->arena, findings);
	if (list->vocabulary && file_open(list, findings) && encoding_find(list, findings)
		&& heading_read(list, findings) && defaults_find(list, findings))
		return list;
	list_free(list);
	return NULL;
}

void list_free(struct list *list)
{
	if (!list)
		return;
	if (list->fd >= 0)
		close(list->fd);
	survey_free(list->survey);
	arena_free(list->arena);
	free(list);
}

const char *list_encoding(const struct list *list)
{
	return list->encoding;
}

const char *list_heading(const struct list *list, enum list_field field)
{
	for (size_t i = 0; i < list->columns.count; i++)
		if (list->columns.of[i].field == field)
			return list->columns.of[i].heading;
	return NULL;
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

/* The entry of letter INDEX; false with errno. */
static bool letter_entry(const struct list *list, size_t index, struct entry *entry)
{
	uint64_t at;

	return spill_load(list->survey->order, index, &at, 1)
	       && spill_load(list->survey->entries, at, entry, 1);
}

struct list_letter list_letter(const struct list *list, size_t index)
{
	struct entry entry;

	if (!letter_entry(list, index, &entry))
		return (struct list_letter){0};
	return (struct list_letter){(size_t)entry.number, (size_t)entry.line, entry.postal_code,
		list->survey->tally_places[entry.tally]};
}

struct list_reader {
	const struct list *list;
	struct row_reader *reader;
	struct buffer bytes;
	struct row_scan *scan; /* of list_reader_next */
	size_t number;
};

struct list_reader *list_reader_new(const struct list *list)
{
	struct list_reader *reader = memory_alloc(sizeof *reader);

	*reader = (struct list_reader){.list = list, .reader = row_reader_new(list)};
	return reader;
}

void list_reader_free(struct list_reader *reader)
{
	if (!reader)
		return;
	row_reader_free(reader->reader);
	row_scan_free(reader->scan);
	buffer_done(&reader->bytes);
	free(reader);
}

const struct list_row *list_reader_row(
	struct list_reader *reader, size_t index, struct findings *findings)
{
	const struct list_row *row = NULL;
	struct entry entry = {0};

	buffer_clear(&reader->bytes);
	if (letter_entry(reader->list, index, &entry)
		&& entry_bytes(reader->list, &entry, &reader->bytes))
		row = entry_row(reader->reader, &entry, &reader->bytes);
	if (row && row->outcome == LIST_ACCEPTED)
		return row;
	finding_add(findings, errno ? "list-unreadable" : "list-changed",
		place_at(reader->list, (size_t)entry.line), "reason", strerror(errno), NULL);
	return NULL;
}

const struct list_row *list_reader_next(struct list_reader *reader, struct findings *findings)
{
	const struct list *list = reader->list;
	const struct list_row *row = NULL;
	struct raw_row raw;
	int failure = 0;

	if (!reader->scan) {
		reader->scan = row_scan_new(list->fd, list->mark, list->manner);
		if (!row_scan_next(reader->scan, &raw, &failure)) /* the heading */
			return NULL;
		reader->number = 1;
	}
	while (!row && row_scan_next(reader->scan, &raw, &failure))
		row = row_read(reader->reader, &raw, ++reader->number);
	if (failure)
		finding_add(findings, "list-unreadable", place_at(list, 0), "reason",
			strerror(failure), NULL);
	return row;
}
