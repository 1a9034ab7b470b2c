/* layout.c - a document becomes pages.
 *
 * Blocks are composed into one column of strips (blocks.c), the column is cut
 * into pages (flow.c); here stands what belongs to pages and not to blocks.
 */
#include "layout/layout.h"

#include "layout/address.h"
#include "layout/blocks.h"
#include "layout/characters.h"
#include "layout/running.h"

#include <string.h>

static void folds_add(struct composer *composer)
{
	const struct window *window = composer->style->window;

	for (size_t i = 0; window && i < window->fold_count; i++)
		page_rule(composer->pages, composer->pages->first, NULL, window->folds[i].x,
			window->folds[i].y, window->folds[i].length, window->folds[i].thickness,
			window->folds[i].gray);
}

/* A day as the moment it begins in Japan, which is what PDF asks for. */
static const char *moment(struct arena *arena, const char *date)
{
	if (!date || strlen(date) != strlen("2026-11-16"))
		return date;
	return arena_format(arena, "%sT00:00:00+09:00", date);
}

struct pages *layout_document(const struct document *document, const struct page_style *style,
	struct arena *arena, struct findings *findings)
{
	struct pages *pages = pages_new(arena, document->title ? document->title : "",
		document->language ? document->language : "ja");
	struct flow flow = {.arena = arena};
	struct composer composer = {.style = style,
		.flow = &flow,
		.pages = pages,
		.arena = arena,
		.findings = findings};

	if (style->window && style->window->is_open)
		composer.address = block_child(document->root, BLOCK_ADDRESS);
	pages->date = moment(arena, document->date);
	pages->vertical = style->vertical;
	if (style->vertical)
		pages->root->writing = "TbRl";
	blocks_compose(&composer, document);
	flow_place(&flow, style, composer.address && !style->vertical, pages, findings);
	composer.horizontal = true;
	running_compose(&composer, document);
	window_check(&composer);
	if (composer.barcode)
		page_shape(pages, pages->first, NULL, composer.barcode->x, composer.barcode->y,
			composer.barcode->bars, CUSTOMER_BARS);
	if (block_child(document->root, BLOCK_ADDRESS))
		folds_add(&composer);
	characters_check(pages, findings);
	return pages;
}
