/* row_scan.c - rows in bytes, read a piece at a time. */
#include "list/row_scan.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 4 * ROW_LONGEST };

struct row_scan {
	int fd;
	struct row_manner manner;
	struct digesting *digesting;
	char *bytes;
	size_t at, end;  /* of BYTES: the next row, what was read */
	uint64_t offset; /* of AT in the file */
	size_t rows;     /* before AT */
	bool is_last;    /* nothing follows END */
	bool special[256];
};

struct row_scan *row_scan_new(int fd, uint64_t start, struct row_manner manner)
{
	struct row_scan *scan = memory_alloc(sizeof *scan);

	*scan = (struct row_scan){.fd = fd,
		.manner = manner,
		.digesting = digesting_new(),
		.bytes = memory_alloc(PIECE),
		.offset = start};
	scan->special['"'] = scan->special['\r'] = scan->special['\n'] = true;
	scan->special[(unsigned char)manner.separator] = true;
	return scan;
}

void row_scan_free(struct row_scan *scan)
{
	if (!scan)
		return;
	digesting_free(scan->digesting);
	free(scan->bytes);
	free(scan);
}

struct digest row_scan_digest(struct row_scan *scan)
{
	return digesting_end(scan->digesting);
}

/* Reads on until the buffer is full or the file at its end; false with errno.  Before the first
 * row no more than that may take: who looks for a heading often wants no other. */
static bool scan_fill(struct row_scan *scan)
{
	const size_t room = scan->rows ? PIECE : ROW_LONGEST;
	uint64_t next = scan->offset + (scan->end - scan->at);

	memmove(scan->bytes, scan->bytes + scan->at, scan->end - scan->at);
	scan->end -= scan->at;
	scan->at = 0;
	while (!scan->is_last && scan->end < room) {
		ssize_t taken =
			pread(scan->fd, scan->bytes + scan->end, room - scan->end, (off_t)next);

		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0)
			return false;
		digesting_add(scan->digesting, scan->bytes + scan->end, (size_t)taken);
		scan->is_last = taken == 0;
		scan->end += (size_t)taken;
		next += (uint64_t)taken;
	}
	return true;
}

/* --- one row in bytes */

/* The bytes from here on, and how they are taken. */
struct span {
	const unsigned char *bytes;
	size_t size;
	bool is_last; /* nothing follows them */
	size_t unit;
	bool is_big;
	uint32_t separator;
	const bool *special;
};

/* Where a row ends. */
struct shape {
	size_t size, length;
	enum row_fault fault;
};

static inline uint32_t unit_at(const struct span *span, size_t at)
{
	const unsigned char *byte = span->bytes + at;

	if (span->unit == 1)
		return *byte;
	if (span->size - at < 2)
		return 0xFFFF; /* half a unit at the end of the file */
	return span->is_big ? (uint32_t)byte[0] << 8 | byte[1]
			    : (uint32_t)byte[1] << 8 | byte[0];
}

static inline bool is_at(const struct span *span, size_t at, uint32_t unit)
{
	return at < span->size && unit_at(span, at) == unit;
}

/* The end of the line whose text ends at AT, where a line break or the end is; false when
 * more must be read to know. */
static inline bool line_close(const struct span *span, size_t at, struct shape *shape)
{
	size_t end = at;

	if (is_at(span, at, '\r')) {
		end += span->unit;
		if (end >= span->size && !span->is_last)
			return false;
		end += is_at(span, end, '\n') ? span->unit : 0;
	} else if (is_at(span, at, '\n'))
		end += span->unit;
	else if (!span->is_last)
		return false;
	shape->size = at < span->size ? at : span->size;
	shape->length = end < span->size ? end : span->size;
	return true;
}

/* From the byte behind an opening quote to the one behind the closing one; false when there
 * is none. */
static inline bool quote_pass(const struct span *span, size_t *at)
{
	for (; *at < span->size; *at += span->unit) {
		if (unit_at(span, *at) != '"')
			continue;
		*at += span->unit;
		if (!is_at(span, *at, '"'))
			return *at < span->size || span->is_last;
	}
	return false;
}

