/* board_text.c - the board in columns: what is narrow and matters first, names last. */
#include "board/board_text.h"

#include "base/width.h"

struct writer {
	bool coloured;
	struct arena *arena;
	struct buffer *to;
};

static const char *say(const struct writer *writer, const char *id)
{
	return board_say(id, writer->arena);
}

static void section(const struct writer *writer, const char *id)
{
	buffer_format(writer->to, "\n%s\n", say(writer, id));
}

/* TEXT in COLUMNS, in the colour of SGR code COLOUR (NULL: none). */
static void cell(
	const struct writer *writer, const char *text, size_t columns, const char *colour)
{
	const bool coloured = writer->coloured && colour;

	if (coloured)
		buffer_format(writer->to, "\033[%sm", colour);
	text_pad(writer->to, text, columns);
	if (coloured)
		buffer_text(writer->to, "\033[0m");
	buffer_text(writer->to, "  ");
}

static void place_write(const struct writer *writer, struct place place, const char *path)
{
	buffer_format(writer->to, "  %s:%zu:%zu", place.file, place.line, place.column);
	if (path)
		buffer_format(writer->to, " (%s)", path);
}

static const char *widest(const char *left, const char *right)
{
	return text_width(left) < text_width(right) ? right : left;
}

/* --- documents */

static const char *mark_colour(enum board_mark mark)
{
	static const char *const colours[BOARD_MARKS] = {
		[BOARD_OPEN] = "33", [BOARD_MISSING] = "1;31", [BOARD_LATER] = "2"};

	return colours[mark];
}

static size_t marks_width(const struct writer *writer)
{
	const char *widest_word = "";

	for (enum board_mark mark = 0; mark < BOARD_MARKS; mark++)
		widest_word = widest(widest_word, board_mark_word(mark, writer->arena));
	return text_width(widest_word);
}

static size_t column_width(const struct writer *writer, const struct board_stage *stage)
{
	const size_t marks = marks_width(writer);
	const size_t title = stage->stage ? text_width(stage->stage->title) : 0;

	return marks < title ? title : marks;
}

static void item_write(const struct writer *writer, const struct board_document *document,
	const struct board_item *item)
{
	const char *lacking = board_lacking(item, writer->arena);

	buffer_text(writer->to, "  ");
	for (size_t i = 0; i < document->stage_count; i++)
		cell(writer, board_mark_word(item->marks[i], writer->arena),
			column_width(writer, &document->stages[i]),
			mark_colour(item->marks[i]));
	buffer_format(
		writer->to, "%s [%s]", item->requirement->item, item->requirement->article);
	if (lacking)
		buffer_format(writer->to, "  %s%s", say(writer, "board-lacking"), lacking);
	if (item->open)
		place_write(writer, item->open->place, item->open->path);
	buffer_byte(writer->to, '\n');
}

/* 速報: 足りない 2、調査中 1、ある 14 */
static void counts_write(const struct writer *writer, const struct board_stage *stage)
{
	static const enum board_mark order[] = {
		BOARD_MISSING, BOARD_OPEN, BOARD_HELD, BOARD_LATER, BOARD_ADVISED};
	bool any = false;

	buffer_format(writer->to, "  %s%s%s%s", stage->stage ? stage->stage->title : "",
		stage->stage && stage->current ? say(writer, "board-current") : "",
		stage->filed ? say(writer, "board-filed") : "",
		stage->stage || stage->filed ? ": " : "");
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (stage->counts[order[i]]) {
			buffer_format(writer->to, "%s%s %zu",
				any ? say(writer, "board-comma") : "",
				board_mark_word(order[i], writer->arena),
				stage->counts[order[i]]);
			any = true;
		}
	buffer_byte(writer->to, '\n');
}

static void document_write(const struct writer *writer, const struct board_document *document)
{
	buffer_format(writer->to, "\n%s [%s]\n", document->pack->title, document->pack->basis);
	for (size_t i = 0; i < document->stage_count; i++)
		counts_write(writer, &document->stages[i]);
	if (document->stages->stage) {
		buffer_text(writer->to, "\n  ");
		for (size_t i = 0; i < document->stage_count; i++)
			cell(writer, document->stages[i].stage->title,
				column_width(writer, &document->stages[i]), NULL);
		buffer_format(writer->to, "%s\n", say(writer, "board-item"));
	}
	for (const struct board_item *item = document->items; item; item = item->next)
		item_write(writer, document, item);
}

