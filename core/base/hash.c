/* hash.c - FNV-1a (Fowler, Noll, Vo), 64 bits, folded. */
#include "base/hash.h"

#include <stdint.h>

size_t hash_text(const char *text, size_t length)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	return (size_t)(hash ^ hash >> 32);
}
