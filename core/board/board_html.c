/* board_html.c - the board as tables; what a mark means stands in words, never in a colour
 * alone, and every cell has a head on both sides. */
#include "board/board_html.h"

#include "output/html_page.h"

struct page {
	struct arena *arena;
	struct buffer *html;
};

static void text_write(const struct page *page, const char *element, const char *text)
{
	buffer_format(page->html, "<%s>", element);
	buffer_escape(page->html, text);
	buffer_format(page->html, "</%s>\n", element);
}

static void say(const struct page *page, const char *element, const char *id)
{
	text_write(page, element, board_say(id, page->arena));
}

static void cell(const struct page *page, const char *class, const char *text)
{
	buffer_text(page->html, "<td");
	buffer_attribute(page->html, "class", class);
	buffer_byte(page->html, '>');
	buffer_escape(page->html, text ? text : "");
	buffer_text(page->html, "</td>");
}

static void head_cell(const struct page *page, const char *scope, const char *text)
{
	buffer_text(page->html, "<th");
	buffer_attribute(page->html, "scope", scope);
	buffer_byte(page->html, '>');
	buffer_escape(page->html, text);
	buffer_text(page->html, "</th>");
}

/* A table with a head of the COUNT messages IDS. */
static void table_begin(const struct page *page, const char *const *ids, size_t count)
{
	buffer_text(page->html, "<div class=\"wide\"><table>\n<thead><tr>");
	for (size_t i = 0; i < count; i++)
		head_cell(page, "col", board_say(ids[i], page->arena));
	buffer_text(page->html, "</tr></thead>\n<tbody>\n");
}

static void table_end(const struct page *page)
{
	buffer_text(page->html, "</tbody></table></div>\n");
}

static const char *place_text(const struct page *page, struct place place, const char *path)
{
	return arena_format(
		page->arena, "%s:%zu:%zu (%s)", place.file, place.line, place.column, path);
}

/* --- documents */

static const char *stage_title(const struct page *page, const struct board_stage *stage)
{
	return arena_format(page->arena, "%s%s%s", stage->stage ? stage->stage->title : "",
		stage->stage && stage->current ? board_say("board-current", page->arena) : "",
		stage->filed ? board_say("board-filed", page->arena) : "");
}

static void counts_write(const struct page *page, const struct board_stage *stage)
{
	buffer_text(page->html, "<li>");
	buffer_escape(page->html, stage_title(page, stage));
	for (enum board_mark mark = 0; mark < BOARD_MARKS; mark++)
		if (stage->counts[mark])
			buffer_format(page->html, " <span class=\"%s\">%s <b>%zu</b></span>",
				board_mark_code(mark), board_mark_word(mark, page->arena),
				stage->counts[mark]);
	buffer_text(page->html, "</li>\n");
}

static void item_write(const struct page *page, const struct board_document *document,
	const struct board_item *item)
{
	const char *lacking = board_lacking(item, page->arena);

	buffer_text(page->html, "<tr>");
	head_cell(page, "row",
		lacking ? arena_format(page->arena, "%s（%s%s）", item->requirement->item,
			board_say("board-lacking", page->arena), lacking)
			: item->requirement->item);
	for (size_t i = 0; i < document->stage_count; i++)
		cell(page, board_mark_code(item->marks[i]),
			board_mark_word(item->marks[i], page->arena));
	cell(page, NULL, item->requirement->article);
	cell(page, "place",
		item->open ? place_text(page, item->open->place, item->open->path) : "");
	buffer_text(page->html, "</tr>\n");
}

static void document_write(const struct page *page, const struct board_document *document)
{
	text_write(page, "h2", document->pack->title);
	text_write(page, "p", document->pack->basis);
	buffer_text(page->html, "<ul>\n");
	for (size_t i = 0; i < document->stage_count; i++)
		counts_write(page, &document->stages[i]);
	buffer_text(page->html, "</ul>\n<div class=\"wide\"><table>\n<thead><tr>");
	head_cell(page, "col", board_say("board-head-item", page->arena));
	for (size_t i = 0; i < document->stage_count; i++)
		head_cell(page, "col",
			document->stages[i].stage ? document->stages[i].stage->title
						  : board_say("board-head-state", page->arena));
	head_cell(page, "col", board_say("board-head-article", page->arena));
	head_cell(page, "col", board_say("board-head-open", page->arena));
	buffer_text(page->html, "</tr></thead>\n<tbody>\n");
	for (const struct board_item *item = document->items; item; item = item->next)
		item_write(page, document, item);
	table_end(page);
}

