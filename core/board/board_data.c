/* board_data.c - one walk over the board, written in either syntax. */
#include "board/board_data.h"

#include <string.h>

struct writer {
	bool json;
	bool open; /* of XML: the start tag still takes attributes */
	struct arena *arena;
	struct buffer *to;
};

/* --- the two syntaxes */

static void comma(struct writer *writer)
{
	if (!strchr("{[", writer->to->data[writer->to->length - 1]))
		buffer_byte(writer->to, ',');
}

static void tag_close(struct writer *writer)
{
	if (writer->open)
		buffer_byte(writer->to, '>');
	writer->open = false;
}

static void item_begin(struct writer *writer, const char *name)
{
	if (writer->json) {
		comma(writer);
		buffer_text(writer->to, "\n{");
		return;
	}
	tag_close(writer);
	buffer_format(writer->to, "\n<%s", name);
	writer->open = true;
}

static void item_end(struct writer *writer, const char *name)
{
	if (writer->json)
		buffer_byte(writer->to, '}');
	else if (writer->open)
		buffer_text(writer->to, "/>");
	else
		buffer_format(writer->to, "</%s>", name);
	writer->open = false;
}

static void list_begin(struct writer *writer, const char *name)
{
	if (writer->json) {
		comma(writer);
		buffer_format(writer->to, "\"%s\":[", name);
		return;
	}
	tag_close(writer);
	buffer_format(writer->to, "\n<%s>", name);
}

static void list_end(struct writer *writer, const char *name)
{
	if (writer->json)
		buffer_byte(writer->to, ']');
	else
		buffer_format(writer->to, "</%s>", name);
}

/* Nothing when VALUE is NULL. */
static void member(struct writer *writer, const char *name, const char *value)
{
	if (!writer->json) {
		buffer_attribute(writer->to, name, value);
	} else if (value) {
		comma(writer);
		buffer_format(writer->to, "\"%s\":", name);
		buffer_json(writer->to, value);
	}
}

static void member_number(struct writer *writer, const char *name, size_t value)
{
	if (writer->json) {
		comma(writer);
		buffer_format(writer->to, "\"%s\":%zu", name, value);
	} else {
		buffer_format(writer->to, " %s=\"%zu\"", name, value);
	}
}

static void member_true(struct writer *writer, const char *name, bool value)
{
	if (!value)
		return;
	if (writer->json) {
		comma(writer);
		buffer_format(writer->to, "\"%s\":true", name);
	} else {
		buffer_format(writer->to, " %s=\"true\"", name);
	}
}

/* --- what is on the board */

static void place_members(struct writer *writer, struct place place)
{
	member_number(writer, "line", place.line);
	member_number(writer, "column", place.column);
}

static void facts_write(struct writer *writer, const char *name, const struct board_fact *facts)
{
	list_begin(writer, name);
	for (; facts; facts = facts->next) {
		item_begin(writer, "fact");
		member(writer, "path", facts->path);
		place_members(writer, facts->place);
		item_end(writer, "fact");
	}
	list_end(writer, name);
}

static void due_write(struct writer *writer, const struct board_due *due)
{
	const struct plan_step *step = due->step;

	item_begin(writer, "due");
	member(writer, "duty", due->duty->law->id);
	member(writer, "step", step->law->id);
	member(writer, "recipient", due->duty->recipient);
	member(writer, "title", step->law->title);
	member(writer, "article", step->law->article);
	member(writer, "result", result_code(step->result));
	member(writer, "date",
		arena_format(writer->arena, "%04d-%02d-%02d", step->due.last.year,
			step->due.last.month, step->due.last.day));
	member(writer, "left", due->left);
	member_true(writer, "overdue", step->overdue);
	item_end(writer, "due");
}

static void stage_write(struct writer *writer, const struct board_stage *stage)
{
	item_begin(writer, "stage");
	member(writer, "id", stage->stage ? stage->stage->id : NULL);
	member(writer, "title", stage->stage ? stage->stage->title : NULL);
	member(writer, "basis", stage->stage ? stage->stage->basis : NULL);
	member_true(writer, "current", stage->current);
	member_true(writer, "filed", stage->filed);
	for (enum board_mark mark = 0; mark < BOARD_MARKS; mark++)
		member_number(writer, board_mark_code(mark), stage->counts[mark]);
	item_end(writer, "stage");
}

