/* cells.c - taking a row apart. */
#include "list/cells.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* Takes a quoted cell at AT off its quotes, in place; the byte behind it. */
static char *quoted_take(char *at, const char **cell)
{
	char *to = at;

	*cell = at;
	for (at++;; at++) {
		if (*at == '"' && *++at != '"')
			break;
		if (!*at) /* of a row whose quotes are wrong */
			break;
		*to++ = *at;
	}
	*to = '\0';
	return at;
}

static void cell_put(struct cells *cells, const char *cell)
{
	if (cells->count < cells->most)
		cells->of[cells->count++] = cell;
	else if (*cell)
		cells->count++;
}

static void cells_part(struct cells *cells, char *at)
{
	for (;;) {
		const char *cell = at;
		char *end;

		if (*at == '"')
			at = quoted_take(at, &cell);
		end = strchrnul(at, cells->separator);
		at = end;
		if (!*end) {
			cell_put(cells, cell);
			return;
		}
		*at++ = '\0';
		cell_put(cells, cell);
	}
}

enum cells_fault cells_read(struct cells *cells, const char *bytes, size_t size, size_t *at)
{
	size_t reach;
	const char *zero;

	if (!cells->of)
		cells->of = memory_alloc(memory_product(cells->most + 1, sizeof *cells->of));
	for (size_t i = 0; i < cells->most; i++)
		cells->of[i] = "";
	cells->count = 0;
	buffer_clear(&cells->text);
	buffer_add(&cells->text, "", 0);
	reach = decoding_add(cells->decoding, bytes, size, &cells->text);
	*at = reach;
	if (reach < size)
		return CELLS_BYTES;
	zero = memchr(cells->text.data, '\0', cells->text.length);
	*at = zero ? (size_t)(zero - cells->text.data) : 0;
	if (zero)
		return CELLS_NUL;
	cells_part(cells, cells->text.data);
	return CELLS_SOUND;
}

void cells_done(struct cells *cells)
{
	buffer_done(&cells->text);
	free(cells->of);
	cells->of = NULL;
}
