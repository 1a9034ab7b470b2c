/* document_text.c - a document as plain text: blank lines between blocks, markers
 * written out, nothing aligned by spaces. */
#include "output/document_text.h"

#include "document/grid.h"

/* In words are remarks and readings, which are put in brackets, rubies around these, and what
 * only stands across in vertical lines. */
static void words_write(const struct block *block, struct buffer *text)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (block_is_leaf(child)) {
			buffer_text(text, child->text);
			continue;
		}
		if (child->kind == BLOCK_RUBY || child->kind == BLOCK_ACROSS) {
			words_write(child, text);
			continue;
		}
		buffer_text(text, "（");
		words_write(child, text);
		buffer_text(text, "）");
	}
}

static void children_write(const struct block *block, struct buffer *text);

static void line_write(const char *before, const struct block *block, struct buffer *text)
{
	buffer_text(text, before);
	words_write(block, text);
	buffer_byte(text, '\n');
}

static void definition_write(const struct block *definition, struct buffer *text)
{
	words_write(definition->first, text);
	buffer_text(text, "：");
	for (const struct block *part = definition->first->next; part; part = part->next)
		line_write("", part, text);
}

static void row_write(const struct block *row, struct buffer *text)
{
	const struct block *label = row->first;

	buffer_text(text, "【");
	if (row->number)
		buffer_format(text, "%s　", row->number);
	words_write(label, text);
	buffer_text(text, "】\n");
	children_write(row, text);
	if (!label->next)
		buffer_byte(text, '\n');
}

/* As deep as it is in lists, a wide space each. */
static void item_write(const struct block *item, struct buffer *text)
{
	for (const struct block *list = item->parent->parent; list->kind == BLOCK_LIST;
		list = list->parent)
		buffer_text(text, "\u3000");
	buffer_format(
		text, "%s%s", item->number ? item->number : "・", item->number ? "\u3000" : "");
	line_write("", item, text);
}

static void list_write(const struct block *list, struct buffer *text)
{
	children_write(list, text);
	if (list->parent->kind != BLOCK_LIST)
		buffer_byte(text, '\n');
}

/* ☑ and ☐ are in no encoding of Japanese mail. */
static void choice_write(const struct block *choice, struct buffer *text)
{
	buffer_text(text, choice->chosen ? "■" : "□");
	words_write(choice, text);
	buffer_text(text, choice->next ? "　" : "\n\n");
}

/* The cells of a row on a line, parted by tabs as spreadsheets take them: as many as there
 * are columns. */
static void slots_write(const struct grid *grid, struct buffer *text)
{
	for (size_t i = 0; i < grid->columns; i++) {
		if (grid->slots[i].begins)
			words_write(grid->slots[i].cell, text);
		buffer_byte(text, i + 1 < grid->columns ? '\t' : '\n');
	}
}

static void heads_write(const struct block *head, struct buffer *text)
{
	bool has_words = false;

	for (const struct block *at = head; at && at->kind == BLOCK_COLUMN; at = at->next)
		has_words |= at->first != NULL;
	for (; has_words && head && head->kind == BLOCK_COLUMN; head = head->next) {
		words_write(head, text);
		buffer_byte(text, head->next && head->next->kind == BLOCK_COLUMN ? '\t' : '\n');
	}
}

static void note_write(const struct block *note, struct buffer *text)
{
	buffer_format(text, "※%s　", note->number ? note->number : "");
	line_write("", note, text);
}

static void table_write(const struct block *table, struct buffer *text)
{
	struct arena *arena = arena_new();
	struct grid grid = grid_new(arena, table);
	bool headed = false;

	for (const struct block *part = table->first; part; part = part->next)
		if (part->kind == BLOCK_TABLE_ROW) {
			grid_enter(&grid, part);
			slots_write(&grid, text);
		} else if (part->kind == BLOCK_NOTE) {
			note_write(part, text);
		} else if (part->kind == BLOCK_CAPTION) {
			line_write("", part, text);
		} else if (!headed) {
			heads_write(part, text);
			headed = true;
		}
	buffer_byte(text, '\n');
	arena_free(arena);
}

/* Who, and what stands in the box: （法務）　確認済 */
static void approver_write(const struct block *approver, struct buffer *text)
{
	buffer_text(text, "（");
	words_write(approver->first, text);
	buffer_text(text, "）");
	for (const struct block *line = approver->first->next; line; line = line->next) {
		buffer_text(text, "\u3000");
		words_write(line, text);
	}
	buffer_byte(text, '\n');
}

void block_text_lines(const struct block *block, struct buffer *text)
{
	switch (block->kind) {
	case BLOCK_OPENING: /* the next paragraph goes on in the same line */
		words_write(block, text);
		buffer_text(text, "\u3000");
		break;
	case BLOCK_LINE:
		line_write("", block, text);
		break;
	case BLOCK_ITEM:
		item_write(block, text);
		break;
	case BLOCK_LIST:
		list_write(block, text);
		break;
	case BLOCK_TABLE:
		table_write(block, text);
		break;
	case BLOCK_APPROVER:
		approver_write(block, text);
		break;
	case BLOCK_DEFINITION:
		definition_write(block, text);
		break;
	case BLOCK_PARTICULARS:
		buffer_text(text, "記\n\n");
		children_write(block, text);
		buffer_text(text, "以上\n\n");
		break;
	case BLOCK_ADDRESS:
	case BLOCK_SENDER:
	case BLOCK_DEFINITIONS:
	case BLOCK_APPROVAL:
		children_write(block, text);
		buffer_byte(text, '\n');
		break;
	case BLOCK_ROW:
		row_write(block, text);
		break;
	case BLOCK_CHOICE:
		choice_write(block, text);
		break;
	case BLOCK_NOTE:
		note_write(block, text);
		if (block->parent->kind != BLOCK_TABLE)
			buffer_byte(text, '\n');
		break;
	case BLOCK_CONTACT:
	case BLOCK_FORM:
	case BLOCK_CHOICES:
	case BLOCK_ANNEX:
		children_write(block, text);
		break;
	case BLOCK_LABEL: /* before the row's content */
	case BLOCK_PAGE_BREAK:
		break;
	default:
		line_write("", block, text);
		if (block->kind != BLOCK_HEADING)
			buffer_byte(text, '\n');
	}
}

static void children_write(const struct block *block, struct buffer *text)
{
	for (const struct block *child = block->first; child; child = child->next)
		block_text_lines(child, text);
}

void document_text(const struct document *document, struct buffer *text)
{
	if (document->draft)
		buffer_format(text, "【%s】\n\n", document->draft);
	children_write(document->root, text);
	while (text->length > 1 && text->data[text->length - 2] == '\n')
		text->data[--text->length] = '\0';
}