static void item_write(struct writer *writer, const struct board_document *document,
	const struct board_item *item)
{
	item_begin(writer, "item");
	member(writer, "title", item->requirement->item);
	member(writer, "article", item->requirement->article);
	member(writer, "select", item->requirement->select);
	list_begin(writer, "marks");
	for (size_t i = 0; i < document->stage_count; i++) {
		const struct stage *stage = document->stages[i].stage;

		item_begin(writer, "mark");
		member(writer, "stage", stage ? stage->id : NULL);
		member(writer, "state", board_mark_code(item->marks[i]));
		item_end(writer, "mark");
	}
	list_end(writer, "marks");
	list_begin(writer, "recipients");
	for (const struct board_recipient *each = item->recipients; each; each = each->next) {
		item_begin(writer, "recipient");
		member(writer, "id", each->id);
		member(writer, "state", board_mark_code(each->mark));
		item_end(writer, "recipient");
	}
	list_end(writer, "recipients");
	facts_write(writer, "open", item->open);
	item_end(writer, "item");
}

static void document_write(struct writer *writer, const struct board_document *document)
{
	item_begin(writer, "document");
	member(writer, "pack", document->pack->id);
	member(writer, "variant", document->pack->variant ? document->pack->variant->id : NULL);
	member(writer, "title", document->pack->title);
	member(writer, "basis", document->pack->basis);
	list_begin(writer, "stages");
	for (size_t i = 0; i < document->stage_count; i++)
		stage_write(writer, &document->stages[i]);
	list_end(writer, "stages");
	list_begin(writer, "items");
	for (const struct board_item *item = document->items; item; item = item->next)
		item_write(writer, document, item);
	list_end(writer, "items");
	item_end(writer, "document");
}

static void groundless_write(struct writer *writer, const struct board_groundless *one)
{
	item_begin(writer, "item");
	member(writer, "title", one->requirement->item);
	member(writer, "article", one->requirement->article);
	facts_write(writer, "facts", one->facts);
	item_end(writer, "item");
}

static void approval_write(struct writer *writer, const struct board_approval *approval)
{
	item_begin(writer, "approval");
	member(writer, "id", approval->id);
	member(writer, "document", approval->title);
	member(writer, "role", approval->role_code);
	member(writer, "role-title", approval->role);
	member(writer, "person", approval->person);
	member(writer, "planned", approval->when);
	member(writer, "state", approval->given ? "approved" : "outstanding");
	if (approval->given) {
		member(writer, "at", approval->given->at);
		member_number(writer, "entry", approval->given->number);
	}
	place_members(writer, approval->place);
	item_end(writer, "approval");
}

static void promise_write(struct writer *writer, const struct board_promise *promise)
{
	item_begin(writer, "promise");
	member(writer, "id", promise->id);
	member(writer, "what", promise->what);
	member(writer, "due", promise->due);
	member(writer, "left", promise->left);
	member(writer, "kept", board_kept_code(promise->kept));
	place_members(writer, promise->place);
	item_end(writer, "promise");
}

static void lists_write(struct writer *writer, const struct board *board)
{
	list_begin(writer, "dues");
	for (const struct board_due *due = board->dues; due; due = due->next)
		due_write(writer, due);
	list_end(writer, "dues");
	list_begin(writer, "documents");
	for (const struct board_document *one = board->documents; one; one = one->next)
		document_write(writer, one);
	list_end(writer, "documents");
	list_begin(writer, "groundless");
	for (const struct board_groundless *one = board->groundless; one; one = one->next)
		groundless_write(writer, one);
	list_end(writer, "groundless");
	list_begin(writer, "approvals");
	for (const struct board_approval *one = board->approvals; one; one = one->next)
		approval_write(writer, one);
	list_end(writer, "approvals");
	list_begin(writer, "promises");
	for (const struct board_promise *one = board->promises; one; one = one->next)
		promise_write(writer, one);
	list_end(writer, "promises");
}

void board_xml(const struct board *board, struct arena *arena, struct buffer *to)
{
	struct writer writer = {.arena = arena, .to = to, .open = true};

	buffer_text(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<board xmlns=\"urn:todoke:board:1\"");
	member(&writer, "incident", board->incident);
	member(&writer, "title", board->title);
	lists_write(&writer, board);
	item_end(&writer, "board");
	buffer_byte(to, '\n');
}

void board_json(const struct board *board, struct arena *arena, struct buffer *to)
{
	struct writer writer = {.json = true, .arena = arena, .to = to};

	buffer_byte(to, '{');
	member(&writer, "incident", board->incident);
	member(&writer, "title", board->title);
	lists_write(&writer, board);
	buffer_text(to, "}\n");
}
