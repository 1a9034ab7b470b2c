/* code.c - a QR code beside a block. */
#include "layout/code.h"

#include "base/buffer.h"
#include "base/message.h"

#include <string.h>

/* Smaller modules do not survive office printers and old cameras: 0.33 mm. */
enum { MODULE_LEAST = 935 };

/* The block in BLOCK that has ROLE. */
static const struct block *role_find(const struct block *block, const char *role)
{
	const struct block *found = NULL;

	for (const struct block *child = block->first; child && !found; child = child->next)
		found = child->role && strcmp(child->role, role) == 0 ? child
								      : role_find(child, role);
	return found;
}

/* What the code of BLOCK says, NULL when there is none: of a definition its value. */
static const struct block *code_source(
	const struct composer *composer, const struct block *block)
{
	const struct code_style *style = composer->style->code;
	const struct block *source =
		style && block->kind == BLOCK_CONTACT ? role_find(block, style->role) : NULL;

	return source && source->kind == BLOCK_DEFINITION ? source->last : source;
}

/* How many dark modules the run has that begins in COLUMN of ROW; 0: none does. */
static size_t run_length(const struct matrix *matrix, size_t row, size_t column)
{
	const bool *dark = matrix->dark + row * matrix->side;
	size_t end = column;

	if (column && dark[column - 1])
		return 0;
	while (end < matrix->side && dark[end])
		end++;
	return end - column;
}

/* A run that stands below one of its length is part of its rectangle. */
size_t code_rectangles(
	const struct matrix *matrix, int32_t module, int32_t offset, struct rectangle *to)
{
	size_t side = matrix->side, count = 0;

	for (size_t i = 0; i < side * side; i++) {
		size_t row = i / side, column = i % side, height = 1;
		size_t length = matrix->dark[i] ? run_length(matrix, row, column) : 0;

		if (!length || (row && run_length(matrix, row - 1, column) == length))
			continue;
		while (row + height < side
			&& run_length(matrix, row + height, column) == length)
			height++;
		to[count++] = (struct rectangle){offset + module * (int32_t)column,
			offset + module * (int32_t)row, module * (int32_t)length,
			module * (int32_t)height};
	}
	return count;
}

/* The code of TEXT, SIZE wide with its quiet zone; NULL when it has no room for it. */
static struct shape *shape_new(
	struct arena *arena, const struct code_style *style, const char *text)
{
	struct shape *shape = arena_alloc(arena, sizeof *shape);
	struct matrix matrix;
	int32_t module;

	if (!matrix_encode(text, (enum matrix_correction)style->correction, arena, &matrix))
		return NULL;
	module = style->size / ((int32_t)matrix.side + 2 * MATRIX_QUIET);
	if (module < MODULE_LEAST)
		return NULL;
	shape->size = style->size;
	shape->rectangles =
		arena_array(arena, matrix.side * matrix.side, sizeof *shape->rectangles);
	shape->count = code_rectangles(&matrix, module,
		(shape->size - module * (int32_t)matrix.side) / 2, shape->rectangles);
	return shape;
}

struct floating code_begin(
	struct composer *composer, const struct block *block, struct column *column)
{
	const struct block *source = code_source(composer, block);
	struct floating floating = {0};

	if (!source)
		return floating;
	floating.text = block_text(composer->arena, source);
	floating.shape = shape_new(composer->arena, composer->style->code, floating.text);
	if (!floating.shape) {
		finding_add(composer->findings, "layout-code",
			source->first->fact ? source->first->fact->place : source->source,
			"text", floating.text, "style", composer->style->file, NULL);
		return floating;
	}
	column->width -= floating.shape->size;
	floating.shape->x = column->x + column->width;
	floating.strip = flow_strip(composer->flow, column, 0);
	floating.strip->shape = floating.shape;
	flow_keep(composer->flow);
	return floating;
}

static const char *alternate(const struct composer *composer, const char *text)
{
	struct buffer words = {0};
	const char *copy;

	message_fill(&words, composer->style->code->alternate,
		(const char *const[]){"text", text, NULL});
	copy = arena_text(composer->arena, words.data);
	buffer_done(&words);
	return copy;
}

void code_end(struct composer *composer, const struct floating *floating,
	struct element *parent, const struct column *column)
{
	int32_t height = 0;

	if (!floating->strip)
		return;
	for (const struct strip *strip = floating->strip->next; strip; strip = strip->next)
		height += strip->before + strip->height;
	if (height < floating->shape->size) {
		flow_keep(composer->flow);
		flow_strip(composer->flow, column, floating->shape->size - height);
	}
	floating->shape->element = element_add(composer->pages, parent, "Figure");
	floating->shape->element->alternate = alternate(composer, floating->text);
}
