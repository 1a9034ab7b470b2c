/* style_places.c - where page styles and envelopes are found. */
#include "layout/style_places.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_path(const char *name)
{
	const char *ending = strrchr(name, '.');

	return strchr(name, '/') || (ending && strcmp(ending, ".xml") == 0);
}

const char *path_beside(const char *from, const char *file, struct arena *arena)
{
	const char *slash = strrchr(from, '/');

	if (!slash || *file == '/')
		return arena_text(arena, file);
	return arena_format(arena, "%.*s%s", (int)(slash + 1 - from), from, file);
}

const char *style_place_program(const struct style_places *places, const char *kind,
	const char *name, struct arena *arena)
{
	return arena_format(arena, "%s/%s/%s.xml", places->templates, kind, name);
}

const char *style_place(const struct style_places *places, const char *kind, const char *name,
	struct arena *arena)
{
	const char *file = arena_format(arena, "%s/%s.xml", kind, name);
	const char *path;

	if (is_path(name))
		return arena_text(arena, name);
	if (places->record) {
		path = path_beside(places->record, file, arena);
		if (access(path, F_OK) == 0)
			return path;
	}
	if (places->pack) {
		path = arena_format(arena, "%s/%s", places->pack, file);
		if (access(path, F_OK) == 0)
			return path;
	}
	return style_place_program(places, kind, name, arena);
}

static int is_file_of_ours(const struct dirent *entry)
{
	const char *ending = strrchr(entry->d_name, '.');

	return ending && strcmp(ending, ".xml") == 0;
}

void style_place_told(const struct style_places *places, const char *kind, const char *name,
	struct arena *arena, struct findings *findings)
{
	struct dirent **entries = NULL;
	const char *names = "";
	int count;

	if (is_path(name) || access(style_place(places, kind, name, arena), F_OK) == 0)
		return;
	count = scandir(arena_format(arena, "%s/%s", places->templates, kind), &entries,
		is_file_of_ours, alphasort);
	for (int i = 0; i < count; i++) {
		names = arena_format(arena, "%s%s%.*s", names, i ? " " : "",
			(int)(strlen(entries[i]->d_name) - strlen(".xml")), entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	finding_add(findings, "style-place", (struct place){0}, "name", name, "kind", kind,
		"names", names, NULL);
}
