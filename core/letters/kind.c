/* kind.c - letters that say the same, but for whose they are.
 *
 * All kinds of a run are found first, by reading all rows; then a record that has their
 * stand-ins is cut into a view for each.
 */
#include "letters/kind.h"

#include "base/hash.h"
#include "job/runner.h"
#include "job/tree.h"
#include "layout/layout.h"
#include "letters/crew.h"
#include "letters/last_page.h"
#include "letters/own_view.h"
#include "output/bytes.h"
#include "output/document_text.h"
#include "output/pdf_letters.h"
#include "xml/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct entry {
	struct kind kind;
	const char *shape;
	struct buffer tree; /* of its document, until the mould is made */
	bool owns_stock;
	struct entry *next, *alike; /* ALIKE: in the same place of the table */
};

enum { PLACES = 1024, BATCH = 50 };

/* Kinds whose letters are built together. */
struct batch {
	struct entry *entries[BATCH];
	size_t count;
};

struct kinds {
	const struct kinds_question *question;
	struct arena *arena;
	struct entry *first, *last;
	struct entry *places[PLACES]; /* a hash table by shape */
	size_t count;
	struct buffer shape; /* of the row that is looked for */
	struct known_style *styles;
};

/* A style by the name that documents have for it. */
struct known_style {
	const char *name;
	const struct page_style *style;
	struct known_style *next;
};

struct kinds *kinds_new(const struct kinds_question *question)
{
	struct arena *arena = arena_new();
	struct kinds *kinds = arena_alloc(arena, sizeof *kinds);

	kinds->question = question;
	kinds->arena = arena;
	return kinds;
}

void kinds_free(struct kinds *kinds)
{
	if (!kinds)
		return;
	for (struct entry *entry = kinds->first; entry; entry = entry->next) {
		buffer_done(&entry->tree);
		if (entry->owns_stock)
			pdf_stock_free(entry->kind.stock);
	}
	buffer_done(&kinds->shape);
	arena_free(kinds->arena);
}

size_t kinds_count(const struct kinds *kinds)
{
	return kinds->count;
}

const struct kind *kinds_kind(const struct kinds *kinds, size_t number)
{
	const struct entry *entry = kinds->first;

	while (number--)
		entry = entry->next;
	return &entry->kind;
}

/* --- finding them */

/* Where entries of the shape that is looked for stand. */
static struct entry **entry_place(struct kinds *kinds)
{
	return &kinds->places[hash_text(kinds->shape.data, kinds->shape.length) % PLACES];
}

static struct entry *entry_add(struct kinds *kinds, const struct list_row *row)
{
	struct entry *entry = arena_alloc(kinds->arena, sizeof *entry);
	struct entry **place = entry_place(kinds);
	struct buffer addressee = {0};

	entry->kind.number = kinds->count++;
	entry->kind.stand_in = stand_in_id(entry->kind.number, kinds->arena);
	stand_in_write(row, entry->kind.stand_in, &addressee);
	entry->kind.addressee = arena_text(kinds->arena, addressee.data);
	entry->shape = arena_text(kinds->arena, kinds->shape.data);
	entry->kind.groups = arena_text(kinds->arena, row->fields[LIST_GROUP]);
	entry->kind.language = arena_text(kinds->arena, row->fields[LIST_LANGUAGE]);
	entry->kind.channel = arena_text(kinds->arena, row->fields[LIST_CHANNEL]);
	entry->kind.items = arena_text(kinds->arena, row->fields[LIST_ITEMS]);
	entry->kind.gift = arena_text(kinds->arena, row->fields[LIST_GIFT]);
	entry->kind.party = arena_text(kinds->arena, row->fields[LIST_PARTY]);
	entry->kind.line = row->number;
	entry->alike = *place;
	*place = entry;
	if (kinds->last)
		kinds->last->next = entry;
	else
		kinds->first = entry;
	kinds->last = entry;
	buffer_done(&addressee);
	return entry;
}

static struct entry *entry_find(struct kinds *kinds, const struct list_row *row)
{
	struct entry *entry;

	buffer_clear(&kinds->shape);
	stand_in_shape(row, &kinds->shape);
	entry = *entry_place(kinds);
	while (entry && strcmp(entry->shape, kinds->shape.data) != 0)
		entry = entry->alike;
	return entry;
}

