/* table.c - how fast long tables become pages: rows a second, memory a page.
 *
 * A table of three columns, one by content, in which every tenth cell covers two rows; as
 * many rows as the arguments say (none: 1,000 and 10,000 and 50,000).  No PDF is written.
 */
#include "layout/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void cell_add(
	struct document *document, struct block *row, const char *text, size_t covered)
{
	struct block *cell = block_add(document, row, BLOCK_CELL);

	cell->rows = covered;
	block_words(document, cell, text);
}

static void table_add(struct document *document, size_t rows)
{
	struct block *table = block_add(document, document->root, BLOCK_TABLE);
	static const char *const heads[] = {"番号", "日付", "出来事"};

	block_words(document, block_add(document, document->root, BLOCK_TITLE), "長い表");
	for (size_t i = 0; i < 3; i++)
		block_words(document, block_add(document, table, BLOCK_COLUMN), heads[i]);
	for (size_t i = 0; i < rows; i++) {
		struct block *row = block_add(document, table, BLOCK_TABLE_ROW);
		size_t covered = i % 10 == 0 && i + 1 < rows ? 2 : 1;

		if (i == 0 || i % 10 != 1)
			cell_add(document, row, arena_format(document->arena, "%zu", i + 1),
				covered);
		cell_add(document, row, "令和8年11月19日", 1);
		cell_add(document, row,
			"当該サーバに保存されていた予約の記録を確認し、外部に送信された痕跡の有"
			"無を"
			"調べた。",
			1);
	}
}

static void measure(const struct page_style *style, size_t rows)
{
	struct arena *arena = arena_new();
	struct findings *findings = findings_new();
	struct document *document = document_new(arena);
	const struct pages *pages;
	double start, taken;
	size_t size;

	document->language = "ja";
	table_add(document, rows);
	document_finish(document, findings);
	size = arena_size(arena);
	start = seconds();
	pages = layout_document(document, style, arena, findings);
	taken = seconds() - start;
	printf("%zu rows: %zu pages, %.0f rows/s, %.0f pages/s, %.0f kB a page\n", rows,
		pages->count, (double)rows / taken, (double)pages->count / taken,
		(double)(arena_size(arena) - size) / 1000 / (double)pages->count);
	findings_free(findings);
	arena_free(arena);
}

int main(int count, char **arguments)
{
	struct font_library *library = font_library_new();
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	const struct page_style *style = style_open("official", NULL,
		&(struct style_places){.templates = "templates"}, library, arena, findings);

	if (!style) {
		findings_print(findings, stderr);
		return 3;
	}
	for (int i = 1; i < count; i++)
		measure(style, strtoul(arguments[i], NULL, 10));
	for (size_t rows = 1000; count < 2 && rows <= 50000; rows *= rows < 10000 ? 10 : 5)
		measure(style, rows);
	font_library_free(library);
	findings_free(findings);
	arena_free(arena);
	return 0;
}
