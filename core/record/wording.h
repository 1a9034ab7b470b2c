/* wording.h - reading Japanese wording of dates and numbers, a piece at a time.
 *
 * Wording is first made plain: full-width digits and signs become ASCII, white
 * space goes.  Then a cursor takes one expected piece after the other.
 */
#ifndef TODOKE_WORDING_H
#define TODOKE_WORDING_H

#include "xml/xml.h"

#include <stdbool.h>
#include <stdint.h>

/* Is what NODE says in Japanese?  Only that is read. */
bool wording_in_japanese(const struct xml_node *node);

/* One character of it: full-width forms become ASCII. */
uint32_t wording_plain_character(uint32_t character);

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
enum wording_state {
	WORDING_STATED,
	WORDING_OPEN,         /* 調査中 */
	WORDING_UNKNOWN,      /* 不明 */
	WORDING_UNDISCLOSED,  /* 非公表 */
	WORDING_INCALCULABLE, /* 算出不可 */
	WORDING_FREE,         /* 無償 */
	WORDING_NONE,         /* 発生なし */
};

/* Whether PLAIN wording is 調査中, 不明, 非公表 or the like. */
enum wording_state wording_state(const char *plain);

/* The state of a code of the attribute "state" (NULL: stated), and the code of a
 * state (NULL for stated). */
enum wording_state wording_state_of(const char *code);
const char *wording_state_code(enum wording_state state);

#endif
