/* ledger.c - which fact of the record is printed where in a document. */
#include "output/ledger.h"

#include "base/file_name.h"
#include "output/document_xml.h"
#include "text/font.h"

#include <string.h>

struct ledger *ledger_new(struct arena *arena)
{
	struct ledger *ledger = arena_alloc(arena, sizeof *ledger);

	ledger->arena = arena;
	return ledger;
}

static struct fact fact_copy(struct arena *arena, const struct fact *fact)
{
	struct place place = fact->place;

	place.file = arena_text(arena, place.file);
	return (struct fact){
		.path = arena_text(arena, fact->path),
		.type = arena_text(arena, fact->type),
		.value = arena_text(arena, fact->value),
		.unit = arena_text(arena, fact->unit),
		.form = arena_text(arena, fact->form),
		.as_of = arena_text(arena, fact->as_of),
		.place = place,
	};
}

void ledger_add(struct ledger *ledger, const struct ledger_entry *entry)
{
	struct ledger_entry *copy = arena_alloc(ledger->arena, sizeof *copy);

	*copy = (struct ledger_entry){
		.block = arena_text(ledger->arena, entry->block),
		.kind = arena_text(ledger->arena, entry->kind),
		.page = entry->page,
		.fact = fact_copy(ledger->arena, &entry->fact),
		.text = arena_text(ledger->arena, entry->text),
	};
	if (ledger->last)
		ledger->last->next = copy;
	else
		ledger->first = copy;
	ledger->last = copy;
}

void ledger_add_font(struct ledger *ledger, const char *name, const char *version)
{
	struct ledger_font **end = &ledger->fonts;

	for (; *end; end = &(*end)->next)
		if (strcmp((*end)->name, name) == 0)
			return;
	*end = arena_alloc(ledger->arena, sizeof **end);
	(*end)->name = arena_text(ledger->arena, name);
	(*end)->version = arena_text(ledger->arena, version);
}

/* --- from the document */

static size_t facts_count(const struct document *document)
{
	size_t count = 0;

	for (const struct block *block = document->root; block; block = block_after(block))
		count += block->fact != NULL;
	return count;
}

/* Notes PAGE for the facts that MARK is the first to show. */
static void mark_note(const struct mark *mark, size_t page, size_t *begins, size_t count)
{
	for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++) {
		size_t tag = mark->glyphs[i].tag;

		if (tag && tag <= count && !begins[tag])
			begins[tag] = page;
	}
}

/* The page on which each of COUNT facts begins; facts count as the tags of glyphs
 * do, from 1 (layout/blocks.h). */
static const size_t *pages_of_facts(
	const struct pages *pages, size_t count, struct arena *arena)
{
	size_t *begins = arena_array(arena, count + 1, sizeof *begins);

	for (const struct page *page = pages ? pages->first : NULL; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			mark_note(mark, page->number, begins, count);
	return begins;
}

static void mark_fonts(struct ledger *ledger, const struct mark *mark)
{
	const struct font *last = NULL;

	for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++)
		if (mark->glyphs[i].font != last) {
			last = mark->glyphs[i].font;
			ledger_add_font(ledger, font_name(last), font_version(last));
		}
}

static void fonts_fill(struct ledger *ledger, const struct pages *pages)
{
	for (const struct page *page = pages ? pages->first : NULL; page; page = page->next)
		for (const struct mark *mark = page->first; mark; mark = mark->next)
			mark_fonts(ledger, mark);
}

/* What a document says is its XML: that knows no pages, styles or marks of a draft. */
static void content_fill(struct ledger *ledger, const struct document *document)
{
	struct document said = *document;
	struct buffer xml = {0};

	said.draft = NULL;
	document_xml(&said, "UTF-8", &xml);
	ledger->content = digest_bytes(xml.data, xml.length);
	buffer_done(&xml);
}

void ledger_fill(
	struct ledger *ledger, const struct document *document, const struct pages *pages)
{
	const size_t *begins = pages_of_facts(pages, facts_count(document), ledger->arena);
	size_t count = 0;

