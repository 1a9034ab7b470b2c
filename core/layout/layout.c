/* layout.c - a document becomes pages.
 *
 * Blocks are composed into one column of strips (blocks.c), the column is cut
 * into pages (flow.c); here stands what belongs to pages and not to blocks.
 */
#include "layout/layout.h"

#include "layout/address.h"
#include "layout/blocks.h"
#include "layout/characters.h"
#include "layout/pagination.h"
#include "layout/running.h"
#include "text/hyphenation.h"

#include <string.h>

static void folds_add(struct composer *composer)
{
	const struct window *window = composer->style->window;

	for (size_t i = 0; window && i < window->fold_count; i++)
		page_rule(composer->pages, composer->pages->first, NULL, window->folds[i].x,
			window->folds[i].y, window->folds[i].length, window->folds[i].thickness,
			window->folds[i].gray);
}

/* What is read of the logos comes before all else. */
static struct element **logo_elements(struct composer *composer)
{
	const struct page_style *style = composer->style;
	struct element **elements =
		arena_array(composer->arena, style->logo_count, sizeof(struct element *));

	for (size_t i = 0; i < style->logo_count; i++)
		if (style->logos[i].alternate) {
			elements[i] =
				element_add(composer->pages, composer->pages->root, "Figure");
			elements[i]->alternate = style->logos[i].alternate;
		}
	return elements;
}

/* ELEMENT is its own on the first page; on others it adorns. */
static void logo_add(struct pages *pages, const struct logo *logo, struct element *element)
{
	for (struct page *page = pages->first; page; page = logo->on_all ? page->next : NULL)
		page_picture(pages, page, page == pages->first ? element : NULL, logo->x,
			logo->y, logo->width, logo->height, logo->picture);
	page_order(pages, pages->first);
}

/* A day as the moment it begins in Japan, which is what PDF asks for. */
static const char *moment(struct arena *arena, const char *date)
{
	if (!date || strlen(date) != strlen("2026-11-16"))
		return date;
	return arena_format(arena, "%sT00:00:00+09:00", date);
}

/* What stands on a logo is hard to read; of running lines, which stand at the paper's edge as
 * logos do, the style is the judge. */
static void logo_check(const struct composer *composer, const struct logo *logo)
{
	const struct rectangle covered = {logo->x, logo->y, logo->width, logo->height};

	for (const struct page *page = composer->pages->first; page;
		page = logo->on_all ? page->next : NULL)
		for (const struct mark *mark = page->first; mark; mark = mark->next) {
			struct rectangle extent = mark_extent(mark);

			if (mark->kind != MARK_GLYPHS || mark->folio
				|| !rectangles_meet(&extent, &covered))
				continue;
			finding_add(composer->findings, "layout-logo-text",
				(struct place){composer->style->file, 0, 0}, "text",
				mark_words(composer->arena, mark), NULL);
			return;
		}
}

static void barcode_add(const struct composer *composer)
{
	struct pages *pages = composer->pages;

	if (composer->barcode)
		page_shape(pages, pages->first, NULL, composer->barcode->x,
			composer->barcode->y, composer->barcode->bars, CUSTOMER_BARS);
}

/* The address for the window, of the addressee or where the letter comes BACK to. */
static const struct block *address_find(const struct block *root, bool back)
{
	for (const struct block *block = root->first; block; block = block->next)
		if (block->kind == BLOCK_ADDRESS
			&& (block->role && strcmp(block->role, "return") == 0) == back)
			return block;
	return NULL;
}

static struct pages *layout(const struct document *document, const struct page_style *style,
	bool apart, struct arena *arena, struct findings *findings)
{
	struct pages *pages = pages_new(arena, document->title ? document->title : "",
		document->language ? document->language : "ja");
	struct flow flow = {.arena = arena};
	struct composer composer = {.style = style,
		.flow = &flow,
		.pages = pages,
		.language = pages->language,
		.arena = arena,
		.findings = findings,
		.hyphenation = hyphenation_new(),
		.apart = apart};
	struct element **logos;

	if (style->window && style->window->addressee.is_open)
		composer.address = address_find(document->root, false);
	if (style->window && style->window->sender.is_open)
		composer.sender = address_find(document->root, true);
	pages->date = moment(arena, document->date);
	pages->vertical = style->vertical;
	if (style->vertical)
		pages->root->writing = "TbRl";
	logos = logo_elements(&composer);
	blocks_compose(&composer, document);
	flow_place(&flow, style, composer.address && !style->vertical, pages, findings);
	composer.horizontal = true;
	running_compose(&composer, document);
	for (size_t i = 0; i < style->logo_count; i++)
		logo_add(pages, &style->logos[i], logos[i]);
	for (size_t i = 0; i < style->logo_count; i++)
		logo_check(&composer, &style->logos[i]);
	window_check(&composer);
	barcode_add(&composer);
	if (block_child(document->root, BLOCK_ADDRESS)) {
		folds_add(&composer);
		sender_check(&composer);
	}
	characters_check(pages, findings);
	hyphenation_free(composer.hyphenation);
	pages->addressed = composer.addressed;
	return pages;
}

struct pages *layout_document(const struct document *document, const struct page_style *style,
	struct arena *arena, struct findings *findings)
{
	return layout(document, style, false, arena, findings);
}

struct pages *layout_letter(const struct document *document, const struct page_style *style,
	struct arena *arena, struct findings *findings)
{
	return layout(document, style, true, arena, findings);
}

struct pages *layout_address(const struct block *address, const char *language,
	const struct page_style *style, struct ladder *ladder, struct arena *arena,
	struct findings *findings)
{
	struct pages *pages = pages_new(arena, "", language);
	struct flow flow = {.arena = arena};
	struct composer composer = {.style = style,
		.flow = &flow,
		.pages = pages,
		.language = pages->language,
		.arena = arena,
		.findings = findings,
		.ladder = ladder};

	address_compose(&composer, address, pages->root);
	pages->root = composer.addressed;
	pages->root->parent = NULL;
	flow_place(&flow, style, true, pages, findings);
	barcode_add(&composer);
	characters_check(pages, findings);
	return pages;
}
