/* style_block.c - how blocks look: <block>, and which entry is for which block. */
#include "layout/style_reader.h"

#include <string.h>

static void kind_read(struct style_reader *reader, const struct xml_node *element,
	const char *name, enum block_kind *kind)
{
	const char *text = attribute_text(element, name, reader->findings);

	if (*text && !block_kind_find(text, kind))
		style_reference_add(reader, element, name);
}

static void selector_read(
	struct style_reader *reader, const struct xml_node *element, struct block_style *block)
{
	kind_read(reader, element, "kind", &block->kind);
	block->in_any = !xml_attribute(element, "in");
	if (!block->in_any)
		kind_read(reader, element, "in", &block->in);
	block->next_any = !xml_attribute(element, "next");
	if (!block->next_any)
		kind_read(reader, element, "next", &block->next);
	block->role = xml_attribute_text(reader->arena, element, "role");
	block->level = (size_t)attribute_number(element, "level", 6, 0, reader->findings);
	block->part = xml_attribute_text(reader->arena, element, "part");
	block->words = xml_attribute_text(reader->arena, element, "words");
	block->words_en = xml_attribute_text(reader->arena, element, "words-en");
	if (!block->words_en)
		block->words_en = block->words;
	if (block->part && !block->words)
		attribute_text(element, "words", reader->findings);
}

static void lengths_read(
	struct style_reader *reader, const struct xml_node *element, struct block_style *block)
{
	const struct {
		const char *name;
		int32_t *length;
	} lengths[] = {
		{"left", &block->left},
		{"right", &block->right},
		{"first", &block->first},
		{"rest", &block->rest},
		{"before", &block->before},
		{"after", &block->after},
		{"label", &block->label},
		{"gap", &block->gap},
		{"frame", &block->frame},
		{"rule", &block->rule},
		{"padding", &block->padding},
		{"number", &block->number},
		{"height", &block->height},
	};
	int32_t em = block->look ? block->look->style.size : 0;

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		attribute_length(element, lengths[i].name, true, em, lengths[i].length,
			reader->findings);
}

void style_block_read(struct style_reader *reader, const struct xml_node *element)
{
	/* In the order of enum text_align, enum valign, enum clear, of enum keep's bits. */
	static const char *const aligns[] = {
		"justify", "start", "center", "end", "even", "decimal", NULL};
	static const char *const clears[] = {"window", "address", "none", NULL};
	static const char *const keeps[] = {"next", "previous", "together", NULL};
	static const char *const fits[] = {"column", "end", NULL};
	static const char *const valigns[] = {"auto", "middle", "top", NULL};
	static const char *const names[] = {"kind", "in", "next", "role", "level", "part",
		"words", "words-en", "text", "align", "valign", "left", "right", "first",
		"rest", "before", "after", "keep", "clear", "fit", "label", "gap", "frame",
		"rule", "padding", "number", "height", "gray", "limit", NULL};
	struct block_style *block = &reader->blocks[reader->style->block_count++];

	attributes_check(element, names, reader->findings);
	selector_read(reader, element, block);
	block->look = style_look_find(reader, element);
	lengths_read(reader, element, block);
	block->align =
		(enum text_align)attribute_choice(element, "align", aligns, reader->findings);
	block->valign =
		(enum valign)attribute_choice(element, "valign", valigns, reader->findings);
	block->keep = attribute_choices(element, "keep", keeps, reader->findings);
	block->clear = (enum clear)attribute_choice(element, "clear", clears, reader->findings);
	block->gray = attribute_number(element, "gray", WHITE, WHITE, reader->findings);
	block->limit = attribute_number(element, "limit", 1000000, 0, reader->findings);
	block->fit_end = attribute_choice(element, "fit", fits, reader->findings) == 1;
}

static bool style_fits(const struct block_style *entry, const struct block *block)
{
	return entry->kind == block->kind
	       && (entry->in_any || (block->parent && entry->in == block->parent->kind))
	       && (entry->next_any || (block->next && entry->next == block->next->kind))
	       && (!entry->role || (block->role && strcmp(entry->role, block->role) == 0))
	       && (entry->level == 0 || entry->level == block->level);
}

const struct block_style *style_block(const struct page_style *style, const struct block *block)
{
	for (size_t i = style->block_count - 1; i > 0; i--)
		if (!style->blocks[i].part && style_fits(&style->blocks[i], block))
			return &style->blocks[i];
	return &style->blocks[0];
}

const struct block_style *style_part(
	const struct page_style *style, const struct block *block, const char *part)
{
	for (size_t i = style->block_count - 1; i > 0; i--)
		if (style->blocks[i].part && strcmp(style->blocks[i].part, part) == 0
			&& style_fits(&style->blocks[i], block))
			return &style->blocks[i];
	return NULL;
}
