/* document_text.c - a document as plain text: blank lines between blocks, markers
 * written out, nothing aligned by spaces. */
#include "output/document_text.h"

#include "document/grid.h"

#include <string.h>

/* Where it goes to, and whether the marks between words are Japanese. */
struct text_writer {
	struct buffer *text;
	bool japanese;
};

static void mark_write(const struct text_writer *writer, const char *ja, const char *en)
{
	buffer_text(writer->text, writer->japanese ? ja : en);
}

/* In words are remarks and readings, which are put in brackets, rubies around these, and what
 * only stands across in vertical lines. */
static void words_write(const struct block *block, const struct text_writer *writer)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (block_is_leaf(child)) {
			buffer_text(writer->text, child->text);
			continue;
		}
		if (child->kind == BLOCK_RUBY || child->kind == BLOCK_ACROSS) {
			words_write(child, writer);
			continue;
		}
		mark_write(writer, "（", " (");
		words_write(child, writer);
		mark_write(writer, "）", ")");
	}
}

static void children_write(const struct block *block, const struct text_writer *writer);

static void line_write(
	const char *before, const struct block *block, const struct text_writer *writer)
{
	buffer_text(writer->text, before);
	words_write(block, writer);
	buffer_byte(writer->text, '\n');
}

static void definition_write(const struct block *definition, const struct text_writer *writer)
{
	words_write(definition->first, writer);
	mark_write(writer, "：", ": ");
	for (const struct block *part = definition->first->next; part; part = part->next)
		line_write("", part, writer);
}

static void row_write(const struct block *row, const struct text_writer *writer)
{
	const struct block *label = row->first;

	mark_write(writer, "【", "[");
	if (row->number) {
		buffer_text(writer->text, row->number);
		mark_write(writer, "\u3000", " ");
	}
	words_write(label, writer);
	mark_write(writer, "】\n", "]\n");
	children_write(row, writer);
	if (!label->next)
		buffer_byte(writer->text, '\n');
}

/* As deep as it is in lists, a wide space each. */
static void item_write(const struct block *item, const struct text_writer *writer)
{
	for (const struct block *list = item->parent->parent; list->kind == BLOCK_LIST;
		list = list->parent)
		buffer_text(writer->text, "\u3000");
	if (item->number) {
		buffer_text(writer->text, item->number);
		mark_write(writer, "\u3000", " ");
	} else {
		mark_write(writer, "・", "- ");
	}
	line_write("", item, writer);
}

static void list_write(const struct block *list, const struct text_writer *writer)
{
	children_write(list, writer);
	if (list->parent->kind != BLOCK_LIST)
		buffer_byte(writer->text, '\n');
}

/* ☑ and ☐ are in no encoding of Japanese mail. */
static void choice_write(const struct block *choice, const struct text_writer *writer)
{
	buffer_text(writer->text, choice->chosen ? "■" : "□");
	words_write(choice, writer);
	buffer_text(writer->text, choice->next ? "　" : "\n\n");
}

/* The cells of a row on a line, parted by tabs as spreadsheets take them: as many as there
 * are columns. */
static void slots_write(const struct grid *grid, const struct text_writer *writer)
{
	for (size_t i = 0; i < grid->columns; i++) {
		if (grid->slots[i].begins)
			words_write(grid->slots[i].cell, writer);
		buffer_byte(writer->text, i + 1 < grid->columns ? '\t' : '\n');
	}
}

static void heads_write(const struct block *head, const struct text_writer *writer)
{
	bool has_words = false;

	for (const struct block *at = head; at && at->kind == BLOCK_COLUMN; at = at->next)
		has_words |= at->first != NULL;
	for (; has_words && head && head->kind == BLOCK_COLUMN; head = head->next) {
		words_write(head, writer);
		buffer_byte(writer->text,
			head->next && head->next->kind == BLOCK_COLUMN ? '\t' : '\n');
	}
}

