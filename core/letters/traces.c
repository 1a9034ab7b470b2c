/* traces.c - the runs of letters that left their journal in a folder, finished or under way. */
#include "letters/traces.h"

#include "letters/run.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char hidden[] = ".todoke-", mail[] = "-mail", journal[] = ".journal",
		  preview[] = "-preview";

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text);

	return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* What follows the letters' name in a run's: "-mail", "-2-of-3", both or nothing; false when
 * it is of something else. */
static bool part_read(const char *text, struct trace *trace)
{
	int end = 0;

	trace->is_mail = strncmp(text, mail, strlen(mail)) == 0;
	trace->shard = trace->shards = 1;
	if (trace->is_mail)
		text += strlen(mail);
	return !*text
	       || (sscanf(text, "-%9zu-of-%9zu%n", &trace->shard, &trace->shards, &end) == 2
		       && !text[end]);
}

/* The first line of the file PATH, if all of it is there; false with a finding. */
static bool head_read(
	const char *path, struct arena *arena, const char **head, struct findings *findings)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	char *line = NULL;
	size_t size = 0;
	bool read = file || errno == ENOENT;

	if (!read)
		finding_add(findings, "file-unreadable", (struct place){path, 0, 0}, "reason",
			strerror(errno), NULL);
	if (file && getline(&line, &size, file) > 0 && ends_in(line, "\n"))
		*head = arena_text(arena, line);
	free(line);
	if (file)
		fclose(file);
	return read;
}

/* The run of NAME that ENTRY of FOLDER is of; NULL: none. */
static struct trace *trace_of(
	const char *folder, const char *name, const char *entry, struct arena *arena)
{
	struct trace trace = {.is_finished = strncmp(entry, hidden, strlen(hidden)) != 0};
	struct trace *kept;
	const char *own;

	if (trace.is_finished && !ends_in(entry, journal))
		return NULL;
	own = trace.is_finished ? arena_copy(arena, entry, strlen(entry) - strlen(journal))
				: arena_text(arena, entry + strlen(hidden));
	if (strncmp(own, name, strlen(name)) != 0 || !part_read(own + strlen(name), &trace))
		return NULL;
	trace.journal = arena_format(
		arena, "%s/%s%s", folder, entry, trace.is_finished ? "" : "/journal");
	kept = arena_alloc(arena, sizeof *kept);
	*kept = trace;
	return kept;
}

/* Puts TRACE among those from *AT on. */
static void trace_insert(struct trace **at, struct trace *trace)
{
	while (*at && strcmp((*at)->journal, trace->journal) < 0)
		at = &(*at)->next;
	trace->next = *at;
	*at = trace;
}

bool traces_read(const char *folder, const char *name, struct arena *arena,
	struct trace **first, struct findings *findings)
{
	DIR *entries = opendir(folder);
	bool read = entries || errno == ENOENT;
	struct trace *trace;

	*first = NULL;
	if (!read)
		finding_add(findings, "file-unreadable", (struct place){folder, 0, 0}, "reason",
			strerror(errno), NULL);
	for (const struct dirent *entry; entries && (entry = readdir(entries));)
		if ((trace = trace_of(folder, name, entry->d_name, arena)))
			trace_insert(first, trace);
	if (entries)
		closedir(entries);
	for (trace = *first; trace; trace = trace->next)
		read = head_read(trace->journal, arena, &trace->head, findings) && read;
	return read;
}

/* Hidden folders of other files that are not ready have none. */
static bool has_journal(const char *folder, const char *entry, struct arena *arena)
{
	if (strncmp(entry, hidden, strlen(hidden)) != 0)
		return ends_in(entry, journal);
	return !ends_in(entry, preview)
	       && access(arena_format(arena, "%s/%s/journal", folder, entry), F_OK) == 0;
}

const char *traces_other(const char *folder, const char *name, struct arena *arena)
{
	DIR *entries = opendir(folder);
	const char *first = NULL;

	for (const struct dirent *entry; entries && (entry = readdir(entries));)
		if (has_journal(folder, entry->d_name, arena)
			&& !trace_of(folder, name, entry->d_name, arena)
			&& (!first || strcmp(entry->d_name, first) < 0))
			first = arena_text(arena, entry->d_name);
	if (entries)
		closedir(entries);
	return first ? arena_format(arena, "%s/%s", folder, first) : NULL;
}

bool traces_lie_in(const char *folder)
{
	DIR *entries = opendir(folder);
	bool found = false;

	for (const struct dirent *entry; entries && !found && (entry = readdir(entries));)
		found = ends_in(entry->d_name, journal);
	if (entries)
		closedir(entries);
	return found;
}

/* A folder without a head has no letter of that run yet: it will look at ours. */
static bool is_another(
	const struct trace *trace, const struct letters_question *question, const char *head)
{
	bool is_own = trace->shard == question->shard + 1 && trace->shards == question->shards;

	return !trace->is_mail && !is_own && trace->head && strcmp(trace->head, head) != 0;
}

bool traces_agree(
	const struct letters_question *question, const char *head, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct trace *trace = NULL;
	bool agree = question->passing
		     || traces_read(question->folder, question->name, arena, &trace, findings);

	while (trace && !is_another(trace, question, head))
		trace = trace->next;
	if (agree && trace) {
		finding_add(
			findings, "letters-shards", (struct place){trace->journal, 0, 0}, NULL);
		agree = false;
	}
	arena_free(arena);
	return agree;
}
