/* packed.h - bytes that are kept for later in as little memory as they may take. */
#ifndef TODOKE_PACKED_H
#define TODOKE_PACKED_H

#include "base/buffer.h"

#include <stdbool.h>

struct packed {
	void *bytes;
	size_t size, plain_size;
	bool is_deflated;
};

/* SIZE bytes at BYTES, deflated or as they are, instead of what was kept before. */
void packed_keep(struct packed *packed, const void *bytes, size_t size, bool deflated);

/* Adds them to PLAIN. */
void packed_add(const struct packed *packed, struct buffer *plain);

void packed_done(struct packed *packed);

#endif
