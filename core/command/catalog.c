/* catalog.c - finding packs and their plugins in the folders. */
#include "command/catalog.h"

#include "base/home.h"
#include "record/nearest.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct catalog {
	struct schema *schema; /* of manifests */
	const struct pack **packs;
	size_t count;
};

static bool folder_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const struct pack *catalog_find(const struct pack **catalog, const char *id)
{
	for (; *catalog; catalog++)
		if (strcmp((*catalog)->id, id) == 0)
			return *catalog;
	return NULL;
}

static struct place manifest_place(const struct pack *pack, struct arena *arena)
{
	return (struct place){arena_format(arena, "%s/manifest.xml", pack->folder), 0, 0};
}

/* The pack in FOLDER, if one is there.  Of two that are one's OWN and have one id, neither
 * can be meant; one of one's own goes before the program's. */
static void catalog_add(
	const struct command *command, struct catalog *catalog, const char *folder, bool own)
{
	const struct pack *pack, *known;

	if (access(arena_format(command->arena, "%s/manifest.xml", folder), F_OK) != 0)
		return;
	pack = pack_open_by(folder, catalog->schema, command->options->language, command->arena,
		command->findings);
	known = pack && catalog->packs ? catalog_find(catalog->packs, pack->id) : NULL;
	if (known && own)
		finding_add(command->findings, "pack-twice",
			manifest_place(pack, command->arena), "id", pack->id, "other",
			manifest_place(known, command->arena).file, NULL);
	if (!pack || known)
		return;
	catalog->packs = memory_resize(
		catalog->packs, memory_product(catalog->count + 2, sizeof *catalog->packs));
	catalog->packs[catalog->count++] = pack;
	catalog->packs[catalog->count] = NULL;
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The packs in FOLDER, in the order of their names; FOLDER may itself be one. */
static void catalog_scan(
	const struct command *command, struct catalog *catalog, const char *folder, bool own)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_visible, alphasort);

	if (count < 0) {
		finding_add(command->findings, "folder-unreadable",
			(struct place){folder, 0, 0}, NULL);
		return;
	}
	catalog_add(command, catalog, folder, own);
	for (int i = 0; i < count; i++) {
		catalog_add(command, catalog,
			arena_format(command->arena, "%s/%s", folder, entries[i]->d_name), own);
		free(entries[i]);
	}
	free(entries);
}

static int pack_compare(const void *left, const void *right)
{
	const struct pack *const *a = left, *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

/* The folders of one's own, as far as they can be used: with less, another document than
 * the one that is meant could be made. */
static bool own_scan(const struct command *command, struct catalog *catalog)
{
	const struct options *options = command->options;
	size_t errors = findings_count(command->findings, LEVEL_ERROR);

	if (options->pack_path)
		catalog_scan(command, catalog, options->pack_path, true);
	if (options->pack_path && !catalog->count
		&& findings_count(command->findings, LEVEL_ERROR) == errors)
		finding_add(command->findings, "packs-none",
			(struct place){options->pack_path, 0, 0}, NULL);
	if (options->plugin_path && !folder_exists(options->plugin_path))
		finding_add(command->findings, "folder-unreadable",
			(struct place){options->plugin_path, 0, 0}, NULL);
	return findings_count(command->findings, LEVEL_ERROR) == errors;
}

const struct pack **catalog_load(const struct command *command)
{
	struct catalog catalog = {
		.schema = schema_load(
			arena_format(command->arena, "%s/schema/pack.xsd", command->home),
			command->findings),
	};
	const struct pack **packs = NULL;

	if (catalog.schema && own_scan(command, &catalog)) {
		catalog_scan(command, &catalog,
			arena_format(command->arena, "%s/templates", command->home), false);
		packs = arena_array(command->arena, catalog.count + 1, sizeof *packs);
		if (catalog.count)
			memcpy(packs, catalog.packs, catalog.count * sizeof *packs);
		qsort(packs, catalog.count, sizeof *packs, pack_compare);
	}
	free(catalog.packs);
	schema_free(catalog.schema);
	return packs;
}

const struct pack **catalog_only(const struct command *command, const char *name)
{
	struct arena *arena = command->arena;
	const char *folder = arena_format(
		arena, "%s/templates/%.*s", command->home, (int)strcspn(name, "/"), name);
	const struct pack **packs = arena_array(arena, 2, sizeof *packs);

	if (command->options->pack_path
		|| access(arena_format(arena, "%s/manifest.xml", folder), F_OK) != 0)
		return catalog_load(command);
	*packs = pack_open(folder, arena_format(arena, "%s/schema", command->home),
		command->options->language, arena, command->findings);
	return *packs ? packs : NULL;
}

const char *catalog_variants(const struct pack *pack, struct arena *arena)
{
	const char *list = "";

	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		list = arena_format(arena, "%s%s%s (%s)", list, *list ? ", " : "", variant->id,
			variant->pack->title);
	return list;
}

void catalog_variant_unknown(const struct pack *pack, const char *id, struct place place,
	struct arena *arena, struct findings *findings)
{
	struct nearest nearest = {0};

	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		nearest_try(&nearest, id, variant->id, NULL);
	finding_add(findings,
		!pack->variants ? "variant-none"
		: nearest.name  ? "variant-similar"
				: "variant-unknown",
		place, "title", pack->title, "pack", pack->id, "variant", id, "nearest",
		nearest.name ? nearest.name : "", "variants", catalog_variants(pack, arena),
		NULL);
}

bool catalog_variant_check(const struct command *command, const struct pack *pack)
{
	const char *asked = command->options->variant;

	if (!pack->variants || !asked || pack_variant_find(pack, asked))
		return true;
	catalog_variant_unknown(pack, asked, (struct place){command->options->subject, 0, 0},
		command->arena, command->findings);
	return false;
}

static const struct pack *variant_asked(
	const struct command *command, const struct pack *pack, const char *id)
{
	const struct variant *variant = pack_variant_find(pack, id);

	if (!variant)
		catalog_variant_unknown(
			pack, id, (struct place){0}, command->arena, command->findings);
	return variant ? variant->pack : NULL;
}

const struct pack *catalog_asked(
	const struct command *command, const struct pack **catalog, const char *name)
{
	const char *slash = strchr(name, '/');
	const char *id =
		slash ? arena_copy(command->arena, name, (size_t)(slash - name)) : name;
	const struct pack *pack = catalog_find(catalog, id);

	if (!pack)
		finding_add(
			command->findings, "pack-unknown", (struct place){0}, "id", id, NULL);
	return pack && slash ? variant_asked(command, pack, slash + 1) : pack;
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
