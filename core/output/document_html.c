/* document_html.c - a document as HTML, in a syntax that XML parsers read as well.
 *
 * The structure is the one that the layout gives to PDF (layout/blocks.c), in the words of
 * HTML: headings without gaps, form rows as a dl (a label and what is filled in), tables
 * with th, choices as a list whose marks have a name.
 */
#include "output/document_html.h"

#include "document/grid.h"
#include "output/html_page.h"
#include "text/language.h"

#include <string.h>

struct page {
	const struct document *document;
	struct buffer *html;
	size_t heading; /* level of the last heading; 0: there was none */
};

enum { HEADING_LEVELS = 6 };

/* What a block is in HTML; no name: a function of its own writes it. */
static const struct shape {
	const char *element, *class;
} shapes[] = {
	[BLOCK_ADDRESS] = {"div", "address"},
	[BLOCK_DATE] = {"p", "date"},
	[BLOCK_SENDER] = {"div", "sender"},
	[BLOCK_CLOSING] = {"p", "closing"},
	[BLOCK_CONTACT] = {"div", "contact"},
	[BLOCK_PARAGRAPH] = {"p", NULL},
	[BLOCK_DEFINITIONS] = {"dl", NULL},
	[BLOCK_DEFINITION] = {"div", NULL},
	[BLOCK_TERM] = {"dt", NULL},
	[BLOCK_DESCRIPTION] = {"dd", NULL},
	[BLOCK_LINE] = {"p", NULL},
	[BLOCK_PAGE_BREAK] = {"div", "page-break"},
	[BLOCK_FORM] = {"div", "form"},
	[BLOCK_ANNEX] = {"div", "annex"},
	[BLOCK_REMARK] = {"span", "remark"},
	[BLOCK_CAPTION] = {"caption", NULL},
};

/* --- pieces */

static const char *in_language(
	const struct page *page, const char *japanese, const char *english)
{
	return strcmp(page->document->language, "en") == 0 ? english : japanese;
}

static void element_open(
	struct page *page, const char *element, const char *class, const struct block *block)
{
	buffer_format(page->html, "<%s", element);
	buffer_attribute(page->html, "id", block->id);
	buffer_attribute(page->html, "class", class);
}

static void element_close(struct page *page, const char *element)
{
	buffer_format(page->html, "</%s>\n", element);
}

/* What is in another language than the document says so: WCAG 2.1, 3.1.2. */
static void text_add(struct page *page, const char *text)
{
	struct arena *arena = page->document->arena;
	size_t length = strlen(text), count;
	const char *language;

	for (size_t at = 0; at < length; at += count) {
		count = language_stretch(
			text + at, length - at, page->document->language, &language);
		if (language)
			buffer_format(page->html, "<span lang=\"%s\" xml:lang=\"%s\">",
				language, language);
		buffer_escape(page->html, arena_copy(arena, text + at, count));
		if (language)
			buffer_text(page->html, "</span>");
	}
}

/* A date that is one day says which to machines; what is printed is never less. */
static void leaf_write(struct page *page, const struct block *leaf)
{
	const struct fact *fact = leaf->fact;
	bool day = leaf->kind == BLOCK_FACT && fact->value && strcmp(fact->type, "date") == 0
		   && !strchr(fact->value, '/');

	if (day) {
		buffer_text(page->html, "<time");
		buffer_attribute(page->html, "datetime", fact->value);
		buffer_byte(page->html, '>');
	}
	text_add(page, leaf->text);
	if (day)
		buffer_text(page->html, "</time>");
}

/* The words of BLOCK; only rubies, what stands across in vertical lines (and here is as all
 * words) and the remark of a choice are in words. */
static void words_write(struct page *page, const struct block *block);

/* The brackets are for those who are shown no rubies. */
static void ruby_write(struct page *page, const struct block *block)
{
	bool reading = block->kind == BLOCK_READING;

	buffer_text(page->html, reading ? "<rp>（</rp><rt" : "<ruby");
	buffer_attribute(page->html, "id", block->id);
	buffer_byte(page->html, '>');
	words_write(page, block);
	buffer_text(page->html, reading ? "</rt><rp>）</rp>" : "</ruby>");
}

