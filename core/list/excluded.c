/* excluded.c - writing rows that get no letter. */
#include "list/excluded.h"

#include "base/arena.h"
#include "base/encoding.h"
#include "base/message.h"
#include "list/csv_out.h"
#include "output/bytes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FULL = 64 * 1024 };

static bool bytes_at(int fd, uint64_t offset, uint64_t length, struct buffer *to)
{
	char piece[4096];

	while (length) {
		size_t wanted = length < sizeof piece ? (size_t)length : sizeof piece;
		ssize_t taken = pread(fd, piece, wanted, (off_t)offset);

		if (taken < 0 && errno == EINTR)
			continue;
		errno = taken ? errno : 0; /* it ends too early */
		if (taken <= 0)
			return false;
		buffer_add(to, piece, (size_t)taken);
		offset += (uint64_t)taken;
		length -= (uint64_t)taken;
	}
	return true;
}

bool entry_is(const struct entry *entry, const char *bytes)
{
	unsigned char digest[ROW_DIGEST];

	row_digest(bytes, entry->length, digest);
	return memcmp(digest, entry->digest, ROW_DIGEST) == 0;
}

bool entry_bytes(const struct list *list, const struct entry *entry, struct buffer *to)
{
	size_t before = to->length;

	if (!bytes_at(list->file.fd, entry->offset, entry->length, to))
		return false;
	errno = 0;
	return entry_is(entry, to->data + before);
}

/* Whether the code unit at UNIT is the CHARACTER, one of ASCII. */
static bool unit_is(const struct row_manner *manner, const char *unit, char character)
{
	size_t low = manner->unit == 2 && manner->is_big ? 1 : 0;

	return unit[low] == character && (manner->unit == 1 || !unit[1 - low]);
}

/* How many of the bytes of a row are its line's end. */
static size_t end_length(const struct row_manner *manner, const char *bytes, size_t length)
{
	static const char breaks[] = "\n\r"; /* from the last byte to the first */
	size_t end = 0;

	for (size_t i = 0; i < 2; i++)
		if (length - end >= manner->unit
			&& unit_is(manner, bytes + length - end - manner->unit, breaks[i]))
			end += manner->unit;
	return end;
}

const struct list_row *entry_row(
	struct row_reader *reader, const struct entry *entry, const char *bytes, size_t length)
{
	struct raw_row raw = {.bytes = bytes,
		.offset = entry->offset,
		.length = entry->length,
		.number = (size_t)entry->number,
		.fault = entry->fault};

	raw.size = length - end_length(row_manner(reader), bytes, length);
	return row_read(reader, &raw);
}

/* --- reasons */

static void other_say(const char *id, uint64_t other, struct buffer *to)
{
	char number[24];

	snprintf(number, sizeof number, "%llu", (unsigned long long)other);
	message_format(to, id, (const char *const[]){"other", number, NULL});
}

/* What the row itself says against it. */
static bool row_say(struct row_reader *reader, const struct entry *entry,
	const struct buffer *bytes, const char *reason, struct buffer *to)
{
	const struct list_row *row =
		entry_row(reader, entry, bytes->length ? bytes->data : "", bytes->length);

	if (!row || !row->reason || strcmp(row->reason, reason) != 0)
		return false;
	message_format(to, row->reason, row->arguments);
	return true;
}

static void reason_say(const struct list *list, struct row_reader *reader,
	const struct entry *entry, const struct buffer *bytes, struct buffer *to)
{
	const char *reason = list->survey->reasons[entry->reason].id;

	if (!row_say(reader, entry, bytes, reason, to))
		other_say(reason, entry->other, to);
}

void excluded_reason(const struct list *list, const struct entry *entry, struct buffer *to)
{
	struct row_reader *reader = row_reader_new(list);
	struct buffer bytes = {0};

	entry_bytes(list, entry, &bytes);
	reason_say(list, reader, entry, &bytes, to);
	buffer_done(&bytes);
	row_reader_free(reader);
}

/* --- files */

struct writing {
	const struct list *list;
	struct row_reader *reader;
	struct encoding *encoding;
	int fd;
	struct buffer out, said, bytes;
	const char *end; /* of lines, in the list's encoding */
	size_t end_length;
	struct findings *findings;
};

/* TEXT as a quoted cell, and what follows it, in the encoding of the list. */
static void cell_write(struct writing *writing, const char *text, char after)
{
	struct buffer cell = {0};

	csv_cell(&cell, text);
	buffer_byte(&cell, after);
	encoding_add(writing->encoding, cell.data, cell.length, &writing->out);
	buffer_done(&cell);
}

static bool out_flush(struct writing *writing)
{
	bool written = bytes_write(&writing->out, writing->fd, writing->findings);

	buffer_clear(&writing->out);
	return written;
}

static void message_write(struct writing *writing, const char *id)
{
	buffer_clear(&writing->said);
	message_format(&writing->said, id, (const char *const[]){NULL});
	cell_write(writing, writing->said.data, writing->list->file.manner.separator);
}

/* How many of the LENGTH bytes of a row of a rest are the number and the reason of the survey
 * before, for which new ones come. */
