/* document_xml.c - a document as XML, indented down to the blocks that hold words. */
#include "output/document_xml.h"

static void indent(struct buffer *xml, size_t depth)
{
	buffer_byte(xml, '\n');
	while (depth-- > 0)
		buffer_byte(xml, '\t');
}

static void leaf_write(const struct block *leaf, struct buffer *xml)
{
	const struct fact *fact = leaf->fact;

	if (leaf->kind != BLOCK_FACT) {
		buffer_escape(xml, leaf->text);
		return;
	}
	buffer_text(xml, "<fact");
	buffer_attribute(xml, "type", fact->type);
	buffer_attribute(xml, "value", fact->value);
	buffer_attribute(xml, "unit", fact->unit);
	buffer_attribute(xml, "form", fact->form);
	buffer_attribute(xml, "as-of", fact->as_of);
	buffer_byte(xml, '>');
	buffer_escape(xml, leaf->text);
	buffer_text(xml, "</fact>");
}

static void attributes_write(const struct block *block, struct buffer *xml)
{
	buffer_attribute(xml, "id", block->id);
	if (block->kind == BLOCK_HEADING)
		buffer_format(xml, " level=\"%zu\"", block->level);
	if (block->weight)
		buffer_format(xml, " weight=\"%zu\"", block->weight);
	if (block->columns > 1)
		buffer_format(xml, " columns=\"%zu\"", block->columns);
	if (block->rows > 1)
		buffer_format(xml, " rows=\"%zu\"", block->rows);
	if (block->kind == BLOCK_CHOICE)
		buffer_attribute(xml, "chosen", block->chosen ? "true" : "false");
	buffer_attribute(xml, "number", block->number);
	buffer_attribute(xml, "role", block->role);
}

/* White space would be part of the words there. */
static bool holds_words(const struct block *block)
{
	return block_may_contain(block->kind, BLOCK_WORDS);
}

/* Depth is bounded: blocks nest no deeper than the template does. */
static void block_write(const struct block *block, size_t depth, struct buffer *xml)
{
	const char *name = block_kind_name(block->kind);

	if (!holds_words(block->parent))
		indent(xml, depth);
	buffer_format(xml, "<%s", name);
	attributes_write(block, xml);
	if (!block->first) {
		buffer_text(xml, "/>");
		return;
	}
	buffer_byte(xml, '>');
	for (const struct block *child = block->first; child; child = child->next)
		if (block_is_leaf(child))
			leaf_write(child, xml);
		else
			block_write(child, depth + 1, xml);
	if (!holds_words(block))
		indent(xml, depth);
	buffer_format(xml, "</%s>", name);
}

void document_xml(const struct document *document, const char *encoding, struct buffer *xml)
{
	buffer_format(xml,
		"<?xml version=\"1.0\" encoding=\"%s\"?>\n<document"
		" xmlns=\"urn:todoke:document:1\"",
		encoding);
	buffer_attribute(xml, "pack", document->pack);
	buffer_attribute(xml, "version", document->pack_version);
	buffer_attribute(xml, "record", document->record);
	buffer_attribute(xml, "language", document->language);
	buffer_attribute(xml, "date", document->date);
	buffer_attribute(xml, "draft", document->draft);
	buffer_byte(xml, '>');
	for (const struct block *block = document->root->first; block; block = block->next)
		block_write(block, 1, xml);
	buffer_text(xml, "\n</document>\n");
}
