/* file_name.c - names of files, which must stay in their folder. */
#include "base/file_name.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

bool file_name_is_plain(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

static bool is_unsafe(char c)
{
	return (unsigned char)c < 0x20 || strchr("/\\:*?\"<>| ", c) != NULL;
}

const char *file_name_last(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void file_name_clean(char *name)
{
	if (*name == '.')
		*name = '-';
	for (char *c = name; *c; c++)
		if (is_unsafe(*c))
			*c = '-';
}

bool file_name_is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t length = strcspn(name, ".");

	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (length == 3 && strncasecmp(name, devices[i], 3) == 0)
			return true;
	return length == 4 && isdigit((unsigned char)name[3])
	       && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0);
}
