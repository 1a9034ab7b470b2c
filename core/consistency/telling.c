/* telling.c - reading the facts of ledgers. */
#include "consistency/telling.h"

#include "log/package.h"
#include "xml/xml.h"

#include <string.h>

struct tellings {
	struct arena *arena;
	struct findings *findings;
	struct telling *first, **end;
};

/* Wording without figures has nothing to compare, nor have texts, parts, and the moment
 * that a fact could be stated, which is no fact of its own. */
static bool is_comparable(const struct xml_node *fact)
{
	static const char *const types[] = {"date", "count", "code"};
	const char *type = xml_attribute(fact, "type"), *form = xml_attribute(fact, "form");
	const char *path = xml_attribute(fact, "path");

	if (!path || strstr(path, "/@as-of"))
		return false;
	for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
		if (strcmp(type, types[i]) == 0)
			return xml_attribute(fact, "value")
			       || (form && strcmp(form, "wording") != 0);
	return false;
}

static struct told fact_read(
	const struct telling *in, const struct xml_node *fact, struct arena *arena)
{
	const char *as_of = xml_attribute(fact, "as-of");
	struct told told = {
		.in = in,
		.path = xml_attribute_text(arena, fact, "path"),
		.value = xml_attribute_text(arena, fact, "value"),
		.unit = xml_attribute_text(arena, fact, "unit"),
		.form = xml_attribute_text(arena, fact, "form"),
		.text = xml_trimmed(arena, fact),
		.as_of = MOMENT_FIRST,
		.place = xml_place(fact),
	};

	told.place.file = in->name;
	if (as_of)
		moment_read(as_of, &told.as_of);
	return told;
}

static void facts_read(
	struct telling *telling, const struct xml_node *root, struct arena *arena)
{
	const struct xml_node *fact = xml_child(root, "fact");

	telling->facts = arena_array(arena, xml_count(root, "fact"), sizeof *telling->facts);
	for (; fact; fact = xml_next_same(fact))
		if (is_comparable(fact))
			telling->facts[telling->count++] = fact_read(telling, fact, arena);
}

static const struct log_file *ledger_of(const struct log_document *document)
{
	const struct log_file *file = document->files;

	while (file->next)
		file = file->next;
	return file;
}

static const char *title_of(const struct log_document *document, struct arena *arena)
{
	const char *title = document->pack;

	if (document->variant)
		title = arena_format(arena, "%s/%s", title, document->variant);
	if (document->stage)
		title = arena_format(arena, "%s %s", title, document->stage);
	return title;
}

static void telling_read(struct tellings *tellings, const char *folder,
	const struct log_document *document, const struct log_entry *filed)
{
	struct arena *arena = tellings->arena;
	const char *name = arena_format(arena, "%s/%s", folder, ledger_of(document)->name);
	struct xml *xml = xml_open(name, &xml_limits_default, tellings->findings);
	struct telling *telling = arena_alloc(arena, sizeof *telling);
	const char *bad;
	size_t length;

	if (!xml)
		return;
	*telling = (struct telling){
		.name = name,
		.title = title_of(document, arena),
		.filed = filed,
		.as_of = {INT64_MAX},
	};
	audience_read(document->audience, &telling->readers, &bad, &length);
	telling->cut = document->as_of && moment_read(document->as_of, &telling->as_of);
	facts_read(telling, xml_root(xml), arena);
	xml_free(xml);
	*tellings->end = telling;
	tellings->end = &telling->next;
}

static bool is_filed(const struct log *log, const struct log_document *document)
{
	const char *digest = ledger_of(document)->digest;

	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		for (const struct log_document *filed = entry->documents;
			entry->kind == LOG_FILED && filed; filed = filed->next)
			if (strcmp(ledger_of(filed)->digest, digest) == 0)
				return true;
	return false;
}

struct telling *tellings_load(const struct log *log, const char *const *paths,
	const char *incident, const char *schemas, struct arena *arena,
	struct findings *findings)
{
	struct tellings tellings = {.arena = arena, .findings = findings};
	const struct package *package =
		*paths ? packages_load(paths, schemas, arena, findings) : NULL;

	tellings.end = &tellings.first;
	for (const struct log_entry *entry = log->first; entry; entry = entry->next)
		for (const struct log_document *filed = entry->documents;
			entry->kind == LOG_FILED && filed; filed = filed->next)
			telling_read(&tellings, entry->folder, filed, entry);
	for (; package; package = package->next)
		if (strcmp(package->incident, incident) == 0
			&& !is_filed(log, &package->document))
			telling_read(&tellings, package->folder, &package->document, NULL);
	return tellings.first;
}
