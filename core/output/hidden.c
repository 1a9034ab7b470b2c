/* hidden.c - making a folder that nobody else uses, and removing what was left.
 *
 * The lock is flock's: it ends with the program, however that ends.
 */
#include "output/hidden.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".todoke-"

enum { TRIES = 10000 };

static DIR *folder_list(int folder)
{
	int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return again < 0 ? NULL : fdopendir(again);
}

/* Whether NAME is PREFIX and a number: one of the names that are given here. */
static bool is_numbered(const char *name, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(name, prefix, length) == 0 && name[length]
	       && !name[length + strspn(name + length, "0123456789")];
}

void hidden_remove(int folder, int hidden, const char *name)
{
	DIR *entries = folder_list(hidden);
	struct dirent *entry;

	while (entries && (entry = readdir(entries)))
		if (!is_numbered(entry->d_name, HIDDEN_OLD))
			unlinkat(hidden, entry->d_name, 0);
	if (entries)
		closedir(entries);
	unlinkat(folder, name, AT_REMOVEDIR);
}

/* Whether HIDDEN is our own, and what NAME is now. */
static bool is_named(int folder, int hidden, const char *name)
{
	struct stat inside, outside;

	return fstat(hidden, &inside) == 0 && inside.st_uid == geteuid()
	       && fstatat(folder, name, &outside, AT_SYMLINK_NOFOLLOW) == 0
	       && inside.st_ino == outside.st_ino && inside.st_dev == outside.st_dev;
}

/* Removes the hidden folder NAME, and the new files in it, when the program that
 * made it is no more.  An old file is somebody's only copy, perhaps: it stays.  And so does a
 * folder that got its name for good just before it was locked here. */
static void hidden_sweep(int folder, const char *name)
{
	int hidden = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (hidden < 0)
		return;
	if (flock(hidden, LOCK_EX | LOCK_NB) == 0 && is_named(folder, hidden, name))
		hidden_remove(folder, hidden, name);
	close(hidden);
}

static void folder_sweep(int folder)
{
	DIR *entries = folder_list(folder);
	struct dirent *entry;

	while (entries && (entry = readdir(entries)))
		if (is_numbered(entry->d_name, PREFIX))
			hidden_sweep(folder, entry->d_name);
	if (entries)
		closedir(entries);
}

/* Locks HIDDEN; false when another program swept it away before that.  A file
 * system without locks is never swept. */
static bool hidden_lock(int folder, int hidden, const char *name)
{
	if (flock(hidden, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return false;
	return is_named(folder, hidden, name);
}

/* A new folder NAME, locked; -1 with errno, EEXIST when NAME is taken. */
static int hidden_try(int folder, const char *name)
{
	int hidden, error;

	if (mkdirat(folder, name, 0700) != 0)
		return -1;
	hidden = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (hidden >= 0 && hidden_lock(folder, hidden, name))
		return hidden;
	error = hidden < 0 && errno != ENOENT ? errno : EEXIST;
	if (hidden >= 0)
		close(hidden);
	if (error != EEXIST)
		unlinkat(folder, name, AT_REMOVEDIR);
	errno = error;
	return -1;
}

int hidden_open(int folder, struct arena *arena, const char **name)
{
	int hidden = -1;

	folder_sweep(folder);
	errno = EEXIST;
	for (size_t number = 0; number < TRIES && hidden < 0 && errno == EEXIST; number++) {
		*name = arena_format(arena, PREFIX "%zu", number);
		hidden = hidden_try(folder, *name);
	}
	return hidden;
}
