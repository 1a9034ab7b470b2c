/* manner.c - a document finished as its page style wants it. */
#include "layout/manner.h"

#include "document/end_matter.h"
#include "record/kanji.h"

static const char *kanji(struct arena *arena, const char *text)
{
	struct buffer figures = {0};
	const char *copy;

	if (!text)
		return NULL;
	kanji_figures(text, &figures);
	copy = arena_copy(arena, figures.data ? figures.data : "", figures.length);
	buffer_done(&figures);
	return copy;
}

/* Nests no deeper than the template does. */
static void figures_rewrite(struct arena *arena, struct block *block)
{
	block->text = kanji(arena, block->text);
	block->number = kanji(arena, block->number);
	for (struct block *child = block->first; child; child = child->next)
		if (child->kind != BLOCK_ADDRESS && child->kind != BLOCK_ACROSS)
			figures_rewrite(arena, child);
}

void document_finish_in(
	struct document *document, const struct style_manner *manner, struct findings *findings)
{
	if (manner->vertical)
		document_end_matter(document);
	document_finish(document, findings);
	if (!manner->kanji)
		return;
	figures_rewrite(document->arena, document->root);
	document->title = kanji(document->arena, document->title);
}
