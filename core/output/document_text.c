/* document_text.c - a document as plain text: blank lines between blocks, markers
 * written out, nothing aligned by spaces. */
#include "output/document_text.h"

/* In words are remarks and readings, which are put in brackets, and rubies around these. */
static void words_write(const struct block *block, struct buffer *text)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (block_is_leaf(child)) {
			buffer_text(text, child->text);
			continue;
		}
		if (child->kind == BLOCK_RUBY) {
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

/* ☑ and ☐ are in no encoding of Japanese mail. */
static void choice_write(const struct block *choice, struct buffer *text)
{
	buffer_text(text, choice->chosen ? "■" : "□");
	words_write(choice, text);
	buffer_text(text, choice->next ? "　" : "\n\n");
}

/* The cells of a row on a line, parted by tabs as spreadsheets take them. */
static void cell_write(const struct block *cell, struct buffer *text)
{
	words_write(cell, text);
	buffer_byte(text, cell->next && cell->next->kind == cell->kind ? '\t' : '\n');
}

static void block_write(const struct block *block, struct buffer *text)
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
		line_write("・", block, text);
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
	case BLOCK_LIST:
	case BLOCK_DEFINITIONS:
	case BLOCK_TABLE:
		children_write(block, text);
		buffer_byte(text, '\n');
		break;
	case BLOCK_ROW:
		row_write(block, text);
		break;
	case BLOCK_CHOICE:
		choice_write(block, text);
		break;
	case BLOCK_COLUMN:
	case BLOCK_CELL:
		cell_write(block, text);
		break;
	case BLOCK_CONTACT:
	case BLOCK_FORM:
	case BLOCK_CHOICES:
	case BLOCK_ANNEX:
	case BLOCK_TABLE_ROW:
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
		block_write(child, text);
}

void document_text(const struct document *document, struct buffer *text)
{
	children_write(document->root, text);
	while (text->length > 1 && text->data[text->length - 2] == '\n')
		text->data[--text->length] = '\0';
}
