/* manner.c - a document finished as its page style wants it. */
#include "layout/manner.h"

#include "document/end_matter.h"
#include "record/kanji.h"

#include <string.h>

/* How the figures of a document are written. */
struct writing {
	struct arena *arena;
	bool kanji;
	enum figures figures;
};

static const char *rewritten(const struct writing *writing, const char *text)
{
	struct buffer figures = {0};
	const char *copy;

	if (!text)
		return NULL;
	if (writing->kanji)
		kanji_figures(text, &figures);
	else
		figures_write(text, writing->figures, &figures);
	copy = arena_copy(writing->arena, figures.data ? figures.data : "", figures.length);
	buffer_done(&figures);
	return copy;
}

/* Nests no deeper than the template does. */
static void figures_rewrite(const struct writing *writing, struct block *block)
{
	block->text = rewritten(writing, block->text);
	block->number = rewritten(writing, block->number);
	for (struct block *child = block->first; child; child = child->next)
		if (child->kind != BLOCK_ADDRESS && child->kind != BLOCK_ACROSS
			&& (child->kind != BLOCK_SENDER || writing->kanji))
			figures_rewrite(writing, child);
}

static void returns_remove(struct block *root)
{
	for (struct block *block = root->first, *next; block; block = next) {
		next = block->next;
		if (block->kind == BLOCK_ADDRESS && block->role
			&& strcmp(block->role, "return") == 0)
			block_remove(block);
	}
}

void document_finish_in(
	struct document *document, const struct style_manner *manner, struct findings *findings)
{
	const struct writing writing = {document->arena, manner->kanji,
		manner->vertical ? FIGURES_HALF : document->figures};

	if (!manner->returns)
		returns_remove(document->root);
	if (manner->vertical)
		document_end_matter(document);
	document_finish(document, findings);
	if (!writing.kanji && writing.figures == FIGURES_HALF)
		return;
	figures_rewrite(&writing, document->root);
	document->title = rewritten(&writing, document->title);
}
