/* number.h - numbers as Japanese writes them: 1,234, 2.7万, 1億2,345万6,789, 三千, 十二.
 *
 * Exact, in whole parts of one: of a number counted in thousandths (PARTS 1000) three
 * decimals are read, of one counted in ones (PARTS 1) a decimal fraction must vanish in
 * the unit it stands before.
 */
#ifndef TODOKE_NUMBER_H
#define TODOKE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

enum number_result {
	NUMBER_READ,
	NUMBER_NONE,     /* no number stands here */
	NUMBER_COMMAS,   /* separators at the wrong places */
	NUMBER_FRACTION, /* finer than PARTS */
	NUMBER_LARGE,    /* more than can be counted */
};

/* Moves *AT over a number in plain wording (wording.h) and gives its VALUE. */
enum number_result number_read(const char **at, int64_t parts, int64_t *value);

/* Moves *AT over digits alone, Arabic or kanji, without separators or units; false
 * when there are none. */
bool number_digits(const char **at);

#endif
