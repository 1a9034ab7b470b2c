/* journal.c - what a run of letters has done so far, so that it can go on.
 *
 *     todoke-letters 2 DIGEST
 *     file 0 1000 1000 DIGEST
 *
 * The first line is the same in all runs that share a list between them (--shard): a run of
 * another is not let into their folder, since people would get two letters or none.
 *
 * A last line without its end was being written when the run ended, and does not count.  At
 * the end the journal, in the order of the files, goes beside them: it says what they are.  A
 * run that takes it up copies it into its hidden folder before it goes from there.
 */
#include "letters/journal.h"

#include "letters/journal_head.h"
#include "letters/run.h"
#include "letters/traces.h"
#include "output/bytes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char journal_name[] = "journal";

struct journal {
	struct arena *arena;
	const struct letters_question *question;
	const char *path, *hidden_name;
	const char *finished_name; /* of the journal when all is done */
	int folder, hidden, fd;    /* descriptors: of the files', our own, the journal */
	const char *head;          /* the first line */
	bool replaces;             /* files of the same names */
	bool is_new;               /* no run that was ended left one */
	bool begun;                /* runs before this one are given up */
	struct buffer before; /* what one that was ended had noted, if it is written over */
	struct journal_lines *lines;
};

static bool say(const char *path, const char *name, int error, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *file = name ? arena_format(arena, "%s/%s", path, name) : path;

	finding_add(findings, "output-failed", (struct place){file, 0, 0}, "reason",
		strerror(error), NULL);
	arena_free(arena);
	return false;
}

/* --- folders */

