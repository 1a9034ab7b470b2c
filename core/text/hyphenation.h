/* hyphenation.h - libhyphen's part in setting text: where an English word may be divided.
 *
 * With the American patterns of Debian's hyphen-en-us.  Where these are not installed, words
 * stay whole.
 */
#ifndef TODOKE_HYPHENATION_H
#define TODOKE_HYPHENATION_H

#include "text/unit.h"

struct hyphenation;

/* The patterns are read when the first word asks for them.  Free with hyphenation_free. */
struct hyphenation *hyphenation_new(void);
void hyphenation_free(struct hyphenation *hyphenation);

/* Gives the units of RUNS after which an English word may be divided their HYPHEN.  Words of
 * small letters alone: no names, numbers, addresses, compounds. */
void words_hyphenate(struct units units, const struct text_run *runs,
	struct hyphenation *hyphenation, struct arena *arena);

#endif
