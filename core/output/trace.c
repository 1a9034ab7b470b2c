/* trace.c - a document and its pages as text, a line per node. */
#include "output/trace.h"

static void indent_write(struct buffer *to, size_t depth)
{
	for (; depth > 0; depth--)
		buffer_text(to, "  ");
}

/* LENGTH bytes of TEXT; a line break in them must not break the line. */
static void text_write(struct buffer *to, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '\n')
			buffer_text(to, "\\n");
		else
			buffer_byte(to, text[i]);
}

static void quoted_write(struct buffer *to, const char *text)
{
	buffer_byte(to, '"');
	for (; *text; text++)
		text_write(to, text, 1);
	buffer_byte(to, '"');
}

static void member_write(struct buffer *to, const char *name, const char *value)
{
	if (value)
		buffer_format(to, " %s=%s", name, value);
}

/* --- the document */

static void fact_write(struct buffer *to, const struct fact *fact)
{
	member_write(to, "path", fact->path);
	member_write(to, "type", fact->type);
	member_write(to, "value", fact->value);
	member_write(to, "unit", fact->unit);
	member_write(to, "form", fact->form);
	member_write(to, "as-of", fact->as_of);
}

/* FACTS counts them as the tags of glyphs do (layout/blocks.h). */
static void leaf_write(struct buffer *to, const struct block *leaf, size_t *facts)
{
	if (leaf->fact)
		buffer_format(to, "fact %zu ", ++*facts);
	else
		buffer_text(to, "words ");
	quoted_write(to, leaf->text);
	if (leaf->fact)
		fact_write(to, leaf->fact);
}

/* Nests no deeper than the template does. */
static void block_write(
	struct buffer *to, const struct block *block, size_t depth, size_t *facts)
{
	indent_write(to, depth);
	if (block_is_leaf(block)) {
		leaf_write(to, block, facts);
	} else {
		buffer_text(to, block_kind_name(block->kind));
		if (block->id)
			buffer_format(to, " %s", block->id);
		member_write(to, "role", block->role);
		if (block->level)
			buffer_format(to, " level=%zu", block->level);
		if (block->weight)
			buffer_format(to, " weight=%zu", block->weight);
		if (block->columns > 1)
			buffer_format(to, " columns=%zu", block->columns);
		if (block->rows > 1)
			buffer_format(to, " rows=%zu", block->rows);
		if (block->chosen)
			buffer_text(to, " chosen");
		member_write(to, "number", block->number);
	}
	buffer_byte(to, '\n');
	for (const struct block *child = block->first; child; child = child->next)
		block_write(to, child, depth + 1, facts);
}

/* --- structure */

static void element_write(struct buffer *to, const struct element *element, size_t depth)
{
	indent_write(to, depth);
	buffer_text(to, element->type);
	member_write(to, "language", element->language);
	member_write(to, "actual", element->actual);
	member_write(to, "scope", element->scope);
	if (element->columns > 1)
		buffer_format(to, " columns=%zu", element->columns);
	if (element->rows > 1)
		buffer_format(to, " rows=%zu", element->rows);
	member_write(to, "numbering", element->numbering);
	if (element->alternate) {
		buffer_byte(to, ' ');
		quoted_write(to, element->alternate);
	}
	buffer_byte(to, '\n');
	for (const struct element *child = element->first; child; child = child->next)
		element_write(to, child, depth + 1);
}

/* --- pages */

/* MP in points with one decimal, rounded. */
static void points_write(struct buffer *to, int32_t mp)
{
	int64_t tenths = ((int64_t)mp + (mp < 0 ? -50 : 50)) / 100;
	int64_t positive = tenths < 0 ? -tenths : tenths;

	buffer_format(to, "%s%lld.%lld", tenths < 0 ? "-" : "", (long long)(positive / 10),
		(long long)(positive % 10));
}

/* The faces in which GLYPHS are set, in the order of their first use. */
static void faces_write(struct buffer *to, const struct placed_glyph *glyphs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t before = 0;

		while (before < i && glyphs[before].font != glyphs[i].font)
			before++;
		if (before == i)
			buffer_format(to, "%s%s", i ? "+" : " ", font_name(glyphs[i].font));
	}
}

