/* unlisted.c - what was published, and the record has no release of. */
#include "consistency/unlisted.h"

#include "record/audience.h"
#include "record/when.h"

#include <stdio.h>
#include <string.h>

static bool is_public(const struct log_document *document)
{
	audience_set readers;
	const char *bad;
	size_t length;

	return audience_read(document->audience, &readers, &bad, &length)
	       && (readers & AUDIENCE_PUBLIC);
}

/* Has RELEASE the attribute NAME with VALUE, or one of them none? */
static bool agrees(const struct xml_node *release, const char *name, const char *value)
{
	const char *stated = xml_attribute(release, name);

	return !stated || !value || strcmp(stated, value) == 0;
}

/* Can one of the statements of RELEASE's date be the day AT, which begins like 2026-11-18? */
static bool can_be_on(const struct xml_node *release, const char *at, struct arena *arena,
	struct findings *said)
{
	const struct xml_node *date = xml_child(release, "date");
	struct date day;

	if (sscanf(at, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3)
		return true;
	for (; date; date = xml_next_same(date)) {
		struct when when = {0};

		if (!when_read(date, arena, &when, said) || when.state != WHEN_STATED
			|| !when.first.year
			|| (date_compare(when.first, day) <= 0
				&& date_compare(day, when.last) <= 0))
			return true;
	}
	return false;
}

static bool is_listed(const struct record *record, const struct log_entry *entry,
	const struct log_document *document, struct arena *arena)
{
	const struct xml_node *release = xml_child(record_root(record), "release");
	struct findings *said = findings_new(); /* nothing new: the record was checked */
	bool listed = false;

	for (; release && !listed; release = xml_next_same(release))
		listed = xml_attribute(release, "pack")
			 && agrees(release, "pack", document->pack)
			 && agrees(release, "stage", document->stage)
			 && can_be_on(release, entry->at, arena, said);
	findings_free(said);
	return listed;
}

void unlisted_find(
	const struct record *record, const struct log *log, struct findings *findings)
{
	struct arena *arena = arena_new();

	for (const struct log_entry *entry = log->first; entry; entry = entry->next) {
		const struct log_document *document =
			entry->kind == LOG_FILED ? entry->documents : NULL;

		for (; document; document = document->next)
			if (is_public(document) && !is_listed(record, entry, document, arena))
				finding_add(findings, "published-unlisted",
					(struct place){entry->folder, 0, 0}, "pack",
					document->pack, "stage",
					document->stage ? document->stage : "", "at", entry->at,
					NULL);
	}
	arena_free(arena);
}
