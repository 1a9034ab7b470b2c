/* board.c - documents by items, and the facts that name no ground. */
#include "board/board.h"

#include "base/message.h"
#include "board/board_pending.h"
#include "record/descent.h"
#include "record/path.h"
#include "record/view.h"
#include "template/binding.h"
#include "template/holding.h"

#include <string.h>

struct boarding {
	const struct board_question *question;
	struct board *board;
	struct arena *arena;
	struct findings *findings;
};

/* --- grounds */

/* An item that a law asks for, not a form or good manners: its rule is an article. */
static bool is_legal(const struct requirement *item)
{
	return strstr(item->article, "条") != NULL;
}

static bool names_ground(const struct schema *schema, const struct xml_node *fact)
{
	const struct schema_element *element = descent_declaration(schema, fact);

	return !element || !schema_attribute(element->type, "ground")
	       || xml_attribute(fact, "ground");
}

/* NODE is of a view, which is gone before the board is shown. */
static const struct board_fact *fact_new(const struct boarding *boarding,
	const struct xml_node *node, const struct board_fact *next)
{
	struct board_fact *fact = arena_alloc(boarding->arena, sizeof *fact);
	struct place place = xml_place(node);

	place.file = boarding->question->file;
	*fact = (struct board_fact){path_of(node, boarding->arena), place, next};
	return fact;
}

/* Is the fact PATH on the board already, for an item of this or another document? */
static bool is_told(const struct board *board, const char *path)
{
	for (const struct board_groundless *one = board->groundless; one; one = one->next)
		for (const struct board_fact *fact = one->facts; fact; fact = fact->next)
			if (strcmp(fact->path, path) == 0)
				return true;
	return false;
}

/* The ground is asked of the record: readers of a document may not see that of a fact. */
static void grounds_check(const struct boarding *boarding, const struct requirement *item,
	const struct xml_node **nodes)
{
	const struct record *record = boarding->question->record;
	const struct board_fact *facts = NULL, **end = &facts;
	struct board_groundless *found, **last = &boarding->board->groundless;

	for (; *nodes; nodes++) {
		const char *path = path_of(*nodes, boarding->arena);
		const struct xml_node *fact =
			record_find(record, path, boarding->question->as_of);
		struct board_fact *one;

		if (!fact || names_ground(record_schema(record), fact)
			|| is_told(boarding->board, path))
			continue;
		one = arena_alloc(boarding->arena, sizeof *one);
		*one = (struct board_fact){path, xml_place(fact), NULL};
		*end = one;
		end = &one->next;
	}
	if (!facts)
		return;
	found = arena_alloc(boarding->arena, sizeof *found);
	*found = (struct board_groundless){item, facts, NULL};
	while (*last)
		last = &(*last)->next;
	*last = found;
}

/* --- items */

static enum board_mark mark_of(
	const struct requirement *item, const struct stage *stage, enum holding holding)
{
	if (holding != HOLDING_NONE)
		return holding == HOLDING_OPEN ? BOARD_OPEN : BOARD_HELD;
	if (item->advised)
		return BOARD_ADVISED;
	return requirement_holds(item, stage) ? BOARD_MISSING : BOARD_LATER;
}

/* What is not there at all counts more than what is open. */
static unsigned mark_rank(enum board_mark mark)
{
	return mark == BOARD_HELD ? 0 : mark == BOARD_OPEN ? 1 : 2;
}

static void open_add(
	const struct boarding *boarding, struct board_item *item, const struct xml_node **nodes)
{
	for (; *nodes; nodes++) {
		const struct board_fact *known = item->open;
		const char *path = path_of(*nodes, boarding->arena);

		while (known && strcmp(known->path, path) != 0)
			known = known->next;
		if (!known)
			item->open = fact_new(boarding, *nodes, item->open);
	}
}

static void each_add(const struct boarding *boarding, struct board_item *item, const char *id,
	enum board_mark mark)
{
	struct board_recipient *each = arena_alloc(boarding->arena, sizeof *each), **end;

