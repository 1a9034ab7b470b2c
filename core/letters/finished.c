/* finished.c - whether the runs that made the letters of a register came to their end. */
#include "letters/finished.h"

#include "base/arena.h"
#include "letters/accounts.h"
#include "letters/traces.h"

#include <string.h>

/* Every shard has a next one, and the last one's is the first. */
static bool next_is_there(const struct trace *first, const struct trace *trace)
{
	size_t next = trace->shard < trace->shards ? trace->shard + 1 : 1;

	while (first
		&& (first->is_mail != trace->is_mail || first->shards != trace->shards
			|| first->shard != next || !first->is_finished))
		first = first->next;
	return first;
}

/* The runs of a folder. */
struct runs {
	bool unfinished;
	const struct trace *paper, *mail; /* the first of each */
};

static bool mixed(
	const struct trace *trace, const struct trace *other, struct findings *findings)
{
	finding_add(findings, "letters-after-mixed", (struct place){trace->journal, 0, 0},
		"other", other->journal, NULL);
	return false;
}

/* Notes them; false with a finding when they are not of one list, made in one way. */
static bool runs_note(const struct trace *first, struct runs *runs, struct findings *findings)
{
	for (const struct trace *trace = first; trace; trace = trace->next) {
		const struct trace **own = trace->is_mail ? &runs->mail : &runs->paper;

		if (!trace->is_finished || !trace->head || !next_is_there(first, trace))
			runs->unfinished = true;
		else if (!*own)
			*own = trace;
		else if (strcmp((*own)->head, trace->head) != 0)
			return mixed(trace, *own, findings);
	}
	return true;
}

bool letters_finished(
	const char *folder, const char *name, const char *path, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct runs runs = {0};
	struct trace *first;
	bool has_paper = false, has_mail = false;
	bool read = traces_read(folder, name, arena, &first, findings)
		    && runs_note(first, &runs, findings)
		    && (!path || accounts_channels(path, &has_paper, &has_mail, findings));
	bool finished = !runs.unfinished && (runs.paper || !has_paper)
			&& (runs.mail || !has_mail) && (runs.paper || runs.mail || !path);

	if (read && !finished)
		finding_add(findings, "letters-after-unfinished", (struct place){folder, 0, 0},
			NULL);
	arena_free(arena);
	return read && finished;
}
