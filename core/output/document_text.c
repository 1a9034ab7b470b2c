/* document_text.c - a document as plain text: blank lines between blocks, markers
 * written out, nothing aligned by spaces. */
#include "output/document_text.h"

static void words_write(const struct block *block, struct buffer *text)
{
	for (const struct block *leaf = block->first; leaf; leaf = leaf->next)
		buffer_text(text, leaf->text);
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
	buffer_text(text, ": ");
	for (const struct block *part = definition->first->next; part; part = part->next)
		line_write("", part, text);
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
		children_write(block, text);
		buffer_byte(text, '\n');
		break;
	case BLOCK_CONTACT:
		children_write(block, text);
		break;
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
