/* cells.h - the cells of one row: from its bytes to text in UTF-8. */
#ifndef TODOKE_CELLS_H
#define TODOKE_CELLS_H

#include "base/buffer.h"
#include "base/encoding.h"
#include "list/row_scan.h"

#include <stdbool.h>
#include <stddef.h>

/* Begins as {0} with a decoding, separator and how many cells there may be (MOST). */
struct cells {
	struct decoding *decoding;
	char separator;
	size_t most;
	struct buffer text; /* the row; of it every cell is a part, ended by NUL */
	const char **of;    /* room for MOST; "" for those that the row lacks */
	size_t count; /* that the row has; of more than MOST only those that say something */
};

enum cells_fault { CELLS_SOUND, CELLS_BYTES, CELLS_NUL };

/* Takes the SIZE bytes of a row apart.  A fault is at the byte AT of the row; all cells are
 * empty then. */
enum cells_fault cells_read(struct cells *cells, const char *bytes, size_t size, size_t *at);

void cells_done(struct cells *cells);

#endif
