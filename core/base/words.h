/* words.h - lists of words in one text, white space between them: ids, names, codes. */
#ifndef TODOKE_WORDS_H
#define TODOKE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The next word at *WORDS, LENGTH bytes long, and *WORDS moved behind it; NULL when
 * none is left. */
const char *words_next(const char **words, size_t *length);

/* Is WORD one of WORDS?  An empty one is in no list. */
bool words_hold(const char *words, const char *word);

/* Is every one of OTHERS, or one of them at least, in WORDS? */
bool words_hold_all(const char *words, const char *others);
bool words_meet(const char *words, const char *others);

#endif
