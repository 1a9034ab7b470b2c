/* base64.h - bytes as letters and digits (RFC 4648). */
#ifndef TODOKE_BASE64_H
#define TODOKE_BASE64_H

#include "base/buffer.h"

/* Adds SIZE BYTES without line breaks. */
void base64_add(struct buffer *to, const void *bytes, size_t size);

#endif
