/* text.h - strings that may be absent. */
#ifndef TODOKE_BASE_TEXT_H
#define TODOKE_BASE_TEXT_H

#include <stdbool.h>

/* Whether both are the same, or both are NULL. */
bool text_same(const char *one, const char *other);

/* Whether ONE is WANTED; NULL: any is. */
bool text_wanted(const char *one, const char *wanted);

#endif
