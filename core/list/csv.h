/* csv.h - rows of a list as spreadsheets save them (RFC 4180, and what they make of it).
 *
 * Cells are parted by commas or tabs, whichever the first line has more of outside quotes;
 * quoted cells may hold separators, doubled quotes and line breaks; lines end with LF, CR
 * or CR LF.  The text must be UTF-8; csv_text brings a file there.
 */
#ifndef TODOKE_CSV_H
#define TODOKE_CSV_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

struct csv {
	const char *at, *end;
	char separator;
	size_t line; /* where the next row begins, from 1 */
};

/* SIZE bytes at TEXT, in UTF-8, without a byte order mark. */
struct csv csv_new(const char *text, size_t size);

/* The cells of the next row in ARENA, ended by NULL, their number in COUNT and its first
 * line in LINE; NULL after the last.  A row of nothing but white space is passed over. */
const char **csv_next(struct csv *csv, struct arena *arena, size_t *count, size_t *line);

/* The bytes of the file PATH as UTF-8 in TEXT: from UTF-8, UTF-16 with a byte order mark, or
 * CP932, as its ENCODING says that it was.  False with a finding when it is none of them. */
bool csv_text(const char *path, struct buffer *text, const char **encoding,
	struct findings *findings);

#endif
