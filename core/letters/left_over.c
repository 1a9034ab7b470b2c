/* left_over.c - letters of a run before that would lie among those of this one. */
#include "letters/left_over.h"

#include "base/arena.h"
#include "letters/traces.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* The number in ENTRY, a file's name: NAME-0012.pdf, NAME-0012-check.csv; 0: it is none. */
static size_t number_of(const char *entry, const char *name)
{
	size_t length = strlen(name), digits;

	if (strncmp(entry, name, length) != 0 || entry[length] != '-')
		return 0;
	entry += length + 1;
	digits = strspn(entry, "0123456789");
	if (digits < 4 || (entry[digits] && !strchr(".-", entry[digits])))
		return 0;
	return (size_t)strtoull(entry, NULL, 10);
}

/* The first file or folder of FOLDER that has a number above FILES; NULL: none. */
static const char *file_left(
	const char *folder, const char *name, size_t files, struct arena *arena)
{
	DIR *entries = opendir(folder);
	const char *first = NULL;

	for (const struct dirent *entry; entries && (entry = readdir(entries));)
		if (number_of(entry->d_name, name) > files
			&& (!first || strcmp(entry->d_name, first) < 0))
			first = arena_text(arena, entry->d_name);
	if (entries)
		closedir(entries);
	return first ? arena_format(arena, "%s/%s", folder, first) : NULL;
}

/* The journal of a run, which no run of this list goes on with or replaces. */
static const char *journal_left(
	const char *folder, const char *name, struct arena *arena, struct findings *findings)
{
	struct trace *trace;

	traces_read(folder, name, arena, &trace, findings);
	while (trace && trace->is_mail)
		trace = trace->next;
	return trace ? trace->journal : NULL;
}

bool left_over(const char *folder, const char *name, size_t files, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *first = file_left(folder, name, files, arena);

	if (!first && !files)
		first = journal_left(folder, name, arena, findings);
	if (first)
		finding_add(findings, "letters-left-over", (struct place){first, 0, 0},
			"folder", folder, NULL);
	arena_free(arena);
	return first != NULL;
}
