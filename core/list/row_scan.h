/* row_scan.h - where the rows of a list begin and end, in its own bytes.
 *
 * Cells may be quoted and then hold separators and line breaks (RFC 4180); lines end with LF,
 * CR or CR LF.  In UTF-8, CP932 and EUC-JP a byte below 0x40 is never part of a longer
 * character, so that nothing needs to be converted for this.  A quote that is not closed, or
 * is followed by something else than a separator, spoils one line and not the rest of the file.
 */
#ifndef TODOKE_ROW_SCAN_H
#define TODOKE_ROW_SCAN_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of one row; a longer one is no row of a list. */
enum { ROW_LONGEST = 256 * 1024 };

/* How the bytes of a list are to be taken. */
struct row_manner {
	size_t unit; /* bytes of a code unit: 2 in UTF-16 */
	bool is_big; /* the more significant byte of a unit comes first */
	char separator;
};

enum row_fault {
	ROW_SOUND,
	ROW_QUOTE, /* not closed, or followed by something: the row is one line */
	ROW_LONG   /* longer than ROW_LONGEST: BYTES holds its beginning */
};

struct raw_row {
	const char *bytes; /* until the next row is asked for */
	size_t size;       /* without the line's end; of a long row as much as BYTES has */
	uint64_t offset;   /* in the file */
	uint64_t length;   /* with the line's end */
	size_t number;     /* from 1: as spreadsheets count, also empty ones */
	enum row_fault fault;
};

struct row_scan;

/* The rows of the file FD from the byte START on; its offset does not matter. */
struct row_scan *row_scan_new(int fd, uint64_t start, struct row_manner manner);
void row_scan_free(struct row_scan *scan);

/* The next row, also an empty line; false after the last, or with errno in FAILURE. */
bool row_scan_next(struct row_scan *scan, struct raw_row *row, int *failure);

/* SHA-256 of what was read, from START on: of all that follows it after the last row. */
struct digest row_scan_digest(struct row_scan *scan);

#endif
