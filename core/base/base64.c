/* base64.c - by nettle. */
#include "base/base64.h"

#include <nettle/base64.h>

enum { GROUP = 3, LETTERS = 4 };

void base64_add(struct buffer *to, const void *bytes, size_t size)
{
	const uint8_t *at = bytes;
	char letters[LETTERS];

	for (; size; at += GROUP) {
		size_t taken = size < GROUP ? size : GROUP;

		base64_encode_raw(letters, taken, at);
		buffer_add(to, letters, LETTERS);
		size -= taken;
	}
}
