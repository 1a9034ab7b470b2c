/* home.c - finding the program's data from the place of its executable. */
#include "base/home.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* From the executable's folder: in a checkout, installed (bin/). */
static const char *const candidates[] = {"build/share/todoke", "../share/todoke", NULL};

static char *executable_folder(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);
	const char *slash;

	if (length < 0 || (size_t)length == sizeof path)
		return NULL;
	slash = memrchr(path, '/', (size_t)length);
	return slash ? arena_copy(arena, path, (size_t)(slash - path)) : NULL;
}

const char *home_find(struct arena *arena)
{
	const char *folder = executable_folder(arena);

	if (!folder)
		return NULL;
	for (const char *const *candidate = candidates; *candidate; candidate++) {
		char *home = arena_format(arena, "%s/%s", folder, *candidate);

		if (access(arena_format(arena, "%s/templates", home), R_OK | X_OK) == 0)
			return home;
	}
	return NULL;
}

const char *home_plugins(struct arena *arena, const char *home)
{
	return arena_format(arena, "%s/../../lib/todoke/plugins", home);
}
