/* catalog.c - finding packs and their plugins in the folders. */
#include "command/catalog.h"

#include "base/home.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct catalog {
	const struct pack **packs;
	size_t count;
};

const struct pack *catalog_find(const struct pack **catalog, const char *id)
{
	for (; *catalog; catalog++)
		if (strcmp((*catalog)->id, id) == 0)
			return *catalog;
	return NULL;
}

static void catalog_add(
	const struct command *command, struct catalog *catalog, const char *folder)
{
	const struct pack *pack;

	if (access(arena_format(command->arena, "%s/manifest.xml", folder), F_OK) != 0)
		return;
	pack = pack_open(folder, arena_format(command->arena, "%s/schema", command->home),
		command->options->language, command->arena, command->findings);
	if (!pack || (catalog->packs && catalog_find(catalog->packs, pack->id)))
		return;
	catalog->packs = memory_resize(
		catalog->packs, memory_product(catalog->count + 2, sizeof *catalog->packs));
	catalog->packs[catalog->count++] = pack;
	catalog->packs[catalog->count] = NULL;
}

static void catalog_scan(
	const struct command *command, struct catalog *catalog, const char *folder)
{
	DIR *entries = opendir(folder);
	struct dirent *entry;

	if (!entries) {
		finding_add(command->findings, "folder-unreadable",
			(struct place){folder, 0, 0}, NULL);
		return;
	}
	while ((entry = readdir(entries)))
		if (entry->d_name[0] != '.')
			catalog_add(command, catalog,
				arena_format(command->arena, "%s/%s", folder, entry->d_name));
	closedir(entries);
}

static int pack_compare(const void *left, const void *right)
{
	const struct pack *const *a = left, *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

const struct pack **catalog_load(const struct command *command)
{
	struct catalog catalog = {0};
	const struct pack **packs;

	if (command->options->pack_path)
		catalog_scan(command, &catalog, command->options->pack_path);
	catalog_scan(
		command, &catalog, arena_format(command->arena, "%s/templates", command->home));
	packs = arena_array(command->arena, catalog.count + 1, sizeof *packs);
	if (catalog.count)
		memcpy(packs, catalog.packs, catalog.count * sizeof *packs);
	qsort(packs, catalog.count, sizeof *packs, pack_compare);
	free(catalog.packs);
	return packs;
}

const char *catalog_plugin(const struct command *command, const struct pack *pack)
{
	const char *own = command->options->plugin_path;

	if (!pack->plugin)
		return NULL;
	if (own) {
		char *file = arena_format(command->arena, "%s/%s.so", own, pack->plugin);

		if (access(file, F_OK) == 0)
			return file;
	}
	return arena_format(command->arena, "%s/%s.so",
		home_plugins(command->arena, command->home), pack->plugin);
}
