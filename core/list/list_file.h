/* list_file.h - the file of a list: what its bytes are, and how its first row parts its cells.
 */
#ifndef TODOKE_LIST_FILE_H
#define TODOKE_LIST_FILE_H

#include "base/finding.h"
#include "list/cells.h"
#include "list/row_scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

struct list_file {
	const char *path;
	int fd; /* -1: it is not open */
	struct stat as_opened;
	const char *encoding; /* as encoding.h calls it */
	struct row_manner manner;
	uint64_t mark;  /* bytes before the first row */
	size_t heading; /* the row that is the heading, from 1 */
	uint64_t start; /* where it begins */
	uint64_t first; /* where the first row after it begins */
};

/* Opens PATH, which is lent, in the encoding ASKED or else the one that it is found to be in
 * (evidence.h); gives the cells of its heading in HEADING, to be freed by cells_done and
 * decoding_close in any case.  False with findings when it can't be read as a list. */
bool list_file_open(struct list_file *file, const char *path, const char *asked,
	struct cells *heading, struct findings *findings);

/* Takes the row NUMBER as the heading instead, its cells in HEADING; false when there is no
 * such row, or it can't be one. */
bool list_file_take_heading(struct list_file *file, size_t number, struct cells *heading);

/* The rows below the heading; a scan that reads all of the file. */
struct row_scan *list_file_rows(const struct list_file *file);

void list_file_close(struct list_file *file);

/* Is it still the file that was opened: inode, size, time of change? */
bool list_file_is_same(const struct list_file *file);

#endif
