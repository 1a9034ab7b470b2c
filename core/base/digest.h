/* digest.h - SHA-256 of bytes and files: what binds a ledger to exact files. */
#ifndef TODOKE_DIGEST_H
#define TODOKE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

/* 64 hexadecimal digits in lower case, as sha256sum writes them, and a NUL. */
struct digest {
	char text[65];
};

struct digest digest_bytes(const char *bytes, size_t size);

/* The same, as bytes come in. */
struct digesting;
struct digesting *digesting_new(void);
void digesting_free(struct digesting *digesting);
void digesting_add(struct digesting *digesting, const void *bytes, size_t size);
struct digest digesting_end(struct digesting *digesting); /* and begins anew */

/* The first SIZE (at most 32) bytes of the digest of BYTES behind those at KEY. */
void digest_keyed(const void *key, size_t key_size, const void *bytes, size_t bytes_size,
	unsigned char *digest, size_t size);

/* The same in base64, as web pages name what they allow ('sha256-...'). */
struct digest_base64 {
	char text[45];
};
struct digest_base64 digest_base64(const char *bytes, size_t size);

/* Of the file PATH; false with errno. */
bool digest_path(const char *path, struct digest *digest);

/* Of the regular files in the folder PATH, their names and folders in it, to the depth
 * of 8; false with errno when one can't be read. */
bool digest_folder(const char *path, struct digest *digest);

/* Of all that stands in the file FD, open for reading; its offset stays.  False
 * with errno. */
bool digest_file(int fd, struct digest *digest);

#endif
