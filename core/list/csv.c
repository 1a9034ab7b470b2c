/* csv.c - taking rows apart, and bringing files into UTF-8. */
#include "list/csv.h"

#include "base/encoding.h"
#include "base/utf8.h"
#include "xml/source.h"

#include <string.h>

/* Which of comma and tab stands more often in the first line at TEXT. */
static char separator_find(const char *text, const char *end)
{
	size_t commas = 0, tabs = 0;
	bool quoted = false;

	for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++) {
		quoted ^= *text == '"';
		commas += !quoted && *text == ',';
		tabs += !quoted && *text == '\t';
	}
	return tabs > commas ? '\t' : ',';
}

struct csv csv_new(const char *text, size_t size)
{
	return (struct csv){text, text + size, separator_find(text, text + size), 1};
}

/* Moves over a line's end, if one is here. */
static bool line_end(struct csv *csv)
{
	if (csv->at == csv->end || (*csv->at != '\n' && *csv->at != '\r'))
		return false;
	csv->at += *csv->at == '\r' && csv->end - csv->at > 1 && csv->at[1] == '\n' ? 2 : 1;
	csv->line++;
	return true;
}

static void quoted_take(struct csv *csv, struct buffer *cell)
{
	for (csv->at++; csv->at < csv->end; csv->at++) {
		if (*csv->at == '"' && (csv->end - csv->at < 2 || csv->at[1] != '"'))
			break;
		csv->at += *csv->at == '"';
		csv->line += *csv->at == '\n';
		buffer_byte(cell, *csv->at);
	}
	csv->at += csv->at < csv->end;
}

static const char *cell_take(struct csv *csv, struct arena *arena)
{
	struct buffer cell = {0};
	const char *copy;

	if (csv->at < csv->end && *csv->at == '"')
		quoted_take(csv, &cell);
	for (; csv->at < csv->end && *csv->at != csv->separator && *csv->at != '\n'
		&& *csv->at != '\r';
		csv->at++)
		buffer_byte(&cell, *csv->at);
	copy = arena_copy(arena, cell.length ? cell.data : "", cell.length);
	buffer_done(&cell);
	return copy;
}

/* How many cells the row at CSV has at most. */
static size_t cells_count(const struct csv *csv)
{
	struct csv ahead = *csv;
	struct arena *arena = arena_new();
	size_t count = 1;

	cell_take(&ahead, arena);
	for (; ahead.at < ahead.end && *ahead.at == ahead.separator; count++) {
		ahead.at++;
		cell_take(&ahead, arena);
	}
	arena_free(arena);
	return count;
}

static bool is_blank(const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i][strspn(cells[i], " \t\r\n")])
			return false;
	return true;
}

const char **csv_next(struct csv *csv, struct arena *arena, size_t *count, size_t *line)
{
	while (csv->at < csv->end) {
		size_t cells = cells_count(csv);
		const char **row = arena_array(arena, cells + 1, sizeof *row);

		*line = csv->line;
		row[0] = cell_take(csv, arena);
		for (*count = 1; csv->at < csv->end && *csv->at == csv->separator;) {
			csv->at++;
			row[(*count)++] = cell_take(csv, arena);
		}
		line_end(csv);
		if (!is_blank(row, *count))
			return row;
	}
	return NULL;
}

/* --- files */

bool csv_text(
	const char *path, struct buffer *text, const char **encoding, struct findings *findings)
{
	static const char *const names[] = {"utf-8", "utf-16", "cp932"};
	struct buffer bytes = {0};
	size_t mark;
	bool read = source_load(path, (size_t)-1, &bytes, findings);

	buffer_text(&bytes, "");
	mark = read ? source_mark(bytes.data, bytes.length) : 0;
	*encoding = NULL;
	if (read && utf8_valid(bytes.data, bytes.length) == bytes.length) {
		*encoding = names[0];
		buffer_add(text, bytes.data + mark, bytes.length - mark);
	}
	for (size_t i = 1; read && !*encoding && i < sizeof names / sizeof *names; i++) {
		bool marked = bytes.length >= 2
			      && (memcmp(bytes.data, "\xFF\xFE", 2) == 0
				      || memcmp(bytes.data, "\xFE\xFF", 2) == 0);

		buffer_clear(text);
		if (marked == (i == 1)
			&& encoding_decode(names[i], bytes.data, bytes.length, text))
			*encoding = names[i];
	}
	buffer_text(text, "");
	if (read && !*encoding)
		finding_add(findings, "list-encoding", (struct place){.file = path}, NULL);
	buffer_done(&bytes);
	return *encoding != NULL;
}
