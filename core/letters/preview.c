/* preview.c - rows as a table. */
#include "letters/preview.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/width.h"
#include "text/cluster.h"

#include <string.h>

/* Columns of a terminal: what a cell and the name above keep, however narrow it is, and what
 * parts two. */
enum { LEAST = 10, HEAD_LEAST = 5, GAP = 2 };

/* Number, outcome, the fields, the reason. */
enum { CELL_NUMBER, CELL_OUTCOME, CELL_FIELDS, CELL_REASON = CELL_FIELDS + LIST_FIELDS, CELLS };

struct line {
	const char *cells[CELLS];
	struct line *next;
};

struct table {
	struct arena *arena;
	struct line *first, *last;
	size_t widths[CELLS]; /* 0: no line has anything there */
};

static const char *one_line(const char *text, struct arena *arena)
{
	char *line = arena_text(arena, text);

	for (char *c = line; (c = strpbrk(c, "\n\r\t")); c++)
		*c = ' ';
	return line;
}

/* As much of TEXT as WIDTH columns take. */
static const char *cell_cut(const char *text, size_t width, struct arena *arena)
{
	size_t left = strlen(text), at = 0, last = 0;

	if (text_width(text) <= width)
		return text;
	while (text_width(arena_copy(arena, text, at)) < width) {
		last = at;
		at += cluster_read(text + at, left - at).length;
	}
	return arena_format(arena, "%.*s…", (int)last, text);
}

static const char *message_text(
	const char *id, const char *const *arguments, struct arena *arena)
{
	struct buffer text = {0};
	const char *copy;

	message_format(&text, id, arguments);
	copy = arena_text(arena, text.data);
	buffer_done(&text);
	return copy;
}

static struct line *line_add(struct table *table)
{
	struct line *line = arena_alloc(table->arena, sizeof *line);

	for (size_t i = 0; i < CELLS; i++)
		line->cells[i] = "";
	if (table->last)
		table->last->next = line;
	else
		table->first = line;
	table->last = line;
	return line;
}

static void row_add(struct table *table, const struct list *list, const struct list_row *row)
{
	static const char *const outcomes[] = {[LIST_ACCEPTED] = "list-accepted-row",
		[LIST_REFUSED] = "list-refused-row",
		[LIST_STOPPED] = "list-stopped-row",
		[LIST_HELD_APART] = "list-apart-row"};
	struct line *line = line_add(table);
	const char *doubt = list_doubt(list, row);

	line->cells[CELL_NUMBER] = arena_format(table->arena, "%zu", row->number);
	line->cells[CELL_OUTCOME] =
		message_text(outcomes[row->outcome], (const char *const[]){NULL}, table->arena);
	for (size_t i = 0; i < LIST_FIELDS; i++)
		line->cells[CELL_FIELDS + i] = one_line(row->fields[i], table->arena);
	if (row->reason)
		line->cells[CELL_REASON] =
			message_text(row->reason, row->arguments, table->arena);
	else if (doubt)
		line->cells[CELL_REASON] = doubt;
}

static bool rows_add(
	struct table *table, const struct list *list, size_t count, struct findings *findings)
{
	struct list_reader *reader = list_reader_new(list);
	size_t faults = findings_count(findings, LEVEL_ERROR);
	const struct list_row *row;

	while (count-- && (row = list_reader_next(reader, findings)))
		row_add(table, list, row);
	list_reader_free(reader);
	return findings_count(findings, LEVEL_ERROR) == faults;
}

static struct line *head_add(struct table *table)
{
	struct line *head = arena_alloc(table->arena, sizeof *head);

	/* The names of the columns are those of --map. */
	for (size_t i = 0; i < CELLS; i++) {
		bool is_field = i >= CELL_FIELDS && i < CELL_REASON;

		head->cells[i] = is_field ? list_field_names[i - CELL_FIELDS] : "";
	}
	head->next = table->first;
	table->first = head;
	return head;
}

/* Of what the rows say; of the names above as much as HEADS columns, where a row says
 * something. */
static void widths_measure(struct table *table, const struct line *head, size_t heads)
{
	for (size_t i = 0; i < CELL_REASON; i++) {
		size_t name = text_width(head->cells[i]);

		table->widths[i] = 0;
		for (const struct line *line = head->next; line; line = line->next)
			if (text_width(line->cells[i]) > table->widths[i])
				table->widths[i] = text_width(line->cells[i]);
		name = name < heads ? name : heads;
		if (table->widths[i] && table->widths[i] < name)
			table->widths[i] = name;
	}
}

static size_t width_of_line(const struct table *table)
{
	size_t all = 0;

	for (size_t i = 0; i < CELL_REASON; i++)
		all += table->widths[i] ? table->widths[i] + GAP : 0;
	return all;
}

/* Makes a line without its reason go into COLUMNS, if it can: the names above are cut first,
 * then the widest cells. */
static void widths_fit(struct table *table, const struct line *head, size_t columns)
{
	if (width_of_line(table) <= columns)
		return;
	widths_measure(table, head, HEAD_LEAST);
	while (width_of_line(table) > columns) {
		size_t widest = 0;

		for (size_t i = 0; i < CELL_REASON; i++)
			if (table->widths[i] > table->widths[widest])
				widest = i;
		if (table->widths[widest] <= LEAST)
			return;
		table->widths[widest]--;
	}
}

static void line_write(const struct table *table, const struct line *line, struct buffer *text)
{
	for (size_t i = 0; i < CELL_REASON; i++) {
		if (!table->widths[i])
			continue;
		text_pad(text, cell_cut(line->cells[i], table->widths[i], table->arena),
			table->widths[i]);
		text_pad(text, "", GAP);
	}
	buffer_text(text, line->cells[CELL_REASON]);
	while (text->length && text->data[text->length - 1] == ' ')
		text->data[--text->length] = '\0';
	buffer_byte(text, '\n');
}

bool preview_rows(const struct list *list, size_t count, size_t columns, struct buffer *text,
	struct findings *findings)
{
	struct table table = {.arena = arena_new()};
	bool read = rows_add(&table, list, count, findings);
	const struct line *head = head_add(&table);

	widths_measure(&table, head, SIZE_MAX);
	if (columns)
		widths_fit(&table, head, columns);
	for (const struct line *line = table.first; line; line = line->next)
		line_write(&table, line, text);
	arena_free(table.arena);
	return read;
}
