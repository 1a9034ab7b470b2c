/* log.c - reading the chain of entries, and adding one to it.
 *
 * An entry is written in a hidden folder that then takes the entry's number as its
 * name: rename does not replace a folder that has something in it, so an entry is
 * there whole or not at all and of two programs one comes too late.
 */
#include "log/log.h"

#include "base/text.h"

#include "log/entry.h"
#include "output/bytes.h"
#include "output/hidden.h"
#include "xml/source.h"
#include "xml/xml.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRY_FILE "entry.xml"
#define LIST_FILE "digests"
#define RECORD_ENDING ".xml"

/* The folder of the log of the record at PATH. */
static const char *log_folder(const char *path, struct arena *arena)
{
	size_t length = strlen(path), ending = strlen(RECORD_ENDING);

	if (length > ending && strcmp(path + length - ending, RECORD_ENDING) == 0)
		length -= ending;
	return arena_format(arena, "%.*s.log", (int)length, path);
}

/* --- reading */

static const char *entry_name(size_t number, struct arena *arena)
{
	return arena_format(arena, "%04zu", number);
}

/* The entry in the folder NUMBER of LOG; NULL with findings. */
static struct log_entry *entry_load(struct log *log, size_t number, const struct schema *schema,
	struct arena *arena, struct findings *findings)
{
	const char *folder =
		arena_format(arena, "%s/%s", log->folder, entry_name(number, arena));
	const char *path = arena_format(arena, "%s/" ENTRY_FILE, folder);
	struct buffer bytes = {0};
	struct log_entry *entry = NULL;

	if (access(path, F_OK) != 0)
		finding_add(findings, "log-missing", (struct place){.file = path}, NULL);
	else if (source_load(path, xml_limits_default.bytes, &bytes, findings))
		entry = entry_read(path, bytes.data ? bytes.data : "", bytes.length, schema,
			arena, findings);
	if (entry) {
		entry->number = number;
		entry->folder = folder;
		entry->digest = digest_bytes(bytes.data, bytes.length);
	}
	buffer_done(&bytes);
	return entry;
}

/* Whether ENTRY names the digest of the entry before it, or rightly none. */
static bool entry_follows(const struct log *log, const struct log_entry *entry)
{
	if (!log->last)
		return !entry->previous && entry->number == 1;
	return entry->previous && entry->number == log->last->number + 1
	       && strcmp(entry->previous, log->last->digest.text) == 0;
}

static void entry_link(struct log *log, struct log_entry *entry)
{
	if (log->last)
		log->last->next = entry;
	else
		log->first = entry;
	log->last = entry;
}

/* The number that NAME, a folder of LOG, says; 0: none. */
static size_t name_number(const char *name)
{
	char *end;
	unsigned long number = strtoul(name, &end, 10);

	return isdigit((unsigned char)*name) && !*end && strlen(name) >= 4 ? number : 0;
}

/* The highest number that a folder in LOG has; 0: there is none. */
static size_t number_last(const struct log *log)
{
	DIR *entries = opendir(log->folder);
	struct dirent *entry;
	size_t last = 0;

	while (entries && (entry = readdir(entries)))
		if (name_number(entry->d_name) > last)
			last = name_number(entry->d_name);
	if (entries)
		closedir(entries);
	return last;
}

/* Puts ENTRY at the end, and says so when it does not follow; NULL: it is broken. */
static void log_take(struct log *log, struct log_entry *entry, struct findings *findings)
{
	bool follows = entry && entry_follows(log, entry);

	log->whole = log->whole && follows;
	if (entry && !follows)
		finding_add(
			findings, "log-broken", (struct place){.file = entry->folder}, NULL);
	if (entry)
		entry_link(log, entry);
}

static const struct log_entry *entry_numbered(const struct log *log, size_t number)
{
	const struct log_entry *entry = log->first;

	while (entry && entry->number != number)
		entry = entry->next;
	return entry;
}

/* LINE of the list, "DIGEST  0002/entry.xml": is that entry there, and as it was? */
static void listed_check(struct log *log, char *line, struct findings *findings)
{
	char *name = strchr(line, ' ');
	const struct log_entry *entry =
		name ? entry_numbered(log, strtoul(name, NULL, 10)) : NULL;

	if (name)
		*name = '\0';
	if (entry && strcmp(entry->digest.text, line) == 0)
		return;
	log->whole = false;
	finding_add(findings, "log-listed",
		(struct place){.file = entry ? entry->folder : log->folder}, "entry",
		name ? name + strspn(name + 1, " ") + 1 : line, NULL);
}

/* The list; NULL: there is none. */
static char *list_load(const struct log *log, struct arena *arena, struct findings *findings)
{
	const char *path = arena_format(arena, "%s/" LIST_FILE, log->folder);
	struct buffer bytes = {0};
	char *list = NULL;

	if (access(path, F_OK) == 0
		&& source_load(path, xml_limits_default.bytes, &bytes, findings))
		list = arena_copy(arena, bytes.data ? bytes.data : "", bytes.length);
	buffer_done(&bytes);
	return list;
}

