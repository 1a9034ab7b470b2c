/* text.c - what is asked of strings everywhere. */
#include "base/text.h"

#include <string.h>

bool text_same(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

bool text_wanted(const char *one, const char *wanted)
{
	return !wanted || text_same(one, wanted);
}

bool text_ends(const char *text, const char *end)
{
	size_t length = strlen(text), size = strlen(end);

	return length >= size && strcmp(text + length - size, end) == 0;
}

bool text_blank(const char *text)
{
	return !text[strspn(text, " \t\r\n")];
}
