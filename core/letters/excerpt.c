/* excerpt.c - what of two texts shows a person where they differ. */
#include "letters/excerpt.h"

enum { EXCERPT = 160, EXCERPT_BEFORE = 30 };

size_t excerpt_start(const struct buffer *one, const struct buffer *other)
{
	size_t at = 0;

	while (at < one->length && at < other->length && one->data[at] == other->data[at])
		at++;
	return at;
}

const char *excerpt_around(const struct buffer *text, size_t at, struct arena *arena)
{
	const char *data = text->data ? text->data : "";
	size_t start = at > EXCERPT_BEFORE ? at - EXCERPT_BEFORE : 0, end = start + EXCERPT;

	if (text->length <= EXCERPT)
		return arena_text(arena, data);
	start = start < text->length ? start : text->length;
	end = end < text->length ? end : text->length;
	while (start && (data[start] & 0xC0) == 0x80)
		start--;
	while (end < text->length && (data[end] & 0xC0) == 0x80)
		end++;
	return arena_format(arena, "…%.*s…", (int)(end - start), data + start);
}
