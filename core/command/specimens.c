/* specimens.c - making the documents of the starter records. */
#include "command/specimens.h"

#include "command/calls.h"
#include "command/catalog.h"
#include "command/release.h"
#include "command/samples.h"
#include "command/supplement.h"
#include "job/runner.h"
#include "job/tree.h"
#include "output/bytes.h"
#include "record/view.h"
#include "template/binding.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct specimens {
	const struct command *command; /* of the record at hand, with findings of its own */
	const struct record *record;
	struct specimen *first, **end;
};

/* --- one document */

/* What the job sees of the record: VIEW, cut when the document was issued. */
static const char *view_cut(const struct specimens *specimens, const struct pack_call *call,
	const char *stage, struct buffer *view)
{
	struct arena *arena = specimens->command->arena;
	const struct record *record = specimens->record;
	const char *day = release_day(
		record, release_find(record, call->pack, call->each, stage, NULL), arena);
	struct view_reader reader = view_reader_of(record, call->pack->audience, call->each);
	struct moment cut;
	const struct moment *as_of = moment_of(day, &cut);
	struct buffer facts = {0}, told = {0};

	view_write(record, &reader, as_of, &facts);
	if (!supplement_join(&(struct supplement){.command = specimens->command,
				     .record = record,
				     .pack = call->pack,
				     .stage = stage,
				     .as_of = as_of,
				     .reader = &reader},
		    &facts, view, &told))
		buffer_done(view);
	buffer_done(&facts);
	buffer_done(&told);
	return day;
}

/* The tree that a job makes of VIEW, or NULL. */
static struct document *document_make(const struct specimens *specimens,
	const struct pack_call *call, const char *stage, const char *as_of,
	const struct buffer *view)
{
	const struct command *command = specimens->command;
	const struct pack *pack = call->pack;
	const struct job_output output = {"tree", memfd_create("specimen", MFD_CLOEXEC)};
	struct document *document = NULL;
	struct buffer bytes = {0};

	if (output.fd < 0)
		return NULL;
	if (runner_run(&(struct job_task){.home = command->home,
			       .pack = pack->folder,
			       .plugin = catalog_plugin(command, pack),
			       .language = command->options->language,
			       .stage = stage,
			       .variant = pack->variant ? pack->variant->id : NULL,
			       .record = command->options->subject,
			       .as_of = as_of,
			       .view = view->data,
			       .view_size = view->length,
			       .outputs = &output,
			       .output_count = 1},
		    &job_limits_default, command->findings)
		&& bytes_read(output.fd, &bytes))
		document =
			tree_read(bytes.data ? bytes.data : "", bytes.length, command->arena);
	close(output.fd);
	buffer_done(&bytes);
	return document;
}

static void specimen_add(struct specimens *specimens, const struct pack_call *call,
	const char *stage, struct document *document, const struct buffer *view)
{
	const struct command *command = specimens->command;
	struct specimen *specimen = arena_alloc(command->arena, sizeof *specimen);

	*specimen = (struct specimen){.pack = call->pack, .document = document};
	specimen->view = view_read(
		view->data, view->length, command->options->subject, command->findings);
	if (!specimen->view)
		return;
	specimen->tree = xpath_tree_new(specimen->view);
	binding_set(specimen->tree, specimen->view, call->pack, stage, command->arena);
	*specimens->end = specimen;
	specimens->end = &specimen->next;
}

static void call_make(
	struct specimens *specimens, const struct pack_call *call, const char *stage)
{
	struct buffer view = {0};
	const char *as_of = view_cut(specimens, call, stage, &view);
	struct document *document =
		view.data ? document_make(specimens, call, stage, as_of, &view) : NULL;

	if (document)
		specimen_add(specimens, call, stage, document, &view);
	buffer_done(&view);
}

/* --- all of a record */

/* PACK at STAGE, of each variant the first that is called for. */
static void stage_make(struct specimens *specimens, const struct pack *pack, const char *stage)
{
	const struct pack_call *call, *earlier, *first;

	if (!release_find(specimens->record, pack, NULL, stage, NULL))
		return;
	first = calls_find(specimens->command, specimens->record, pack, stage, NULL);
	for (call = first; call; call = call->next) {
		for (earlier = first; earlier->pack != call->pack; earlier = earlier->next)
			;
		if (earlier == call)
			call_make(specimens, call, stage);
	}
}

static void pack_make(struct specimens *specimens, const struct pack *pack)
{
	const struct stage *stage = pack->stages;

	do {
		stage_make(specimens, pack, stage ? stage->id : NULL);
		stage = stage ? stage->next : NULL;
	} while (stage);
}

/* Those variants too that are made for whoever asks for them. */
static void packs_make(struct specimens *specimens, const struct pack **catalog)
{
	for (; *catalog; catalog++) {
		const struct variant *variant = (*catalog)->variants;

		pack_make(specimens, *catalog);
		for (; variant; variant = variant->next)
			if (variant->made == VARIANT_ON_REQUEST)
				pack_make(specimens, variant->pack);
	}
}

