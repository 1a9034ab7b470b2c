/* bytes.c - bytes into a file, all of them. */
#include "output/bytes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool bytes_write(const struct buffer *bytes, int fd, struct findings *findings)
{
	size_t done = 0;

	while (done < bytes->length) {
		ssize_t written = write(fd, bytes->data + done, bytes->length - done);

		if (written < 0 && errno != EINTR) {
			finding_add(findings, "output-failed", (struct place){0}, "reason",
				strerror(errno), NULL);
			return false;
		}
		done += written > 0 ? (size_t)written : 0;
	}
	return true;
}
