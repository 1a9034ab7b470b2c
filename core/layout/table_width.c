/* table_width.c - how wide the columns of a table are.
 *
 * What a column's content asks for is its longest line, set without an end.  When all that
 * is too much, columns that ask for no more than an equal share get what they ask for, and
 * the others share the rest by what they ask for: so short columns (a date, a number) stay on
 * one line, and long ones come out about equally high.
 */
#include "layout/table_width.h"

#include "document/grid.h"

const struct block_style *cell_style(const struct page_style *style, const struct block *cell)
{
	if (cell->kind == BLOCK_CELL && block_is_head(cell->parent))
		cell = block_child(cell->parent->parent, BLOCK_COLUMN);
	return style_block(style, cell);
}

struct want {
	size_t weight;
	int64_t natural, width;
	bool settled; /* WIDTH is */
};

struct widths {
	struct composer *composer;
	struct want *wants;
	size_t count;
	int32_t inset, whole;
	struct composer scratch;
};

/* The scratch memory that natural_width may use before it is given back. */
enum { SCRATCH_BYTES = 1 << 20 };

static void scratch_begin(struct widths *widths)
{
	widths->scratch = (struct composer){.style = widths->composer->style,
		.language = widths->composer->language,
		.arena = arena_new(),
		.findings = findings_new()};
}

static void scratch_end(struct widths *widths)
{
	findings_free(widths->scratch.findings);
	arena_free(widths->scratch.arena);
}

/* The width that TEXT would like; findings about it come when it is set. */
static int64_t natural_width(struct widths *widths, const struct block *text)
{
	const struct block_style *style = cell_style(widths->composer->style, text);
	struct block_style start = *style;
	struct runs runs = {0};
	struct lines lines;
	int64_t width, most = 4 * (int64_t)widths->whole;

	if (arena_size(widths->scratch.arena) > SCRATCH_BYTES) {
		scratch_end(widths);
		scratch_begin(widths);
	}
	start.align = ALIGN_START;
	runs_block(&widths->scratch, &runs, text, style->look);
	lines = lines_set(&widths->scratch, &runs, &start, widths->whole);
	width = (int64_t)lines_width(&lines) * (int64_t)lines.count;
	if (width < style->look->style.size)
		width = style->look->style.size;
	return width < most ? width : most;
}

static void text_measure(struct widths *widths, size_t column, const struct block *text)
{
	int64_t width;

	if (widths->wants[column].weight)
		return;
	width = natural_width(widths, text) + 2 * widths->inset;
	if (width > widths->wants[column].natural)
		widths->wants[column].natural = width;
}

/* What covers several columns asks nothing of any. */
static void contents_measure(struct widths *widths, const struct block *table)
{
	struct grid grid = grid_new(widths->composer->arena, table);
	size_t column = 0;

	for (const struct block *part = table->first; part; part = part->next) {
		if (part->kind == BLOCK_COLUMN) {
			widths->wants[column].weight = part->weight;
			text_measure(widths, column++, part);
		}
		if (part->kind != BLOCK_TABLE_ROW)
			continue;
		grid_enter(&grid, part);
		for (size_t i = 0; i < grid.columns; i++)
			if (grid.slots[i].begins && grid.slots[i].cell->columns == 1)
				text_measure(widths, i, grid.slots[i].cell);
	}
}

/* Of those that are not settled: how many, and the sum of what they ask for. */
static size_t open_count(const struct widths *widths, int64_t *natural)
{
	size_t count = 0;

	*natural = 0;
	for (size_t i = 0; i < widths->count; i++)
		if (!widths->wants[i].settled) {
			count++;
			*natural += widths->wants[i].natural;
		}
	return count;
}

/* Settles those that ask for no more than an equal share of REST; what is then left. */
static int64_t modest_settle(struct widths *widths, int64_t rest)
{
	int64_t natural;
	size_t count, before = widths->count + 1;

	while ((count = open_count(widths, &natural)) && count < before) {
		int64_t share = rest / (int64_t)count;

		before = count;
		for (size_t i = 0; i < widths->count; i++) {
			struct want *want = &widths->wants[i];

			if (want->settled || want->natural > share)
				continue;
			want->settled = true;
			want->width = want->natural;
			rest -= want->natural;
		}
	}
	return rest;
}

/* Gives REST to those that are not settled, by what they ask for. */
static void rest_share(struct widths *widths, int64_t rest)
{
	int64_t natural;

	if (!open_count(widths, &natural) || !natural)
		return;
	for (size_t i = 0; i < widths->count; i++)
		if (!widths->wants[i].settled)
			widths->wants[i].width = rest * widths->wants[i].natural / natural;
}

/* Columns by weight: they ask for what their weight is of the whole. */
static void weights_read(struct widths *widths)
{
	int64_t weights = 0, unweighted = 0;

	for (size_t i = 0; i < widths->count; i++) {
		weights += (int64_t)widths->wants[i].weight;
		unweighted += widths->wants[i].natural;
	}
	if (!weights)
		return;
	if (unweighted > widths->whole / 2)
		unweighted = widths->whole / 2;
	for (size_t i = 0; i < widths->count; i++)
		if (widths->wants[i].weight)
			widths->wants[i].natural = (widths->whole - unweighted)
						   * (int64_t)widths->wants[i].weight / weights;
}

/* All is given out: what nobody asked for goes to all alike. */
static void widths_settle(struct widths *widths)
{
	int64_t sum;

	weights_read(widths);
	open_count(widths, &sum);
	if (sum > widths->whole)
		rest_share(widths, modest_settle(widths, widths->whole));
	else if (sum)
		rest_share(widths, widths->whole);
}

static int32_t *edges_put(const struct widths *widths, int32_t x)
{
	int32_t *edges = arena_array(widths->composer->arena, widths->count + 1, sizeof *edges);
	int64_t sum = 0;

	for (size_t i = 0; i < widths->count; i++) {
		edges[i] = x + (int32_t)sum;
		sum += widths->wants[i].width;
	}
	edges[widths->count] = x + widths->whole;
	return edges;
}

/* That of the table's text is the smallest there is in it. */
static void narrow_check(
	const struct widths *widths, const struct block *table, const int32_t *edges)
{
	struct composer *composer = widths->composer;
	const struct block *column = table->first;

	while (column && column->kind != BLOCK_COLUMN)
		column = column->next;
	for (size_t i = 0; i < widths->count; i++, column = column->next)
		if (edges[i + 1] - edges[i] - 2 * widths->inset
			< style_block(composer->style, column)->look->style.size) {
			finding_add(composer->findings, "layout-table-narrow", table->source,
				"columns", arena_format(composer->arena, "%zu", widths->count),
				NULL);
			return;
		}
}

int32_t *table_edges(struct composer *composer, const struct block *table,
	const struct column *column, int32_t inset)
{
	struct widths widths = {.composer = composer, .inset = inset, .whole = column->width};
	int32_t *edges;

	for (const struct block *part = table->first; part; part = part->next)
		widths.count += part->kind == BLOCK_COLUMN;
	widths.wants = arena_array(composer->arena, widths.count, sizeof *widths.wants);
	scratch_begin(&widths);
	contents_measure(&widths, table);
	scratch_end(&widths);
	widths_settle(&widths);
	edges = edges_put(&widths, column->x);
	narrow_check(&widths, table, edges);
	return edges;
}
