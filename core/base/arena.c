/* arena.c - memory that lives and dies together: a list of growing blocks.
 *
 * It does not give memory back before the end, and it is not for sharing
 * between threads.
 */
#include "base/arena.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_FIRST = 16 * 1024, BLOCK_LARGEST = 1024 * 1024 };

struct block {
	struct block *next;
	size_t used, capacity;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *block; /* the one being filled; the full ones follow */
	size_t size;
};

_Noreturn void memory_out(void)
{
	static const char text[] = "todoke: メモリが足りません (out of memory)\n";
	ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);

	(void)written; /* nothing is left to do about it */
	_exit(3);
}

void *memory_alloc(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		memory_out();
	return memory;
}

void *memory_resize(void *memory, size_t size)
{
	memory = realloc(memory, size ? size : 1);
	if (!memory)
		memory_out();
	return memory;
}

/* glibc gives the top of the heap back as soon as 128 kB of it are free, and blocks larger than
 * that at once. */
void memory_keep(void)
{
	enum { LARGE = 16 * 1024 * 1024, STEP = 1024 * 1024 };

	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_TOP_PAD, STEP);
}

size_t memory_product(size_t count, size_t size)
{
	size_t product;

	if (__builtin_mul_overflow(count, size, &product))
		memory_out();
	return product;
}

static struct block *block_new(size_t capacity)
{
	size_t size;
	struct block *block;

	if (__builtin_add_overflow(sizeof *block, capacity, &size))
		memory_out();
	block = memory_alloc(size);
	block->next = NULL;
	block->used = 0;
	block->capacity = capacity;
	return block;
}

struct arena *arena_new(void)
{
	struct arena *arena = memory_alloc(sizeof *arena);

	arena->block = block_new(BLOCK_FIRST);
	arena->size = 0;
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	while (arena->block) {
		struct block *next = arena->block->next;

		free(arena->block);
		arena->block = next;
	}
	free(arena);
}

/* A block with room for SIZE; small wishes double the block up to a limit. */
static void arena_grow(struct arena *arena, size_t size)
{
	size_t capacity = arena->block->capacity * 2;
	struct block *block;

	if (capacity > BLOCK_LARGEST)
		capacity = BLOCK_LARGEST;
	block = block_new(size > capacity ? size : capacity);
	block->next = arena->block;
	arena->block = block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t padded = size ? size : 1;
	void *memory;

	if (padded > SIZE_MAX - align)
		memory_out();
	padded = (padded + align - 1) / align * align;
	if (arena->block->capacity - arena->block->used < padded)
		arena_grow(arena, padded);
	memory = arena->block->bytes + arena->block->used;
	arena->block->used += padded;
	arena->size += padded;
	return memset(memory, 0, padded);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, memory_product(count, size));
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		memory_out();
	copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

char *arena_vformat(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		memory_out();
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = arena_vformat(arena, format, arguments);
	va_end(arguments);
	return text;
}

size_t arena_size(const struct arena *arena)
{
	return arena->size;
}