	*each = (struct board_recipient){id, mark, NULL};
	for (end = &item->recipients; *end; end = &(*end)->next)
		;
	*end = each;
}

/* The column number COLUMN of all items for EACH (NULL: nobody in particular); the first,
 * current one has what is open and what names no ground. */
static void stage_mark(const struct boarding *boarding, struct board_document *document,
	struct xml *view, struct xpath_tree *tree, size_t column, const char *each)
{
	const struct stage *stage = document->stages[column].stage;

	binding_set(tree, view, document->pack, stage ? stage->id : NULL, boarding->arena);
	for (struct board_item *item = document->items; item; item = item->next) {
		const struct xml_node **nodes = NULL;
		enum holding holding = holding_of(tree, view, item->requirement,
			boarding->arena, boarding->findings, &nodes);
		enum board_mark mark = mark_of(item->requirement, stage, holding);

		if (mark_rank(mark) >= mark_rank(item->marks[column]))
			item->marks[column] = mark;
		if (column > 0)
			continue;
		if (each)
			each_add(boarding, item, each, mark);
		if (mark == BOARD_OPEN)
			open_add(boarding, item, nodes);
		if (mark == BOARD_HELD && is_legal(item->requirement))
			grounds_check(boarding, item->requirement, nodes);
	}
}

static struct board_item *items_new(
	const struct boarding *boarding, const struct requirement *requirement, size_t columns)
{
	struct board_item *first = NULL, **end = &first;

	for (; requirement; requirement = requirement->next) {
		struct board_item *item = arena_alloc(boarding->arena, sizeof *item);

		item->requirement = requirement;
		item->marks = arena_array(boarding->arena, columns, sizeof *item->marks);
		*end = item;
		end = &item->next;
	}
	return first;
}

/* --- stages */

/* Has the record, as the plan reads it, done STAGE of the duty that has the id of PACK? */
static bool is_done(const struct plan *plan, const struct pack *pack, const char *stage)
{
	const struct plan_reporter *own = plan->reporters;

	for (const struct plan_duty *duty = own ? own->duties : NULL; duty; duty = duty->next)
		for (const struct plan_step *step = duty->steps; step; step = step->next)
			if (strcmp(duty->law->id, pack->id) == 0
				&& strcmp(step->law->id, stage) == 0 && step->done)
				return true;
	return false;
}

static bool is_filed(const struct board_question *question, const struct pack *pack,
	const struct stage *stage)
{
	const struct log_wanted wanted = {.pack = pack->id,
		.variant = pack->variant ? pack->variant->id : NULL,
		.stage = stage ? stage->id : NULL};

	return log_filed(question->log, &wanted)
	       || (stage && is_done(question->plan, pack, stage->id));
}

/* The one to be worked on: that after the last one filed, or the last of all. */
static const struct stage *stage_current(
	const struct board_question *question, const struct pack *pack)
{
	const struct stage *current = pack->stages;

	for (const struct stage *stage = pack->stages; stage; stage = stage->next)
		if (stage->next && is_filed(question, pack, stage))
			current = stage->next;
	return current;
}

static void stages_list(const struct boarding *boarding, struct board_document *document)
{
	const struct board_question *question = boarding->question;
	const struct pack *pack = document->pack;
	const struct stage *current = stage_current(question, pack);
	struct board_stage *column;

	document->stage_count = 1;
	for (const struct stage *stage = pack->stages; stage; stage = stage->next)
		document->stage_count += stage != current;
	document->stages =
		arena_array(boarding->arena, document->stage_count, sizeof *document->stages);
	column = document->stages;
	*column++ = (struct board_stage){
		.stage = current, .current = true, .filed = is_filed(question, pack, current)};
	for (const struct stage *stage = pack->stages; stage; stage = stage->next)
		if (stage != current)
			*column++ = (struct board_stage){
				.stage = stage, .filed = is_filed(question, pack, stage)};
}

