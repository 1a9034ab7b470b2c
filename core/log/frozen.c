/* frozen.c - comparing frozen views with the record, fact by fact. */
#include "log/frozen.h"

#include "record/moment.h"
#include "record/statement.h"
#include "record/view.h"
#include "xml/source.h"
#include "xml/xml.h"

#include <string.h>

const char *frozen_name(const struct log_document *document, struct arena *arena)
{
	return arena_format(arena, "%s%s%s%s%s%s%s.view.xml", document->pack,
		document->variant ? "-" : "", document->variant ? document->variant : "",
		document->stage ? "-" : "", document->stage ? document->stage : "",
		document->each ? "-" : "", document->each ? document->each : "");
}

static const char *frozen_path(
	const struct log_entry *entry, const struct log_document *document, struct arena *arena)
{
	return arena_format(arena, "%s/%s", entry->folder, frozen_name(document, arena));
}

struct xml *frozen_open(const struct log_entry *entry, const struct log_document *document,
	const char *file, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct buffer bytes = {0};
	struct xml *view = NULL;

	if (source_load(frozen_path(entry, document, arena), (size_t)-1, &bytes, findings)) {
		buffer_text(&bytes, "");
		view = view_read(bytes.data, bytes.length, file, findings);
	}
	buffer_done(&bytes);
	arena_free(arena);
	return view;
}

void frozen_view(
	const struct record *record, const struct log_document *document, struct buffer *view)
{
	const struct view_reader reader =
		view_reader_of(record, document->audience, document->each);
	struct moment as_of;

	view_write(record, &reader, moment_of(document->as_of, &as_of), view);
}

bool frozen_current(const struct record *record, const struct log_document *document)
{
	struct buffer view = {0};
	bool current;

	frozen_view(record, document, &view);
	current = strcmp(view_digest(&view).text, document->view) == 0;
	buffer_done(&view);
	return current;
}

/* --- what differs */

/* What A has that B has not: its text, or else its attributes. */
static const char *value_shown(const struct statement *a, const struct statement *b)
{
	if (!a)
		return "";
	return b && strcmp(a->text, b->text) == 0 ? a->attributes : a->text;
}

static void say(struct findings *findings, const char *id, const struct log_entry *entry,
	const struct log_document *document, const struct statement *before,
	const struct statement *now, const char *file)
{
	struct place place = now ? xml_place(now->node) : (struct place){.file = file};

	finding_add(findings, id, place, "path", before ? before->path : now->path, "before",
		value_shown(before, now), "now", value_shown(now, before), "at", entry->at,
		"pack", document->pack, "entry", entry->folder, NULL);
}

static void statements_compare(const struct statements *before, const struct statements *now,
	const struct log_entry *entry, const struct log_document *document, const char *file,
	struct findings *findings)
{
	struct statement_pair pair = {0};

	while (statements_next(before, now, &pair)) {
		const struct statement *old = pair.before, *new = pair.now;

		if (!new)
			say(findings, "frozen-gone", entry, document, old, NULL, file);
		else if (!old)
			say(findings, "frozen-new", entry, document, NULL, new, file);
		else if (!statement_equal(old, new))
			say(findings, "frozen-changed", entry, document, old, new, file);
	}
}

static void document_compare(const struct log_entry *entry, const struct log_document *document,
	const struct buffer *frozen, const struct buffer *view, const char *file,
	struct findings *findings)
{
	struct arena *arena = arena_new();
	struct xml *before = view_read(frozen->data, frozen->length, file, findings);
	struct xml *now = view_read(view->data, view->length, file, findings);

	if (before && now) {
		struct statements old = statements_of(before, arena);
		struct statements new = statements_of(now, arena);

		statements_compare(&old, &new, entry, document, file, findings);
	}
	xml_free(before);
	xml_free(now);
	arena_free(arena);
}

static void document_check(const struct log_entry *entry, const struct log_document *document,
	const struct record *record, const char *file, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *path = frozen_path(entry, document, arena);
	struct buffer frozen = {0}, view = {0};

	if (source_load(path, (size_t)-1, &frozen, findings)) {
		buffer_text(&frozen, "");
		frozen_view(record, document, &view);
		if (strcmp(view_digest(&frozen).text, document->view) != 0)
			finding_add(findings, "package-changed", (struct place){.file = path},
				NULL);
		else if (strcmp(view_digest(&view).text, document->view) != 0)
			document_compare(entry, document, &frozen, &view, file, findings);
	}
	buffer_done(&frozen);
	buffer_done(&view);
	arena_free(arena);
}

/* Whether a filing in RECORD has RECEIPT as its number. */
static bool receipt_recorded(const struct record *record, const char *receipt)
{
	const struct xml_node *filing = xml_child(record_root(record), "filing");
	struct arena *arena = arena_new();
	bool found = false;

	for (; filing && !found; filing = xml_next_same(filing))
		for (const struct xml_node *number = xml_child(filing, "number");
			number && !found; number = xml_next_same(number))
			found = strcmp(xml_trimmed(arena, number), receipt) == 0;
	arena_free(arena);
	return found;
}

/* The next report names the one before it from the record, so that has to know it. */
static void receipt_check(const struct log_entry *entry, const struct record *record,
	const char *file, struct findings *findings)
{
	const struct log_document *document = entry->documents;

	if (entry->receipt && !receipt_recorded(record, entry->receipt))
		finding_add(findings, "filed-unrecorded", (struct place){.file = file},
			"receipt", entry->receipt, "at", entry->at, "to",
			entry->to ? entry->to : "", "stage",
			document->stage ? document->stage : "", "entry", entry->folder, NULL);
}

void frozen_check(const struct log *log, const struct record *record, const char *file,
	struct findings *findings)
{
	for (const struct log_entry *entry = log->first; entry; entry = entry->next) {
		receipt_check(entry, record, file, findings);
		for (const struct log_document *document = entry->documents;
			entry->kind == LOG_FILED && document; document = document->next)
			document_check(entry, document, record, file, findings);
	}
}
