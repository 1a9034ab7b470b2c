/* document.c - the document tree: growing it, pruning what is empty, naming blocks.
 *
 * What a block looks like is the layout's, what it says is the template's.
 */
#include "document/document.h"

#include "base/buffer.h"
#include "document/grid.h"
#include "document/numbering.h"

#include <string.h>

static const struct kind {
	const char *name;
	bool holds_words;  /* words and facts stand in it directly */
	const char *holds; /* block kinds that may stand in it */
} kinds[] = {
	[BLOCK_DOCUMENT] = {"document", false,
		" address date sender title opening closing paragraph heading list definitions"
		" particulars contact form table note approval page-break "},
	[BLOCK_ADDRESS] = {"address", false, " line "},
	[BLOCK_DATE] = {"date", true, ""},
	[BLOCK_SENDER] = {"sender", false, " line "},
	[BLOCK_OPENING] = {"opening", true, ""},
	[BLOCK_CLOSING] = {"closing", true, ""},
	[BLOCK_PARTICULARS] = {"particulars", false,
		" paragraph heading list definitions contact table note page-break "},
	[BLOCK_CONTACT] = {"contact", false, " heading paragraph list definitions note "},
	[BLOCK_TITLE] = {"title", true, ""},
	[BLOCK_HEADING] = {"heading", true, ""},
	[BLOCK_PARAGRAPH] = {"paragraph", true, ""},
	[BLOCK_LIST] = {"list", false, " item list "},
	[BLOCK_ITEM] = {"item", true, ""},
	[BLOCK_DEFINITIONS] = {"definitions", false, " definition "},
	[BLOCK_DEFINITION] = {"definition", false, " term description "},
	[BLOCK_TERM] = {"term", true, ""},
	[BLOCK_DESCRIPTION] = {"description", true, ""},
	[BLOCK_LINE] = {"line", true, ""},
	[BLOCK_PAGE_BREAK] = {"page-break", false, ""},
	[BLOCK_FORM] = {"form", false, " row heading "},
	[BLOCK_ROW] = {"row", false,
		" label paragraph list definitions choices annex table note row "},
	[BLOCK_LABEL] = {"label", true, ""},
	[BLOCK_CHOICES] = {"choices", false, " choice "},
	[BLOCK_CHOICE] = {"choice", true, " remark "},
	[BLOCK_REMARK] = {"remark", true, ""},
	[BLOCK_ANNEX] = {"annex", false, " paragraph heading list definitions table note "},
	[BLOCK_TABLE] = {"table", false, " caption column table-row note "},
	[BLOCK_CAPTION] = {"caption", true, ""},
	[BLOCK_COLUMN] = {"column", true, ""},
	[BLOCK_TABLE_ROW] = {"table-row", false, " cell "},
	[BLOCK_CELL] = {"cell", true, ""},
	[BLOCK_NOTE] = {"note", true, ""},
	[BLOCK_APPROVAL] = {"approval", false, " approver "},
	[BLOCK_APPROVER] = {"approver", false, " label line "},
	[BLOCK_RUBY] = {"ruby", true, " reading "},
	[BLOCK_READING] = {"reading", true, ""},
	[BLOCK_ACROSS] = {"across", true, ""},
	[BLOCK_WORDS] = {"words", false, ""},
	[BLOCK_FACT] = {"fact", false, ""},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *block_kind_name(enum block_kind kind)
{
	return kinds[kind].name;
}

bool block_kind_find(const char *name, enum block_kind *kind)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, name) == 0) {
			*kind = (enum block_kind)i;
			return true;
		}
	return false;
}

