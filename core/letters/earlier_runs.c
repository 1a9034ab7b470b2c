/* earlier_runs.c - what earlier runs left in their folders. */
#include "letters/earlier_runs.h"

#include "letters/finished.h"
#include "letters/traces.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct finding_them {
	const struct earlier_question *question;
	struct arena *arena;
	struct earlier_runs *runs;
	struct findings *findings;
};

static void path_append(const char **paths, const char *path)
{
	while (*paths)
		paths++;
	*paths = path;
}

static bool unreadable(const struct finding_them *them, const char *path)
{
	finding_add(them->findings, "list-unreadable", (struct place){path, 0, 0}, "reason",
		strerror(errno), NULL);
	return false;
}

/* Notes PATH among PATHS when there is such a file; false with a finding when it can't be read.
 */
static bool file_take(
	struct finding_them *them, const char **paths, const char *path, bool *is_there)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct digest digest;
	bool is_read;

	*is_there = fd >= 0;
	if (fd < 0)
		return errno == ENOENT || unreadable(them, path);
	is_read = digest_file(fd, &digest) || unreadable(them, path);
	close(fd);
	path_append(paths, path);
	if (is_read)
		them->runs->digests =
			arena_format(them->arena, "%s%s\n", them->runs->digests, digest.text);
	return is_read;
}

static bool is_same_folder(const char *one, const char *other)
{
	struct stat first, second;

	return stat(one, &first) == 0 && stat(other, &second) == 0
	       && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* New letters in FOLDER would replace the register that says who has the old ones. */
static bool folder_is_apart(const struct finding_them *them, const char *folder)
{
	if (!is_same_folder(folder, them->question->output))
		return true;
	finding_add(them->findings, "letters-after-same", (struct place){folder, 0, 0}, NULL);
	return false;
}

/* Whether FOLDER tells who has a letter, into *IS_THERE; false when it can't be gone by.  A run
 * of which nobody got one left no register, but those who were held back. */
static bool folder_take(struct finding_them *them, const char *folder, bool *is_there)
{
	const char *name =
		arena_format(them->arena, "%s/%s-register.csv", folder, them->question->name);
	const char *held = arena_format(them->arena, "%s/held.csv", folder);
	bool has_register, has_held;

	if (!file_take(them, them->runs->registers, name, &has_register)
		|| !file_take(them, them->runs->held, held, &has_held))
		return false;
	*is_there = has_register || (has_held && !traces_lie_in(folder));
	return !*is_there
	       || (folder_is_apart(them, folder)
		       && letters_finished(folder, them->question->name,
			       has_register ? name : NULL, them->findings));
}

static bool folder_asked(struct finding_them *them, const char *folder)
{
	bool is_there;

	if (!folder_take(them, folder, &is_there))
		return false;
	if (!is_there)
		finding_add(them->findings, "letters-after-none", (struct place){folder, 0, 0},
			"file",
			arena_format(them->arena, "%s-register.csv", them->question->name),
			NULL);
	return is_there;
}

/* The list is what was refused of another, which most likely lies where its letters are. */
static bool folder_guess(struct finding_them *them)
{
	const char *file = them->question->list_file, *slash = strrchr(file, '/');
	const char *folder = slash == file ? "/"
			     : slash ? arena_copy(them->arena, file, (size_t)(slash - file))
				     : ".";
	bool is_there;

	if (!folder_take(them, folder, &is_there))
		return false;
	finding_add(them->findings, is_there ? "letters-after-found" : "letters-after-unknown",
		(struct place){file, 0, 0}, "folder", folder, NULL);
	return true;
}

bool earlier_runs_find(const struct earlier_question *question, bool is_rest,
	struct arena *arena, struct earlier_runs *runs, struct findings *findings)
{
	struct finding_them them = {question, arena, runs, findings};
	size_t most = 1;

	while (question->folders[most - 1])
		most++;
	*runs = (struct earlier_runs){arena_array(arena, most + 1, sizeof *runs->registers),
		arena_array(arena, most + 1, sizeof *runs->held), ""};
	for (const char *const *folder = question->folders; *folder; folder++)
		if (!folder_asked(&them, *folder))
			return false;
	return *question->folders || !is_rest || folder_guess(&them);
}
