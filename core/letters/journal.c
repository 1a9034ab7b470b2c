/* journal.c - what a run of letters has done so far, so that it can go on.
 *
 *     todoke-letters 1 DIGEST
 *     file 0 1000 1000 DIGEST
 *
 * The first line is the same in all runs that share a list between them (--shard): a run of
 * another is not let into their folder, since people would get two letters or none.
 *
 * A last line without its end was being written when the run ended, and does not count.  At
 * the end the journal, in the order of the files, goes beside them: it says what they are.
 */
#include "letters/journal.h"

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
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HEAD "todoke-letters 1 "

static const char journal_name[] = "journal";

struct entry {
	struct journal_line line;
	struct entry *next;   /* as they were noted */
	struct entry *before; /* noted earlier, in the same bucket */
};

struct journal {
	struct arena *arena;
	const char *path, *hidden_name;
	const char *finished_name; /* of the journal when all is done */
	int folder, hidden, fd;    /* descriptors: of the files', our own, the journal */
	const char *head;          /* the first line */
	bool replaces;             /* files of the same names */
	struct entry *first, *last;
	struct entry **buckets; /* by the number of the file: the last that was noted */
	size_t bucket_count;
};

static bool say(const char *path, const char *name, int error, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *file = name ? arena_format(arena, "%s/%s", path, name) : path;

	finding_add(findings, "output-failed",
		(struct place){findings_keep(findings, file), 0, 0}, "reason", strerror(error),
		NULL);
	arena_free(arena);
	return false;
}

/* --- what a run hangs on */

/* The digest of the letters to the stand-ins. */
static bool specimen_digest(
	const struct kinds *kinds, struct digest *digest, struct findings *findings)
{
	int fd = memfd_create("specimen", MFD_CLOEXEC);
	bool done = fd >= 0 && kinds_specimen(kinds, fd, findings) && digest_file(fd, digest);

	if (fd >= 0)
		close(fd);
	return done;
}

/* The first line. */
static bool head_make(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct buffer *head, struct findings *findings)
{
	struct buffer all = {0};
	struct digest specimen;

	if (!specimen_digest(kinds, &specimen, findings))
		return false;
	buffer_format(&all, "%s\n%s\n%s\n%s\n%s\n%s\n%zu+%zu %zu %zu %d %u %d\n", specimen.text,
		list_digest(question->list)->text, rows->text, question->setting,
		question->name, question->csv, question->first, question->letters,
		question->volume, question->shards, question->sheets.duplex,
		question->sheets.marks,
		question->scattered + 2 * question->rolls + 4 * (int)question->proof);
	buffer_text(&all,
		digest_bytes((const char *)&question->sheets.form, sizeof question->sheets.form)
			.text);
	buffer_format(head, HEAD "%s\n", digest_bytes(all.data, all.length).text);
	buffer_done(&all);
	return true;
}

/* --- the journal's lines */

static struct entry **bucket_of(const struct journal *journal, size_t file)
{
	return &journal->buckets[file % journal->bucket_count];
}

static void entry_add(struct journal *journal, const struct journal_line *line)
{
	struct entry *entry = arena_alloc(journal->arena, sizeof *entry);
	struct entry **bucket = bucket_of(journal, line->file);

	*entry = (struct entry){.line = *line, .before = *bucket};
	*bucket = entry;
	if (journal->last)
		journal->last->next = entry;
	else
		journal->first = entry;
	journal->last = entry;
}

static bool line_read(const char *text, struct journal_line *line)
{
	int end = 0;

	return sscanf(text, "file %zu %zu %zu %64[0-9a-f]%n", &line->file, &line->letters,
		       &line->pages, line->digest.text, &end)
		       == 4
	       && text[end] == '\n' && strlen(line->digest.text) == 64;
}

/* Where the lines that count end; false when the journal is another run's. */
static bool journal_read(struct journal *journal, const struct buffer *text,
	const struct buffer *head, off_t *end)
{
	const char *at = text->data, *next;
	struct journal_line line;

	*end = 0;
	if (!text->length || !memchr(text->data, '\n', text->length))
		return true; /* it was ended before its first line */
	if (text->length < head->length || memcmp(text->data, head->data, head->length) != 0)
		return false;
	for (at += head->length; (next = strchr(at, '\n')) && line_read(at, &line);
		at = next + 1)
		entry_add(journal, &line);
	*end = at - text->data;
	return true;
}

