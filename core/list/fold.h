/* fold.h - text as lists are compared: what looks alike to a person is alike.
 *
 * Full and half width, upper and lower case, hiragana's marks written apart, kinds of hyphens,
 * white space and variation selectors make no difference.  For comparing alone: what is
 * printed is never folded.
 */
#ifndef TODOKE_FOLD_H
#define TODOKE_FOLD_H

#include "base/buffer.h"

#include <stdint.h>

void fold_add(struct buffer *to, const char *text);

/* The same of an address: 一丁目2番3号 is 1-2-3. */
void fold_address(struct buffer *to, const char *text);

/* ASCII for the full-width forms of ASCII and for every kind of hyphen. */
uint32_t fold_width(uint32_t character);

#endif
