/* hash.h - a number for text, for tables in memory: never stored, and no order is made of it.
 */
#ifndef TODOKE_HASH_H
#define TODOKE_HASH_H

#include <stddef.h>

size_t hash_text(const char *text, size_t length);

#endif