/* Reads what is there, and begins or goes on behind it. */
static bool journal_begin(struct journal *journal, const struct letters_question *question,
	const struct buffer *head, struct findings *findings)
{
	struct buffer text = {0};
	off_t end = 0;
	bool ours = true, done;

	if (!bytes_read(journal->fd, &text))
		return say(journal->path, NULL, errno, findings);
	buffer_text(&text, "");
	if (question->resume)
		ours = journal_read(journal, &text, head, &end);
	if (!ours)
		finding_add(
			findings, "letters-changed", (struct place){journal->path, 0, 0}, NULL);
	done = ours && ftruncate(journal->fd, end) == 0
	       && lseek(journal->fd, end, SEEK_SET) == end;
	if (ours && !done)
		say(journal->path, NULL, errno, findings);
	if (done && !end)
		done = bytes_write(head, journal->fd, findings);
	buffer_done(&text);
	return done;
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

/* A run that was finished is taken up again, or given up. */
static bool finished_claim(struct journal *journal, const struct letters_question *question,
	struct findings *findings)
{
	if (faccessat(journal->folder, journal->finished_name, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return true;
	if (question->resume)
		renameat(
			journal->folder, journal->finished_name, journal->hidden, journal_name);
	else if (question->force)
		unlinkat(journal->folder, journal->finished_name, 0);
	else
		finding_add(findings, "letters-made", (struct place){journal->path, 0, 0},
			"file", journal->finished_name, NULL);
	return question->resume || question->force;
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
static bool journal_claim(struct journal *journal, const struct letters_question *question,
	struct findings *findings)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC;
	const struct place place = {journal->path, 0, 0};
	bool there;

	journal->fd = openat(journal->hidden, journal_name, flags);
	there = journal->fd >= 0;
	if (!there && errno == ENOENT)
		journal->fd =
			openat(journal->hidden, journal_name, flags | O_CREAT | O_EXCL, 0600);
	if (journal->fd < 0)
		return say(journal->path, journal->hidden_name, errno, findings);
	if (!lock_take(journal->fd) || !journal_is_there(journal->fd)) {
		finding_add(findings, "letters-busy", place, NULL);
		return false;
	}
	if (there && !question->resume && !question->force) {
		finding_add(findings, "letters-unfinished", place, NULL);
		return false;
	}
	journal->replaces = question->force || there;
	return true;
}

void journal_drop(const struct journal *journal)
{
	unlinkat(journal->hidden, journal_name, 0);
	unlinkat(journal->folder, journal->hidden_name, AT_REMOVEDIR);
}

/* Shards have their own. */
static void journal_names(struct journal *journal, const struct letters_question *question)
{
	const char *name = question->name;

	if (question->shards > 1)
		name = arena_format(journal->arena, "%s-%zu-of-%zu", name, question->shard + 1,
			question->shards);
	journal->hidden_name = arena_format(journal->arena, ".todoke-%s", name);
	journal->finished_name = arena_format(journal->arena, "%s.journal", name);
}

struct journal *journal_open(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct journal *journal = arena_alloc(arena, sizeof *journal);
	struct buffer head = {0};
	bool done;

	*journal = (struct journal){.arena = arena,
		.path = arena_text(arena, question->folder),
		.folder = -1,
		.hidden = -1,
		.fd = -1,
		.bucket_count = question->letters / question->volume + 1};
	journal->buckets = arena_array(arena, journal->bucket_count, sizeof(struct entry *));
	journal_names(journal, question);
	done = head_make(question, kinds, rows, &head, findings)
	       && traces_agree(question, head.data, findings) && folders_open(journal, findings)
	       && finished_claim(journal, question, findings)
	       && journal_claim(journal, question, findings)
	       && journal_begin(journal, question, &head, findings);
	/* Of two that begin at once, one at least sees the other's journal. */
	if (done && !traces_agree(question, head.data, findings)) {
		done = false;
		if (!journal->replaces)
			journal_drop(journal);
	}
	journal->head = arena_text(arena, head.data);
	buffer_done(&head);
	if (done)
		return journal;
	journal_close(journal);
	return NULL;
}

void journal_close(struct journal *journal)
{
	if (!journal)
		return;
	if (journal->fd >= 0)
		close(journal->fd);
	if (journal->hidden >= 0)
		close(journal->hidden);
	if (journal->folder >= 0)
		close(journal->folder);
	arena_free(journal->arena);
}

/* --- files */

const struct journal_line *journal_find(const struct journal *journal, size_t file)
{
	const struct entry *entry = *bucket_of(journal, file);

	while (entry && entry->line.file != file)
		entry = entry->before;
	return entry ? &entry->line : NULL;
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

bool journal_place(const struct journal *journal, const char *name, int fd,
	struct journal_line *line, struct findings *findings)
{
	struct stat status;
	int error = 0;

	if (fstat(fd, &status) != 0 || !place_digest(journal->hidden, name, &line->digest)
		|| (S_ISDIR(status.st_mode) ? syncfs(fd) : fsync(fd)) != 0)
		error = errno;
	if (!error)
		error = name_place(journal, name);
	return !error || say(journal->path, name, error, findings);
}

void journal_absent(const struct journal *journal, const char *name)
{
	if (journal->replaces)
		unlinkat(journal->folder, name, 0);
}

static void line_add(struct buffer *text, const struct journal_line *line)
{
	buffer_format(text, "file %zu %zu %zu %s\n", line->file, line->letters, line->pages,
		line->digest.text);
}

bool journal_add(
	struct journal *journal, const struct journal_line *line, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	entry_add(journal, line);
	line_add(&text, line);
	done = bytes_write(&text, journal->fd, findings);
	buffer_done(&text);
	return done;
}

/* --- the end */

static int entry_compare(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left,
			   *b = *(struct entry *const *)right;

	return (a->line.file > b->line.file) - (a->line.file < b->line.file);
}

/* All lines in the order of the files; of several for one the last counts. */
static void lines_sort(const struct journal *journal, struct buffer *text)
{
	const struct entry **entries;
	size_t count = 0;

	for (const struct entry *entry = journal->first; entry; entry = entry->next)
		count++;
	entries = arena_array(journal->arena, count, sizeof(const struct entry *));
	count = 0;
	for (const struct entry *entry = journal->first; entry; entry = entry->next)
		if (journal_find(journal, entry->line.file) == &entry->line)
			entries[count++] = entry;
	qsort(entries, count, sizeof(const struct entry *), entry_compare);
	for (size_t i = 0; i < count; i++)
		line_add(text, &entries[i]->line);
}

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

const char *journal_finish(
	struct journal *journal, struct digest *digest, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	buffer_text(&text, journal->head);
	lines_sort(journal, &text);
	done = finished_write(journal, &text, findings);
	*digest = digest_bytes(text.data, text.length);
	buffer_done(&text);
	if (!done)
		return NULL;
	if (renameat(journal->hidden, journal->finished_name, journal->folder,
		    journal->finished_name)
			!= 0
		|| (fsync(journal->folder) != 0 && errno != EINVAL)) {
		say(journal->path, journal->finished_name, errno, findings);
		return NULL;
	}
	journal_drop(journal);
	return journal->finished_name;
}

/* --- between processes */

void journal_line_write(const struct journal_line *line, struct buffer *to)
{
	wire_number(to, line->file);
	wire_number(to, line->letters);
	wire_number(to, line->pages);
	wire_text(to, line->digest.text);
}

bool journal_line_take(struct wire *wire, struct journal_line *line)
{
	const char *digest;

	line->file = wire_take_number(wire);
	line->letters = wire_take_number(wire);
	line->pages = wire_take_number(wire);
	digest = wire_take_text(wire);
	if (wire->broken || !digest || strlen(digest) + 1 != sizeof line->digest.text)
		return false;
	memcpy(line->digest.text, digest, sizeof line->digest.text);
	return true;
}
