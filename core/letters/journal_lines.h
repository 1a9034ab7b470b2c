/* journal_lines.h - which files a run of letters has put into their places, as text and between
 * processes. */
#ifndef TODOKE_LETTERS_JOURNAL_LINES_H
#define TODOKE_LETTERS_JOURNAL_LINES_H

#include "base/buffer.h"
#include "base/digest.h"
#include "job/wire.h"

#include <stdbool.h>
#include <stddef.h>

/* A file that is there. */
struct journal_line {
	size_t file, letters, pages;
	struct digest digest;
};

struct journal_lines;

/* In ARENA, for about COUNT files. */
struct journal_lines *journal_lines_new(size_t count, struct arena *arena);
void journal_lines_add(struct journal_lines *lines, const struct journal_line *line);

/* What was added last of FILE; NULL: nothing. */
const struct journal_line *journal_lines_find(const struct journal_lines *lines, size_t file);

/* Adds those that stand from AT on; where the first begins that does not count: a last one
 * without its end was being written when the run was ended. */
const char *journal_lines_read(struct journal_lines *lines, const char *at);

void journal_line_text(const struct journal_line *line, struct buffer *text);

/* All in the order of the files; of several for one the last counts. */
void journal_lines_text(const struct journal_lines *lines, struct buffer *text);

/* A line between processes. */
void journal_line_write(const struct journal_line *line, struct buffer *to);
bool journal_line_take(struct wire *wire, struct journal_line *line);

#endif