bool block_may_contain(enum block_kind in, enum block_kind kind)
{
	const char *name = kinds[kind].name, *at = kinds[in].holds;
	size_t length = strlen(name);

	if (kind == BLOCK_WORDS || kind == BLOCK_FACT)
		return kinds[in].holds_words;
	if (kind == BLOCK_RUBY || kind == BLOCK_ACROSS)
		return kinds[in].holds_words && in != BLOCK_RUBY && in != BLOCK_READING
		       && in != BLOCK_ACROSS;
	while ((at = strstr(at, name))) {
		if (at[-1] == ' ' && at[length] == ' ')
			return true;
		at += length;
	}
	return false;
}

bool block_is_leaf(const struct block *block)
{
	return block->kind == BLOCK_WORDS || block->kind == BLOCK_FACT;
}

const struct block *block_after(const struct block *block)
{
	if (block->first)
		return block->first;
	while (block && !block->next)
		block = block->parent;
	return block ? block->next : NULL;
}

const struct block *block_child(const struct block *block, enum block_kind kind)
{
	const struct block *child = block->first;

	while (child && child->kind != kind)
		child = child->next;
	return child;
}

struct document *document_new(struct arena *arena)
{
	struct document *document = arena_alloc(arena, sizeof *document);

	document->arena = arena;
	document->root = arena_alloc(arena, sizeof *document->root);
	document->root->kind = BLOCK_DOCUMENT;
	return document;
}

struct block *block_add_like(
	struct document *document, struct block *in, const struct block *model)
{
	struct block *block = arena_alloc(document->arena, sizeof *block);

	*block = *model;
	block->parent = in;
	if (block->kind == BLOCK_CELL) {
		block->columns += !block->columns;
		block->rows += !block->rows;
	}
	if (in->last)
		in->last->next = block;
	else
		in->first = block;
	in->last = block;
	return block;
}

struct block *block_add(struct document *document, struct block *in, enum block_kind kind)
{
	return block_add_like(document, in, &(struct block){.kind = kind});
}

void block_words_on(struct document *document, struct block *in, const struct fact *grounds,
	const char *text)
{
	struct block *block;

	if (!*text)
		return;
	block = block_add(document, in, BLOCK_WORDS);
	block->text = arena_text(document->arena, text);
	block->fact = grounds;
}

void block_words(struct document *document, struct block *in, const char *text)
{
	block_words_on(document, in, NULL, text);
}

struct block *block_add_words(
	struct document *document, struct block *in, enum block_kind kind, const char *text)
{
	struct block *block = block_add(document, in, kind);

	block_words(document, block, text);
	return block;
}

void block_fact(
	struct document *document, struct block *in, const struct fact *fact, const char *text)
{
	struct block *block = block_add(document, in, BLOCK_FACT);
	struct fact *copy = arena_alloc(document->arena, sizeof *copy);

	*copy = *fact;
	block->fact = copy;
	block->text = arena_text(document->arena, text);
}

void block_remove(struct block *block)
{
	struct block *parent = block->parent, *before = NULL;

	for (struct block *child = parent->first; child != block; child = child->next)
		before = child;
	if (before)
		before->next = block->next;
	else
		parent->first = block->next;
	if (parent->last == block)
		parent->last = before;
	block->parent = NULL;
}

void block_insert(struct block *after, struct block *block)
{
	block->parent = after->parent;
	block->next = after->next;
	after->next = block;
	if (block->parent->last == after)
		block->parent->last = block;
}

void block_truncate(struct block *block, struct block *last)
{
	block->last = last;
	if (last)
		last->next = NULL;
	else
		block->first = NULL;
}

static void text_collect(const struct block *block, struct buffer *text)
{
	if (block->text)
		buffer_text(text, block->text);
	for (const struct block *child = block->first; child; child = child->next)
		if (child->kind != BLOCK_READING)
			text_collect(child, text);
}