struct log *log_load(
	const char *path, const char *schemas, struct arena *arena, struct findings *findings)
{
	struct log *log = arena_alloc(arena, sizeof *log);
	struct schema *schema = NULL;
	char *list, *line;
	size_t last;

	*log = (struct log){.folder = log_folder(path, arena), .whole = true};
	list = list_load(log, arena, findings); /* first: what it has is there by now */
	last = number_last(log);
	if (last > 0)
		schema = schema_load(arena_format(arena, "%s/log.xsd", schemas), findings);
	for (size_t number = 1; schema && number <= last; number++)
		log_take(log, entry_load(log, number, schema, arena, findings), findings);
	log->whole = log->whole && (schema || last == 0);
	while ((line = strsep(&list, "\n")))
		if (*line)
			listed_check(log, line, findings);
	schema_free(schema);
	return log;
}

/* --- adding */

/* A new file NAME in the open folder FOLDER; false with errno, or a finding was made. */
static bool file_add(
	int folder, const char *name, const struct buffer *bytes, struct findings *findings)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(folder, name, flags, 0600);
	bool added = fd >= 0 && bytes_write(bytes, fd, findings) && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		added = false;
	return added;
}

/* ENTRY and CONTENTS into the hidden folder HIDDEN, to the disk. */
static bool entry_fill(int hidden, const struct log_entry *entry, struct digest *digest,
	const struct log_content *contents, struct findings *findings)
{
	struct buffer xml = {0};
	bool filled;

	entry_write(entry, &xml);
	*digest = digest_bytes(xml.data, xml.length);
	filled = file_add(hidden, ENTRY_FILE, &xml, findings);
	buffer_done(&xml);
	for (; filled && contents; contents = contents->next)
		filled = file_add(hidden, contents->name, contents->bytes, findings);
	return filled && fsync(hidden) == 0;
}

/* The open folder of LOG, made when it is missing. */
static int log_open(const struct log *log)
{
	if (mkdir(log->folder, 0700) != 0 && errno != EEXIST)
		return -1;
	return open(log->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static void append_failed(const struct log *log, int error, struct findings *findings)
{
	bool raced = error == EEXIST || error == ENOTEMPTY;

	finding_add(findings, raced ? "log-raced" : "log-failed",
		(struct place){.file = log->folder}, "reason", strerror(error), NULL);
}

/* ENTRY into the folder of LOG, whose descriptor is FOLDER; 0, or errno. */
static int entry_place(int folder, struct log_entry *entry, const char *name,
	const struct log_content *contents, struct arena *arena, struct findings *findings)
{
	const char *hidden_name;
	int hidden = hidden_open(folder, arena, &hidden_name);
	int error = 0;

	if (hidden < 0)
		return errno;
	if (!entry_fill(hidden, entry, &entry->digest, contents, findings)
		|| renameat(folder, hidden_name, folder, name) != 0) {
		error = errno;
		hidden_remove(folder, hidden, hidden_name);
	}
	close(hidden);
	fsync(folder); /* the files are on the disk; their folder's name follows */
	return error;
}

/* ENTRY onto the list, in the form that sha256sum -c reads; false with errno. */
static bool entry_list(int folder, const struct log_entry *entry, struct findings *findings)
{
	const int flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(folder, LIST_FILE, flags, 0600);
	struct buffer line = {0};
	bool listed;

	buffer_format(&line, "%s  %04zu/" ENTRY_FILE "\n", entry->digest.text, entry->number);
	listed = fd >= 0 && bytes_write(&line, fd, findings) && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	buffer_done(&line);
	return listed;
}

bool log_append(struct log *log, struct log_entry *entry, const struct log_content *contents,
	struct arena *arena, struct findings *findings)
{
	int folder = log_open(log);
	int error = folder < 0 ? errno : 0;
	const char *name;

	entry->number = log->last ? log->last->number + 1 : 1;
	entry->previous = log->last ? log->last->digest.text : NULL;
	name = entry_name(entry->number, arena);
	entry->folder = arena_format(arena, "%s/%s", log->folder, name);
	if (!error)
		error = entry_place(folder, entry, name, contents, arena, findings);
	if (error) {
		append_failed(log, error, findings);
	} else {
		entry_link(log, entry);
		if (!entry_list(folder, entry, findings))
			finding_add(findings, "log-unlisted",
				(struct place){.file = log->folder}, "reason", strerror(errno),
				NULL);
	}
	if (folder >= 0)
		close(folder);
	return !error;
}

/* --- asking */

struct log_file *log_kept(const struct log_document *document)
{
	struct log_file *file = document->files;

	while (document->dispatch && file->next)
		file = file->next;
	return file;
}

/* Whether DOCUMENT is of VARIANT; of letters of a list, some. */
static bool is_of_variant(const struct log_document *document, const char *variant)
{
	const struct dispatch_letters *letters =
		document->dispatch ? document->dispatch->letters : NULL;

	while (letters && !text_wanted(letters->variant, variant))
		letters = letters->next;
	return letters || text_wanted(document->variant, variant);
}

const struct log_document *log_document_of(
	const struct log_entry *entry, const struct log_wanted *wanted)
{
	const struct log_document *document = entry->documents;

	while (document
		&& (!text_wanted(document->pack, wanted->pack)
			|| !is_of_variant(document, wanted->variant)
			|| !text_wanted(document->each, wanted->each)
			|| !text_wanted(document->stage, wanted->stage)))
		document = document->next;
	return document;
}

const struct log_entry *log_filed(const struct log *log, const struct log_wanted *wanted)
{
	const struct log_entry *found = NULL;

	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		if (entry->kind == LOG_FILED && log_document_of(entry, wanted))
			found = entry;
	return found;
}