static void words_write(struct page *page, const struct block *block)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (block_is_leaf(child)) {
			leaf_write(page, child);
			continue;
		}
		if (child->kind == BLOCK_RUBY || child->kind == BLOCK_READING) {
			ruby_write(page, child);
			continue;
		}
		if (child->kind == BLOCK_ACROSS) {
			words_write(page, child);
			continue;
		}
		element_open(page, "span", "remark", child);
		buffer_text(page->html, ">（");
		words_write(page, child);
		buffer_text(page->html, "）</span>");
	}
}

/* --- blocks of their own kind */

static void children_write(struct page *page, const struct block *block);

/* The title is h1; no level is skipped on the way down. */
static void heading_write(struct page *page, const struct block *block)
{
	size_t level = block->kind == BLOCK_TITLE ? 1 : block->level + 1;
	char element[] = "h1";

	if (level > page->heading + 1)
		level = page->heading + 1;
	if (level > HEADING_LEVELS)
		level = HEADING_LEVELS;
	page->heading = level;
	element[1] = (char)('0' + level);
	element_open(page, element, NULL, block);
	buffer_byte(page->html, '>');
	words_write(page, block);
	element_close(page, element);
}

/* 頭語 stands on the line of the paragraph that follows it. */
static bool is_opening_paragraph(const struct block *paragraph, const struct block *before)
{
	return before && before->kind == BLOCK_OPENING && paragraph->kind == BLOCK_PARAGRAPH;
}

static void opening_write(struct page *page, const struct block *opening)
{
	const struct block *paragraph = opening->next;

	buffer_text(page->html, "<p>");
	element_open(page, "span", "opening", opening);
	buffer_byte(page->html, '>');
	words_write(page, opening);
	buffer_text(page->html, "</span>");
	if (paragraph && is_opening_paragraph(paragraph, opening)) {
		buffer_text(page->html, "\u3000");
		element_open(page, "span", NULL, paragraph);
		buffer_byte(page->html, '>');
		words_write(page, paragraph);
		buffer_text(page->html, "</span>");
	}
	element_close(page, "p");
}

static void particulars_write(struct page *page, const struct block *block)
{
	element_open(page, "div", "particulars", block);
	buffer_text(page->html, ">\n<p class=\"begin\">記</p>\n");
	children_write(page, block);
	buffer_text(page->html, "<p class=\"end\">以上</p>\n");
	element_close(page, "div");
}

static void choices_write(struct page *page, const struct block *choices)
{
	element_open(page, "ul", "choices", choices);
	buffer_text(page->html, ">\n");
	for (const struct block *choice = choices->first; choice; choice = choice->next) {
		element_open(page, "li", NULL, choice);
		buffer_text(page->html, "><span class=\"mark\" role=\"img\"");
		buffer_attribute(page->html, "aria-label",
			choice->chosen ? in_language(page, "選択あり", "chosen")
				       : in_language(page, "選択なし", "not chosen"));
		buffer_format(page->html, ">%s</span>", choice->chosen ? "☑" : "☐");
		words_write(page, choice);
		element_close(page, "li");
	}
	element_close(page, "ul");
}

/* --- lists */

static void list_write(struct page *page, const struct block *list);

static void item_write(struct page *page, const struct block *item)
{
	const struct block *inner = item->next;

	element_open(page, "li", item->role, item);
	buffer_byte(page->html, '>');
	if (item->number) {
		buffer_text(page->html, "<span class=\"number\">");
		buffer_escape(page->html, item->number);
		buffer_text(page->html, "</span> ");
	}
	words_write(page, item);
	for (; inner && inner->kind == BLOCK_LIST; inner = inner->next)
		list_write(page, inner);
	element_close(page, "li");
}

