/* csv_out.h - rows for spreadsheets, into a file, a piece at a time. */
#ifndef TODOKE_CSV_OUT_H
#define TODOKE_CSV_OUT_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds TEXT as a cell in quotes, in UTF-8; behind an apostrophe when a spreadsheet would take
 * it for a formula, or when it has one already. */
void csv_cell(struct buffer *to, const char *text);

/* What the cell TEXT was made of: without that apostrophe. */
const char *csv_plain(const char *text);

struct csv_out;

/* Rows for the file FD in ENCODING (base/encoding.h); in UTF-8 behind a byte order mark, by
 * which spreadsheets know it. */
struct csv_out *csv_out_new(int fd, const char *encoding, struct findings *findings);

/* One more cell of the row; the row is ended by csv_out_row. */
void csv_out_text(struct csv_out *out, const char *text);
void csv_out_number(struct csv_out *out, size_t number);
void csv_out_row(struct csv_out *out);

/* COUNT cells and the end of the row. */
void csv_out_heading(struct csv_out *out, const char *const *headings, size_t count);

/* Writes what is left.  False with a finding when something could not be written; LACKING
 * rows have characters that the encoding lacks, written as &#x20BB7;. */
bool csv_out_close(struct csv_out *out, size_t *lacking);

#endif