static int folder_open(const char *path)
{
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return -1;
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool folders_open(struct journal *journal, struct findings *findings)
{
	journal->folder = folder_open(journal->path);
	if (journal->folder < 0)
		return say(journal->path, NULL, errno, findings);
	if ((mkdirat(journal->folder, journal->hidden_name, 0700) != 0 && errno != EEXIST)
		|| (journal->hidden = openat(journal->folder, journal->hidden_name,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
			   < 0)
		return say(journal->path, journal->hidden_name, errno, findings);
	return true;
}

/* What a run that was killed had begun to write to the disk ends a moment later. */
static bool lock_take(int fd)
{
	const struct timespec moment = {.tv_nsec = 20 * 1000 * 1000};

	for (int tries = 0; tries < 50; tries++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		nanosleep(&moment, NULL);
	}
	return false;
}

/* Whether the journal has a name still: a run that ended while we waited for it has put it
 * away. */
static bool journal_is_there(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && status.st_nlink;
}

/* One run at a time. */
static bool lock_claim(struct journal *journal, struct findings *findings)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC;

	journal->fd = openat(journal->hidden, journal_name, flags);
	if (journal->fd < 0 && errno == ENOENT) {
		journal->fd =
			openat(journal->hidden, journal_name, flags | O_CREAT | O_EXCL, 0600);
		journal->is_new = journal->fd >= 0;
	}
	if (journal->fd < 0)
		return say(journal->path, journal->hidden_name, errno, findings);
	if (lock_take(journal->fd) && journal_is_there(journal->fd))
		return true;
	journal->is_new = false; /* it is theirs */
	finding_add(findings, "letters-busy", (struct place){journal->path, 0, 0}, NULL);
	return false;
}

/* Unasked, no run goes on with another, nor begins anew. */
static bool is_asked_for(const struct journal *journal, struct findings *findings)
{
	const struct place place = {journal->path, 0, 0};

	if (journal->question->resume || journal->question->force)
		return true;
	if (!journal->is_new)
		finding_add(findings, "letters-unfinished", place, NULL);
	else if (faccessat(journal->folder, journal->finished_name, F_OK, AT_SYMLINK_NOFOLLOW)
		 == 0)
		finding_add(
			findings, "letters-made", place, "file", journal->finished_name, NULL);
	else
		return true;
	return false;
}

/* --- what is gone on with */

static bool is_begun(const struct buffer *text)
{
	return text->length && memchr(text->data, '\n', text->length);
}

/* Notes the lines of TEXT that count, and ends it behind them; false with a finding when they
 * are another run's. */
static bool lines_take(struct journal *journal, struct buffer *text, struct findings *findings)
{
	size_t head = strlen(journal->head);

	if (strncmp(text->data, journal->head, head) != 0) {
		finding_add(
			findings, "letters-changed", (struct place){journal->path, 0, 0}, NULL);
		return false;
	}
	text->length =
		(size_t)(journal_lines_read(journal->lines, text->data + head) - text->data);
	return true;
}

/* Behind the lines of a run that was ended. */
static bool ended_resume(
	struct journal *journal, struct buffer *text, struct findings *findings)
{
	off_t end;

	if (!lines_take(journal, text, findings))
		return false;
	end = (off_t)text->length;
	return (ftruncate(journal->fd, end) == 0 && lseek(journal->fd, end, SEEK_SET) == end)
	       || say(journal->path, NULL, errno, findings);
}

static bool text_write(
	const struct journal *journal, const struct buffer *text, struct findings *findings)
{
	if (ftruncate(journal->fd, 0) != 0 || lseek(journal->fd, 0, SEEK_SET) != 0)
		return say(journal->path, NULL, errno, findings);
	return bytes_write(text, journal->fd, findings);
}

/* All of the file NAME in the folder into TEXT; nothing when there is none. */
static bool finished_read(const struct journal *journal, const char *name, struct buffer *text)
{
	int fd = openat(journal->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool read = fd >= 0 ? bytes_read(fd, text) : errno == ENOENT;

	if (fd >= 0)
		close(fd);
	buffer_text(text, "");
	return read;
}

/* With the lines of a run that came to its end. */
static bool finished_resume(struct journal *journal, struct findings *findings)
{
	struct buffer text = {0};
	bool done = finished_read(journal, journal->finished_name, &text)
		    || say(journal->path, journal->finished_name, errno, findings);

	journal->replaces = is_begun(&text);
	if (!journal->replaces)
		buffer_text(&text, journal->head);
	done = done && lines_take(journal, &text, findings)
	       && text_write(journal, &text, findings);
	buffer_done(&text);
	return done;
}

static bool text_begin(struct journal *journal, struct findings *findings)
{
	const struct buffer head = {
		.data = (char *)journal->head, .length = strlen(journal->head)};
	struct buffer text = {0};
	bool done = bytes_read(journal->fd, &text) || say(journal->path, NULL, errno, findings);

	buffer_text(&text, "");
	if (done && !journal->question->resume) {
		journal->before = text;
		return text_write(journal, &head, findings);
	}
	done = done
	       && (is_begun(&text) ? ended_resume(journal, &text, findings)
				   : finished_resume(journal, findings));
	buffer_done(&text);
	return done;
}

/* --- beginning */

/* Shards have their own. */
static const char *shard_name(const struct journal *journal, size_t shard)
{
	const struct letters_question *question = journal->question;

	return question->shards == 1 ? question->name
				     : arena_format(journal->arena, "%s-%zu-of-%zu",
					     question->name, shard + 1, question->shards);
}

static const char *finished_name(const struct journal *journal, size_t shard)
{
	return arena_format(journal->arena, "%s.journal", shard_name(journal, shard));
}

static struct journal *journal_of(const struct letters_question *question, const char *head)
{
	struct arena *arena = arena_new();
	struct journal *journal = arena_alloc(arena, sizeof *journal);

	*journal = (struct journal){.arena = arena,
		.question = question,
		.path = arena_text(arena, question->folder),
		.folder = -1,
		.hidden = -1,
		.fd = -1,
		.head = arena_text(arena, head),
		.lines = journal_lines_new(question->letters / question->volume, arena)};
	journal->hidden_name =
		arena_format(arena, ".todoke-%s", shard_name(journal, question->shard));
	journal->finished_name = finished_name(journal, question->shard);
	return journal;
}

struct journal *journal_new(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct findings *findings)
{
	struct journal *journal = NULL;
	struct buffer head = {0};

	if (journal_head(question, kinds, rows, &head, findings)
		&& traces_agree(question, head.data, findings))
		journal = journal_of(question, head.data);
	buffer_done(&head);
	return journal;
}

bool journal_claim(struct journal *journal, struct findings *findings)
{
	bool claimed = folders_open(journal, findings) && lock_claim(journal, findings)
		       && is_asked_for(journal, findings) && text_begin(journal, findings);

	journal->replaces = journal->replaces || journal->question->force || !journal->is_new;
	/* Of two that begin at once, one at least sees the other's journal. */
	return claimed && traces_agree(journal->question, journal->head, findings);
}

void journal_begin(struct journal *journal)
{
	unlinkat(journal->folder, journal->finished_name, 0);
	journal->begun = true;
}

void journal_drop(const struct journal *journal)
{
	unlinkat(journal->hidden, journal_name, 0);
	unlinkat(journal->folder, journal->hidden_name, AT_REMOVEDIR);
}

/* All is as it was before it was claimed. */
static void journal_withdraw(const struct journal *journal)
{
	struct findings *useless = findings_new(); /* why it was is said already */

	if (journal->is_new)
		journal_drop(journal);
	else if (journal->before.length)
		text_write(journal, &journal->before, useless);
	findings_free(useless);
}

void journal_close(struct journal *journal)
{
	if (!journal)
		return;
	if (!journal->begun)
		journal_withdraw(journal);
	if (journal->fd >= 0)
		close(journal->fd);
	if (journal->hidden >= 0)
		close(journal->hidden);
	if (journal->folder >= 0)
		close(journal->folder);
	buffer_done(&journal->before);
	arena_free(journal->arena);
}

/* --- files */

const struct journal_line *journal_find(const struct journal *journal, size_t file)
{
	return journal_lines_find(journal->lines, file);
}

/* The digest of the file NAME in FOLDER, or of all in the folder that it is. */
static bool place_digest(int folder, const char *name, struct digest *digest)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct arena *arena = arena_new();
	struct stat status;
	bool done = fd >= 0 && fstat(fd, &status) == 0
		    && (S_ISDIR(status.st_mode) ? digest_folder(
				arena_format(arena, "/proc/self/fd/%d", fd), digest)
						: digest_file(fd, digest));

	if (fd >= 0)
		close(fd);
	arena_free(arena);
	return done;
}

bool journal_holds(
	const struct journal *journal, const char *name, const struct journal_line *line)
{
	struct digest digest;

	return place_digest(journal->folder, name, &digest)
	       && strcmp(digest.text, line->digest.text) == 0;
}

int journal_file(const struct journal *journal, const char *name, struct findings *findings)
{
	int fd = openat(journal->hidden, name,
		O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		say(journal->path, name, errno, findings);
	return fd;
}

/* The folder NAME in FOLDER with the files in it, if it is there. */
static void folder_remove(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *files = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *file;

	while (files && (file = readdir(files)))
		unlinkat(fd, file->d_name, 0);
	if (files)
		closedir(files);
	else if (fd >= 0)
		close(fd);
	unlinkat(folder, name, AT_REMOVEDIR);
}

int journal_folder(const struct journal *journal, const char *name, struct findings *findings)
{
	int fd;

	folder_remove(journal->hidden, name);
	fd = mkdirat(journal->hidden, name, 0700) == 0
		     ? openat(journal->hidden, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
		     : -1;
	if (fd < 0)
		say(journal->path, name, errno, findings);
	return fd;
}

/* A folder is not renamed over another that has files: that one goes first. */
static int name_place(const struct journal *journal, const char *name)
{
	int error = renameat2(journal->hidden, name, journal->folder, name,
			    journal->replaces ? 0 : RENAME_NOREPLACE)
				    == 0
			    ? 0
			    : errno;

	if (!journal->replaces || (error != ENOTEMPTY && error != EEXIST))
		return error;
	folder_remove(journal->folder, name);
	return renameat(journal->hidden, name, journal->folder, name) == 0 ? 0 : errno;
}

/* 0, or why FD does not come to its place. */
static int filled_place(
	const struct journal *journal, const char *name, int fd, struct digest *digest)
{
	struct stat status;

	if (fstat(fd, &status) != 0 || !place_digest(journal->hidden, name, digest)
		|| (S_ISDIR(status.st_mode) ? syncfs(fd) : fsync(fd)) != 0)
		return errno;
	return name_place(journal, name);
}

bool journal_place(const struct journal *journal, const char *name, int fd, bool filled,
	struct journal_line *line, struct findings *findings)
{
	struct digest digest;
	int error =
		filled ? filled_place(journal, name, fd, line ? &line->digest : &digest) : 0;

	if (fd >= 0)
		close(fd);
	return error ? say(journal->path, name, error, findings) : filled;
}

void journal_absent(const struct journal *journal, const char *name)
{
	if (journal->replaces)
		unlinkat(journal->folder, name, 0);
}

bool journal_add(
	struct journal *journal, const struct journal_line *line, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	journal_lines_add(journal->lines, line);
	journal_line_text(line, &text);
	done = bytes_write(&text, journal->fd, findings);
	buffer_done(&text);
	return done;
}

/* --- the end */

static bool finished_write(
	const struct journal *journal, const struct buffer *text, struct findings *findings)
{
	int fd = journal_file(journal, journal->finished_name, findings);
	bool done = fd >= 0 && bytes_write(text, fd, findings);

	if (done && fsync(fd) != 0)
		done = say(journal->path, journal->finished_name, errno, findings);
	if (fd >= 0)
		close(fd);
	return done;
}

bool journal_finish(struct journal *journal, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	buffer_text(&text, journal->head);
	journal_lines_text(journal->lines, &text);
	done = finished_write(journal, &text, findings);
	buffer_done(&text);
	if (!done)
		return false;
	if (renameat(journal->hidden, journal->finished_name, journal->folder,
		    journal->finished_name)
			!= 0
		|| (fsync(journal->folder) != 0 && errno != EINVAL))
		return say(journal->path, journal->finished_name, errno, findings);
	journal_drop(journal);
	return true;
}

bool journal_join(struct journal *journal, size_t shard)
{
	struct findings *useless = findings_new(); /* it is not one of ours, that is all */
	struct buffer text = {0};
	bool joined = finished_read(journal, finished_name(journal, shard), &text)
		      && is_begun(&text) && lines_take(journal, &text, useless);

	findings_free(useless);
	buffer_done(&text);
	return joined;
}