static void glyph_text_write(struct buffer *to, const struct placed_glyph *glyphs, size_t count)
{
	size_t tag = 0;

	buffer_text(to, " \"");
	for (size_t i = 0; i < count; i++) {
		if (glyphs[i].tag != tag && tag)
			buffer_byte(to, ']');
		if (glyphs[i].tag != tag && glyphs[i].tag)
			buffer_format(to, "[%u:", glyphs[i].tag);
		tag = glyphs[i].tag;
		text_write(to, glyphs[i].text, glyphs[i].length);
	}
	buffer_text(to, tag ? "]\"" : "\"");
}

static void glyphs_write(struct buffer *to, const struct mark *mark)
{
	buffer_text(to, mark->vertical ? " vertical " : " ");
	points_write(to, mark->count ? mark->glyphs[0].size : 0);
	faces_write(to, mark->glyphs, mark->count);
	buffer_format(to, " %s", mark->element ? mark->element->type : "artifact");
	if (mark->colour)
		buffer_format(to, " #%06x", mark->colour);
	glyph_text_write(to, mark->glyphs, mark->count);
}

static void rule_write(struct buffer *to, const struct mark *mark)
{
	buffer_text(to, " rule ");
	points_write(to, mark->width);
	buffer_text(to, " x ");
	points_write(to, mark->height);
	buffer_format(to, " %s", mark->element ? mark->element->type : "artifact");
	buffer_format(to, " gray=%d", mark->gray);
}

static void shape_write(struct buffer *to, const struct mark *mark)
{
	buffer_format(to, " shape of %zu", mark->count);
	for (size_t i = 0; i < mark->count; i++) {
		const struct rectangle *part = &mark->rectangles[i];

		buffer_format(to, " %d,%d,%d,%d", part->x, part->y, part->width, part->height);
	}
	buffer_format(to, " %s", mark->element ? mark->element->type : "artifact");
}

static void picture_write(struct buffer *to, const struct mark *mark)
{
	buffer_text(to, " picture ");
	points_write(to, mark->width);
	buffer_text(to, " x ");
	points_write(to, mark->height);
	buffer_format(to, " %s", mark->element ? mark->element->type : "artifact");
}

static void mark_write(struct buffer *to, const struct mark *mark)
{
	int32_t first = mark->kind == MARK_GLYPHS && mark->count ? mark->glyphs[0].x : 0;

	buffer_text(to, "  ");
	points_write(to, mark->vertical ? mark->x : mark->x + first);
	buffer_byte(to, ' ');
	points_write(to, mark->vertical ? mark->y + first : mark->y);
	if (mark->kind == MARK_GLYPHS)
		glyphs_write(to, mark);
	else if (mark->kind == MARK_SHAPE)
		shape_write(to, mark);
	else if (mark->kind == MARK_PICTURE)
		picture_write(to, mark);
	else
		rule_write(to, mark);
	buffer_byte(to, '\n');
}

static void page_write(struct buffer *to, const struct page *page)
{
	buffer_format(to, "page %zu ", page->number);
	points_write(to, page->width);
	buffer_text(to, " x ");
	points_write(to, page->height);
	buffer_byte(to, '\n');
	for (const struct mark *mark = page->first; mark; mark = mark->next)
		mark_write(to, mark);
}

void trace_write(
	const struct document *document, const struct pages *pages, struct buffer *buffer)
{
	size_t facts = 0;

	buffer_text(buffer, "# document");
	member_write(buffer, "pack", document->pack);
	member_write(buffer, "version", document->pack_version);
	member_write(buffer, "record", document->record);
	member_write(buffer, "language", document->language);
	member_write(buffer, "style", document->style);
	member_write(buffer, "date", document->date);
	member_write(buffer, "draft", document->draft);
	buffer_byte(buffer, '\n');
	block_write(buffer, document->root, 0, &facts);
	buffer_text(buffer, "# structure\n");
	element_write(buffer, pages->root, 0);
	buffer_format(buffer, "# pages %zu\n", pages->count);
	for (const struct page *page = pages->first; page; page = page->next)
		page_write(buffer, page);
}
