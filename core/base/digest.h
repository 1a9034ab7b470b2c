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

/* Of all that stands in the file FD, open for reading; its offset stays.  False
 * with errno. */
bool digest_file(int fd, struct digest *digest);

#endif
