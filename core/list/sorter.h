/* sorter.h - sorts any number of records in memory that does not grow with it.
 *
 * Runs are sorted in memory, written out and merged.  Records that compare as equal come in no
 * certain order: let every record have its number.
 */
#ifndef TODOKE_SORTER_H
#define TODOKE_SORTER_H

#include <stdbool.h>
#include <stddef.h>

struct sorter;

/* Records of SIZE bytes; runs in FOLDER as in spill.h. */
struct sorter *sorter_new(
	const char *folder, size_t size, int (*compare)(const void *, const void *));
void sorter_free(struct sorter *sorter);

/* False with errno. */
bool sorter_add(struct sorter *sorter, const void *record);

/* After the last was added, and before the first is taken; false with errno. */
bool sorter_sort(struct sorter *sorter);

/* The next record, smallest first, until another is asked for; NULL after the last, or with
 * errno in FAILURE. */
const void *sorter_next(struct sorter *sorter, int *failure);

#endif
