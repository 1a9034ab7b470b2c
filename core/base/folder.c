/* folder.c - what lies in a folder. */
#include "base/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_xml(const struct dirent *entry)
{
	const char *ending = strrchr(entry->d_name, '.');

	return entry->d_name[0] != '.' && ending && strcmp(ending, ".xml") == 0;
}

const char **folder_xml(const char *path, struct arena *arena, struct findings *findings)
{
	struct dirent **entries;
	int count = scandir(path, &entries, is_xml, alphasort);
	const char **names =
		arena_array(arena, count < 0 ? 1 : (size_t)count + 1, sizeof *names);

	if (count < 0) {
		finding_add(findings, "folder-unreadable", (struct place){path, 0, 0}, NULL);
		return names;
	}
	for (int i = 0; i < count; i++) {
		names[i] = arena_text(arena, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return names;
}
