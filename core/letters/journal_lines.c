/* journal_lines.c - which files a run of letters has put into their places, as text and between
 * processes. */
#include "letters/journal_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	struct journal_line line;
	struct entry *next;   /* as they were noted */
	struct entry *before; /* noted earlier, in the same bucket */
};

struct journal_lines {
	struct arena *arena;
	struct entry *first, *last;
	struct entry **buckets; /* by the number of the file: the last that was noted */
	size_t bucket_count;
};

struct journal_lines *journal_lines_new(size_t count, struct arena *arena)
{
	struct journal_lines *lines = arena_alloc(arena, sizeof *lines);

	*lines = (struct journal_lines){.arena = arena, .bucket_count = count + 1};
	lines->buckets = arena_array(arena, lines->bucket_count, sizeof(struct entry *));
	return lines;
}

static struct entry **bucket_of(const struct journal_lines *lines, size_t file)
{
	return &lines->buckets[file % lines->bucket_count];
}

void journal_lines_add(struct journal_lines *lines, const struct journal_line *line)
{
	struct entry *entry = arena_alloc(lines->arena, sizeof *entry);
	struct entry **bucket = bucket_of(lines, line->file);

	*entry = (struct entry){.line = *line, .before = *bucket};
	*bucket = entry;
	if (lines->last)
		lines->last->next = entry;
	else
		lines->first = entry;
	lines->last = entry;
}

const struct journal_line *journal_lines_find(const struct journal_lines *lines, size_t file)
{
	const struct entry *entry = *bucket_of(lines, file);

	while (entry && entry->line.file != file)
		entry = entry->before;
	return entry ? &entry->line : NULL;
}

/* --- text */

static bool line_read(const char *text, struct journal_line *line)
{
	int end = 0;

	return sscanf(text, "file %zu %zu %zu %64[0-9a-f]%n", &line->file, &line->letters,
		       &line->pages, line->digest.text, &end)
		       == 4
	       && text[end] == '\n' && strlen(line->digest.text) == 64;
}

const char *journal_lines_read(struct journal_lines *lines, const char *at)
{
	struct journal_line line;
	const char *next;

	for (; (next = strchr(at, '\n')) && line_read(at, &line); at = next + 1)
		journal_lines_add(lines, &line);
	return at;
}

void journal_line_text(const struct journal_line *line, struct buffer *text)
{
	buffer_format(text, "file %zu %zu %zu %s\n", line->file, line->letters, line->pages,
		line->digest.text);
}

static int entry_compare(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left,
			   *b = *(struct entry *const *)right;

	return (a->line.file > b->line.file) - (a->line.file < b->line.file);
}

void journal_lines_text(const struct journal_lines *lines, struct buffer *text)
{
	const struct entry **entries;
	size_t count = 0;

	for (const struct entry *entry = lines->first; entry; entry = entry->next)
		count++;
	entries = arena_array(lines->arena, count, sizeof(const struct entry *));
	count = 0;
	for (const struct entry *entry = lines->first; entry; entry = entry->next)
		if (journal_lines_find(lines, entry->line.file) == &entry->line)
			entries[count++] = entry;
	qsort(entries, count, sizeof(const struct entry *), entry_compare);
	for (size_t i = 0; i < count; i++)
		journal_line_text(&entries[i]->line, text);
}

/* --- between processes */

void journal_line_write(const struct journal_line *line, struct buffer *to)
{
	wire_number(to, line->file);
	wire_number(to, line->letters);
	wire_number(to, line->pages);
	wire_digest(to, &line->digest);
}

bool journal_line_take(struct wire *wire, struct journal_line *line)
{
	line->file = wire_take_number(wire);
	line->letters = wire_take_number(wire);
	line->pages = wire_take_number(wire);
	return wire_take_digest(wire, &line->digest);
}
