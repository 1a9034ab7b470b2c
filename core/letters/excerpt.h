/* excerpt.h - what of two texts shows a person where they differ. */
#ifndef TODOKE_LETTERS_EXCERPT_H
#define TODOKE_LETTERS_EXCERPT_H

#include "base/arena.h"
#include "base/buffer.h"

/* The first byte in which the texts differ. */
size_t excerpt_start(const struct buffer *one, const struct buffer *other);

/* TEXT, or of a long one what stands around the byte AT. */
const char *excerpt_around(const struct buffer *text, size_t at, struct arena *arena);

#endif
