/* count_unit.h - the units of counts, amounts of money and quantities.
 *
 * A word may stand for more than one code (枚: sheet, card); the first is meant unless
 * the attribute unit says otherwise.
 */
#ifndef TODOKE_COUNT_UNIT_H
#define TODOKE_COUNT_UNIT_H

#include <stdbool.h>

enum count_measure { MEASURE_THINGS, MEASURE_MONEY, MEASURE_QUANTITY };

struct count_unit {
	const char *word, *code;
	int times; /* how many of its code it is: 1割 is 10 per cent */
};

/* Moves *AT over the unit that stands there; NULL when none of MEASURE does. */
const struct count_unit *count_unit_take(const char **at, enum count_measure measure);

/* The unit that TEXT ends with, or NULL. */
const struct count_unit *count_unit_end(const char *text, enum count_measure measure);

/* May the word of UNIT stand for CODE? */
bool count_unit_fits(
	const struct count_unit *unit, const char *code, enum count_measure measure);

#endif
