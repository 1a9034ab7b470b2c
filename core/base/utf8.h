/* utf8.h - reading and writing UTF-8, one character at a time.
 *
 * A character here is a Unicode scalar value; a name on paper may need several
 * (base, variation selector, combining mark): see text/cluster.h for that.
 * Nothing here normalises: a person's name stays as it was written.
 */
#ifndef TODOKE_UTF8_H
#define TODOKE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at TEXT (LENGTH bytes are left, at least one) and says
 * how many bytes it takes.  A malformed byte is U+FFFD and takes one byte. */
uint32_t utf8_decode(const char *text, size_t length, size_t *taken);

/* Writes CHARACTER into BYTES (room for 4) and returns how many it took. */
size_t utf8_encode(uint32_t character, char *bytes);

/* How many leading bytes of TEXT are well-formed UTF-8 (LENGTH if all are). */
size_t utf8_valid(const char *text, size_t length);

/* How many characters TEXT has. */
size_t utf8_count(const char *text, size_t length);

#endif