void kinds_add(struct kinds *kinds, const struct list_row *row, size_t index, size_t rows)
{
	struct entry *entry = entry_find(kinds, row);

	if (!entry) {
		entry = entry_add(kinds, row);
		entry->kind.first = index;
	}
	entry->kind.rows += rows;
}

const struct kind *kinds_of(struct kinds *kinds, const struct list_row *row)
{
	return &entry_find(kinds, row)->kind;
}

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

/* The record SOURCE with the stand-ins of BATCH.  What follows on their line has other columns
 * than in the file: a finding about it was told when the record itself was read. */
static struct record *record_load(const struct kinds *kinds, const struct buffer *source,
	const struct batch *batch, struct findings *findings)
{
	const struct kinds_question *question = kinds->question;
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
	struct kind_call calls[BATCH];
};

/* Finding what fonts there are takes about as long as a job. */
static void fonts_load(void *data)
{
	const struct kinds *kinds = ((const struct building *)data)->kinds;

	if (!kinds->question->mail)
		font_library_load(kinds->question->fonts);
}

/* The job of the only kind, by the process that waits for it; the fonts meanwhile. */
static bool only_run(
	struct building *building, const struct job_task *task, struct findings *findings)
{
	struct runner **waiting = building->kinds->question->runner;
	struct runner *runner = waiting && *waiting ? *waiting : runner_new(false);

	if (waiting)
		*waiting = NULL;
	runner_begin(runner, task, &job_limits_default, findings);
	fonts_load(building);
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
	const struct own_question own = {
		kind->items, kind->gift, question->gifts, {question->list_file, kind->line, 0}};
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
	struct entry *entry = building->batch->entries[item];
	struct arena *scratch = arena_new();
	const struct document *document = tree_read(result->at, result->left, scratch);
	bool done = document && language_holds(kinds, &entry->kind, document, findings);

