/* stretch.c - a stretch of a file in memory. */
#include "list/stretch.h"

#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

/* What begins at most GAP behind the last is asked for in order: some rows are left out. */
enum { AHEAD = 64 * 1024, GAP = 4096 };

static bool holds(const struct stretch *stretch, uint64_t offset, size_t length)
{
	return offset >= stretch->from && offset - stretch->from <= stretch->bytes.length
	       && length <= stretch->bytes.length - (offset - stretch->from);
}

/* LENGTH bytes from OFFSET on, or as many as there are; false with errno. */
static bool stretch_read(struct stretch *stretch, uint64_t offset, size_t length)
{
	char *to;
	ssize_t taken = 1;

	buffer_clear(&stretch->bytes);
	stretch->from = offset;
	to = buffer_room(&stretch->bytes, length);
	while (taken && stretch->bytes.length < length) {
		taken = pread(stretch->fd, to + stretch->bytes.length,
			length - stretch->bytes.length,
			(off_t)(offset + stretch->bytes.length));
		if (taken < 0 && errno != EINTR)
			return false;
		stretch->bytes.length += taken > 0 ? (size_t)taken : 0;
	}
	errno = 0;
	return true;
}

const char *stretch_at(struct stretch *stretch, uint64_t offset, size_t length)
{
	bool in_order = offset >= stretch->next && offset - stretch->next <= GAP;

	if (!holds(stretch, offset, length)
		&& !stretch_read(stretch, offset, in_order && length < AHEAD ? AHEAD : length))
		return NULL;
	stretch->next = offset + length;
	return holds(stretch, offset, length) ? stretch->bytes.data + (offset - stretch->from)
					      : NULL;
}