	content_fill(ledger, document);
	fonts_fill(ledger, pages);
	for (const struct block *block = document->root; block; block = block_after(block)) {
		size_t page = block->fact ? begins[++count] : 0;

		for (const struct fact *fact = block->fact; fact; fact = fact->also)
			ledger_add(ledger, &(struct ledger_entry){
						   .block = block->parent->id,
						   .kind = block_kind_name(block->parent->kind),
						   .page = page,
						   .fact = *fact,
						   .text = block->text,
					   });
	}
}

/* --- as XML */

static void sources_write(const struct ledger_source *source, struct buffer *xml)
{
	for (; source; source = source->next) {
		buffer_text(xml, "\t<source");
		buffer_attribute(xml, "kind", source->kind);
		buffer_attribute(xml, "name", source->name);
		buffer_attribute(xml, "version", source->version);
		buffer_attribute(xml, "sha256", source->file ? source->file->text : NULL);
		buffer_text(xml, "/>\n");
	}
}

static void fonts_write(const struct ledger_font *font, struct buffer *xml)
{
	for (; font; font = font->next) {
		buffer_text(xml, "\t<font");
		buffer_attribute(xml, "name", font->name);
		buffer_attribute(xml, "version", font->version);
		buffer_text(xml, "/>\n");
	}
}

static void head_write(
	const struct ledger *ledger, const struct ledger_head *head, struct buffer *xml)
{
	buffer_text(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ledger"
			 " xmlns=\"urn:todoke:ledger:1\"");
	buffer_attribute(xml, "incident", head->incident);
	buffer_attribute(xml, "pack", head->pack);
	buffer_attribute(xml, "version", head->version);
	buffer_attribute(xml, "audience", head->audience);
	buffer_attribute(xml, "each", head->each);
	buffer_attribute(xml, "stage", head->stage);
	buffer_attribute(xml, "variant", head->variant);
	buffer_attribute(xml, "release", head->release);
	buffer_attribute(xml, "as-of", head->as_of);
	buffer_attribute(xml, "draft", head->draft);
	buffer_attribute(xml, "state", head->final ? "final" : "draft");
	buffer_attribute(xml, "content", ledger->content.text);
	buffer_text(xml, ">\n\t<record");
	buffer_attribute(xml, "file", file_name_last(head->record));
	buffer_attribute(xml, "sha256", head->record_digest.text);
	buffer_text(xml, "/>\n\t<view");
	buffer_attribute(xml, "sha256", head->view_digest.text);
	buffer_text(xml, "/>\n");
	sources_write(head->sources, xml);
	fonts_write(ledger->fonts, xml);
	for (size_t i = 0; i < head->output_count; i++) {
		buffer_text(xml, "\t<output");
		buffer_attribute(xml, "file", head->outputs[i].name);
		buffer_attribute(xml, "format", head->outputs[i].format);
		buffer_attribute(xml, "sha256", head->outputs[i].digest.text);
		buffer_text(xml, "/>\n");
	}
	if (head->dispatch)
		dispatch_write(head->dispatch, "\t", xml);
}

static void entry_write(const struct ledger_entry *entry, struct buffer *xml)
{
	buffer_text(xml, "\t<fact");
	buffer_attribute(xml, "block", entry->block);
	buffer_attribute(xml, "in", entry->kind);
	if (entry->page)
		buffer_format(xml, " page=\"%zu\"", entry->page);
	buffer_attribute(xml, "path", entry->fact.path);
	buffer_attribute(xml, "type", entry->fact.type);
	buffer_attribute(xml, "value", entry->fact.value);
	buffer_attribute(xml, "unit", entry->fact.unit);
	buffer_attribute(xml, "form", entry->fact.form);
	buffer_attribute(xml, "as-of", entry->fact.as_of);
	buffer_format(xml, " line=\"%zu\" column=\"%zu\">", entry->fact.place.line,
		entry->fact.place.column);
	buffer_escape(xml, entry->text);
	buffer_text(xml, "</fact>\n");
}

void ledger_write(
	const struct ledger *ledger, const struct ledger_head *head, struct buffer *xml)
{
	head_write(ledger, head, xml);
	for (const struct ledger_entry *entry = ledger->first; entry; entry = entry->next)
		entry_write(entry, xml);
	buffer_text(xml, "</ledger>\n");
}
