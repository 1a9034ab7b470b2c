/* sources.c - versions and digests of what a document is made of. */
#include "command/sources.h"

#include "base/file_name.h"
#include "command/catalog.h"

#include <string.h>

struct sources {
	struct arena *arena;
	struct ledger_source *first, **end;
};

static struct ledger_source *source_add(
	struct sources *sources, const char *kind, const char *name)
{
	struct ledger_source *source = arena_alloc(sources->arena, sizeof *source);

	source->kind = kind;
	source->name = name;
	*sources->end = source;
	sources->end = &source->next;
	return source;
}

/* The digest of the file PATH, or NULL. */
static const struct digest *file_digest(const char *path, struct arena *arena)
{
	struct digest *digest = arena_alloc(arena, sizeof *digest);

	return digest_path(path, digest) ? digest : NULL;
}

static const struct digest *folder_digest(const char *path, struct arena *arena)
{
	struct digest *digest = arena_alloc(arena, sizeof *digest);

	return digest_folder(path, digest) ? digest : NULL;
}

/* Schemas, rules, law, styles and the words of codes: one digest for all of them. */
static const struct digest *data_digest(const char *home, struct arena *arena)
{
	static const char *const folders[] = {"schema", "law", "templates/styles",
		"templates/windows", "templates/common", "locales"};
	const char *list = "";
	struct digest *digest = arena_alloc(arena, sizeof *digest);

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const struct digest *one =
			folder_digest(arena_format(arena, "%s/%s", home, folders[i]), arena);

		list = arena_format(arena, "%s%s %s\n", list, one ? one->text : "", folders[i]);
	}
	*digest = digest_bytes(list, strlen(list));
	return digest;
}

/* A file that the command line names; a bare name is one of the program's. */
static void own_add(struct sources *sources, const char *kind, const char *name)
{
	if (name)
		source_add(sources, kind, file_name_last(name))->file =
			file_digest(name, sources->arena);
}

const struct ledger_source *sources_list(
	const struct command *command, const struct pack *pack, const char *const *phrases)
{
	struct arena *arena = command->arena;
	const char *plugin = catalog_plugin(command, pack);
	struct sources sources = {.arena = arena};
	struct ledger_source *source;

	sources.end = &sources.first;
	source_add(&sources, "program", NULL)->version = TODOKE_VERSION;
	source_add(&sources, "data", NULL)->file = data_digest(command->home, arena);
	source = source_add(&sources, "pack", pack->id);
	source->version = pack->version;
	source->file = folder_digest(pack->folder, arena);
	if (plugin)
		source_add(&sources, "plugin", file_name_last(plugin))->file =
			file_digest(plugin, arena);
	own_add(&sources, "style", command->options->style);
	own_add(&sources, "window", command->options->window);
	for (; *phrases; phrases++)
		own_add(&sources, "phrases", *phrases);
	return sources.first;
}
