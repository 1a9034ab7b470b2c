/* digest.c - SHA-256, by nettle. */
#include "base/digest.h"

#include <errno.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static struct digest digest_end(struct sha256_ctx *context)
{
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct digest digest;

	sha256_digest(context, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(digest.text + 2 * i, 3, "%02x", bytes[i]);
	return digest;
}

struct digest digest_bytes(const char *bytes, size_t size)
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, size, (const uint8_t *)bytes);
	return digest_end(&context);
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
