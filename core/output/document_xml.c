/* document_xml.c - a document as XML, indented down to the blocks that hold words. */
#include "output/document_xml.h"

#include <string.h>

static void attribute(struct buffer *xml, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_format(xml, " %s=\"", name);
	buffer_escape(xml, value);
	buffer_byte(xml, '"');
}

static void indent(struct buffer *xml, size_t depth)
{
	buffer_byte(xml, '\n');
	while (depth-- > 0)
		buffer_byte(xml, '\t');
}

static void leaf_write(const struct block *leaf, struct buffer *xml)
{
	const struct fact *fact = leaf->fact;

	if (!fact) {
		buffer_escape(xml, leaf->text);
		return;
	}
	buffer_text(xml, "<fact");
	attribute(xml, "type", fact->type);
	attribute(xml, "value", fact->value);
	attribute(xml, "unit", fact->unit);
	attribute(xml, "form", fact->form);
	attribute(xml, "as-of", fact->as_of);
	buffer_byte(xml, '>');
	buffer_escape(xml, leaf->text);
	buffer_text(xml, "</fact>");
}

/* Depth is bounded: blocks nest as block_may_contain allows. */
static void block_write(const struct block *block, size_t depth, struct buffer *xml)
{
	const char *name = block_kind_name(block->kind);
	const bool mixed = block->first && block_is_leaf(block->first);

	indent(xml, depth);
	buffer_format(xml, "<%s", name);
	attribute(xml, "id", block->id);
	if (block->kind == BLOCK_HEADING)
		buffer_format(xml, " level=\"%zu\"", block->level);
	attribute(xml, "role", block->role);
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
	if (!mixed)
		indent(xml, depth);
	buffer_format(xml, "</%s>", name);
}

void document_xml(const struct document *document, struct buffer *xml)
{
	buffer_text(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document"
			 " xmlns=\"urn:todoke:document:1\"");
	attribute(xml, "pack", document->pack);
	attribute(xml, "version", document->pack_version);
	attribute(xml, "record", document->record);
	attribute(xml, "language", document->language);
	attribute(xml, "date", document->date);
	buffer_byte(xml, '>');
	for (const struct block *block = document->root->first; block; block = block->next)
		block_write(block, 1, xml);
	buffer_text(xml, "\n</document>\n");
}
