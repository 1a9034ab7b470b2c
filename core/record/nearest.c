/* nearest.c - the right name for one that was mistyped.
 *
 * Counts letters left out, added, changed or swapped with their neighbour
 * (optimal string alignment).  Names are ASCII, so bytes will do.
 */
#include "record/nearest.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 48 };

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Both are at most LONGEST bytes long. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 1], length = strlen(b);
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= length; j++)
		above[j] = j;
	for (size_t i = 1; a[i - 1]; i++) {
		size_t *old = before;

		row[0] = i;
		for (size_t j = 1; j <= length; j++) {
			row[j] = smaller(above[j - 1] + (a[i - 1] != b[j - 1]),
				smaller(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = smaller(row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = old;
	}
	return above[length];
}

/* One slip in short names, one for every three letters in longer ones. */
static size_t allowance(const char *name)
{
	size_t length = strlen(name);

	return length < 6 ? 1 : length / 3;
}

void nearest_try(
	struct nearest *nearest, const char *written, const char *name, const char *label)
{
	size_t found = SIZE_MAX;

	if (strcasecmp(written, name) == 0 || (label && strcmp(written, label) == 0))
		found = 0;
	else if (strlen(written) <= LONGEST && strlen(name) <= LONGEST)
		found = distance(written, name);
	if (found > allowance(name) || (nearest->name && found >= nearest->distance))
		return;
	*nearest = (struct nearest){name, found};
}
