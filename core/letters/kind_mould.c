/* kind_mould.c - what the letters of kinds have in common, laid out once for each. */
#include "letters/kind_entry.h"

#include "job/tree.h"
#include "layout/layout.h"
#include "letters/last_page.h"

#include <string.h>

static const struct page_style *style_find(
	struct kinds *kinds, const char *name, struct findings *findings)
{
	const struct job_task *task = kinds->question->task;
	const struct style_places places = {task->record, task->pack,
		arena_format(kinds->arena, "%s/templates", task->home)};
	struct known_style *known = kinds->styles;

	while (known && strcmp(known->name, name) != 0)
		known = known->next;
	if (known)
		return known->style;
	known = arena_alloc(kinds->arena, sizeof *known);
	name = arena_text(kinds->arena, name); /* of a document that goes */
	*known = (struct known_style){name,
		style_open(name, task->window, &places, kinds->question->fonts, kinds->arena,
			findings),
		kinds->styles};
	kinds->styles = known;
	return known->style;
}

/* What the letter says of the addressee must be what a row can say. */
static void leaves_judge(struct kind *kind, const struct block *block, bool in_window,
	const struct kinds_question *question, struct findings *findings)
{
	if (stand_in_is(block, kind->stand_in)) {
		kind->whole |= !in_window;
		kind->addressed |= stand_in_stands(block, kind->stand_in);
		if (!stand_in_stands(block, kind->stand_in))
			finding_add(findings, "letters-word", block->source, "text",
				block->text ? block->text : "", "path", block->fact->path,
				"pack", question->task->pack, NULL);
	}
	for (const struct block *child = block->first; child; child = child->next)
		leaves_judge(
			kind, child, in_window || child == kind->address, question, findings);
}

/* And the letter must say to whom it goes. */
static void letter_judge(
	const struct kinds *kinds, struct kind *kind, struct findings *findings)
{
	const struct block *root = kind->document->root;
	const struct block *title = block_child(root, BLOCK_TITLE);

	leaves_judge(kind, root, false, kinds->question, findings);
	if (!kind->addressed)
		finding_add(findings, "letters-unaddressed",
			(struct place){kinds->question->task->pack, 0, 0}, "title",
			title ? block_text(kinds->arena, title) : "", NULL);
}

/* What the window of KIND's style, when that is known, shows of its document. */
static const struct block *address_shown(const struct kind *kind)
{
	const struct window *window = kind->style ? kind->style->window : NULL;

	return window && window->addressee.is_open
		       ? block_child(kind->document->root, BLOCK_ADDRESS)
		       : NULL;
}

/* The document of ENTRY, in ARENA, and what of it the window shows. */
static void kind_read(struct kind_entry *entry, struct arena *arena)
{
	struct kind *kind = &entry->kind;
	struct buffer tree = {0};

	packed_add(&entry->tree, &tree);
	kind->document = tree_read(tree.data, tree.length, arena);
	buffer_done(&tree);
	kind->address = address_shown(kind);
}

/* Finds the style, lays out what the letters of the kind have in common, for STOCK, and forgets
 * it: the pages of many kinds would take more memory than all else. */
static bool kind_lay(struct kinds *kinds, struct kind_entry *entry, struct pdf_stock *stock,
	struct findings *findings)
{
	struct arena *scratch = arena_new();
	const char *style = kinds->question->task->style;
	struct kind *kind = &entry->kind;
	const struct pages *pages = NULL;
	bool done;

	kind_read(entry, scratch);
	kind->style = style_find(kinds, style ? style : kind->document->style, findings);
	if (kind->style) {
		kind->address = address_shown(kind);
		kind->whole = !kind->address;
		letter_judge(kinds, kind, findings);
		pages = layout_letter(kind->document, kind->style, scratch, findings);
	}
	if (pages)
		kind->last_lines = last_page_lines(pages, kinds->question->sheets->duplex);
	done = pages && !findings_count(findings, LEVEL_ERROR)
	       && sheets_fit(kinds->question->sheets, pages, kind->style, findings)
	       && pdf_stock_add(stock, pages, findings);
	arena_free(scratch);
	return done;
}

/* Of the document what letters will be made of: all of it, or the address alone. */
static void document_keep(struct kinds *kinds, struct kind_entry *entry)
{
	struct kind *kind = &entry->kind;
	struct block *root = kind->document->root;
	struct buffer rest = {0};

	if (!kind->whole) {
		while (root->first != kind->address)
			block_remove(root->first);
		block_truncate(root, root->first);
		tree_write(kind->document, &rest);
		packed_keep(&entry->tree, rest.data, rest.length, false);
		buffer_done(&rest);
	}
	kind_read(entry, kinds->arena);
	packed_done(&entry->tree);
}

/* The same pages once more, when the stock is finished. */
static void mould_make(struct kinds *kinds, struct kind_entry *entry, struct pdf_stock *stock)
{
	struct arena *scratch = arena_new();
	struct findings *told = findings_new(); /* before */

	kind_read(entry, scratch);
	entry->kind.stock = stock;
	entry->kind.mould = pdf_mould_new(
		stock, layout_letter(entry->kind.document, entry->kind.style, scratch, told));
	document_keep(kinds, entry);
	findings_free(told);
	arena_free(scratch);
}

/* One for COUNT kinds from FIRST on. */
static bool stock_make(
	struct kinds *kinds, struct kind_entry *first, size_t count, struct findings *findings)
{
	struct pdf_stock *stock = pdf_stock_new();
	struct kind_entry *entry = first;
	bool done = true;

	first->kind.stock = stock;
	first->owns_stock = true;
	for (size_t i = 0; i < count && done; i++, entry = entry->next)
		done = kind_lay(kinds, entry, stock, findings);
	done = done && pdf_stock_finish(stock, findings);
	entry = first;
	for (size_t i = 0; i < count && done; i++, entry = entry->next)
		mould_make(kinds, entry, stock);
	return done;
}

static bool stocks_make(struct kinds *kinds, struct findings *findings)
{
	bool done = true;

	if (!kinds->question->apart)
		return stock_make(kinds, kinds->first, kinds->count, findings);
	for (struct kind_entry *entry = kinds->first; entry && done; entry = entry->next)
		done = stock_make(kinds, entry, 1, findings);
	return done;
}

/* Mail has no window: all words of the stand-in stand in its text. */
static bool mails_judge(struct kinds *kinds, struct findings *findings)
{
	size_t errors = findings_count(findings, LEVEL_ERROR);

	for (struct kind_entry *entry = kinds->first; entry; entry = entry->next) {
		kind_read(entry, kinds->arena);
		packed_done(&entry->tree);
		letter_judge(kinds, &entry->kind, findings);
	}
	return findings_count(findings, LEVEL_ERROR) == errors;
}

bool kinds_build(struct kinds *kinds, struct findings *findings)
{
	bool done = kind_letters_build(kinds, findings);

	if (done && kinds->question->mail)
		return mails_judge(kinds, findings);
	return done && stocks_make(kinds, findings);
}
