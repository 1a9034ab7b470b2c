/* blocks.c - blocks of a document become strips of a flow and structure elements.
 *
 * Structure: 頭語 and the paragraph on its line are one P.  Address and sender are
 * a Div with a P for every line, so that lines are read one by one; 記 ... 以上 and
 * the contact are a Sect.  An element holds either elements or marks, never both,
 * and none is empty.
 */
#include "layout/blocks.h"

#include "base/buffer.h"
#include "base/message.h"
#include "base/utf8.h"
#include "layout/address.h"
#include "layout/approval.h"
#include "layout/choices.h"
#include "layout/code.h"
#include "layout/form.h"
#include "layout/list.h"
#include "layout/table.h"

#include <string.h>

enum { HEADING_LEVELS = 6 }; /* H1 to H6 */

/* --- blocks of text */

static void runs_compose(struct composer *composer, const struct runs *runs,
	const struct block_style *style, struct element *element, struct column column)
{
	const struct strip *after = composer->flow->last;

	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	cells_add(composer, &column,
		&(struct cell){element, lines_set(composer, runs, style, column.width),
			style->look, column.x},
		1);
	style_end(composer, style, after);
}

/* The words that the form of a letter prints before or after what is in BLOCK. */
static void part_compose(struct composer *composer, const struct block *block, const char *part,
	struct element *parent, struct column column)
{
	const struct block_style *style = style_part(composer->style, block, part);
	struct runs runs = {0};

	if (!style)
		return;
	runs_text(composer, &runs, part_words(composer, style), style->look, block->source);
	runs_compose(composer, &runs, style, element_add(composer->pages, parent, "P"), column);
}

/* The title is H1; no level is skipped on the way down (ISO 14289-1, 7.4.2). */
static const char *heading_type(struct composer *composer, size_t level)
{
	static const char *const types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

	if (level > composer->heading + 1)
		level = composer->heading + 1;
	if (level > HEADING_LEVELS)
		level = HEADING_LEVELS;
	composer->heading = level;
	return types[level - 1];
}

static const char *text_type(struct composer *composer, const struct block *block)
{
	if (block->kind == BLOCK_TITLE)
		return heading_type(composer, 1);
	if (block->kind == BLOCK_CAPTION)
		return "Caption";
	return block->kind == BLOCK_HEADING ? heading_type(composer, block->level + 1) : "P";
}

/* The last block of the text that BLOCK begins: 頭語 stands on the line of the
 * paragraph that follows it. */
static const struct block *text_last(const struct block *block)
{
	if (block->kind == BLOCK_OPENING && block->first && block->next
		&& block->next->kind == BLOCK_PARAGRAPH)
		return block->next;
	return block;
}

/* The words of BEFORE, part "start" of BLOCK, with the {number} of the block. */
static void start_compose(struct composer *composer, struct runs *runs,
	const struct block *block, const struct block_style *before,
	const struct text_look *look)
{
	const char *number = block->number ? block->number : "";
	struct buffer words = {0};

	message_fill(&words, part_words(composer, before),
		(const char *const[]){"number", number, NULL});
	runs_text(composer, runs, arena_text(composer->arena, words.data), look, block->source);
	buffer_done(&words);
}

static void text_compose(struct composer *composer, const struct block *block,
	struct element *parent, struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct block_style *before = style_part(composer->style, block, "start");
	const struct block_style *between = style_part(composer->style, block, "end");
	const struct block *last = text_last(block);
	struct runs runs = {0};

	if (before)
		start_compose(composer, &runs, block, before, style->look);
	runs_block(composer, &runs, block, style->look);
	if (last != block && between)
		runs_text(composer, &runs, part_words(composer, between), style->look,
			block->source);
	if (last != block)
		runs_block(composer, &runs, last, style->look);
	if (runs.count)
		runs_compose(composer, &runs, style,
			element_add(composer->pages, parent, text_type(composer, block)),
			column);
}

/* --- blocks of blocks */

/* The column inside the frame of STYLE, if it has one, with white space at its top. */
static struct column frame_begin(
	struct composer *composer, struct column column, const struct block_style *style)
{
	struct box *box;

	if (!style->frame)
		return column;
	box = box_new(composer, &column, 0);
	box->outline = style->frame;
	box->padding = style->padding;
	column.x += style->padding;
	column.width -= 2 * style->padding;
	column.box = box;
	flow_strip(composer->flow, &column, style->padding);
	flow_keep(composer->flow);
	return column;
}

static void frame_end(
	struct composer *composer, const struct column *column, const struct block_style *style)
{
	if (!style->frame)
		return;
	flow_keep(composer->flow);
	flow_strip(composer->flow, column, style->padding);
}

static void children_compose(struct composer *composer, const struct block *block,
	struct element *element, struct column column)
{
	const struct block *child = block->first;

