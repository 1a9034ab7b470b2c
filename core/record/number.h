/* number.h - whole numbers as Japanese writes them: 1,234, 2.7万, 1億2,345万6,789, 3千.
 *
 * Exact: a decimal fraction must vanish in the unit it stands before.
 */
#ifndef TODOKE_NUMBER_H
#define TODOKE_NUMBER_H

#include <stdint.h>

enum number_result {
	NUMBER_READ,
	NUMBER_NONE,     /* no number stands here */
	NUMBER_COMMAS,   /* separators at the wrong places */
	NUMBER_FRACTION, /* not a whole number */
	NUMBER_LARGE,    /* more than can be counted */
};

/* Moves *AT over a number in plain wording (wording.h) and gives its VALUE. */
enum number_result number_read(const char **at, int64_t *value);

#endif
