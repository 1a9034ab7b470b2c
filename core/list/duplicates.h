/* duplicates.h - rows of one person, found over a whole list; for core/list alone.
 *
 * Two rows are the same person's when who they are about and the address, or the address of
 * mail, are alike (fold.h), or when they have one key.  Only digests are kept, made with a key
 * that nobody knows: what is spilled says nothing about anybody.
 */
#ifndef TODOKE_DUPLICATES_H
#define TODOKE_DUPLICATES_H

#include "list/namesakes.h"
#include "list/row.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct duplicates;

struct duplicates *duplicates_new(const char *folder);
void duplicates_free(struct duplicates *duplicates);

/* The ROW that READER read last, which is accepted or held back, as the row INDEX (from 0);
 * false with errno. */
bool duplicates_add(struct duplicates *duplicates, const struct row_reader *reader,
	const struct list_row *row, uint64_t index);

/* The same of a row of an earlier run, in which it was held back or got its letter. */
bool duplicates_add_earlier(struct duplicates *duplicates, const struct row_reader *reader,
	const struct list_row *row, bool is_held);

/* What makes the row INDEX one too many: the row OTHER, or the row of that number of an earlier
 * run. */
struct duplicate {
	uint64_t index, other;
	bool is_earlier;
	const char *reason; /* id of a message with {other} */
};

/* After all rows: calls FOUND for every row that must not be accepted, some more than once,
 * until it returns false; false then, or with errno. */
bool duplicates_find(struct duplicates *duplicates,
	bool (*found)(void *data, const struct duplicate *duplicate), void *data);

/* The same of rows that have the name of one that is held back, as name or as guardian. */
bool duplicates_namesakes(struct duplicates *duplicates,
	bool (*found)(void *data, const struct namesake *namesake), void *data);

#endif