	part_compose(composer, block, "start", element, column);
	for (; child; child = text_last(child)->next)
		block_compose(composer, child, element, column);
	part_compose(composer, block, "end", element, column);
}

static void container_compose(struct composer *composer, const struct block *block,
	struct element *element, struct column column)
{
	const struct block_style *style = style_block(composer->style, block);
	const struct strip *after = composer->flow->last;
	struct floating floating;

	column = column_narrow(composer, column, style);
	style_begin(composer, style);
	column = frame_begin(composer, column, style);
	floating = code_begin(composer, block, &column);
	children_compose(composer, block, element, column);
	code_end(composer, &floating, element, &column);
	frame_end(composer, &column, style);
	if (style->fit_end)
		flow_align_end(composer->flow, after, column.x + column.width);
	style_end(composer, style, after);
}

/* --- what goes to a page of its own */

struct annex {
	const struct block *block;
	const char *number;
	size_t facts; /* seen before it */
	struct annex *next;
};

static size_t facts_count(const struct block *block)
{
	size_t count = block->fact != NULL;

	for (const struct block *child = block->first; child; child = child->next)
		count += facts_count(child);
	return count;
}

/* WORDS of PART of the annex, with its {number} and the {label} of its row, as one text. */
static void annex_words(struct composer *composer, const struct annex *annex, const char *part,
	const char *type, struct element *parent, struct column column)
{
	const struct block_style *style = style_part(composer->style, annex->block, part);
	const char *label = block_text(composer->arena, annex->block->parent->first);
	struct buffer words = {0};
	struct runs runs = {0};

	if (!style)
		return;
	message_fill(&words, part_words(composer, style),
		(const char *const[]){"number", annex->number, "label", label, NULL});
	runs_text(composer, &runs, arena_text(composer->arena, words.data), style->look,
		annex->block->source);
	buffer_done(&words);
	runs_compose(
		composer, &runs, style, element_add(composer->pages, parent, type), column);
}

/* Its place says where to look; what it holds follows after all else. */
static void annex_defer(struct composer *composer, const struct block *block,
	struct element *parent, struct column column)
{
	struct annex *annex = arena_alloc(composer->arena, sizeof *annex), **end;

	annex->block = block;
	annex->number = arena_format(composer->arena, "%zu", ++composer->annex_count);
	annex->facts = composer->facts;
	composer->facts += facts_count(block);
	for (end = &composer->annexes; *end; end = &(*end)->next)
		;
	*end = annex;
	annex_words(composer, annex, "reference", "P", parent, column);
}

static bool annex_is_long(const struct composer *composer, const struct block *block)
{
	const struct block_style *style = style_block(composer->style, block);
	const char *text = block_text(composer->arena, block);

	return style->limit && utf8_count(text, strlen(text)) > (size_t)style->limit;
}

static void annexes_compose(struct composer *composer, struct column column)
{
	for (const struct annex *annex = composer->annexes; annex; annex = annex->next) {
		struct element *element =
			element_add(composer->pages, composer->pages->root, "Sect");

		flow_break(composer->flow);
		annex_words(
			composer, annex, "heading", heading_type(composer, 2), element, column);
		composer->facts = annex->facts;
		children_compose(composer, annex->block, element, column);
	}
}

/* Nests no deeper than the template does. */
void block_compose(struct composer *composer, const struct block *block, struct element *parent,
	struct column column)
{
	struct pages *pages = composer->pages;

	if (block->kind == BLOCK_PAGE_BREAK)
		flow_break(composer->flow);
	else if (!*block_text(composer->arena, block))
		return;
	else if (block == composer->address && composer->apart)
		address_begin(composer, parent);
	else if (block == composer->address || block == composer->sender)
		address_compose(composer, block, parent);
	else if (block->kind == BLOCK_ADDRESS || block->kind == BLOCK_SENDER)
		container_compose(composer, block, element_add(pages, parent, "Div"), column);
	else if (block->kind == BLOCK_PARTICULARS || block->kind == BLOCK_CONTACT)
		container_compose(composer, block, element_add(pages, parent, "Sect"), column);
	else if (block->kind == BLOCK_LIST || block->kind == BLOCK_DEFINITIONS)
		list_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_CHOICES)
		choices_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_FORM)
		form_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_TABLE)
		table_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_LINE)
		address_line_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_APPROVAL)
		approval_compose(composer, block, parent, column);
	else if (block->kind == BLOCK_ANNEX && annex_is_long(composer, block))
		annex_defer(composer, block, parent, column);
	else if (block->kind == BLOCK_ANNEX)
		container_compose(composer, block, parent, column);
	else
		text_compose(composer, block, parent, column);
}

void blocks_compose(struct composer *composer, const struct document *document)
{
	const struct rectangle *area = &composer->style->column;
	struct column column = {.x = area->x, .width = area->width};

	children_compose(composer, document->root, composer->pages->root, column);
	annexes_compose(composer, column);
}