/* A list in a list belongs to the item before it. */
static void list_write(struct page *page, const struct block *list)
{
	bool numbered = list->first->number;
	const char *element = numbered ? "ol" : "ul";

	element_open(page, element,
		list->role ? list->role
		: numbered ? "numbered"
			   : NULL,
		list);
	buffer_text(page->html, ">\n");
	for (const struct block *item = list->first; item; item = item->next)
		if (item->kind == BLOCK_ITEM)
			item_write(page, item);
	element_close(page, element);
}

/* --- tables */

/* ATTRIBUTE when it is more than one. */
static void span_write(struct page *page, const char *attribute, size_t count)
{
	if (count > 1)
		buffer_format(page->html, " %s=\"%zu\"", attribute, count);
}

/* SCOPE: of the head that the cell is; NULL: it is none. */
static void cell_write(struct page *page, const struct block *cell, const char *scope)
{
	const char *element = scope ? "th" : "td";

	element_open(page, element, cell->role, cell);
	buffer_attribute(page->html, "scope", scope);
	span_write(page, "colspan", cell->columns);
	span_write(page, "rowspan", cell->rows);
	buffer_byte(page->html, '>');
	words_write(page, cell);
	element_close(page, element);
}

static void cells_write(struct page *page, const struct block *row)
{
	bool heads = block_is_head(row);

	element_open(page, "tr", NULL, row);
	buffer_text(page->html, ">\n");
	for (const struct block *cell = row->first; cell; cell = cell->next)
		cell_write(page, cell, heads ? "col" : block_is_head(cell) ? "row" : NULL);
	element_close(page, "tr");
}

/* The words that columns have themselves, and further rows. */
static void heads_write(struct page *page, const struct block *table)
{
	const struct block *block = block_child(table, BLOCK_COLUMN);
	bool words = false;

	for (const struct block *head = block; head && head->kind == BLOCK_COLUMN;
		head = head->next)
		words |= head->first != NULL;
	if (words)
		buffer_text(page->html, "<tr>\n");
	for (; block && block->kind == BLOCK_COLUMN; block = block->next)
		if (words)
			cell_write(page, block, "col");
	if (words)
		buffer_text(page->html, "</tr>\n");
	for (; block; block = block->next)
		if (block->kind == BLOCK_TABLE_ROW && block_is_head(block))
			cells_write(page, block);
}

/* Boxes for stamps: who they are for, and what stands in them. */
static void approval_write(struct page *page, const struct block *approval)
{
	element_open(page, "table", "approval", approval);
	buffer_text(page->html, ">\n<thead>\n<tr>\n");
	for (const struct block *at = approval->first; at; at = at->next)
		cell_write(page, at->first, "col");
	buffer_text(page->html, "</tr>\n</thead>\n<tbody>\n<tr>\n");
	for (const struct block *at = approval->first; at; at = at->next) {
		element_open(page, "td", NULL, at);
		buffer_byte(page->html, '>');
		children_write(page, at);
		element_close(page, "td");
	}
	buffer_text(page->html, "</tr>\n</tbody>\n");
	element_close(page, "table");
}

static void block_write(struct page *page, const struct block *block);

static void note_write(struct page *page, const struct block *note)
{
	element_open(page, "p", "note", note);
	buffer_byte(page->html, '>');
	buffer_text(page->html, in_language(page, "※", "*"));
	buffer_escape(page->html, note->number ? note->number : "");
	buffer_text(page->html, in_language(page, "\u3000", " "));
	words_write(page, note);
	element_close(page, "p");
}

static void notes_write(struct page *page, const struct block *table)
{
	for (const struct block *note = block_child(table, BLOCK_NOTE); note; note = note->next)
		note_write(page, note);
}

