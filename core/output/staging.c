/* staging.c - outputs appear whole or not at all.
 *
 * Every step works on descriptors of folders, so that nobody can slip a symbolic
 * link in between.  What the files hold is not known here.
 */
#include "output/staging.h"

#include "base/arena.h"
#include "base/file_name.h"
#include "output/bytes.h"
#include "output/hidden.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum place_state {
	UNPLACED,
	PLACED,    /* where nothing was */
	EXCHANGED, /* the old file is in the hidden folder as INSIDE */
	ASIDE      /* it is there under the name BESIDE */
};

struct staged {
	const char *name;            /* that it will have */
	const char *inside, *beside; /* in the hidden folder: its own, the old file's */
	size_t number;
	int fd;
	enum place_state state;
	struct staged *next;
};

struct staging {
	struct arena *arena;
	const char *path; /* of the destination */
	const char *hidden_name;
	int folder, hidden;   /* descriptors of both */
	bool created, force;  /* the destination was created here */
	struct staged *files; /* the newest first */
	struct staging *next;
};

/* What a signal has to clean up. */
static struct staging *all_open;

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

enum { CAUGHT = sizeof caught / sizeof *caught };

/* --- signals wait while the list or the destination changes */

static void signals_block(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < CAUGHT; i++)
		sigaddset(&set, caught[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

static void signals_restore(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* --- findings */

static const struct {
	int error;
	const char *id;
} reasons[] = {
	{EEXIST, "output-exists"},
	{EISDIR, "output-is-folder"},
	{ENOTDIR, "output-not-folder"},
	{ENOENT, "output-no-folder"},
	{ENOSPC, "output-full"},
	{EDQUOT, "output-full"},
	{EACCES, "output-denied"},
	{EPERM, "output-denied"},
	{EROFS, "output-denied"},
	{ENAMETOOLONG, "output-long"},
};

/* Says what the system's ERROR means for NAME in the folder PATH, or for PATH. */
static void say(const char *path, const char *name, int error, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *id = "output-failed";
	struct place place = {.file = name ? arena_format(arena, "%s/%s", path, name) : path};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			id = reasons[i].id;
	finding_add(findings, id, place, "reason", strerror(error), NULL);
	arena_free(arena);
}

/* --- beginning and ending */

/* Removes what is ours and not in place; after that there is nothing to remove.
 * Called by the signal handler, so it only uses what is safe there. */
static void staging_clear(struct staging *staging)
{
	for (const struct staged *file = staging->files; file; file = file->next) {
		unlinkat(staging->hidden, file->inside, 0);
		unlinkat(staging->hidden, file->beside, 0);
		close(file->fd);
	}
	staging->files = NULL;
	if (staging->hidden >= 0) {
		unlinkat(staging->folder, staging->hidden_name, AT_REMOVEDIR);
		close(staging->hidden);
	}
	staging->hidden = -1;
	if (staging->created) /* and still empty */
		rmdir(staging->path);
	staging->created = false;
}

static bool folder_open(struct staging *staging)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

	staging->folder = open(staging->path, flags);
	if (staging->folder < 0 && errno == ENOENT && mkdir(staging->path, 0700) == 0) {
		staging->created = true;
		staging->folder = open(staging->path, flags);
	}
	return staging->folder >= 0;
}

static void list_add(struct staging *staging)
{
	staging->next = all_open;
	all_open = staging;
}

static void list_remove(const struct staging *staging)
{
	struct staging **at = &all_open;

	while (*at && *at != staging)
		at = &(*at)->next;
	if (*at)
		*at = staging->next;
}

struct staging *staging_new(const char *folder, bool force, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct staging *staging = memory_alloc(sizeof *staging);
	sigset_t before;
	bool made;
	int error;

	*staging = (struct staging){.arena = arena,
		.path = arena_text(arena, folder),
		.folder = -1,
		.hidden = -1,
		.force = force};
	signals_block(&before);
	made = folder_open(staging);
	if (made) {
		staging->hidden = hidden_open(staging->folder, arena, &staging->hidden_name);
		made = staging->hidden >= 0;
	}
	error = errno;
	list_add(staging);
	signals_restore(&before);
	if (made)
		return staging;
	say(folder, NULL, error, findings);
	staging_free(staging);
	return NULL;
}

void staging_free(struct staging *staging)
{
	sigset_t before;

	if (!staging)
		return;
	signals_block(&before);
	staging_clear(staging);
	list_remove(staging);
	signals_restore(&before);
	if (staging->folder >= 0)
		close(staging->folder);
	arena_free(staging->arena);
	free(staging);
}

/* --- files */

/* 0, or why NAME can't be put into the folder; a symbolic link is what it is. */
static int name_error(const struct staging *staging, const char *name)
{
	struct stat status;

	if (fstatat(staging->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? 0 : errno;
	if (S_ISDIR(status.st_mode))
		return EISDIR;
	return staging->force ? 0 : EEXIST;
}

static bool name_staged(const struct staging *staging, const char *name)
{
	const struct staged *file = staging->files;

	while (file && strcmp(file->name, name) != 0)
		file = file->next;
	return file != NULL;
}

/* 0, or why the file can't be made. */
static int file_make(struct staging *staging, struct staged *file)
{
	const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int error = name_staged(staging, file->name) ? EEXIST : name_error(staging, file->name);
	sigset_t before;

	if (error)
		return error;
	signals_block(&before);
	file->fd = openat(staging->hidden, file->inside, flags, 0600);
	error = file->fd < 0 ? errno : 0;
	if (!error)
		staging->files = file;
	signals_restore(&before);
	return error;
}

int staging_open(struct staging *staging, const char *name, struct findings *findings)
{
	struct staged *file = arena_alloc(staging->arena, sizeof *file);
	size_t number = staging->files ? staging->files->number + 1 : 0;
	int error;

	if (!file_name_is_plain(name)) {
		finding_add(findings, "output-name", (struct place){.file = staging->path},
			"name", name, NULL);
		return -1;
	}
	*file = (struct staged){.name = arena_text(staging->arena, name),
		.inside = arena_format(staging->arena, HIDDEN_NEW "%zu", number),
		.beside = arena_format(staging->arena, HIDDEN_OLD "%zu", number),
		.number = number,
		.fd = -1,
		.next = staging->files};
	error = file_make(staging, file);
	if (error)
		say(staging->path, name, error, findings);
	return file->fd;
}

void staging_drop(struct staging *staging, const char *name)
{
	struct staged **file = &staging->files;
	sigset_t before;

	while (*file && strcmp((*file)->name, name) != 0)
		file = &(*file)->next;
	if (!*file)
		return;
	signals_block(&before);
	close((*file)->fd);
	unlinkat(staging->hidden, (*file)->inside, 0);
	*file = (*file)->next;
	signals_restore(&before);
}

/* --- into place */

static bool flags_unknown(int error)
{
	return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

/* For file systems whose rename can neither keep nor exchange (some network
 * drives): what somebody else puts there at the same moment may be lost. */
static bool file_place_plainly(const struct staging *staging, struct staged *file)
{
	errno = name_error(staging, file->name);
	if (errno)
		return false;
	if (renameat(staging->folder, file->name, staging->hidden, file->beside) == 0)
		file->state = ASIDE;
	else if (errno != ENOENT)
		return false;
	if (renameat(staging->hidden, file->inside, staging->folder, file->name) != 0)
		return false;
	if (file->state == UNPLACED)
		file->state = PLACED;
	return true;
}

static bool file_place(const struct staging *staging, struct staged *file)
{
	if (renameat2(staging->hidden, file->inside, staging->folder, file->name,
		    RENAME_NOREPLACE)
		== 0) {
		file->state = PLACED;
		return true;
	}
	if (errno == EEXIST) {
		errno = name_error(staging, file->name);
		if (errno)
			return false;
		if (renameat2(staging->hidden, file->inside, staging->folder, file->name,
			    RENAME_EXCHANGE)
			== 0) {
			file->state = EXCHANGED;
			return true;
		}
	}
	return flags_unknown(errno) && file_place_plainly(staging, file);
}

static void file_withdraw(const struct staging *staging, const struct staged *file)
{
	if (file->state == PLACED)
		unlinkat(staging->folder, file->name, 0);
	else if (file->state == EXCHANGED)
		renameat2(staging->hidden, file->inside, staging->folder, file->name,
			RENAME_EXCHANGE);
	else if (file->state == ASIDE)
		renameat(staging->hidden, file->beside, staging->folder, file->name);
}

/* 0, or why not all could be placed; then none is. */
static int files_place(struct staging *staging, const char **name)
{
	struct staged *file = staging->files;
	int error;

	while (file && file_place(staging, file))
		file = file->next;
	if (!file && (fsync(staging->folder) == 0 || errno == EINVAL))
		return 0;
	error = errno;
	*name = file ? file->name : NULL;
	for (file = staging->files; file; file = file->next)
		file_withdraw(staging, file);
	return error;
}

/* To the disk: only there it shows whether there was room. */
static bool files_sync(struct staging *staging, struct findings *findings)
{
	for (struct staged *file = staging->files; file; file = file->next)
		if (fsync(file->fd) != 0) {
			say(staging->path, file->name, errno, findings);
			return false;
		}
	return true;
}

bool staging_commit(struct staging *staging, struct findings *findings)
{
	const char *name = NULL;
	sigset_t before;
	int error;

	if (!files_sync(staging, findings))
		return false;
	signals_block(&before);
	error = files_place(staging, &name);
	if (!error)
		staging_clear(staging);
	signals_restore(&before);
	if (error)
		say(staging->path, name, error, findings);
	return !error;
}

bool staging_save(const char *folder, const char *name, const struct buffer *bytes, bool force,
	struct findings *findings)
{
	struct staging *staging = staging_new(folder, force, findings);
	int fd = staging ? staging_open(staging, name, findings) : -1;
	bool saved = fd >= 0 && bytes_write(bytes, fd, findings)
		     && staging_commit(staging, findings);

	staging_free(staging);
	return saved;
}

/* --- signals */

static void end_by_signal(int number)
{
	for (struct staging *staging = all_open; staging; staging = staging->next)
		staging_clear(staging);
	raise(number); /* waits until here ends, and finds its default */
}

void staging_catch_signals(void)
{
	struct sigaction action = {.sa_handler = end_by_signal, .sa_flags = (int)SA_RESETHAND};
	struct sigaction before;

	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < CAUGHT; i++)
		if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(caught[i], &action, NULL);
}
