/* composer.c - what composing any block needs: its text as lines, lines as strips. */
#include "layout/composer.h"

#include "text/language.h"

#include <string.h>

int32_t larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static bool is_english(const char *language)
{
	return strcmp(language, "en") == 0;
}

static void run_add(struct composer *composer, struct runs *runs, struct text_run run)
{
	if (runs->count == runs->capacity) {
		struct text_run *old = runs->run;

		runs->capacity = runs->capacity ? runs->capacity * 2 : 8;
		runs->run = arena_array(composer->arena, runs->capacity, sizeof *runs->run);
		if (old)
			memcpy(runs->run, old, runs->count * sizeof *old);
	}
	runs->run[runs->count++] = run;
}

void runs_text(struct composer *composer, struct runs *runs, const char *text,
	const struct text_look *look, struct place place)
{
	run_add(composer, runs,
		(struct text_run){.text = text,
			.length = strlen(text),
			.style = &look->style,
			.english = is_english(composer->language),
			.place = place});
}

/* A part in another language than the document is a span of its own: ISO 14289-1, 7.2. */
static void run_divide(struct composer *composer, struct runs *runs, struct text_run run)
{
	const char *end = run.text + run.length, *other;

	for (; run.text < end; run.text += run.length) {
		run.length = language_stretch(
			run.text, (size_t)(end - run.text), composer->language, &other);
		run.english = is_english(other ? other : composer->language);
		run.span = NULL;
		if (other) {
			struct text_span *span = arena_alloc(composer->arena, sizeof *span);

			span->language = other;
			run.span = span;
		}
		run_add(composer, runs, run);
	}
}

static void leaf_add(struct composer *composer, struct runs *runs, const struct block *leaf,
	const struct text_style *style)
{
	struct text_run run = {.text = leaf->text,
		.length = strlen(leaf->text),
		.style = style,
		.place = leaf->source.file ? leaf->source : leaf->parent->source};

	if (leaf->fact)
		run.tag = ++composer->facts;
	if (leaf->kind == BLOCK_FACT)
		run.place = leaf->fact->place;
	run_divide(composer, runs, run);
}

static void leaves_add(struct composer *composer, struct runs *runs, const struct block *block,
	const struct text_style *style)
{
	for (const struct block *child = block->first; child; child = child->next)
		if (block_is_leaf(child))
			leaf_add(composer, runs, child, style);
}

/* JLREQ 3.3.3: readings are half as large. */
static void ruby_add(struct composer *composer, struct runs *runs, const struct block *block,
	const struct text_look *look)
{
	struct text_ruby *ruby = arena_alloc(composer->arena, sizeof *ruby);
	struct text_style *half = arena_alloc(composer->arena, sizeof *half);
	const struct block *reading = block_child(block, BLOCK_READING);
	struct runs readings = {0};
	size_t first = runs->count;

	leaves_add(composer, runs, block, &look->style);
	if (!reading)
		return;
	*half = look->style;
	half->size /= 2;
	leaves_add(composer, &readings, reading, half);
	ruby->runs = readings.run;
	ruby->count = readings.count;
	for (; first < runs->count; first++)
		runs->run[first].ruby = ruby;
}

static void across_add(struct composer *composer, struct runs *runs, const struct block *block,
	const struct text_look *look)
{
	size_t first = runs->count;

	leaves_add(composer, runs, block, &look->style);
	for (; first < runs->count; first++)
		runs->run[first].across = true;
}

/* Only rubies, what stands across and the remark of a choice are in words, and they hold but
 * words. */
void runs_block(struct composer *composer, struct runs *runs, const struct block *block,
	const struct text_look *look)
{
	for (const struct block *child = block->first; child; child = child->next) {
		if (block_is_leaf(child)) {
			leaf_add(composer, runs, child, &look->style);
			continue;
		}
		if (child->kind == BLOCK_RUBY) {
			ruby_add(composer, runs, child, look);
			continue;
		}
		if (child->kind == BLOCK_ACROSS) {
			across_add(composer, runs, child, look);
			continue;
		}
		runs_text(composer, runs, "（", look, child->source);
		runs_block(composer, runs, child, look);
		runs_text(composer, runs, "）", look, child->source);
	}
}