/* --- the rest */

static void dues_write(const struct writer *writer, const struct board *board)
{
	size_t last = 0, left = 0;

	if (!board->dues)
		return;
	section(writer, "board-dues");
	for (const struct board_due *due = board->dues; due; due = due->next) {
		const size_t width = text_width(due->last);

		last = width > last ? width : last;
		if (due->left && text_width(due->left) > left)
			left = text_width(due->left);
	}
	for (const struct board_due *due = board->dues; due; due = due->next) {
		buffer_text(writer->to, "  ");
		cell(writer, due->last, last, NULL);
		if (left)
			cell(writer, due->left ? due->left : "", left,
				due->step->overdue ? "1;31" : NULL);
		buffer_format(writer->to, "%s %s%s [%s]\n", due->duty->recipient,
			due->step->law->title,
			due->step->result == LAW_APPEARS ? "" : say(writer, "board-if"),
			due->step->law->article);
	}
}

/* One line of each item: what stands where is for the other formats to list. */
static void groundless_write(const struct writer *writer, const struct board *board)
{
	if (!board->groundless)
		return;
	section(writer, "board-groundless");
	for (const struct board_groundless *one = board->groundless; one; one = one->next) {
		buffer_format(writer->to, "  %s [%s]", one->requirement->item,
			one->requirement->article);
		place_write(writer, one->facts->place, NULL);
		for (const struct board_fact *fact = one->facts; fact; fact = fact->next)
			buffer_format(writer->to, " %s", fact->path);
		buffer_byte(writer->to, '\n');
	}
}

static void approval_write(const struct writer *writer, const struct board_approval *approval)
{
	const struct log_entry *given = approval->given;

	buffer_text(writer->to, "  ");
	cell(writer, say(writer, given ? "board-given" : "board-outstanding"),
		text_width(
			widest(say(writer, "board-given"), say(writer, "board-outstanding"))),
		given ? NULL : "33");
	buffer_format(writer->to, "%s%s%s%s%s", approval->title ? approval->title : "",
		approval->title ? ": " : "", approval->role, approval->person ? " " : "",
		approval->person ? approval->person : "");
	if (given)
		buffer_format(writer->to, "  %s (%04zu)", given->at, given->number);
	else if (approval->when)
		buffer_format(
			writer->to, "  %s %s", say(writer, "board-planned"), approval->when);
	place_write(writer, approval->place, approval->id);
	buffer_byte(writer->to, '\n');
}

static void promise_write(const struct writer *writer, const struct board_promise *promise)
{
	const char *wide = "";

	for (enum board_kept kept = KEPT_NO; kept <= KEPT_YES; kept++)
		wide = widest(wide, board_kept_word(kept, writer->arena));
	buffer_text(writer->to, "  ");
	cell(writer, board_kept_word(promise->kept, writer->arena), text_width(wide),
		promise->kept == KEPT_YES ? NULL : "33");
	cell(writer, promise->due ? promise->due : say(writer, "board-undated"), 10, NULL);
	if (promise->left)
		cell(writer, promise->left, 0, NULL);
	buffer_text(writer->to, promise->what ? promise->what : promise->id);
	place_write(writer, promise->place, promise->id);
	buffer_byte(writer->to, '\n');
}

void board_text(
	const struct board *board, bool coloured, struct arena *arena, struct buffer *to)
{
	const struct writer writer = {coloured, arena, to};

	buffer_format(to, "%s %s\n", board->incident, board->title ? board->title : "");
	dues_write(&writer, board);
	for (const struct board_document *document = board->documents; document;
		document = document->next)
		document_write(&writer, document);
	groundless_write(&writer, board);
	if (board->approvals)
		section(&writer, "board-approvals");
	for (const struct board_approval *one = board->approvals; one; one = one->next)
		approval_write(&writer, one);
	if (board->promises)
		section(&writer, "board-promises");
	for (const struct board_promise *one = board->promises; one; one = one->next)
		promise_write(&writer, one);
	buffer_format(to, "\n%s\n", say(&writer, "board-proposal"));
}
