/* wording.h - reading Japanese wording of dates and numbers, a piece at a time.
 *
 * Wording is first made plain: full-width digits and signs become ASCII, white
 * space goes.  Then a cursor takes one expected piece after the other.
 */
#ifndef TODOKE_WORDING_H
#define TODOKE_WORDING_H

#include "base/arena.h"

#include <stdbool.h>

/* TEXT made plain, in ARENA. */
const char *wording_plain(struct arena *arena, const char *text);

/* Moves *AT over PIECE, when it stands there. */
bool wording_take(const char **at, const char *piece);

/* Moves *AT over the first of PIECES (ended by NULL) that stands there; which one
 * it was, or NULL. */
const char *wording_take_any(const char **at, const char *const *pieces);

/* Moves *AT over LEAST to MOST decimal digits (at most 9) and gives their VALUE. */
bool wording_digits(const char **at, int least, int most, int *value);

/* What stands where nothing can be stated. */
enum wording_state { WORDING_STATED, WORDING_OPEN, WORDING_UNKNOWN, WORDING_UNDISCLOSED };

/* Whether PLAIN wording is 調査中, 不明, 非公表 or the like. */
enum wording_state wording_state(const char *plain);

#endif
