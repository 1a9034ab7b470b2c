/* stretch.h - a stretch of a file in memory: read ahead as long as it is asked for in order.
 */
#ifndef TODOKE_STRETCH_H
#define TODOKE_STRETCH_H

#include "base/buffer.h"

#include <stddef.h>
#include <stdint.h>

struct stretch {
	int fd;
	uint64_t from; /* where BYTES begin in the file */
	uint64_t next; /* behind what was asked for last */
	struct buffer bytes;
};

/* LENGTH bytes from OFFSET on, in memory until the next call; NULL with errno, which is 0 when
 * the file ends before. */
const char *stretch_at(struct stretch *stretch, uint64_t offset, size_t length);

#endif