const char *part_words(const struct composer *composer, const struct block_style *part)
{
	return is_english(composer->language) ? part->words_en : part->words;
}

struct lines lines_set(struct composer *composer, const struct runs *runs,
	const struct block_style *style, int32_t width)
{
	struct paragraph_options options = {
		.width = larger(width, style->look->style.size),
		.indent_first = style->first,
		.indent_rest = style->rest,
		.align = style->align,
		.vertical = composer->style->vertical && !composer->horizontal,
		.across = composer->style->across,
		.ladder = composer->ladder,
		.hyphenation = composer->hyphenation,
	};

	return paragraph_set(
		runs->run, runs->count, &options, composer->arena, composer->findings);
}

int32_t lines_width(const struct lines *lines)
{
	int32_t width = 0;

	for (size_t i = 0; i < lines->count; i++)
		width = larger(width, lines->line[i].width);
	return width;
}

void cells_add(struct composer *composer, const struct column *column, const struct cell *cells,
	size_t count)
{
	int32_t lead = 0, baseline = 0;
	const struct strip *after = composer->flow->last;
	size_t rows = 0;

	for (size_t i = 0; i < count; i++) {
		lead = larger(lead, cells[i].look->lead);
		baseline = larger(baseline, cells[i].look->baseline);
		rows = cells[i].lines.count > rows ? cells[i].lines.count : rows;
	}
	for (size_t row = 0; row < rows; row++) {
		struct strip *strip = flow_strip(composer->flow, column, lead);

		for (size_t i = 0; i < count; i++)
			if (row < cells[i].lines.count)
				strip_line(composer->arena, strip, cells[i].element,
					&cells[i].lines.line[row], cells[i].x, baseline);
	}
	flow_together_ends(composer->flow, after);
}

struct box *box_new(struct composer *composer, const struct column *column, int32_t rule)
{
	struct box *box = arena_alloc(composer->arena, sizeof *box);

	box->parent = column->box;
	box->x = column->x;
	box->width = column->width;
	box->rule = rule;
	return box;
}

int32_t cell_inset(const struct block_style *style)
{
	return style->padding + (style->look->lead - style->look->style.size) / 2;
}

void style_begin(struct composer *composer, const struct block_style *style)
{
	if (style->keep & KEEP_PREVIOUS)
		flow_keep(composer->flow);
	flow_space(composer->flow, style->before);
}

void style_end(
	struct composer *composer, const struct block_style *style, const struct strip *after)
{
	if (style->keep & KEEP_TOGETHER)
		flow_together(composer->flow, after);
	if (style->keep & KEEP_NEXT)
		flow_keep(composer->flow);
	flow_space(composer->flow, style->after);
}

/* Beside two windows side by side there is none: a third of the measure at least. */
static bool window_leaves_room(const struct window *window, const struct rectangle *measure)
{
	return measure->x + measure->width - window->swept.x - window->swept.width
	       >= measure->width / 3;
}

struct column column_narrow(
	const struct composer *composer, struct column column, const struct block_style *style)
{
	const struct window *window = composer->style->window;
	int32_t end = column.x + column.width;

	if (column.clear == CLEAR_WINDOW)
		column.clear = style->clear;
	if (composer->address && column.clear != CLEAR_WINDOW && !composer->style->vertical) {
		if (window_leaves_room(window, &composer->style->column))
			column.x = larger(column.x, window->swept.x + window->swept.width);
		else
			column.clear = CLEAR_WINDOW;
	}
	column.x += style->left;
	column.width = end - style->right - column.x;
	return column;
}

void label_width_check(struct composer *composer, const struct block *block)
{
	if (!style_block(composer->style, block)->label)
		finding_add(composer->findings, "layout-width-none", block->source, "style",
			composer->style->id, "kind", block_kind_name(block->kind), NULL);
}
