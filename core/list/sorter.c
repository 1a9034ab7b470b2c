/* sorter.c - sorting by merging. */
#include "list/sorter.h"

#include "base/arena.h"
#include "list/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { RUN = 4 * 1024 * 1024, LEAST_PIECE = 4096 };

/* A sorted part of what was spilled, of which a piece is in memory. */
struct run {
	uint64_t next,
		end; /* of the spilled records: the first not in PIECE, one past the last */
	char *piece;
	size_t at, count; /* records in PIECE */
};

struct sorter {
	const char *folder;
	size_t size, run_most; /* records of a run */
	int (*compare)(const void *, const void *);
	char *records; /* the run that grows */
	size_t count, taken;
	struct spill *spill; /* NULL: everything fits in one run */
	struct run *runs;
	size_t run_count, piece_most;
	size_t *heap; /* runs by their first record, the smallest on top */
	size_t heap_count;
	bool begun; /* the record on top was handed out */
};

struct sorter *sorter_new(
	const char *folder, size_t size, int (*compare)(const void *, const void *))
{
	struct sorter *sorter = memory_alloc(sizeof *sorter);

	*sorter = (struct sorter){.folder = folder,
		.size = size,
		.run_most = RUN / size,
		.compare = compare,
		.records = memory_alloc(RUN)};
	return sorter;
}

void sorter_free(struct sorter *sorter)
{
	if (!sorter)
		return;
	for (size_t i = 0; i < sorter->run_count; i++)
		free(sorter->runs[i].piece);
	spill_free(sorter->spill);
	free(sorter->runs);
	free(sorter->heap);
	free(sorter->records);
	free(sorter);
}

static bool run_write(struct sorter *sorter)
{
	struct run run = {0};

	if (!sorter->spill)
		sorter->spill = spill_new(sorter->folder, sorter->size);
	if (!sorter->spill)
		return false;
	qsort(sorter->records, sorter->count, sorter->size, sorter->compare);
	run.next = spill_count(sorter->spill);
	for (size_t i = 0; i < sorter->count; i++)
		if (!spill_add(sorter->spill, sorter->records + i * sorter->size))
			return false;
	run.end = spill_count(sorter->spill);
	sorter->runs = memory_resize(
		sorter->runs, memory_product(sorter->run_count + 1, sizeof *sorter->runs));
	sorter->runs[sorter->run_count++] = run;
	sorter->count = 0;
	return true;
}

bool sorter_add(struct sorter *sorter, const void *record)
{
	if (sorter->count == sorter->run_most && !run_write(sorter))
		return false;
	memcpy(sorter->records + sorter->count++ * sorter->size, record, sorter->size);
	return true;
}

/* --- merging */

static const char *run_first(const struct sorter *sorter, const struct run *run)
{
	return run->piece + run->at * sorter->size;
}

/* Fills the piece of RUN when nothing is left in it. */
static bool run_fill(struct sorter *sorter, struct run *run)
{
	uint64_t left = run->end - run->next;

	if (run->at < run->count)
		return true;
	run->at = 0;
	run->count = left < sorter->piece_most ? (size_t)left : sorter->piece_most;
	if (!spill_load(sorter->spill, run->next, run->piece, run->count))
		return false;
	run->next += run->count;
	return true;
}

static bool is_before(const struct sorter *sorter, size_t one, size_t other)
{
	return sorter->compare(run_first(sorter, &sorter->runs[one]),
		       run_first(sorter, &sorter->runs[other]))
	       < 0;
}

/* Moves the run at PLACE of the heap down to where it belongs. */
static void heap_sink(struct sorter *sorter, size_t place)
{
	size_t *heap = sorter->heap;

	for (;;) {
		size_t child = 2 * place + 1, moved;

		if (child >= sorter->heap_count)
			return;
		if (child + 1 < sorter->heap_count
			&& is_before(sorter, heap[child + 1], heap[child]))
			child++;
		if (!is_before(sorter, heap[child], heap[place]))
			return;
		moved = heap[place];
		heap[place] = heap[child];
		heap[child] = moved;
		place = child;
	}
}

static bool merge_begin(struct sorter *sorter)
{
	size_t piece = RUN / sorter->run_count;

	if (piece < LEAST_PIECE)
		piece = LEAST_PIECE;
	sorter->piece_most = piece / sorter->size + 1;
	sorter->heap = memory_alloc(memory_product(sorter->run_count, sizeof *sorter->heap));
	for (size_t i = 0; i < sorter->run_count; i++) {
		sorter->runs[i].piece =
			memory_alloc(memory_product(sorter->piece_most, sorter->size));
		if (!run_fill(sorter, &sorter->runs[i]))
			return false;
		sorter->heap[i] = i;
	}
	sorter->heap_count = sorter->run_count;
	for (size_t place = sorter->heap_count; place-- > 0;)
		heap_sink(sorter, place);
	return true;
}

bool sorter_sort(struct sorter *sorter)
{
	if (!sorter->spill) {
		qsort(sorter->records, sorter->count, sorter->size, sorter->compare);
		return true;
	}
	if (!run_write(sorter) || !spill_flush(sorter->spill))
		return false;
	free(sorter->records);
	sorter->records = NULL;
	return merge_begin(sorter);
}

/* The record on top was taken; false with errno. */
static bool heap_advance(struct sorter *sorter)
{
	struct run *run = &sorter->runs[sorter->heap[0]];

	run->at++;
	if (!run_fill(sorter, run))
		return false;
	if (!run->count)
		sorter->heap[0] = sorter->heap[--sorter->heap_count];
	heap_sink(sorter, 0);
	return true;
}

const void *sorter_next(struct sorter *sorter, int *failure)
{
	*failure = 0;
	if (!sorter->spill) {
		if (sorter->taken == sorter->count)
			return NULL;
		return sorter->records + sorter->taken++ * sorter->size;
	}
	if (sorter->begun && sorter->heap_count && !heap_advance(sorter)) {
		*failure = errno;
		return NULL;
	}
	sorter->begun = true;
	if (!sorter->heap_count)
		return NULL;
	return run_first(sorter, &sorter->runs[sorter->heap[0]]);
}
