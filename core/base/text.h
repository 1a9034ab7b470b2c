/* text.h - what is asked of strings everywhere. */
#ifndef TODOKE_BASE_TEXT_H
#define TODOKE_BASE_TEXT_H

#include <stdbool.h>

/* Whether both, which may be absent, are the same, or both are NULL. */
bool text_same(const char *one, const char *other);

/* Whether ONE is WANTED; NULL: any is. */
bool text_wanted(const char *one, const char *wanted);

bool text_ends(const char *text, const char *end);

/* Nothing but white space? */
bool text_blank(const char *text);

#endif
