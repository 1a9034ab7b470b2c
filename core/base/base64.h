/* base64.h - bytes as letters and digits (RFC 4648). */
#ifndef TODOKE_BASE64_H
#define TODOKE_BASE64_H

#include "base/buffer.h"

#include <stdbool.h>

/* Adds SIZE BYTES without line breaks. */
void base64_add(struct buffer *to, const void *bytes, size_t size);

/* Adds the bytes that the SIZE LETTERS say, white space between them or not; false when they
 * are no base64. */
bool base64_read(struct buffer *to, const char *letters, size_t size);

#endif