static inline size_t plain_pass(const struct span *span, size_t at)
{
	if (span->unit == 1)
		while (at < span->size && !span->special[span->bytes[at]])
			at++;
	return at;
}

static inline bool cell_ends(const struct span *span, size_t at)
{
	uint32_t unit = at < span->size ? unit_at(span, at) : '\n';

	return unit == span->separator || unit == '\n' || unit == '\r';
}

/* The line at the start of SPAN, whatever quotes are in it; false as line_close. */
static bool line_find(const struct span *span, struct shape *shape)
{
	size_t at = 0;

	while (at < span->size && !is_at(span, at, '\n') && !is_at(span, at, '\r'))
		at += span->unit;
	*shape = (struct shape){.fault = ROW_QUOTE};
	return line_close(span, at, shape);
}

/* The row at the start of SPAN; false when its quotes are wrong or its end is not there.
 * Inlined for each size of unit: most of the time of scanning goes by here. */
static inline __attribute__((always_inline)) bool row_find(
	const struct span *span, struct shape *shape)
{
	bool is_start = true; /* of a cell */

	*shape = (struct shape){0};
	for (size_t at = 0;;) {
		uint32_t unit;

		if (at >= span->size)
			return line_close(span, at, shape);
		unit = unit_at(span, at);
		if (unit == '\n' || unit == '\r')
			return line_close(span, at, shape);
		if (is_start && unit == '"') {
			at += span->unit;
			if (!quote_pass(span, &at) || !cell_ends(span, at))
				return false;
			is_start = false;
			continue;
		}
		is_start = unit == span->separator;
		at = is_start ? at + span->unit : plain_pass(span, at + span->unit);
	}
}

/* --- rows one after the other */

static struct span span_of(const struct row_scan *scan, size_t size)
{
	return (struct span){(const unsigned char *)scan->bytes + scan->at, size,
		scan->is_last && size == scan->end - scan->at, scan->manner.unit,
		scan->manner.is_big, (unsigned char)scan->manner.separator, scan->special};
}

static void scan_move(struct row_scan *scan, size_t bytes)
{
	scan->at += bytes;
	scan->offset += bytes;
}

static bool row_shape(const struct row_scan *scan, size_t size, struct shape *shape)
{
	struct span span = span_of(scan, size);

	if (span.unit == 1) {
		span.unit = 1; /* known here, so that row_find is made for it */
		return row_find(&span, shape) || line_find(&span, shape);
	}
	span.unit = 2;
	return row_find(&span, shape) || line_find(&span, shape);
}

/* Passes over a line that is longer than a row may be; false with errno. */
static bool long_pass(struct row_scan *scan)
{
	for (;;) {
		struct span span = span_of(scan, scan->end - scan->at);
		struct shape shape;
		size_t keep = 0;

		if (line_find(&span, &shape)) {
			scan_move(scan, shape.length);
			return true;
		}
		if (is_at(&span, span.size - span.unit, '\r'))
			keep = span.unit; /* LF may follow */
		scan_move(scan, span.size - keep);
		if (!scan_fill(scan))
			return false;
	}
}

bool row_scan_next(struct row_scan *scan, struct raw_row *row, int *failure)
{
	struct shape shape = {.fault = ROW_LONG};
	size_t ready = scan->end - scan->at;

	*failure = 0;
	if (ready < ROW_LONGEST && !scan->is_last && !scan_fill(scan)) {
		*failure = errno;
		return false;
	}
	ready = scan->end - scan->at;
	if (!ready)
		return false;
	*row = (struct raw_row){.bytes = scan->bytes + scan->at,
		.offset = scan->offset,
		.number = ++scan->rows};
	if (row_shape(scan, ready < ROW_LONGEST ? ready : ROW_LONGEST, &shape))
		scan_move(scan, shape.length);
	else if (long_pass(scan))
		shape = (struct shape){.fault = ROW_LONG};
	else
		*failure = errno;
	row->size = shape.size;
	row->fault = shape.fault;
	row->length = scan->offset - row->offset;
	return !*failure;
}
