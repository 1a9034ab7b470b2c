/* kind_job.c - the letters of kinds, built by jobs.
 *
 * A record that has the stand-ins of a batch of kinds is cut into a view for each.
 */
#include "letters/kind_entry.h"

#include "job/runner.h"
#include "job/tree.h"
#include "letters/crew.h"
#include "letters/gifts.h"
#include "letters/own_view.h"
#include "output/bytes.h"
#include "xml/source.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Kinds whose letters are built together. */
struct batch {
	struct kind_entry *entries[KIND_BATCH];
	size_t count;
};

/* --- the record with the stand-ins */

/* Where the root's end tag begins: the last one of the file. */
static size_t root_end(const struct buffer *bytes)
{
	size_t at = bytes->length;

	while (at && !(bytes->data[at - 1] == '<' && bytes->data[at] == '/'))
		at--;
	return at ? at - 1 : 0;
}

/* The byte at PLACE, whose columns count characters. */
static size_t place_find(const struct buffer *bytes, struct place place)
{
	struct cursor cursor = CURSOR_START;

	while (cursor.offset < bytes->length
		&& (cursor.line < place.line
			|| (cursor.line == place.line && cursor.column < place.column)))
		cursor_move(&cursor, bytes->data, cursor.offset + 1);
	return cursor.offset;
}

static size_t element_order(const struct schema_type *type, const char *name)
{
	size_t order = 0;

	while (order < type->element_count && strcmp(type->elements[order].name, name) != 0)
		order++;
	return order;
}

/* Where an addressee may stand: before the first that must follow it. */
static size_t addressee_place(const struct record *record, const struct buffer *bytes)
{
	const struct schema_type *type = schema_root(record_schema(record))->type;
	const struct xml_node *child = xml_first_element(record_root(record));
	size_t order = element_order(type, "addressee");

	while (child && element_order(type, xml_name(child)) <= order)
		child = xml_next_element(child);
	return child ? place_find(bytes, xml_place(child)) : root_end(bytes);
}

/* The record with the stand-ins of BATCH.  What follows on their line has other columns
 * than in the file: a finding about it was told when the record itself was read. */
static struct record *record_load(
	const struct kinds *kinds, const struct batch *batch, struct findings *findings)
{
	const struct kinds_question *question = kinds->question;
	const struct buffer *source = question->source;
	size_t at = addressee_place(question->record, source);
	struct buffer bytes = {0};
	struct record *record;

	buffer_add(&bytes, source->data, at);
	for (size_t i = 0; i < batch->count; i++)
		buffer_text(&bytes, batch->entries[i]->kind.addressee);
	buffer_add(&bytes, source->data + at, source->length - at);
	record = record_read(question->task->record, bytes.data, bytes.length,
		record_schema(question->record), findings);
	buffer_done(&bytes);
	return record;
}

/* --- the letter of a kind */

/* The letters of a batch of kinds, while their jobs run side by side. */
struct building {
	struct kinds *kinds;
	const struct batch *batch;
	const struct record *record; /* with their stand-ins */
	struct kind_call calls[KIND_BATCH];
};

/* Finding what fonts there are takes about as long as a job. */
static void fonts_load(void *data)
{
	const struct kinds *kinds = ((const struct building *)data)->kinds;

	if (!kinds->question->mail)
		font_library_load(kinds->question->fonts);
}

static void safe_ready(const struct kinds *kinds)
{
	if (kinds->question->ready)
		kinds->question->ready(kinds->question->data);
}

/* The job of the only kind, by the process that waits for it; meanwhile what follows. */
static bool only_run(
	struct building *building, const struct job_task *task, struct findings *findings)
{
	struct runner **waiting = building->kinds->question->runner;
	struct runner *runner = waiting && *waiting ? *waiting : runner_new(false);

	if (waiting)
		*waiting = NULL;
	runner_begin(runner, task, &job_limits_default, findings);
	fonts_load(building);
	safe_ready(building->kinds);
	return runner_end(runner);
}

static bool task_run(
	struct building *building, const struct job_task *task, struct findings *findings)
{
	return building->kinds->count == 1 ? only_run(building, task, findings)
					   : runner_run(task, &job_limits_default, findings);
}

/* Adds the tree that the job writes to TREE. */
static bool job_run(struct building *building, const struct kind_call *call,
	const struct buffer *view, struct buffer *tree, struct findings *findings)
{
	struct job_task task = *building->kinds->question->task;
	struct job_output output = {"tree", memfd_create("tree", MFD_CLOEXEC)};
	bool done;

	task.variant = call->variant;
	task.stage = call->stage;
	task.as_of = call->as_of;
	task.draft = call->draft;
	task.view = view->data;
	task.view_size = view->length;
	task.outputs = &output;
	task.output_count = 1;
	done = output.fd >= 0 && task_run(building, &task, findings);
	if (output.fd < 0 || (done && !bytes_read(output.fd, tree))) {
		finding_add(findings, "output-failed", (struct place){0}, "reason",
			strerror(errno), NULL);
		done = false;
	}
	if (output.fd >= 0)
		close(output.fd);
	return done;
}

