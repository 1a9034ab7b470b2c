/* doubtful.c - writing the doubtful rows for people to look at. */
#include "list/csv_out.h"
#include "list/excluded.h"
#include "list/survey.h"

#include <errno.h>
#include <string.h>

const char *list_doubt(const struct list *list, const struct list_row *row)
{
	struct doubt_found found[DOUBTS_MOST];

	if (row->outcome != LIST_ACCEPTED || !doubts_find(list->doubts, row, found))
		return NULL;
	return doubts_say(list->doubts, found->doubt);
}

struct writing {
	const struct list *list;
	struct row_reader *reader;
	struct csv_out *out;
};

static void heading_write(struct csv_out *out)
{
	static const char *const headings[] = {"名簿の行", "列", "書かれているもの",
		"確かめること", "番号（キー）", "氏名", "確認"};

	csv_out_heading(out, headings, sizeof headings / sizeof *headings);
}

/* What FIELD of ROW gives reason to is SAID. */
static void doubt_write(const struct writing *writing, const struct list_row *row,
	enum list_field field, const char *said)
{
	csv_out_number(writing->out, row->number);
	csv_out_text(writing->out, list_heading_usual(writing->list, field));
	csv_out_text(writing->out, row->fields[field]);
	csv_out_text(writing->out, said);
	csv_out_text(writing->out, row->fields[LIST_KEY]);
	csv_out_text(writing->out, row->fields[LIST_NAME]);
	csv_out_text(writing->out, "");
	csv_out_row(writing->out);
}

static void namesake_write(
	const struct writing *writing, const struct list_row *row, const struct entry *entry)
{
	struct buffer said = {0};

	excluded_reason(writing->list, entry, &said);
	doubt_write(writing, row, (enum list_field)entry->namesake, said.data);
	buffer_done(&said);
}

static bool entry_write(const struct writing *writing, const struct entry *entry)
{
	struct doubt_found found[DOUBTS_MOST];
	struct buffer bytes = {0};
	const struct list_row *row = NULL;
	size_t count = 0;

	if (entry_bytes(writing->list, entry, &bytes))
		row = entry_row(writing->reader, entry, bytes.data, bytes.length);
	if (row && entry->namesake)
		namesake_write(writing, row, entry);
	if (row)
		count = doubts_find(writing->list->doubts, row, found);
	for (size_t i = 0; i < count; i++)
		doubt_write(writing, row, found[i].field,
			doubts_say(writing->list->doubts, found[i].doubt));
	buffer_done(&bytes);
	return row;
}

static bool entries_write(const struct writing *writing)
{
	const struct survey *survey = writing->list->survey;

	for (uint64_t index = 0; index < survey->counts.rows; index++) {
		struct entry entry;

		if (!spill_load(survey->entries, index, &entry, 1))
			return false;
		if (entry.outcome == LIST_ACCEPTED && entry_is_doubtful(&entry)
			&& !entry_write(writing, &entry))
			return false;
	}
	return true;
}

bool list_write_doubtful(const struct list *list, const char *encoding, int fd, size_t *lacking,
	struct findings *findings)
{
	const struct writing writing = {
		list, row_reader_new(list), csv_out_new(fd, encoding, findings)};
	bool read, written;

	errno = 0;
	heading_write(writing.out);
	read = entries_write(&writing);
	if (!read)
		finding_add(findings, errno ? "list-unreadable" : "list-changed",
			(struct place){list->file.path, 0, 0}, "reason", strerror(errno), NULL);
	written = csv_out_close(writing.out, lacking);
	row_reader_free(writing.reader);
	return read && written;
}
