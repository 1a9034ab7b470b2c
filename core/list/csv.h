/* csv.h - the rows of any list, whatever its columns mean.
 *
 * For what list.h knows nothing of: whose columns are not people's, or whose rows need not be
 * right.  A row that can't be read is passed over and told.
 */
#ifndef TODOKE_CSV_H
#define TODOKE_CSV_H

#include "base/finding.h"

#include <stddef.h>

struct csv;

/* The file PATH, which is lent, in the encoding ASKED (NULL: found out); NULL with findings
 * when it can't be read as a list. */
struct csv *csv_open(const char *path, const char *asked, struct findings *findings);
void csv_close(struct csv *csv);

/* The cells of its first row, in UTF-8. */
const char *const *csv_heading(const struct csv *csv, size_t *count);

/* The cells of the next row, as many as the first has, until another is asked for, and its
 * NUMBER as spreadsheets count; NULL after the last.  Findings "list-refused" for rows that
 * can't be read. */
const char *const *csv_next(struct csv *csv, size_t *number, struct findings *findings);

#endif