/* --- the rest */

static void dues_write(const struct page *page, const struct board *board)
{
	static const char *const heads[] = {
		"board-head-what", "board-dues", "board-head-left", "board-head-article"};

	if (!board->dues)
		return;
	say(page, "h2", "board-dues");
	table_begin(page, heads, sizeof heads / sizeof *heads);
	for (const struct board_due *due = board->dues; due; due = due->next) {
		buffer_text(page->html, "<tr>");
		head_cell(page, "row",
			arena_format(page->arena, "%s %s%s", due->duty->recipient,
				due->step->law->title,
				due->step->result == LAW_APPEARS
					? ""
					: board_say("board-if", page->arena)));
		cell(page, NULL, due->last);
		cell(page, due->step->overdue ? "missing" : NULL, due->left);
		cell(page, NULL, due->step->law->article);
		buffer_text(page->html, "</tr>\n");
	}
	table_end(page);
}

static void groundless_write(const struct page *page, const struct board *board)
{
	static const char *const heads[] = {
		"board-head-item", "board-head-article", "board-head-place"};

	if (!board->groundless)
		return;
	say(page, "h2", "board-groundless");
	table_begin(page, heads, sizeof heads / sizeof *heads);
	for (const struct board_groundless *one = board->groundless; one; one = one->next) {
		buffer_text(page->html, "<tr>");
		head_cell(page, "row", one->requirement->item);
		cell(page, NULL, one->requirement->article);
		buffer_text(page->html, "<td class=\"place\">");
		for (const struct board_fact *fact = one->facts; fact; fact = fact->next) {
			buffer_escape(page->html, place_text(page, fact->place, fact->path));
			buffer_text(page->html, fact->next ? "<br/>" : "");
		}
		buffer_text(page->html, "</td></tr>\n");
	}
	table_end(page);
}

static void approvals_write(const struct page *page, const struct board *board)
{
	static const char *const heads[] = {"board-head-document", "board-head-role",
		"board-head-state", "board-planned", "board-head-place"};

	if (!board->approvals)
		return;
	say(page, "h2", "board-approvals");
	table_begin(page, heads, sizeof heads / sizeof *heads);
	for (const struct board_approval *one = board->approvals; one; one = one->next) {
		buffer_text(page->html, "<tr>");
		head_cell(page, "row", one->title ? one->title : one->id);
		cell(page, NULL,
			arena_format(page->arena, "%s %s", one->role,
				one->person ? one->person : ""));
		if (one->given)
			cell(page, "have",
				arena_format(page->arena, "%s %s (%04zu)",
					board_say("board-given", page->arena), one->given->at,
					one->given->number));
		else
			cell(page, "open", board_say("board-outstanding", page->arena));
		cell(page, NULL, one->when);
		cell(page, "place", place_text(page, one->place, one->id));
		buffer_text(page->html, "</tr>\n");
	}
	table_end(page);
}

static void promises_write(const struct page *page, const struct board *board)
{
	static const char *const heads[] = {"board-promises", "board-head-state", "board-dues",
		"board-head-left", "board-head-place"};

	if (!board->promises)
		return;
	say(page, "h2", "board-promises");
	table_begin(page, heads, sizeof heads / sizeof *heads);
	for (const struct board_promise *one = board->promises; one; one = one->next) {
		buffer_text(page->html, "<tr>");
		head_cell(page, "row", one->what ? one->what : one->id);
		cell(page, one->kept == KEPT_YES ? "have" : "open",
			board_kept_word(one->kept, page->arena));
		cell(page, NULL, one->due ? one->due : board_say("board-undated", page->arena));
		cell(page, NULL, one->left);
		cell(page, "place", place_text(page, one->place, one->id));
		buffer_text(page->html, "</tr>\n");
	}
	table_end(page);
}

void board_html(const struct board *board, const struct buffer *css, const char *language,
	struct arena *arena, struct buffer *to)
{
	const struct page page = {arena, to};
	const char *title =
		arena_format(arena, "%s %s", board->incident, board->title ? board->title : "");

	html_page_begin(
		to, &(struct html_page){.language = language, .title = title, .css = css});
	buffer_text(to, "<main>\n");
	text_write(&page, "h1", title);
	dues_write(&page, board);
	for (const struct board_document *one = board->documents; one; one = one->next)
		document_write(&page, one);
	groundless_write(&page, board);
	approvals_write(&page, board);
	promises_write(&page, board);
	say(&page, "p", "board-proposal");
	buffer_text(to, "</main>\n");
	html_page_end(to, &(struct html_page){0});
}