static void note_write(const struct block *note, const struct text_writer *writer)
{
	mark_write(writer, "※", "* ");
	if (note->number)
		buffer_text(writer->text, note->number);
	mark_write(writer, "\u3000", " ");
	line_write("", note, writer);
}

static void table_write(const struct block *table, const struct text_writer *writer)
{
	struct arena *arena = arena_new();
	struct grid grid = grid_new(arena, table);
	bool headed = false;

	for (const struct block *part = table->first; part; part = part->next)
		if (part->kind == BLOCK_TABLE_ROW) {
			grid_enter(&grid, part);
			slots_write(&grid, writer);
		} else if (part->kind == BLOCK_NOTE) {
			note_write(part, writer);
		} else if (part->kind == BLOCK_CAPTION) {
			line_write("", part, writer);
		} else if (!headed) {
			heads_write(part, writer);
			headed = true;
		}
	buffer_byte(writer->text, '\n');
	arena_free(arena);
}

/* Who, and what stands in the box: （法務）　確認済 */
static void approver_write(const struct block *approver, const struct text_writer *writer)
{
	mark_write(writer, "（", " (");
	words_write(approver->first, writer);
	mark_write(writer, "）", ")");
	for (const struct block *line = approver->first->next; line; line = line->next) {
		buffer_text(writer->text, "\u3000");
		words_write(line, writer);
	}
	buffer_byte(writer->text, '\n');
}

static void block_lines_write(const struct block *block, const struct text_writer *writer)
{
	switch (block->kind) {
	case BLOCK_OPENING: /* the next paragraph goes on in the same line */
		words_write(block, writer);
		buffer_text(writer->text, "\u3000");
		break;
	case BLOCK_LINE:
		line_write("", block, writer);
		break;
	case BLOCK_ITEM:
		item_write(block, writer);
		break;
	case BLOCK_LIST:
		list_write(block, writer);
		break;
	case BLOCK_TABLE:
		table_write(block, writer);
		break;
	case BLOCK_APPROVER:
		approver_write(block, writer);
		break;
	case BLOCK_DEFINITION:
		definition_write(block, writer);
		break;
	case BLOCK_PARTICULARS:
		buffer_text(writer->text, "記\n\n");
		children_write(block, writer);
		buffer_text(writer->text, "以上\n\n");
		break;
	case BLOCK_ADDRESS:
	case BLOCK_SENDER:
	case BLOCK_DEFINITIONS:
	case BLOCK_APPROVAL:
		children_write(block, writer);
		buffer_byte(writer->text, '\n');
		break;
	case BLOCK_ROW:
		row_write(block, writer);
		break;
	case BLOCK_CHOICE:
		choice_write(block, writer);
		break;
	case BLOCK_NOTE:
		note_write(block, writer);
		if (block->parent->kind != BLOCK_TABLE)
			buffer_byte(writer->text, '\n');
		break;
	case BLOCK_CONTACT:
	case BLOCK_FORM:
	case BLOCK_CHOICES:
	case BLOCK_ANNEX:
		children_write(block, writer);
		break;
	case BLOCK_LABEL: /* before the row's content */
	case BLOCK_PAGE_BREAK:
		break;
	default:
		line_write("", block, writer);
		if (block->kind != BLOCK_HEADING)
			buffer_byte(writer->text, '\n');
	}
}

static void children_write(const struct block *block, const struct text_writer *writer)
{
	for (const struct block *child = block->first; child; child = child->next)
		block_lines_write(child, writer);
}

void block_text_lines(const struct block *block, struct buffer *text)
{
	block_lines_write(block, &(struct text_writer){text, true});
}

void document_text(const struct document *document, struct buffer *text)
{
	const struct text_writer writer = {text, strcmp(document->language, "ja") == 0};

	if (document->draft) {
		mark_write(&writer, "【", "[");
		buffer_text(text, document->draft);
		mark_write(&writer, "】\n\n", "]\n\n");
	}
	children_write(document->root, &writer);
	while (text->length > 1 && text->data[text->length - 2] == '\n')
		text->data[--text->length] = '\0';
}
