/* length.h - lengths as people write them: "210mm", "10.5pt", "1em".
 *
 * Exact: no floating point.  The result is rounded once, half up, to the
 * thousandth of a point that the layout counts in.
 */
#ifndef TODOKE_LENGTH_H
#define TODOKE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

/* The largest side of a PDF page (ISO 32000-1, annex C.2): 14,400 pt, in mp. */
enum { LENGTH_MAXIMUM = 14400000 };

/* Reads TEXT, a decimal number (at most four decimals) with its unit, into mp.
 * EM is what "em" stands for; 0: that unit is refused.  False when TEXT is
 * something else, negative, or more than LENGTH_MAXIMUM. */
bool length_read(const char *text, int32_t em, int32_t *length);

/* LENGTH in whole millimetres, rounded. */
int32_t millimetres(int32_t length);

#endif
