/* order.c - which members of a row stand out of order.
 *
 * Those outside one longest row that never falls.  For each rank the longest such
 * row that ends with it is kept.
 */
#include "record/order.h"

struct row {
	size_t length;
	size_t last; /* index of its last member plus one; 0 when it is empty */
};

/* The longest row to which a member of RANK can be added. */
static struct row row_for(const struct row *rows, size_t rank)
{
	struct row best = {0, 0};

	for (size_t i = 0; i <= rank; i++)
		if (rows[i].length >= best.length)
			best = rows[i];
	return best;
}

const bool *order_faults(struct arena *arena, const size_t *ranks, size_t count, size_t kinds)
{
	struct row *rows = arena_array(arena, kinds, sizeof *rows);
	size_t *before = arena_array(arena, count, sizeof *before);
	bool *faults = arena_array(arena, count, sizeof *faults);
	size_t at;

	for (size_t i = 0; i < count; i++) {
		struct row row = row_for(rows, ranks[i]);

		before[i] = row.last;
		faults[i] = true;
		rows[ranks[i]] = (struct row){row.length + 1, i + 1};
	}
	for (at = kinds ? row_for(rows, kinds - 1).last : 0; at; at = before[at - 1])
		faults[at - 1] = false;
	return faults;
}