static size_t said_length(const struct row_manner *manner, const char *bytes, size_t length)
{
	size_t cells = 0, at = 0;
	bool quoted = false;

	for (; at + manner->unit <= length && cells < 2; at += manner->unit) {
		quoted ^= unit_is(manner, bytes + at, '"');
		cells += !quoted && unit_is(manner, bytes + at, manner->separator);
	}
	return at;
}

/* The byte order mark, and the list's heading behind those of the number and the reason. */
static bool heading_write(struct writing *writing)
{
	const struct list *list = writing->list;
	size_t length, end, said = 0;

	if (!bytes_at(list->file.fd, 0, list->file.mark, &writing->out)
		|| !bytes_at(list->file.fd, list->file.start,
			list->file.first - list->file.start, &writing->bytes))
		return false;
	length = writing->bytes.length;
	end = end_length(&list->file.manner, writing->bytes.data, length);
	writing->end = arena_copy(list->arena, writing->bytes.data + length - end, end);
	writing->end_length = end;
	message_write(writing, "list-excluded-number");
	message_write(writing, "list-excluded-reason");
	if (list_is_rest(list))
		said = said_length(&list->file.manner, writing->bytes.data, length - end);
	buffer_add(&writing->out, writing->bytes.data + said, length - said);
	return true;
}

/* A row whose quotes are wrong stands in one cell, so that it spoils no other. */
static void quoted_write(struct writing *writing, const char *bytes, size_t length)
{
	const struct row_manner *manner = &writing->list->file.manner;
	struct buffer quote = {0};

	encoding_add(writing->encoding, "\"", 1, &quote);
	buffer_add(&writing->out, quote.data, quote.length);
	for (size_t at = 0; at + manner->unit <= length; at += manner->unit) {
		if (unit_is(manner, bytes + at, '"'))
			buffer_add(&writing->out, quote.data, quote.length);
		buffer_add(&writing->out, bytes + at, manner->unit);
	}
	buffer_add(&writing->out, quote.data, quote.length);
	buffer_done(&quote);
}

/* The LENGTH bytes of the row that was read last, as they came.  In a rest a row that is too
 * short may lack number and reason: nothing is cut off it, and it stands in one cell, so that
 * none of its cells comes under the heading of another. */
static void row_write(
	struct writing *writing, const struct entry *entry, const char *bytes, size_t length)
{
	const struct list *list = writing->list;
	bool is_rest = list_is_rest(list);
	bool is_odd = entry->fault == ROW_QUOTE
		      || (is_rest && row_cells(writing->reader) < list->columns.count);
	size_t said = is_rest && !is_odd ? said_length(&list->file.manner, bytes, length) : 0;

	if (is_odd)
		quoted_write(writing, bytes, length);
	else
		buffer_add(&writing->out, bytes + said, length - said);
}

static bool entry_write(struct writing *writing, const struct entry *entry)
{
	char digits[24];
	size_t end;

	buffer_clear(&writing->bytes);
	buffer_clear(&writing->said);
	if (entry->length && !entry_bytes(writing->list, entry, &writing->bytes))
		return false;
	buffer_add(&writing->bytes, "", 0);
	reason_say(writing->list, writing->reader, entry, &writing->bytes, &writing->said);
	snprintf(digits, sizeof digits, "%llu", (unsigned long long)entry->number);
	cell_write(writing, digits, writing->list->file.manner.separator);
	cell_write(writing, writing->said.data, writing->list->file.manner.separator);
	end = writing->bytes.length
	      - end_length(
		      &writing->list->file.manner, writing->bytes.data, writing->bytes.length);
	row_write(writing, entry, writing->bytes.data, end);
	buffer_add(&writing->out, writing->end, writing->end_length);
	return writing->out.length < FULL || out_flush(writing);
}

static bool entries_write(struct writing *writing, bool is_held)
{
	const struct survey *survey = writing->list->survey;

	for (uint64_t index = 0; index < survey->counts.rows; index++) {
		struct entry entry;

		if (!spill_load(survey->entries, index, &entry, 1))
			return false;
		if (entry.outcome != LIST_ACCEPTED && (entry.outcome != LIST_REFUSED) == is_held
			&& !entry_write(writing, &entry))
			return false;
	}
	return true;
}

static bool excluded_write(
	const struct list *list, int fd, bool is_held, struct findings *findings)
{
	struct writing writing = {.list = list,
		.reader = row_reader_new(list),
		.encoding = encoding_open(list->file.encoding),
		.fd = fd,
		.findings = findings};
	size_t before = findings_count(findings, LEVEL_ERROR);
	bool written;

	errno = 0;
	written = heading_write(&writing) && entries_write(&writing, is_held)
		  && out_flush(&writing);
	if (!written && findings_count(findings, LEVEL_ERROR) == before)
		finding_add(findings, errno ? "list-unreadable" : "list-changed",
			(struct place){list->file.path, 0, 0}, "reason", strerror(errno), NULL);
	row_reader_free(writing.reader);
	encoding_close(writing.encoding);
	buffer_done(&writing.out);
	buffer_done(&writing.said);
	buffer_done(&writing.bytes);
	return written;
}

bool list_write_refused(const struct list *list, int fd, struct findings *findings)
{
	return excluded_write(list, fd, false, findings);
}

bool list_write_held(const struct list *list, int fd, struct findings *findings)
{
	return excluded_write(list, fd, true, findings);
}
