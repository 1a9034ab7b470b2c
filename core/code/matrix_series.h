/* matrix_series.h - QR codes of many numbers of one length: the same as matrix_encode's, ten
 * times as fast.
 */
#ifndef TODOKE_MATRIX_SERIES_H
#define TODOKE_MATRIX_SERIES_H

#include "code/matrix.h"

struct matrix_series;

/* For numbers of DIGITS digits, in ARENA; NULL when they have no room in the smallest version,
 * or are too few to be told apart by it.  Takes as long as some two hundred codes of
 * matrix_encode.
 */
struct matrix_series *matrix_series_new(
	size_t digits, enum matrix_correction correction, struct arena *arena);

/* The code of NUMBER, which has as many digits as SERIES says, in ARENA. */
void matrix_series_encode(const struct matrix_series *series, const char *number,
	struct arena *arena, struct matrix *matrix);

#endif
