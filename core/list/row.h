/* row.h - one row of a list: read, made regular and judged; for core/list alone.
 *
 * A row's judgement depends on the row and the list's heading alone.  Whether it is a
 * duplicate is known to the survey only.
 */
#ifndef TODOKE_ROW_H
#define TODOKE_ROW_H

#include "base/buffer.h"
#include "list/list_data.h"

struct row_reader;

struct row_reader *row_reader_new(const struct list *list);
void row_reader_free(struct row_reader *reader);

/* How the bytes of the list are to be taken. */
const struct row_manner *row_manner(const struct row_reader *reader);

/* RAW in memory of READER until the next; NULL for a row in which no cell says anything. */
const struct list_row *row_read(struct row_reader *reader, const struct raw_row *raw);

/* Adds who the row that was read last is about, as people are compared. */
void row_bearer_fold(const struct row_reader *reader, struct buffer *to);

/* Does the list have keys of its own? */
bool row_is_keyed(const struct row_reader *reader);

/* How many cells the row that was read last has. */
size_t row_cells(const struct row_reader *reader);

#endif
