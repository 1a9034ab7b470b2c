/* text.c - strings that may be absent. */
#include "base/text.h"

#include <string.h>

bool text_same(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}
