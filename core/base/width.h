/* width.h - how many columns of a terminal a text takes.
 *
 * By the wide and full-width characters of Unicode's East Asian Width, whatever the
 * locale; combining marks and variation selectors take none.
 */
#ifndef TODOKE_WIDTH_H
#define TODOKE_WIDTH_H

#include "base/buffer.h"

#include <stddef.h>

size_t text_width(const char *text);

/* TEXT, then spaces up to COLUMNS. */
void text_pad(struct buffer *to, const char *text, size_t columns);

#endif
