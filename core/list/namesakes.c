/* namesakes.c - digests of names: those of people held back, and whoever shares one. */
#include "list/namesakes.h"

#include "base/arena.h"
#include "list/sorter.h"
#include "list/spill.h"
#include "list/stretch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Bits that tell which names are worth sorting. */
enum { SOUGHT = 0x80000 };

struct namesakes {
	const char *folder;
	struct spill *rows;   /* that are not held back */
	struct sorter *names; /* NULL until somebody is held back */
	unsigned char sought[SOUGHT / 8];
};

static int named_compare(const void *a, const void *b)
{
	const struct named *one = a, *other = b;
	int order = memcmp(one->name, other->name, NAME_DIGEST);

	if (order)
		return order;
	if (one->is_held != other->is_held)
		return one->is_held ? -1 : 1;
	if (one->is_earlier != other->is_earlier)
		return one->is_earlier ? 1 : -1;
	return one->index < other->index ? -1 : one->index > other->index;
}

struct namesakes *namesakes_new(const char *folder)
{
	struct namesakes *namesakes = memory_alloc(sizeof *namesakes);

	memset(namesakes, 0, sizeof *namesakes);
	namesakes->folder = folder;
	namesakes->rows = spill_new(folder, sizeof(struct named));
	if (namesakes->rows)
		return namesakes;
	namesakes_free(namesakes);
	return NULL;
}

void namesakes_free(struct namesakes *namesakes)
{
	if (!namesakes)
		return;
	spill_free(namesakes->rows);
	sorter_free(namesakes->names);
	free(namesakes);
}

/* The bit of NAMED, in the byte that BYTE becomes. */
static unsigned char sought_bit(const struct named *named, size_t *byte)
{
	uint32_t number;

	memcpy(&number, named->name, sizeof number);
	number %= SOUGHT;
	*byte = number / 8;
	return (unsigned char)(1u << number % 8);
}

bool namesakes_add(struct namesakes *namesakes, const struct named *named)
{
	size_t byte;
	unsigned char bit = sought_bit(named, &byte);

	if (!named->is_held)
		return spill_add(namesakes->rows, named);
	if (!namesakes->names)
		namesakes->names =
			sorter_new(namesakes->folder, sizeof(struct named), named_compare);
	namesakes->sought[byte] |= bit;
	return sorter_add(namesakes->names, named);
}

static bool is_sought(const struct namesakes *namesakes, const struct named *named)
{
	size_t byte;
	unsigned char bit = sought_bit(named, &byte);

	return namesakes->sought[byte] & bit;
}

/* Puts the rows whose names may be sought among those of people held back; false with errno. */
static bool rows_seek(struct namesakes *namesakes)
{
	struct stretch rows = {.fd = spill_file(namesakes->rows)};
	uint64_t count = spill_count(namesakes->rows);
	bool right = spill_flush(namesakes->rows);

	for (uint64_t i = 0; right && i < count; i++) {
		const char *bytes =
			stretch_at(&rows, i * sizeof(struct named), sizeof(struct named));
		struct named named;

		right = bytes;
		if (right)
			memcpy(&named, bytes, sizeof named);
		if (right && is_sought(namesakes, &named))
			right = sorter_add(namesakes->names, &named);
	}
	buffer_done(&rows.bytes);
	return right;
}

bool namesakes_find(struct namesakes *namesakes,
	bool (*found)(void *data, const struct namesake *namesake), void *data)
{
	const struct named *named;
	struct named held = {.is_held = false};
	int failure = 0;

	if (!namesakes->names)
		return true;
	if (!rows_seek(namesakes) || !sorter_sort(namesakes->names))
		return false;
	while ((named = sorter_next(namesakes->names, &failure))) {
		bool is_same = held.is_held && memcmp(held.name, named->name, NAME_DIGEST) == 0;
		const struct namesake namesake = {
			named->index, held.index, named->field, held.is_earlier};

		if (named->is_held && !is_same)
			held = *named;
		else if (!named->is_held && is_same && !found(data, &namesake))
			return false;
	}
	errno = failure;
	return !failure;
}
