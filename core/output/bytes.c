/* bytes.c - bytes into a file, all of them. */
#include "output/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int bytes_create(int folder, const char *name, struct findings *findings)
{
	int fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		finding_add(findings, errno == EEXIST ? "output-twice" : "output-failed",
			(struct place){name, 0, 0}, "reason", strerror(errno), NULL);
	return fd;
}

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

bool bytes_read(int fd, struct buffer *bytes)
{
	char piece[65536];
	off_t at = 0;
	ssize_t taken;

	while ((taken = pread(fd, piece, sizeof piece, at)) != 0) {
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0)
			return false;
		buffer_add(bytes, piece, (size_t)taken);
		at += taken;
	}
	return true;
}
