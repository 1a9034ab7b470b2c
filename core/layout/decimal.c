/* decimal.c - figures of a column that stand with their decimal points under each other.
 *
 * A figure is the first that a cell has: digits, with commas between digits (1,234.5%), of half
 * or full width.  What follows its whole part, be it decimals or a unit, is its tail.
 */
#include "layout/decimal.h"

#include "base/utf8.h"
#include "document/grid.h"
#include "layout/table_width.h"

static uint32_t character_of(const struct placed_glyph *glyph)
{
	size_t taken;

	return glyph->length ? utf8_decode(glyph->text, glyph->length, &taken) : 0;
}

static bool is_digit(const struct placed_glyph *glyph)
{
	uint32_t character = character_of(glyph);

	return (character >= '0' && character <= '9')
	       || (character >= U'０' && character <= U'９');
}

static bool is_comma(const struct line *line, size_t at)
{
	uint32_t character = character_of(&line->glyphs[at]);

	return (character == ',' || character == U'，') && at + 1 < line->count
	       && is_digit(&line->glyphs[at + 1]);
}

/* The tail of the figure in LINE; false when there is none. */
static bool tail_find(const struct line *line, int32_t *tail)
{
	size_t at = 0;

	while (at < line->count && !is_digit(&line->glyphs[at]))
		at++;
	if (at == line->count)
		return false;
	while (at < line->count && (is_digit(&line->glyphs[at]) || is_comma(line, at)))
		at++;
	*tail = at < line->count ? line->width - line->glyphs[at].x : 0;
	return true;
}

/* Of CELL, 0 if it has none; SCRATCH counts its facts and finds its faults in vain. */
static int32_t cell_tail(struct composer *scratch, const struct block *cell)
{
	const struct block_style *style = cell_style(scratch->style, cell);
	struct runs runs = {0};
	struct lines lines;
	int32_t tail = 0;

	if (style->align != ALIGN_DECIMAL)
		return 0;
	runs_block(scratch, &runs, cell, style->look);
	lines = lines_set(scratch, &runs, style, scratch->style->column.width);
	return lines.count == 1 && tail_find(lines.line, &tail) ? tail : 0;
}

int32_t *decimal_tails(struct composer *composer, const struct block *table, size_t columns)
{
	struct grid grid = grid_new(composer->arena, table);
	int32_t *tails = arena_array(composer->arena, columns, sizeof *tails);
	struct composer scratch = {.style = composer->style,
		.language = composer->language,
		.arena = composer->arena,
		.findings = findings_new()};

	for (const struct block *row = table->first; row; row = row->next) {
		if (row->kind != BLOCK_TABLE_ROW)
			continue;
		grid_enter(&grid, row);
		for (size_t i = 0; i < columns; i++)
			if (grid.slots[i].begins)
				tails[i] = larger(
					tails[i], cell_tail(&scratch, grid.slots[i].cell));
	}
	findings_free(scratch.findings);
	return tails;
}

void decimal_place(struct cell *cell, int32_t end, int32_t tail)
{
	int32_t own = 0;

	if (cell->lines.count != 1)
		return;
	if (!tail_find(cell->lines.line, &own))
		own = tail;
	cell->x = larger(cell->x, end - cell->lines.line->width - (tail - own));
}