/* Whether TREE, the letter of KIND, tells its reader nothing else than CALL allows. */
static bool tree_safe(const struct building *building, const struct kind *kind,
	const struct kind_call *call, const struct buffer *tree, struct findings *findings)
{
	const struct kinds_question *question = building->kinds->question;
	struct arena *arena = arena_new();
	const struct document *document =
		tree_read(tree->data ? tree->data : "", tree->length, arena);
	bool safe = document
		    && question->safe(
			    question->data, building->record, kind, call, document, findings);

	if (!document)
		finding_add(findings, "letters-tree",
			(struct place){question->task->pack, 0, 0}, NULL);
	arena_free(arena);
	return safe;
}

/* In a child: the tree of kind ITEM is its RESULT. */
static bool letter_work(
	void *data, size_t item, struct buffer *result, struct findings *findings)
{
	struct building *building = data;
	const struct kinds_question *question = building->kinds->question;
	const struct kind *kind = &building->batch->entries[item]->kind;
	struct kind_call call = building->calls[item];
	const struct own_question own = {kind->items, kind->gift, question->gifts,
		{question->list_file, kind->line, 0}, call.release,
		question->mail ? "mail" : "post"};
	struct buffer view = {0}, cut = {0};
	bool done;

	done = question->view(question->data, building->record, &call, &view, findings)
	       && own_view(&own, &view, &cut, findings)
	       && job_run(building, &call, &cut, result, findings)
	       && tree_safe(building, kind, &call, result, findings);
	buffer_done(&view);
	buffer_done(&cut);
	buffer_done(&call.told);
	return done;
}

/* Whether DOCUMENT is in the language that the rows of KIND ask for. */
static bool language_holds(const struct kinds *kinds, const struct kind *kind,
	const struct document *document, struct findings *findings)
{
	const char *language = document->language;

	if (!*kind->language || (language && strcmp(language, kind->language) == 0))
		return true;
	finding_add(findings, "letters-language",
		(struct place){kinds->question->list_file, kind->line, 0}, "language",
		kind->language, NULL);
	return false;
}

static bool letter_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	const struct building *building = data;
	const struct kinds *kinds = building->kinds;
	struct kind_entry *entry = building->batch->entries[item];
	struct arena *scratch = arena_new();
	const struct document *document = tree_read(result->at, result->left, scratch);
	bool done = document && language_holds(kinds, &entry->kind, document, findings);

	if (!document)
		finding_add(findings, "letters-tree",
			(struct place){kinds->question->task->pack, 0, 0}, NULL);
	else
		entry->kind.gifts = arena_text(kinds->arena,
			gifts_of(document, building->record, entry->kind.as_of, scratch));
	packed_keep(&entry->tree, result->at, result->left, kinds->count > KIND_BATCH);
	arena_free(scratch);
	return done;
}

static bool calls_ask(struct building *building)
{
	struct kinds *kinds = building->kinds;
	const struct kinds_question *question = kinds->question;

	for (size_t i = 0; i < building->batch->count; i++) {
		struct kind *kind = &building->batch->entries[i]->kind;
		struct kind_call *call = &building->calls[i];

		if (!question->call(question->data, building->record, kind, call))
			return false;
		kind->variant = arena_text(kinds->arena, call->variant);
		kind->as_of = arena_text(kinds->arena, call->as_of);
	}
	return true;
}

static bool batch_build(
	struct kinds *kinds, const struct batch *batch, struct findings *findings)
{
	struct record *record = record_load(kinds, batch, findings);
	struct building building = {.kinds = kinds, .batch = batch, .record = record};
	const struct crew_work work = {.count = batch->count,
		.processes = kinds->question->processes,
		.brief = kinds->count == 1,
		.data = &building,
		.work = letter_work,
		.done = letter_done,
		.meanwhile = fonts_load};
	bool done = record && calls_ask(&building) && crew_run(&work, findings);

	record_free(record);
	return done;
}

/* Batch by batch: what is made of a record takes the longer the more stand-ins it has. */
bool kind_letters_build(struct kinds *kinds, struct findings *findings)
{
	struct kind_entry *entry = kinds->first;
	bool done = true;

	if (kinds->count > 1)
		safe_ready(kinds);
	while (entry && done) {
		struct batch batch = {0};

		for (; entry && batch.count < KIND_BATCH; entry = entry->next)
			batch.entries[batch.count++] = entry;
		done = batch_build(kinds, &batch, findings);
	}
	return done;
}
