/* packed.c - bytes that are kept for later, by libdeflate. */
#include "base/packed.h"

#include "base/arena.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { QUICK = 1 };

static void deflate(struct packed *packed, const void *bytes)
{
	struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(QUICK);
	size_t room;

	if (!deflater)
		memory_out();
	room = libdeflate_deflate_compress_bound(deflater, packed->plain_size);
	packed->bytes = memory_alloc(room);
	packed->size = libdeflate_deflate_compress(
		deflater, bytes, packed->plain_size, packed->bytes, room);
	packed->bytes = memory_resize(packed->bytes, packed->size);
	libdeflate_free_compressor(deflater);
}

void packed_keep(struct packed *packed, const void *bytes, size_t size, bool deflated)
{
	packed_done(packed);
	packed->plain_size = size;
	packed->is_deflated = deflated && size;
	if (packed->is_deflated) {
		deflate(packed, bytes);
		return;
	}
	packed->size = size;
	packed->bytes = memory_alloc(size);
	if (size)
		memcpy(packed->bytes, bytes, size);
}

void packed_add(const struct packed *packed, struct buffer *plain)
{
	struct libdeflate_decompressor *inflater;

	if (!packed->is_deflated) {
		buffer_add(plain, packed->bytes, packed->size);
		return;
	}
	inflater = libdeflate_alloc_decompressor();
	if (!inflater)
		memory_out();
	/* What it deflated itself it can inflate. */
	libdeflate_deflate_decompress(inflater, packed->bytes, packed->size,
		buffer_room(plain, packed->plain_size), packed->plain_size, NULL);
	plain->length += packed->plain_size;
	plain->data[plain->length] = '\0';
	libdeflate_free_decompressor(inflater);
}

void packed_done(struct packed *packed)
{
	free(packed->bytes);
	*packed = (struct packed){0};
}
