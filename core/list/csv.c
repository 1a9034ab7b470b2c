/* csv.c - the rows of any list. */
#include "list/csv.h"

#include "base/arena.h"
#include "base/message.h"
#include "list/list_file.h"

#include <stdlib.h>
#include <string.h>

struct csv {
	struct list_file file;
	struct cells heading, cells;
	struct row_scan *scan;
};

struct csv *csv_open(const char *path, const char *asked, struct findings *findings)
{
	struct csv *csv = memory_alloc(sizeof *csv);

	*csv = (struct csv){0};
	if (!list_file_open(&csv->file, path, asked, &csv->heading, findings)) {
		csv_close(csv);
		return NULL;
	}
	csv->cells = (struct cells){.decoding = csv->heading.decoding,
		.separator = csv->heading.separator,
		.most = csv->heading.count};
	csv->scan = list_file_rows(&csv->file);
	return csv;
}

void csv_close(struct csv *csv)
{
	if (!csv)
		return;
	row_scan_free(csv->scan);
	cells_done(&csv->cells);
	cells_done(&csv->heading);
	decoding_close(csv->heading.decoding);
	list_file_close(&csv->file);
	free(csv);
}

const char *const *csv_heading(const struct csv *csv, size_t *count)
{
	*count = csv->heading.count;
	return csv->heading.of;
}

static void row_refuse(const struct csv *csv, size_t number, struct findings *findings)
{
	struct buffer said = {0};

	message_format(&said, "list-row-unreadable",
		(const char *const[]){"encoding", csv->file.encoding, NULL});
	finding_add(findings, "list-refused", (struct place){csv->file.path, number, 0}, "rows",
		"1", "reason", said.data, NULL);
	buffer_done(&said);
}

const char *const *csv_next(struct csv *csv, size_t *number, struct findings *findings)
{
	struct raw_row raw;
	size_t at;
	int failure;

	while (row_scan_next(csv->scan, &raw, &failure)) {
		*number = raw.number;
		if (raw.fault == ROW_SOUND
			&& cells_read(&csv->cells, raw.bytes, raw.size, &at) == CELLS_SOUND)
			return csv->cells.of;
		row_refuse(csv, raw.number, findings);
	}
	if (failure)
		finding_add(findings, "list-unreadable", (struct place){csv->file.path, 0, 0},
			"reason", strerror(failure), NULL);
	return NULL;
}