char *block_text(struct arena *arena, const struct block *block)
{
	struct buffer text = {0};
	char *copy;

	text_collect(block, &text);
	copy = arena_copy(arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return copy;
}

/* A definition whose value fell away has nothing to say, whatever its label; so has a
 * table that only has its head. */
static bool block_is_empty(struct block *block)
{
	switch (block->kind) {
	case BLOCK_WORDS:
	case BLOCK_FACT:
		return !*block->text;
	case BLOCK_DEFINITION:
		return !block->last || block->last->kind != BLOCK_DESCRIPTION;
	case BLOCK_TABLE:
		table_prune(block);
		return !table_has_rows(block);
	case BLOCK_RUBY: /* a reading of nothing */
		return !block->first || block->first->kind == BLOCK_READING;
	case BLOCK_TABLE_ROW:
	case BLOCK_COLUMN:
	case BLOCK_CELL:
	case BLOCK_PAGE_BREAK:
		return false;
	default:
		return !block->first;
	}
}

/* Child after child, not each by block_remove: a long list may lose most of its items. */
static void block_prune(struct block *block)
{
	struct block **at = &block->first;

	block->last = NULL;
	while (*at) {
		block_prune(*at);
		if (block_is_empty(*at)) {
			*at = (*at)->next;
		} else {
			block->last = *at;
			at = &(*at)->next;
		}
	}
}

static void block_identify(struct document *document, struct block *block, size_t *counts)
{
	if (block_is_leaf(block))
		return;
	block->id = arena_format(
		document->arena, "%s-%zu", kinds[block->kind].name, ++counts[block->kind]);
	for (struct block *child = block->first; child; child = child->next)
		block_identify(document, child, counts);
}

/* A heading must have something to head. */
static void heading_check(
	struct document *document, const struct block *block, struct findings *findings)
{
	for (const struct block *child = block->first; child; child = child->next) {
		const struct block *next = child->next;

		if (child->kind == BLOCK_HEADING
			&& (!next
				|| (next->kind == BLOCK_HEADING
					&& next->level <= child->level)))
			finding_add(findings, "heading-alone", child->source, "text",
				child->first && child->first->text ? child->first->text : "",
				NULL);
		heading_check(document, child, findings);
	}
}

/* Rows and tables have the parts that they need. */
static void grid_check(
	struct arena *arena, const struct block *block, struct findings *findings)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if ((child->kind == BLOCK_ROW || child->kind == BLOCK_APPROVER)
			&& child->first->kind != BLOCK_LABEL)
			finding_add(findings, "row-unlabelled", child->source, "number",
				child->number ? child->number : "", NULL);
		if (child->kind == BLOCK_TABLE)
			table_check(arena, child, findings);
		grid_check(arena, child, findings);
	}
}

const char *document_day(const struct document *document)
{
	const struct block *date = block_child(document->root, BLOCK_DATE);

	for (date = date ? date->first : NULL; date; date = date->next)
		if (date->fact && date->fact->value)
			return date->fact->value;
	return NULL;
}

/* What was stated later than the document's own day has no place in it. */
static void later_check(
	const struct document *document, const struct block *block, struct findings *findings)
{
	for (const struct fact *fact = block->fact; fact; fact = fact->also)
		if (fact->as_of
			&& strncmp(fact->as_of, document->date, strlen("2026-11-16")) > 0)
			finding_add(findings, "fact-later", fact->place, "as-of", fact->as_of,
				"date", document->date, NULL);
	for (const struct block *child = block->first; child; child = child->next)
		later_check(document, child, findings);
}

void document_finish(struct document *document, struct findings *findings)
{
	size_t counts[KINDS] = {0};
	const struct block *title;

	block_prune(document->root);
	document_number(document);
	block_identify(document, document->root, counts);
	title = block_child(document->root, BLOCK_TITLE);
	if (title)
		document->title = block_text(document->arena, title);
	else
		finding_add(findings, "document-untitled", document->root->source, NULL);
	if (!document->date)
		document->date = document_day(document);
	if (document->date)
		later_check(document, document->root, findings);
	heading_check(document, document->root, findings);
	grid_check(document->arena, document->root, findings);
}
