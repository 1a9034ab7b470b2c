/* namesakes.h - rows with the name of somebody who is held back, at another address; for
 * core/list alone.
 *
 * Somebody under protection may stand in a list twice, once with an address of the past, and a
 * letter to that one would be a new leak; or it is somebody else.  A name is known by its
 * digest (duplicates.h).  Only names of those held back are looked for: without any, nothing is
 * sorted.
 */
#ifndef TODOKE_NAMESAKES_H
#define TODOKE_NAMESAKES_H

#include "list/list.h"

#include <stdbool.h>
#include <stdint.h>

enum { NAME_DIGEST = 8 };

/* The name of a row. */
struct named {
	unsigned char name[NAME_DIGEST];
	uint64_t index; /* of an earlier run: its number */
	uint8_t field;  /* where the name stands */
	bool is_held, is_earlier;
};

/* In the row INDEX, FIELD is the name of the row OTHER, which is held back, or of the row of
 * that number of an earlier run. */
struct namesake {
	uint64_t index, other;
	enum list_field field;
	bool is_earlier;
};

struct namesakes;

/* NULL with errno. */
struct namesakes *namesakes_new(const char *folder);
void namesakes_free(struct namesakes *namesakes);

/* False with errno. */
bool namesakes_add(struct namesakes *namesakes, const struct named *named);

/* After all rows: calls FOUND for every name of a row that is not held back, and is that of one
 * that is, until it returns false; false then, or with errno. */
bool namesakes_find(struct namesakes *namesakes,
	bool (*found)(void *data, const struct namesake *namesake), void *data);

#endif
