/* census.c - all rows read before the first letter is made, by all cores.
 *
 * A child tells which rows are the first of their kind in a piece of the list, and which have
 * a character that it has not met yet.  All that are first in the whole list are among those;
 * the parent reads these few again, in the order of the letters.  The digest of the rows is
 * that of the digests of the pieces.
 */
#include "letters/census.h"

#include "letters/crew.h"
#include "letters/sheet.h"

#include <stdio.h>
#include <stdlib.h>

enum { PIECE = 1000, KINDS_MANY = 500, KINDS_MOST = 20000 };

/* A row that is to be read again, and how many of the rows are of its kind. */
struct noted {
	size_t index, rows;
};

struct census {
	const struct census_question *question;
	struct list_reader *reader; /* of the process */
	struct names *names;        /* likewise */
	struct kinds *kinds;
	struct buffer noted;
	struct digest *pieces;
};

/* --- in a child */

static void noted_write(struct buffer *to, size_t index, size_t rows)
{
	wire_number(to, index);
	wire_number(to, rows);
}

/* ROWS: of each its line in the list and its digest. */
static bool piece_read(struct census *census, size_t item, struct kinds *kinds,
	struct buffer *rows, struct buffer *result, struct findings *findings)
{
	const struct census_question *question = census->question;
	size_t begin = item * PIECE, left = question->count - begin;
	size_t end = begin + (left < PIECE ? left : PIECE);

	for (size_t i = begin; i < end; i++) {
		size_t index = question->first + i;
		const struct list_row *row = list_reader_row(census->reader, index, findings);

		if (!row)
			return false;
		kinds_add(kinds, row, index, 1);
		buffer_format(rows, "%zu %s\n", row->number, sheet_digest(row).text);
		if (names_add(census->names, row))
			noted_write(result, index, 0);
	}
	for (const struct kind *kind = NULL; (kind = kinds_next(kinds, kind));)
		noted_write(result, kind->first, kind->rows);
	return true;
}

static bool piece_work(
	void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct census *census = data;
	struct kinds *kinds = kinds_new(NULL);
	struct buffer rows = {0}, noted = {0};
	struct digest digest;
	bool done;

	if (!census->reader)
		census->reader = list_reader_new(census->question->list);
	done = piece_read(census, item, kinds, &rows, &noted, findings);
	digest = digest_bytes(rows.data, rows.length);
	wire_digest(result, &digest);
	buffer_add(result, noted.data, noted.length);
	buffer_done(&rows);
	buffer_done(&noted);
	kinds_free(kinds);
	return done;
}

/* --- in the parent */

static bool piece_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	struct census *census = data;

	(void)findings;
	if (!wire_take_digest(result, &census->pieces[item]))
		return false;
	while (result->left && !result->broken) {
		struct noted noted = {wire_take_number(result), 0};

		noted.rows = wire_take_number(result);
		buffer_add(&census->noted, &noted, sizeof noted);
	}
	return !result->broken;
}

static int noted_compare(const void *left, const void *right)
{
	const struct noted *a = left, *b = right;

	return (a->index > b->index) - (a->index < b->index);
}

/* The finding ID about NUMBER of kinds. */
static void kinds_tell(
	const struct census *census, const char *id, size_t number, struct findings *findings)
{
	char text[24];

	snprintf(text, sizeof text, "%zu", number);
	finding_add(findings, id, (struct place){kinds_list(census->kinds), 0, 0}, "kinds",
		text, NULL);
}

/* Each kind takes a job of its own, some 20 ms: people wait for many, and so many that a file
 * would be mostly what its letters do not have in common are refused. */
static bool kinds_are_few(const struct census *census, struct findings *findings)
{
	if (kinds_count(census->kinds) <= KINDS_MOST)
		return true;
	kinds_tell(census, "letters-kinds", KINDS_MOST, findings);
	return false;
}

static bool noted_read(struct census *census, struct findings *findings)
{
	struct list_reader *reader = list_reader_new(census->question->list);
	struct noted *noted = (struct noted *)census->noted.data;
	size_t count = census->noted.length / sizeof *noted;
	bool done = true;

	qsort(noted, count, sizeof *noted, noted_compare);
	for (size_t i = 0; i < count && done; i++) {
		const struct list_row *row = list_reader_row(reader, noted[i].index, findings);

		done = row;
		if (row) {
			kinds_add(census->kinds, row, noted[i].index, noted[i].rows);
			names_add(census->names, row);
			done = kinds_are_few(census, findings);
		}
	}
	list_reader_free(reader);
	return done;
}

bool census_take(const struct census_question *question, struct kinds *kinds,
	struct names *names, struct digest *rows, struct findings *findings)
{
	struct arena *arena = arena_new();
	size_t count = (question->count + PIECE - 1) / PIECE;
	struct digest *pieces = arena_array(arena, count, sizeof *pieces);
	struct census census = {
		.question = question, .kinds = kinds, .names = names, .pieces = pieces};
	const struct crew_work work = {.count = count,
		.processes = question->processes,
		.brief = question->count <= CREW_FEW,
		.data = &census,
		.work = piece_work,
		.done = piece_done};
	bool done = crew_run(&work, findings) && noted_read(&census, findings);

	*rows = digest_bytes((const char *)pieces, count * sizeof *pieces);
	if (done && kinds_count(kinds) > KINDS_MANY)
		kinds_tell(&census, "letters-kinds-many", kinds_count(kinds), findings);
	list_reader_free(census.reader);
	buffer_done(&census.noted);
	arena_free(arena);
	return done;
}
