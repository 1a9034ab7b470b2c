/* file_name.c - names of files, which must stay in their folder. */
#include "base/file_name.h"

#include <string.h>

bool file_name_is_plain(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

static bool is_unsafe(char c)
{
	return (unsigned char)c < 0x20 || strchr("/\\:*?\"<>| ", c) != NULL;
}

void file_name_clean(char *name)
{
	if (*name == '.')
		*name = '-';
	for (char *c = name; *c; c++)
		if (is_unsafe(*c))
			*c = '-';
}
