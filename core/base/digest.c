/* digest.c - SHA-256, by nettle. */
#include "base/digest.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, DEPTH = 8 };

static const char hexadecimal[] = "0123456789abcdef";

static struct digest digest_end(struct sha256_ctx *context)
{
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct digest digest;

	sha256_digest(context, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		digest.text[2 * i] = hexadecimal[bytes[i] >> 4];
		digest.text[2 * i + 1] = hexadecimal[bytes[i] & 15];
	}
	digest.text[2 * sizeof bytes] = '\0';
	return digest;
}

struct digest digest_bytes(const char *bytes, size_t size)
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, size, (const uint8_t *)bytes);
	return digest_end(&context);
}

struct digesting {
	struct sha256_ctx context;
};

struct digesting *digesting_new(void)
{
	struct digesting *digesting = memory_alloc(sizeof *digesting);

	sha256_init(&digesting->context);
	return digesting;
}

void digesting_free(struct digesting *digesting)
{
	free(digesting);
}

void digesting_add(struct digesting *digesting, const void *bytes, size_t size)
{
	sha256_update(&digesting->context, size, bytes);
}

struct digest digesting_end(struct digesting *digesting)
{
	return digest_end(&digesting->context);
}

void digest_keyed(const void *key, size_t key_size, const void *bytes, size_t bytes_size,
	unsigned char *digest, size_t size)
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, key_size, key);
	sha256_update(&context, bytes_size, bytes);
	sha256_digest(&context, size, digest);
}

struct digest_base64 digest_base64(const char *bytes, size_t size)
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct digest_base64 base64 = {0};

	sha256_init(&context);
	sha256_update(&context, size, (const uint8_t *)bytes);
	sha256_digest(&context, sizeof digest, digest);
	base64_encode_raw(base64.text, sizeof digest, digest);
	return base64;
}

bool digest_file(int fd, struct digest *digest)
{
	struct sha256_ctx context;
	uint8_t bytes[CHUNK];
	off_t at = 0;
	ssize_t taken;

	sha256_init(&context);
	while ((taken = pread(fd, bytes, sizeof bytes, at)) != 0) {
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0)
			return false;
		sha256_update(&context, (size_t)taken, bytes);
		at += taken;
	}
	*digest = digest_end(&context);
	return true;
}

bool digest_path(const char *path, struct digest *digest)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe is not waited for */
	bool done = fd >= 0 && digest_file(fd, digest);
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return done;
}

/* --- folders */

static bool folder_list(const char *path, size_t depth, struct buffer *list);

/* Adds to LIST what NAME in the folder PATH is. */
static bool entry_list(const char *path, const char *name, size_t depth, struct buffer *list)
{
	struct arena *arena = arena_new();
	const char *whole = arena_format(arena, "%s/%s", path, name);
	struct stat status;
	struct digest digest;
	bool listed = stat(whole, &status) == 0;

	if (listed && S_ISDIR(status.st_mode)) {
		buffer_format(list, "%s/\n", name);
		listed = folder_list(whole, depth + 1, list);
		buffer_text(list, "/\n");
	} else if (listed && S_ISREG(status.st_mode)) {
		listed = digest_path(whole, &digest);
		if (listed)
			buffer_format(list, "%s %s\n", digest.text, name);
	}
	arena_free(arena);
	return listed;
}

static int visible(const struct dirent *entry)
{
	return *entry->d_name != '.';
}

/* The digest and name of each file in PATH, by name in the order of bytes. */
static bool folder_list(const char *path, size_t depth, struct buffer *list)
{
	struct dirent **entries;
	int count = depth < DEPTH ? scandir(path, &entries, visible, alphasort) : 0;
	bool listed = count >= 0;

	for (int i = 0; i < count; i++) {
		listed = listed && entry_list(path, entries[i]->d_name, depth, list);
		free(entries[i]);
	}
	if (count > 0 || (count == 0 && depth < DEPTH))
		free(entries);
	return listed;
}

bool digest_folder(const char *path, struct digest *digest)
{
	struct buffer list = {0};
	bool listed = folder_list(path, 0, &list);

	if (listed)
		*digest = digest_bytes(list.data ? list.data : "", list.length);
	buffer_done(&list);
	return listed;
}