	if (!document)
		finding_add(findings, "letters-tree",
			(struct place){kinds->question->task->pack, 0, 0}, NULL);
	buffer_add(&entry->tree, result->at, result->left);
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

static bool batch_build(struct kinds *kinds, const struct buffer *source,
	const struct batch *batch, struct findings *findings)
{
	struct record *record = record_load(kinds, source, batch, findings);
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
static bool letters_build(struct kinds *kinds, struct findings *findings)
{
	struct entry *entry = kinds->first;
	struct buffer source = {0};
	bool done = source_load(
		kinds->question->task->record, xml_limits_default.bytes, &source, findings);

	while (entry && done) {
		struct batch batch = {0};

		for (; entry && batch.count < BATCH; entry = entry->next)
			batch.entries[batch.count++] = entry;
		done = batch_build(kinds, &source, &batch, findings);
	}
	buffer_done(&source);
	return done;
}

/* --- its pages */

static const struct page_style *style_find(
	struct kinds *kinds, const char *name, struct findings *findings)
{
	const struct job_task *task = kinds->question->task;
	const struct style_places places = {task->record, task->pack,
		arena_format(kinds->arena, "%s/templates", task->home)};
	struct known_style *known = kinds->styles;

	while (known && strcmp(known->name, name) != 0)
		known = known->next;
	if (known)
		return known->style;
	known = arena_alloc(kinds->arena, sizeof *known);
	name = arena_text(kinds->arena, name); /* of a document that goes */
	*known = (struct known_style){name,
		style_open(name, task->window, &places, kinds->question->fonts, kinds->arena,
			findings),
		kinds->styles};
	kinds->styles = known;
	return known->style;
}

/* What the letter says of the addressee must be what a row can say. */
static void leaves_judge(struct kind *kind, const struct block *block, bool in_window,
	const struct kinds_question *question, struct findings *findings)
{
	if (stand_in_is(block, kind->stand_in)) {
		kind->whole |= !in_window;
		kind->addressed |= stand_in_stands(block, kind->stand_in);
		if (!stand_in_stands(block, kind->stand_in))
			finding_add(findings, "letters-word", block->source, "text",
				block->text ? block->text : "", "path", block->fact->path,
				"pack", question->task->pack, NULL);
	}
	for (const struct block *child = block->first; child; child = child->next)
		leaves_judge(
			kind, child, in_window || child == kind->address, question, findings);
}

/* And the letter must say to whom it goes. */
static void letter_judge(
	const struct kinds *kinds, struct kind *kind, struct findings *findings)
{
	const struct block *root = kind->document->root;
	const struct block *title = block_child(root, BLOCK_TITLE);

	leaves_judge(kind, root, false, kinds->question, findings);
	if (!kind->addressed)
		finding_add(findings, "letters-unaddressed",
			(struct place){kinds->question->task->pack, 0, 0}, "title",
			title ? block_text(kinds->arena, title) : "", NULL);
}

/* The document of ENTRY, in ARENA, and what of it the window shows. */
static void kind_read(struct entry *entry, struct arena *arena)
{
	struct kind *kind = &entry->kind;
	const struct window *window = kind->style ? kind->style->window : NULL;

	kind->document = tree_read(entry->tree.data, entry->tree.length, arena);
	kind->address = window && window->addressee.is_open
				? block_child(kind->document->root, BLOCK_ADDRESS)
				: NULL;
}

/* Finds the style, lays out what the letters of the kind have in common, for STOCK, and forgets
 * it: the pages of many kinds would take more memory than all else. */
static bool kind_lay(struct kinds *kinds, struct entry *entry, struct pdf_stock *stock,
	struct findings *findings)
{
	struct arena *scratch = arena_new();
	const char *style = kinds->question->task->style;
	struct kind *kind = &entry->kind;
	const struct pages *pages = NULL;
	bool done;

	kind_read(entry, scratch);
	kind->style = style_find(kinds, style ? style : kind->document->style, findings);
	if (kind->style) {
		kind_read(entry, scratch);
		kind->whole = !kind->address;
		letter_judge(kinds, kind, findings);
		pages = layout_letter(kind->document, kind->style, scratch, findings);
	}
	if (pages)
		kind->last_lines = last_page_lines(pages, kinds->question->sheets->duplex);
	done = pages && !findings_count(findings, LEVEL_ERROR)
	       && sheets_fit(kinds->question->sheets, pages, kind->style, findings)
	       && pdf_stock_add(stock, pages, findings);
	arena_free(scratch);
	return done;
}

/* Of the document what letters will be made of: all of it, or the address alone. */
static void document_keep(struct kinds *kinds, struct entry *entry)
{
	struct kind *kind = &entry->kind;
	struct block *root = kind->document->root;

	if (!kind->whole) {
		while (root->first != kind->address)
			block_remove(root->first);
		block_truncate(root, root->first);
		buffer_clear(&entry->tree);
		tree_write(kind->document, &entry->tree);
	}
	kind_read(entry, kinds->arena);
	buffer_done(&entry->tree);
}

/* The same pages once more, when the stock is finished. */
static void mould_make(struct kinds *kinds, struct entry *entry, struct pdf_stock *stock)
{
	struct arena *scratch = arena_new();
	struct findings *told = findings_new(); /* before */

	kind_read(entry, scratch);
	entry->kind.stock = stock;
	entry->kind.mould = pdf_mould_new(
		stock, layout_letter(entry->kind.document, entry->kind.style, scratch, told));
	document_keep(kinds, entry);
	findings_free(told);
	arena_free(scratch);
}

/* One for COUNT kinds from FIRST on. */
static bool stock_make(
	struct kinds *kinds, struct entry *first, size_t count, struct findings *findings)
{
	struct pdf_stock *stock = pdf_stock_new();
	struct entry *entry = first;
	bool done = true;

	first->kind.stock = stock;
	first->owns_stock = true;
	for (size_t i = 0; i < count && done; i++, entry = entry->next)
		done = kind_lay(kinds, entry, stock, findings);
	done = done && pdf_stock_finish(stock, findings);
	entry = first;
	for (size_t i = 0; i < count && done; i++, entry = entry->next)
		mould_make(kinds, entry, stock);
	return done;
}

static bool stocks_make(struct kinds *kinds, struct findings *findings)
{
	bool done = true;

	if (!kinds->question->apart)
		return stock_make(kinds, kinds->first, kinds->count, findings);
	for (struct entry *entry = kinds->first; entry && done; entry = entry->next)
		done = stock_make(kinds, entry, 1, findings);
	return done;
}

/* Mail has no window: all words of the stand-in stand in its text. */
static bool mails_judge(struct kinds *kinds, struct findings *findings)
{
	for (struct entry *entry = kinds->first; entry; entry = entry->next) {
		kind_read(entry, kinds->arena);
		buffer_done(&entry->tree);
		letter_judge(kinds, &entry->kind, findings);
	}
	return !findings_count(findings, LEVEL_ERROR);
}

bool kinds_build(struct kinds *kinds, struct findings *findings)
{
	bool done = letters_build(kinds, findings);

	if (done && kinds->question->mail)
		return mails_judge(kinds, findings);
	return done && stocks_make(kinds, findings);
}

const char *kinds_list(const struct kinds *kinds)
{
	return kinds->question->list_file;
}

/* --- the letter of a row */

const struct block *kind_address(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};
	const struct block *address = block_child(kind->document->root, BLOCK_ADDRESS);

	return address ? person_block(&person, address, arena) : NULL;
}

static struct document person_document(
	const struct person *person, const struct document *document, struct arena *arena)
{
	struct document own = *document;

	own.arena = arena;
	own.root = person_block(person, document->root, arena);
	return own;
}

struct document kind_document(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};

