/* text.c - strings that may be absent. */
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