static void table_write(struct page *page, const struct block *table)
{
	const struct block *caption = block_child(table, BLOCK_CAPTION);
	size_t before;

	element_open(page, "table", NULL, table);
	if (table->parent->kind == BLOCK_ROW)
		buffer_attribute(page->html, "aria-labelledby", table->parent->first->id);
	buffer_text(page->html, ">\n");
	if (caption)
		block_write(page, caption);
	before = page->html->length;
	buffer_text(page->html, "<thead>\n");
	heads_write(page, table);
	if (page->html->length == before + strlen("<thead>\n"))
		page->html->length = before;
	else
		buffer_text(page->html, "</thead>\n");
	buffer_text(page->html, "<tbody>\n");
	for (const struct block *row = table->first; row; row = row->next)
		if (row->kind == BLOCK_TABLE_ROW && !block_is_head(row))
			cells_write(page, row);
	buffer_text(page->html, "</tbody>\n");
	element_close(page, "table");
	notes_write(page, table);
}

static void row_write(struct page *page, const struct block *row)
{
	const struct block *label = row->first;

	element_open(page, "div", "row", row);
	buffer_byte(page->html, '>');
	element_open(page, "dt", NULL, label);
	buffer_byte(page->html, '>');
	if (row->number) {
		buffer_text(page->html, "<span class=\"number\">");
		buffer_escape(page->html, row->number);
		buffer_text(page->html, "</span> ");
	}
	words_write(page, label);
	buffer_text(page->html, "</dt>\n<dd>\n");
	children_write(page, row);
	buffer_text(page->html, "</dd>");
	element_close(page, "div");
}

/* --- any block */

static void shape_write(struct page *page, const struct block *block)
{
	const struct shape *shape = &shapes[block->kind];

	element_open(page, shape->element, block->role ? block->role : shape->class, block);
	buffer_byte(page->html, '>');
	if (block_may_contain(block->kind, BLOCK_WORDS)) {
		words_write(page, block);
	} else if (block->first) {
		buffer_byte(page->html, '\n');
		children_write(page, block);
	}
	element_close(page, shape->element);
}

static void block_write(struct page *page, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_TITLE:
	case BLOCK_HEADING:
		heading_write(page, block);
		break;
	case BLOCK_OPENING:
		opening_write(page, block);
		break;
	case BLOCK_PARTICULARS:
		particulars_write(page, block);
		break;
	case BLOCK_CHOICES:
		choices_write(page, block);
		break;
	case BLOCK_LIST:
		list_write(page, block);
		break;
	case BLOCK_TABLE:
		table_write(page, block);
		break;
	case BLOCK_NOTE:
		note_write(page, block);
		break;
	case BLOCK_APPROVAL:
		approval_write(page, block);
		break;
	case BLOCK_ROW:
		row_write(page, block);
		break;
	default:
		shape_write(page, block);
	}
}

/* Rows that follow each other are one dl.  Depth is bounded: blocks nest no deeper than
 * the template does. */
static void children_write(struct page *page, const struct block *block)
{
	const struct block *before = NULL;
	bool in_rows = false;

	for (const struct block *child = block->first; child;
		before = child, child = child->next) {
		bool is_row = child->kind == BLOCK_ROW;

		if (is_row != in_rows)
			buffer_text(page->html, is_row ? "<dl class=\"rows\">\n" : "</dl>\n");
		in_rows = is_row;
		if (child->kind != BLOCK_LABEL && !is_opening_paragraph(child, before))
			block_write(page, child);
	}
	if (in_rows)
		buffer_text(page->html, "</dl>\n");
}

/* --- the whole */

void document_html(
	const struct document *document, const struct buffer *css, struct buffer *html)
{
	const struct html_page whole = {document->language, document->title, css, NULL};
	struct page page = {.document = document, .html = html};

	html_page_begin(html, &whole);
	buffer_text(html, "<main");
	buffer_attribute(html, "class", document->style);
	buffer_text(html, ">\n");
	if (document->draft) {
		buffer_text(html, "<p class=\"draft\">");
		buffer_escape(html, document->draft);
		element_close(&page, "p");
	}
	children_write(&page, document->root);
	buffer_text(html, "</main>\n");
	html_page_end(html, &whole);
}