	return person_document(&person, kind->document, arena);
}

static bool letter_lay_whole(const struct kind *kind, const struct person *person,
	struct arena *arena, struct findings *findings, struct own_letter *letter)
{
	struct document document = person_document(person, kind->document, arena);

	letter->pages = layout_document(&document, kind->style, arena, findings);
	letter->mould =
		letter->pages ? pdf_mould_blank(kind->stock, letter->pages, arena) : NULL;
	return letter->pages;
}

bool kind_letter(const struct kinds *kinds, const struct kind *kind, const struct list_row *row,
	struct ladder *ladder, struct arena *arena, struct findings *findings,
	struct own_letter *letter)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};

	if (kind->whole)
		return letter_lay_whole(kind, &person, arena, findings, letter);
	letter->mould = kind->mould;
	letter->pages = layout_address(person_block(&person, kind->address, arena),
		kind->document->language, kind->style, ladder, arena, findings);
	return true;
}

/* The letter to the stand-in itself. */
static bool specimen_lay(const struct kind *kind, struct arena *arena,
	struct findings *findings, struct own_letter *letter)
{
	letter->mould = kind->mould;
	letter->pages = kind->whole
				? layout_document(kind->document, kind->style, arena, findings)
				: layout_address(kind->address, kind->document->language,
					kind->style, NULL, arena, findings);
	if (kind->whole && letter->pages)
		letter->mould = pdf_mould_blank(kind->stock, letter->pages, arena);
	return letter->pages;
}

static bool specimen_add(
	const struct kind *kind, struct pdf_letters *letters, struct arena *arena)
{
	struct findings *useless = findings_new(); /* what is to be said of the stand-in */
	struct own_letter letter;
	bool done = specimen_lay(kind, arena, useless, &letter);

	if (done)
		pdf_letters_add(letters, letter.mould, letter.pages, false);
	findings_free(useless);
	return done;
}

/* One file for the kinds from *ENTRY on that share its stock. */
static bool specimen_file(const struct entry **entry, int fd, struct findings *findings)
{
	struct pdf_stock *stock = (*entry)->kind.stock;
	struct pdf_letters *letters = pdf_letters_new(stock);
	struct arena *arena = arena_new();
	bool done = true;

	for (; *entry && done && (*entry)->kind.stock == stock; *entry = (*entry)->next)
		done = specimen_add(&(*entry)->kind, letters, arena);
	done = done && pdf_letters_save(letters, fd, findings);
	pdf_letters_free(letters);
	arena_free(arena);
	return done;
}

/* Of mail the text. */
static bool specimen_text(const struct kinds *kinds, int fd, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	for (const struct entry *entry = kinds->first; entry; entry = entry->next)
		document_text(entry->kind.document, &text);
	done = bytes_write(&text, fd, findings);
	buffer_done(&text);
	return done;
}

bool kinds_specimen(const struct kinds *kinds, int fd, struct findings *findings)
{
	const struct entry *entry = kinds->first;
	bool done = true;

	if (kinds->question->mail)
		return specimen_text(kinds, fd, findings);
	while (entry && done)
		done = specimen_file(&entry, fd, findings);
	return done;
}