static void sample_make(struct specimens *specimens, const struct command *command,
	const struct pack **catalog, const struct sample *sample, const struct schema *schema)
{
	struct options options = *command->options;
	struct command own = *command;
	struct record *record;

	options.subject = sample->path;
	own.options = &options;
	own.findings = findings_new();
	record = record_read(
		sample->path, sample->text, strlen(sample->text), schema, own.findings);
	specimens->command = &own;
	specimens->record = record;
	if (record)
		packs_make(specimens, catalog);
	record_free(record);
	findings_free(own.findings);
}

struct specimen *specimens_make(const struct command *command, const struct pack **catalog)
{
	struct specimens specimens = {.end = &specimens.first};
	struct schema *schema = command_schema(command);
	struct sample *samples = samples_load(command), *sample;

	for (sample = schema ? samples : NULL; sample; sample = sample->next)
		sample_make(&specimens, command, catalog, sample, schema);
	samples_done(samples);
	schema_free(schema);
	return specimens.first;
}

void specimens_done(struct specimen *specimens)
{
	for (; specimens; specimens = specimens->next) {
		xpath_tree_free(specimens->tree);
		xml_free(specimens->view);
	}
}

/* --- where something is printed */

/* The fact path of NODE, an attribute's as facts have it. */
static const char *node_path(const struct xml_node *node, struct arena *arena)
{
	return xml_is_attribute(node) ? arena_format(
		       arena, "%s/@%s", record_path(xml_parent(node), arena), xml_name(node))
				      : record_path(node, arena);
}

/* Whether FACT tells what stands at PATH, or unless it is to be EXACT something in it. */
static bool fact_tells(const struct fact *fact, const char *path, bool exact)
{
	const size_t length = strlen(path);

	for (; fact; fact = fact->also)
		if (fact->path && strncmp(fact->path, path, length) == 0
			&& (fact->path[length] == '\0'
				|| (!exact && fact->path[length] == '/')))
			return true;
	return false;
}

/* How many facts in BLOCK tell PATH. */
static size_t block_tells(const struct block *block, const char *path, bool exact)
{
	size_t count =
		fact_tells(block->fact, path, exact) || fact_tells(block->grounds, path, exact);

	for (const struct block *child = block->first; child; child = child->next)
		count += block_tells(child, path, exact);
	return count;
}

static bool has_row(const struct block *block)
{
	const struct block *child = block->first;

	while (child && child->kind != BLOCK_ROW && !has_row(child))
		child = child->next;
	return child != NULL;
}

/* What tells PATH best. */
struct telling {
	const char *path;
	bool exact;
	const struct block *best;
	size_t count;
};

/* Of the innermost rows in BLOCK the one that tells most, the first of several. */
static void rows_ask(const struct block *block, struct telling *telling)
{
	size_t count;

	if (block->kind != BLOCK_ROW || has_row(block)) {
		for (const struct block *child = block->first; child; child = child->next)
			rows_ask(child, telling);
		return;
	}
	count = block_tells(block, telling->path, telling->exact);
	if (count > telling->count)
		*telling = (struct telling){telling->path, telling->exact, block, count};
}

/* The first leaf in BLOCK that tells PATH. */
static const struct block *leaf_telling(const struct block *block, const char *path, bool exact)
{
	const struct block *found = NULL;

	if (fact_tells(block->fact, path, exact))
		return block;
	for (const struct block *child = block->first; child && !found; child = child->next)
		found = leaf_telling(child, path, exact);
	return found;
}

static const struct block *document_telling(const struct document *document, const char *path)
{
	for (int exact = 1; exact >= 0; exact--) {
		struct telling telling = {.path = path, .exact = exact};

		rows_ask(document->root, &telling);
		if (!telling.best)
			telling.best = leaf_telling(document->root, path, exact);
		if (telling.best)
			return telling.best;
	}
	return NULL;
}

static const struct block *specimen_find(const struct specimen *specimen,
	const struct xpath *select, struct arena *arena, struct findings *findings)
{
	const struct xml_node **nodes;
	const struct block *found = NULL;

	if (!xpath_grounds(specimen->tree, select, xml_root(specimen->view), arena,
		    (struct place){0}, findings, &nodes))
		return NULL;
	for (; *nodes && !found; nodes++)
		found = document_telling(specimen->document, node_path(*nodes, arena));
	return found;
}

const struct block *specimens_find(const struct specimen *specimens, const char *id,
	const char *select, struct arena *arena, struct findings *findings)
{
	struct xpath *xpath = xpath_new(select, (struct place){0}, findings);
	const struct block *found = NULL;

	for (; xpath && specimens && !found; specimens = specimens->next)
		if (strcmp(specimens->pack->id, id) == 0)
			found = specimen_find(specimens, xpath, arena, findings);
	xpath_free(xpath);
	return found;
}
