/* spill.c - records in an unnamed file. */
#include "list/spill.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PENDING = 256 * 1024 };

struct spill {
	int fd;
	size_t size;
	uint64_t written; /* records in the file; more may be pending */
	struct buffer pending;
};

/* Where a file system can't make files without a name, one is made and its name removed. */
static int file_new(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	struct buffer path = {0};

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
		return fd;
	buffer_format(&path, "%s/.todoke-XXXXXX", folder);
	fd = mkostemp(path.data, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.data);
	buffer_done(&path);
	return fd;
}

struct spill *spill_new(const char *folder, size_t size)
{
	int fd = file_new(folder ? folder : "/tmp");
	struct spill *spill;

	if (fd < 0)
		return NULL;
	spill = memory_alloc(sizeof *spill);
	*spill = (struct spill){.fd = fd, .size = size};
	return spill;
}

void spill_free(struct spill *spill)
{
	if (!spill)
		return;
	close(spill->fd);
	buffer_done(&spill->pending);
	free(spill);
}

uint64_t spill_count(const struct spill *spill)
{
	return spill->written + spill->pending.length / spill->size;
}

static bool bytes_put(const struct spill *spill, const char *bytes, size_t size, uint64_t index)
{
	off_t at = (off_t)(index * spill->size);

	while (size) {
		ssize_t taken = pwrite(spill->fd, bytes, size, at);

		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0)
			return false;
		bytes += taken;
		size -= (size_t)taken;
		at += taken;
	}
	return true;
}

int spill_file(const struct spill *spill)
{
	return spill->fd;
}

bool spill_load(const struct spill *spill, uint64_t index, void *records, size_t count)
{
	off_t at = (off_t)(index * spill->size);
	size_t left = count * spill->size;
	char *to = records;

	while (left) {
		ssize_t taken = pread(spill->fd, to, left, at);

		if (taken < 0 && errno == EINTR)
			continue;
		if (taken == 0)
			errno = EIO;
		if (taken <= 0)
			return false;
		to += taken;
		left -= (size_t)taken;
		at += taken;
	}
	return true;
}

bool spill_flush(struct spill *spill)
{
	if (!bytes_put(spill, spill->pending.data, spill->pending.length, spill->written))
		return false;
	spill->written += spill->pending.length / spill->size;
	buffer_clear(&spill->pending);
	return true;
}

bool spill_add(struct spill *spill, const void *record)
{
	buffer_add(&spill->pending, record, spill->size);
	return spill->pending.length < PENDING || spill_flush(spill);
}

bool spill_read(struct spill *spill, uint64_t index, void *record)
{
	return (!spill->pending.length || spill_flush(spill))
	       && spill_load(spill, index, record, 1);
}

bool spill_change(struct spill *spill, uint64_t index, const void *record)
{
	return (!spill->pending.length || spill_flush(spill))
	       && bytes_put(spill, record, spill->size, index);
}
