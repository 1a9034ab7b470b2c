/* tree.c - a document's tree as bytes: blocks parents first, each with its number of children.
 *
 * Of facts goes what a letter needs: where they stand, and what they say.
 */
#include "job/tree.h"

#include "job/wire.h"

enum { DEPTH_LARGEST = 64 };

/* --- to bytes */

static void place_write(struct buffer *to, struct place place)
{
	wire_text(to, place.file);
	wire_number(to, place.line);
	wire_number(to, place.column);
}

static void fact_write(struct buffer *to, const struct fact *fact)
{
	wire_number(to, fact != NULL);
	if (!fact)
		return;
	wire_text(to, fact->path);
	wire_text(to, fact->type);
	wire_text(to, fact->value);
	place_write(to, fact->place);
}

static size_t children_count(const struct block *block)
{
	size_t count = 0;

	for (const struct block *child = block->first; child; child = child->next)
		count++;
	return count;
}

/* Nests no deeper than the template does. */
static void block_write(struct buffer *to, const struct block *block)
{
	wire_number(to, (size_t)block->kind);
	wire_text(to, block->id);
	wire_text(to, block->role);
	wire_text(to, block->text);
	wire_text(to, block->number);
	wire_text(to, block->numbering);
	wire_number(to, block->level);
	wire_number(to, block->weight);
	wire_number(to, block->columns);
	wire_number(to, block->rows);
	wire_number(to, block->chosen);
	place_write(to, block->source);
	fact_write(to, block->fact);
	wire_number(to, children_count(block));
	for (const struct block *child = block->first; child; child = child->next)
		block_write(to, child);
}

void tree_write(const struct document *document, struct buffer *to)
{
	wire_text(to, document->pack);
	wire_text(to, document->pack_version);
	wire_text(to, document->record);
	wire_text(to, document->language);
	wire_text(to, document->style);
	wire_text(to, document->title);
	wire_text(to, document->date);
	wire_text(to, document->as_of);
	wire_text(to, document->draft);
	wire_number(to, document->personal);
	block_write(to, document->root);
}

/* --- and back */

struct taking {
	struct wire wire;
	struct document *document;
};

static const char *text_take(struct taking *taking)
{
	return arena_text(taking->document->arena, wire_take_text(&taking->wire));
}

static struct place place_take(struct taking *taking)
{
	struct place place = {.file = text_take(taking)};

	place.line = wire_take_number(&taking->wire);
	place.column = wire_take_number(&taking->wire);
	return place;
}

static const struct fact *fact_take(struct taking *taking)
{
	struct fact *fact;

	if (!wire_take_number(&taking->wire))
		return NULL;
	fact = arena_alloc(taking->document->arena, sizeof *fact);
	fact->path = text_take(taking);
	fact->type = text_take(taking);
	fact->value = text_take(taking);
	fact->place = place_take(taking);
	taking->wire.broken |= !fact->path || !fact->type;
	return fact;
}

static void members_take(struct taking *taking, struct block *block)
{
	block->id = text_take(taking);
	block->role = text_take(taking);
	block->text = text_take(taking);
	block->number = text_take(taking);
	block->numbering = text_take(taking);
	block->level = wire_take_number(&taking->wire);
	block->weight = wire_take_number(&taking->wire);
	block->columns = wire_take_number(&taking->wire);
	block->rows = wire_take_number(&taking->wire);
	block->chosen = wire_take_number(&taking->wire);
	block->source = place_take(taking);
	block->fact = fact_take(taking);
}

/* Whether a document can have BLOCK where it stands. */
static bool block_is_sound(const struct block *block)
{
	const bool leaf = block_is_leaf(block);

	return block_may_contain(block->parent->kind, block->kind)
	       && leaf == (block->text != NULL) && (block->kind != BLOCK_FACT || block->fact);
}

static void children_take(struct taking *taking, struct block *in, size_t depth)
{
	size_t count = wire_take_number(&taking->wire);

	taking->wire.broken |= count > taking->wire.left / sizeof(uint64_t)
			       || depth > DEPTH_LARGEST || (count && block_is_leaf(in));
	for (; count && !taking->wire.broken; count--) {
		size_t kind = wire_take_number(&taking->wire);
		struct block *block;

		if (taking->wire.broken || kind > BLOCK_FACT) {
			taking->wire.broken = true;
			return;
		}
		block = block_add(taking->document, in, (enum block_kind)kind);
		members_take(taking, block);
		taking->wire.broken |= !block_is_sound(block);
		children_take(taking, block, depth + 1);
	}
}

struct document *tree_read(const char *bytes, size_t size, struct arena *arena)
{
	struct taking taking = {.wire = {.at = bytes, .left = size}};
	struct document *document = taking.document = document_new(arena);

	document->pack = text_take(&taking);
	document->pack_version = text_take(&taking);
	document->record = text_take(&taking);
	document->language = text_take(&taking);
	document->style = text_take(&taking);
	document->title = text_take(&taking);
	document->date = text_take(&taking);
	document->as_of = text_take(&taking);
	document->draft = text_take(&taking);
	document->personal = wire_take_number(&taking.wire);
	if (wire_take_number(&taking.wire) != BLOCK_DOCUMENT)
		return NULL;
	members_take(&taking, document->root);
	children_take(&taking, document->root, 0);
	return taking.wire.broken || taking.wire.left ? NULL : document;
}
