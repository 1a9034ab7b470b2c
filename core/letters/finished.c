/* finished.c - whether the runs that made the letters of a register came to their end. */
#include "letters/finished.h"

#include "base/arena.h"
#include "letters/accounts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char hidden[] = ".todoke-", mail[] = "-mail", journal[] = ".journal";

static bool is_journal(const char *entry)
{
	size_t length = strlen(entry);

	return length >= strlen(journal)
	       && strcmp(entry + length - strlen(journal), journal) == 0;
}

/* Which letters of the register a run made. */
struct part {
	bool is_mail;
	size_t shard, shards; /* from 1 */
};

/* What follows the letters' name in a journal's: "-mail", "-2-of-3", both or nothing; false
 * when it is of something else. */
static bool part_read(const char *text, struct part *part)
{
	int end = 0;

	*part = (struct part){strncmp(text, mail, strlen(mail)) == 0, 1, 1};
	if (part->is_mail)
		text += strlen(mail);
	return !*text
	       || (sscanf(text, "-%9zu-of-%9zu%n", &part->shard, &part->shards, &end) == 2
		       && !text[end]);
}

/* Every shard has a next one, and the last one's is the first. */
static bool next_is_there(
	const char *folder, const char *name, const struct part *part, struct arena *arena)
{
	size_t next = part->shard < part->shards ? part->shard + 1 : 1;

	return part->shards == 1
	       || access(arena_format(arena, "%s/%s%s-%zu-of-%zu%s", folder, name,
				 part->is_mail ? mail : "", next, part->shards, journal),
			  F_OK)
			  == 0;
}

/* The runs of a folder. */
struct runs {
	bool unfinished, paper, mail;
};

/* What ENTRY of FOLDER says of the runs of NAME. */
static void entry_read(const char *folder, const char *name, const char *entry,
	struct arena *arena, struct runs *runs)
{
	bool is_hidden = strncmp(entry, hidden, strlen(hidden)) == 0;
	const char *own = is_hidden ? entry + strlen(hidden) : entry;
	const char *end = own + strlen(own);
	struct part part;

	if (!is_hidden && !is_journal(own))
		return;
	if (!is_hidden)
		end -= strlen(journal);
	if (strncmp(own, name, strlen(name)) != 0 || (size_t)(end - own) < strlen(name))
		return;
	own += strlen(name);
	if (!part_read(arena_copy(arena, own, (size_t)(end - own)), &part))
		return;
	if (is_hidden || !next_is_there(folder, name, &part, arena))
		runs->unfinished = true;
	else if (part.is_mail)
		runs->mail = true;
	else
		runs->paper = true;
}

static bool runs_read(
	const char *folder, const char *name, struct runs *runs, struct findings *findings)
{
	DIR *entries = opendir(folder);
	struct arena *arena;

	if (!entries) {
		finding_add(findings, "list-unreadable", (struct place){folder, 0, 0}, "reason",
			strerror(errno), NULL);
		return false;
	}
	arena = arena_new();
	for (const struct dirent *entry; (entry = readdir(entries));)
		entry_read(folder, name, entry->d_name, arena, runs);
	closedir(entries);
	arena_free(arena);
	return true;
}

bool letters_finished(
	const char *folder, const char *name, const char *path, struct findings *findings)
{
	struct runs runs = {0};
	bool has_paper = false, has_mail = false;

	if (!runs_read(folder, name, &runs, findings)
		|| (path && !accounts_channels(path, &has_paper, &has_mail, findings)))
		return false;
	if (!runs.unfinished && (runs.paper || !has_paper) && (runs.mail || !has_mail)
		&& (runs.paper || runs.mail || !path))
		return true;
	finding_add(findings, "letters-after-unfinished", (struct place){folder, 0, 0}, NULL);
	return false;
}

bool letters_lie_in(const char *folder)
{
	DIR *entries = opendir(folder);
	bool found = false;

	for (const struct dirent *entry; entries && !found && (entry = readdir(entries));)
		found = is_journal(entry->d_name);
	if (entries)
		closedir(entries);
	return found;
}
