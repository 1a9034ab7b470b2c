/* end_matter.c - 後付け: in a vertical letter date, sender and addressee come last. */
#include "document/end_matter.h"

#include <string.h>

static struct block *child_of(struct block *block, enum block_kind kind)
{
	struct block *child = block->first;

	while (child && child->kind != kind)
		child = child->next;
	return child;
}

/* The children of KIND that stand before END, in their order, behind AFTER; the last of
 * them, or AFTER. */
static struct block *children_move(
	const struct block *end, enum block_kind kind, struct block *after)
{
	struct block *child = end->parent->first, *next;

	for (; child != end; child = next) {
		next = child->next;
		if (child->kind != kind)
			continue;
		block_remove(child);
		block_insert(after, child);
		after = child;
	}
	return after;
}

/* Nests no deeper than the template does. */
static struct block *block_copy(
	struct document *document, struct block *in, const struct block *block)
{
	struct block *copy = block_add(document, in, block->kind);
	struct block place = *copy;

	*copy = *block;
	copy->parent = place.parent;
	copy->first = copy->last = copy->next = NULL;
	for (const struct block *child = block->first; child; child = child->next)
		block_copy(document, copy, child);
	return copy;
}

/* The line of ADDRESS that is a name; NULL when none is. */
static const struct block *name_of(const struct block *address)
{
	const struct block *line = address ? address->first : NULL;

	while (line && !(line->role && strcmp(line->role, "name") == 0))
		line = line->next;
	return line;
}

void document_end_matter(struct document *document)
{
	struct block *root = document->root, *end = child_of(root, BLOCK_CLOSING);
	const struct block *name = name_of(child_of(root, BLOCK_ADDRESS));
	struct block *after, *addressee;

	if (!end)
		end = root->last;
	if (!end)
		return;
	after = children_move(end, BLOCK_DATE, end);
	after = children_move(end, BLOCK_SENDER, after);
	if (!name)
		return;
	addressee = block_add(document, root, BLOCK_ADDRESS);
	addressee->role = "addressee";
	addressee->source = name->parent->source;
	block_copy(document, addressee, name)->role = "addressee";
	block_remove(addressee);
	block_insert(after, addressee);
}
