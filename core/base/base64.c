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

bool base64_read(struct buffer *to, const char *letters, size_t size)
{
	struct base64_decode_ctx reading;
	size_t length = BASE64_DECODE_LENGTH(size);
	uint8_t *bytes = (uint8_t *)buffer_room(to, length);

	base64_decode_init(&reading);
	if (!base64_decode_update(&reading, &length, bytes, size, letters)
		|| !base64_decode_final(&reading))
		return false;
	to->length += length;
	to->data[to->length] = '\0';
	return true;
}
