/* matrix.h - text as a QR code (ISO/IEC 18004): which modules are dark.
 *
 * Pure: text in, matrix out.  For the address of a web page in a letter, and for the marks
 * that inserting machines read off every sheet.  libqrencode is seen by matrix.c alone; how
 * large the modules are and where they stand is the layout's.
 */
#ifndef TODOKE_MATRIX_H
#define TODOKE_MATRIX_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* How much of the code may be lost: 7, 15, 25, 30 percent. */
enum matrix_correction { MATRIX_LOW, MATRIX_MEDIUM, MATRIX_QUARTILE, MATRIX_HIGH };

/* White modules around a code (6.3.8). */
enum { MATRIX_QUIET = 4 };

struct matrix {
	size_t side;      /* modules in a row, the quiet zone not counted */
	const bool *dark; /* row by row */
};

/* The smallest code that holds TEXT, in ARENA; false when none does (2,953 bytes at most). */
bool matrix_encode(const char *text, enum matrix_correction correction, struct arena *arena,
	struct matrix *matrix);

#endif
