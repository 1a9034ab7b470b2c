/* earlier.c - people of earlier runs. */
#include "list/earlier.h"

#include "list/csv_out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct earlier {
	struct list *list;
	struct duplicates *duplicates;
	bool is_held;
	size_t nameless, first; /* rows that name nobody; the number of the first */
	struct findings *findings;
};

/* Those held back stand in their file as in their list; a register was written here. */
static bool row_add(
	struct earlier *earlier, const struct row_reader *reader, const struct list_row *row)
{
	struct list_row plain = *row;

	for (size_t i = 0; !earlier->is_held && i < LIST_FIELDS; i++)
		plain.fields[i] = csv_plain(row->fields[i]);
	if (!*row->fields[LIST_NAME] && !*row->fields[LIST_COMPANY] && !*row->fields[LIST_KEY]
		&& !earlier->nameless++)
		earlier->first = row->number;
	return duplicates_add_earlier(earlier->duplicates, reader, &plain, earlier->is_held);
}

/* False with errno. */
static bool rows_add(struct earlier *earlier)
{
	const struct list_file *file = &earlier->list->file;
	struct row_reader *reader = row_reader_new(earlier->list);
	struct row_scan *scan = list_file_rows(file);
	struct raw_row raw;
	int failure = 0;
	bool added = true;

	while (added && row_scan_next(scan, &raw, &failure)) {
		const struct list_row *row = row_read(reader, &raw);

		added = !row || row_add(earlier, reader, row);
	}
	row_scan_free(scan);
	row_reader_free(reader);
	if (failure)
		errno = failure;
	return added && !failure;
}

static void nameless_tell(const struct earlier *earlier, const char *path)
{
	char rows[24];

	snprintf(rows, sizeof rows, "%zu", earlier->nameless);
	if (earlier->nameless)
		finding_add(earlier->findings, "list-earlier-nameless",
			(struct place){path, earlier->first, 0}, "rows", rows, NULL);
}

/* What there is to say of the columns and the encoding of PATH is of no interest. */
static bool file_add(const struct list_question *now, const char *path, bool is_held,
	struct duplicates *duplicates, struct findings *findings)
{
	static const char *const any_group[] = {"any", NULL}; /* whatever they were told of */
	const struct list_question question = {.path = path,
		.home = now->home,
		.maps = is_held ? now->maps : NULL,
		.groups = any_group,
		.parties = now->parties,
		.party_count = now->party_count,
		.folder = now->folder};
	struct findings *own = findings_new();
	struct earlier earlier = {.list = list_open(&question, own),
		.duplicates = duplicates,
		.is_held = is_held,
		.findings = findings};
	bool added = earlier.list && rows_add(&earlier);

	findings_add_errors(findings, own);
	if (earlier.list && !added)
		finding_add(findings, "list-unreadable", (struct place){path, 0, 0}, "reason",
			strerror(errno), NULL);
	if (added)
		nameless_tell(&earlier, path);
	list_free(earlier.list);
	findings_free(own);
	return added;
}

bool earlier_add(const struct list_question *question, struct duplicates *duplicates,
	struct findings *findings)
{
	bool added = true;

	for (const char *const *path = question->registers; path && *path && added; path++)
		added = file_add(question, *path, false, duplicates, findings);
	for (const char *const *path = question->held; path && *path && added; path++)
		added = file_add(question, *path, true, duplicates, findings);
	return added;
}