/* --- documents */

/* The view of the readers of CALL. */
static struct xml *call_view(const struct boarding *boarding, const struct pack_call *call)
{
	const struct board_question *question = boarding->question;
	const struct view_reader reader =
		view_reader_of(question->record, call->pack->audience, call->each);

	return view_open(question->record, &reader, question->as_of, boarding->findings);
}

/* That of the pack of CALL; several calls are of one. */
static struct board_document *document_of(
	const struct boarding *boarding, const struct pack_call *call)
{
	const struct pack *pack = call->pack;
	struct board_document **end = &boarding->board->documents, *document;

	for (; *end; end = &(*end)->next)
		if ((*end)->pack == pack)
			return *end;
	*end = document = arena_alloc(boarding->arena, sizeof *document);
	document->pack = pack;
	stages_list(boarding, document);
	document->items = items_new(boarding, pack->requirements, document->stage_count);
	return document;
}

static void call_mark(const struct boarding *boarding, const struct pack_call *call)
{
	struct board_document *document = document_of(boarding, call);
	struct xml *view = call_view(boarding, call);
	struct xpath_tree *tree = view ? xpath_tree_new(view) : NULL;

	for (size_t i = 0; tree && i < document->stage_count; i++)
		stage_mark(boarding, document, view, tree, i, call->each);
	if (tree)
		xpath_tree_free(tree);
	xml_free(view);
}

static void marks_count(struct board_document *document)
{
	for (const struct board_item *item = document->items; item; item = item->next)
		for (size_t i = 0; i < document->stage_count; i++)
			document->stages[i].counts[item->marks[i]]++;
}

const struct board *board_new(
	const struct board_question *question, struct arena *arena, struct findings *findings)
{
	struct board *board = arena_alloc(arena, sizeof *board);
	struct boarding boarding = {question, board, arena, findings};
	const struct xml_node *root = record_root(question->record);

	board->incident = xml_attribute(root, "id");
	board->title = xml_trimmed(arena, xml_child(root, "title"));
	board->timed = question->plan->question->now;
	for (const struct pack_call *call = question->wanted; call; call = call->next)
		call_mark(&boarding, call);
	for (struct board_document *one = board->documents; one; one = one->next)
		marks_count(one);
	board->approvals = approvals_pending(question, arena);
	board->promises = promises_pending(question, arena);
	board->dues = dues_pending(question, arena);
	return board;
}

/* --- words */

const char *board_lacking(const struct board_item *item, struct arena *arena)
{
	const char *lacking = NULL;
	size_t held = 0;

	for (const struct board_recipient *each = item->recipients; each; each = each->next) {
		if (each->mark == BOARD_HELD)
			held++;
		else
			lacking = arena_format(arena, "%s%s%s", lacking ? lacking : "",
				lacking ? board_say("board-comma", arena) : "", each->id);
	}
	return held ? lacking : NULL;
}

const char *board_mark_code(enum board_mark mark)
{
	static const char *const codes[BOARD_MARKS] = {
		"have", "open", "missing", "later", "advised"};

	return codes[mark];
}

const char *board_kept_code(enum board_kept kept)
{
	static const char *const codes[] = {"no", "open", "yes"};

	return codes[kept];
}

const char *board_say(const char *id, struct arena *arena)
{
	struct buffer text = {0};
	const char *copy;

	message_format(&text, id, (const char *const[]){NULL});
	copy = arena_text(arena, text.data);
	buffer_done(&text);
	return copy;
}

const char *board_mark_word(enum board_mark mark, struct arena *arena)
{
	return board_say(arena_format(arena, "board-%s", board_mark_code(mark)), arena);
}

const char *board_kept_word(enum board_kept kept, struct arena *arena)
{
	return board_say(arena_format(arena, "board-kept-%s", board_kept_code(kept)), arena);
}
