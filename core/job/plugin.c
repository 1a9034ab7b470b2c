/* plugin.c - loading a plugin: who may write to it, what it is, what it needs.
 *
 * It does not call the plugin; but loading alone runs its constructors, so this
 * happens in the child only.
 */
#include "job/plugin.h"

#include "base/arena.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRY "todoke_plugin_0"

/* One attempt; findings are at PATH. */
struct loading {
	const char *path;
	struct findings *findings;
	struct arena *arena;
};

static bool refuse(
	const struct loading *loading, const char *id, const char *name, const char *value)
{
	struct place place = {.file = loading->path};

	finding_add(loading->findings, id, place, name, value, NULL);
	return false;
}

/* --- the file */

static bool others_may_write(const struct stat *status)
{
	return (status->st_mode & (S_IWGRP | S_IWOTH))
	       || (status->st_uid != 0 && status->st_uid != geteuid());
}

/* Whoever may write to the file, or put another in its place, would run code here. */
static bool file_trusted(const struct loading *loading, const struct stat *file)
{
	const char *folder = dirname(arena_text(loading->arena, loading->path));
	struct stat status;

	if (others_may_write(file))
		return refuse(loading, "plugin-writable", "path", loading->path);
	if (stat(folder, &status) != 0 || others_may_write(&status))
		return refuse(loading, "plugin-writable", "path", folder);
	return true;
}

/* Shared objects for other machines pass: dlopen names what is wrong with them. */
static bool file_is_shared_object(int fd, const struct stat *file)
{
	struct {
		unsigned char identification[EI_NIDENT];
		uint16_t type;
	} header;

	return S_ISREG(file->st_mode)
	       && pread(fd, &header, sizeof header, 0) == (ssize_t)sizeof header
	       && memcmp(header.identification, ELFMAG, SELFMAG) == 0 && header.type == ET_DYN;
}

static bool file_check(const struct loading *loading)
{
	/* A pipe without writer must not block. */
	int fd = open(loading->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	bool good = false;

	if (fd < 0 || fstat(fd, &status) != 0)
		refuse(loading, "plugin-unreadable", "reason", strerror(errno));
	else if (!file_is_shared_object(fd, &status))
		refuse(loading, "plugin-no-object", "path", loading->path);
	else
		good = file_trusted(loading, &status);
	if (fd >= 0)
		close(fd);
	return good;
}

/* --- the library */

/* glibc says "PATH: undefined symbol: NAME", in every language. */
static void refuse_library(const struct loading *loading, const char *error)
{
	static const char undefined[] = "undefined symbol: ";
	const char *found = strstr(error, undefined);
	const char *symbol = found ? found + sizeof undefined - 1 : "";

	if (strncmp(symbol, "todoke_", strlen("todoke_")) == 0)
		refuse(loading, "plugin-symbol", "symbol",
			arena_copy(loading->arena, symbol, strcspn(symbol, " ,")));
	else
		refuse(loading, "plugin-load", "reason", error);
}

static void *library_open(const struct loading *loading)
{
	/* Without a slash dlopen would search the system's folders instead. */
	const char *path = strchr(loading->path, '/')
				   ? loading->path
				   : arena_format(loading->arena, "./%s", loading->path);
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		refuse_library(loading, dlerror());
	return library;
}

/* --- the struct */

/* The bytes of the object at ENTRY, as the file's symbol table states them. */
static size_t entry_size(const void *entry)
{
	Dl_info information;
	const ElfW(Sym) *symbol = NULL;

	if (!dladdr1(entry, &information, (void **)&symbol, RTLD_DL_SYMENT) || !symbol)
		return 0;
	return ELF64_ST_TYPE(symbol->st_info) == STT_OBJECT ? symbol->st_size : 0;
}

static bool all_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

static bool refuse_newer(const struct loading *loading, size_t size)
{
	struct place place = {.file = loading->path};

	finding_add(loading->findings, "plugin-newer", place, "size",
		arena_format(loading->arena, "%zu", size), "known",
		arena_format(loading->arena, "%zu", sizeof(struct todoke_plugin)), NULL);
	return false;
}

/* The rules of todoke.h: what it lacks is zero, what we do not know must be. */
static bool entry_copy(
	const struct loading *loading, const unsigned char *entry, struct todoke_plugin *plugin)
{
	const size_t least = offsetof(struct todoke_plugin, id) + sizeof plugin->id;
	size_t known = sizeof *plugin, size = 0, there = entry_size(entry);

	if (there >= least)
		memcpy(&size, entry, sizeof size);
	if (size < least || size > there || size % _Alignof(struct todoke_plugin))
		return refuse(loading, "plugin-struct", "symbol", ENTRY);
	if (size > known && !all_zero(entry + known, size - known))
		return refuse_newer(loading, size);
	*plugin = (struct todoke_plugin){0};
	memcpy(plugin, entry, size < known ? size : known);
	return true;
}

static bool entry_serves(
	const struct loading *loading, const struct todoke_plugin *plugin, const char *pack)
{
	struct place place = {.file = loading->path};
	const char *id = plugin->id ? plugin->id : "";

	if (strcmp(id, pack) == 0)
		return true;
	finding_add(loading->findings, "plugin-id", place, "id", id, "pack", pack, NULL);
	return false;
}

bool plugin_load(const char *path, const char *id, struct todoke_plugin *plugin,
	struct findings *findings)
{
	struct loading loading = {path, findings, arena_new()};
	void *library = file_check(&loading) ? library_open(&loading) : NULL;
	const unsigned char *entry = library ? dlsym(library, ENTRY) : NULL;
	bool good = false;

	if (entry)
		good = entry_copy(&loading, entry, plugin)
		       && entry_serves(&loading, plugin, id);
	else if (library)
		refuse(&loading, "plugin-entry", "symbol", ENTRY);
	arena_free(loading.arena);
	return good;
}
