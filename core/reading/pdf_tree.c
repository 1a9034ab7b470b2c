/* pdf_tree.c - the structure tree of a PDF file, and its text in reading order. */
#include "reading/pdf_source.h"

#include <string.h>

/* A walk down the tree. */
struct walk {
	struct pdf_reader *reader;
	char *seen;           /* by object number */
	size_t *page_numbers; /* by object number; 0: no page */
	/* Texts of marked content: by page, by id. */
	const char ***texts;
	size_t *text_counts;
};

/* --- what content says */

static size_t ids_count(const struct pdf_page *page)
{
	long last = -1;

	for (const struct pdf_run *run = page->first; run; run = run->next)
		last = run->content > last ? run->content : last;
	return (size_t)(last + 1);
}

/* TEXT and what RUN adds to it; content is nearly always one run, or a few. */
static const char *text_join(struct arena *arena, const char *text, const struct pdf_run *run)
{
	size_t before = text ? strlen(text) : 0;
	char *joined;

	if (!text)
		return run->text;
	joined = arena_alloc(arena, before + run->length + 1);
	memcpy(joined, text, before);
	memcpy(joined + before, run->text, run->length);
	return joined;
}

/* Ids are meant to be dense (14.7.4.2); one that is far out is nobody's. */
static void texts_read(struct walk *walk, size_t page_index)
{
	enum { IDS_MOST = 1 << 20 };
	struct arena *arena = walk->reader->arena;
	const struct pdf_page *page = pdf_reader_page(walk->reader, page_index + 1);
	size_t count = page ? ids_count(page) : 0;

	count = count < IDS_MOST ? count : IDS_MOST;
	walk->texts[page_index] = arena_array(arena, count, sizeof **walk->texts);
	walk->text_counts[page_index] = count;
	for (const struct pdf_run *run = page ? page->first : NULL; run; run = run->next)
		if (run->content >= 0 && (size_t)run->content < count) {
			const char **text = &walk->texts[page_index][run->content];

			*text = text_join(arena, *text, run);
		}
}

static const char *content_text(struct walk *walk, size_t page, long id)
{
	const char *text;

	if (!page || id < 0)
		return "";
	if (!walk->texts[page - 1])
		texts_read(walk, page - 1);
	text = (size_t)id < walk->text_counts[page - 1] ? walk->texts[page - 1][id] : NULL;
	return text ? text : "";
}

/* --- the tree */

static struct pdf_node *node_add(struct walk *walk, struct pdf_node *parent)
{
	struct pdf_node *node = arena_alloc(walk->reader->arena, sizeof *node);

	node->parent = parent;
	node->content = -1;
	if (!parent)
		return node;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

static size_t page_of(struct walk *walk, qpdf_oh object)
{
	int number = walk->reader->qpdf->oh_get_object_id(walk->reader->file, object);

	return number > 0 && number < walk->reader->object_count ? walk->page_numbers[number]
								 : 0;
}

static void content_add(struct walk *walk, struct pdf_node *parent, size_t page, qpdf_oh id)
{
	struct pdf_node *node = node_add(walk, parent);

	node->page = page;
	if (walk->reader->qpdf->oh_is_integer(walk->reader->file, id))
		node->content =
			(long)walk->reader->qpdf->oh_get_int_value(walk->reader->file, id);
	node->text = content_text(walk, page, node->content);
}

static bool kids_read(
	struct walk *walk, struct pdf_node *node, qpdf_oh object, size_t page, int depth);

static bool element_read(
	struct walk *walk, struct pdf_node *parent, qpdf_oh object, size_t page, int depth)
{
	struct pdf_reader *reader = walk->reader;
	int number = reader->qpdf->oh_get_object_id(reader->file, object);
	struct pdf_node *node;
	size_t own;

	if (depth == PDF_DEPTH || number >= reader->object_count
		|| (number && walk->seen[number]))
		return source_fail(reader, "the structure tree is no tree, or too deep");
	walk->seen[number] = 1;
	node = node_add(walk, parent);
	node->object = number;
	node->type = source_text(reader, source_key(reader, object, "/S"));
	node->type = node->type ? node->type : "";
	node->language = source_text(reader, source_key(reader, object, "/Lang"));
	node->alternate = source_text(reader, source_key(reader, object, "/Alt"));
	node->actual = source_text(reader, source_key(reader, object, "/ActualText"));
	own = page_of(walk, source_key(reader, object, "/Pg"));
	return kids_read(walk, node, object, own ? own : page, depth + 1);
}

/* One of the K of NODE (table 323). */
static bool kid_read(
	struct walk *walk, struct pdf_node *node, qpdf_oh kid, size_t page, int depth)
{
	struct pdf_reader *reader = walk->reader;
	const char *type = source_text(reader, source_key(reader, kid, "/Type"));
	size_t own;

	if (reader->qpdf->oh_is_integer(reader->file, kid)) {
		content_add(walk, node, page, kid);
		return true;
	}
	if (!reader->qpdf->oh_is_dictionary(reader->file, kid))
		return true;
	if (!type || (strcmp(type, "MCR") != 0 && strcmp(type, "OBJR") != 0))
		return element_read(walk, node, kid, page, depth);
	own = page_of(walk, source_key(reader, kid, "/Pg"));
	content_add(walk, node, own ? own : page, source_key(reader, kid, "/MCID"));
	return true;
}

static bool kids_read(
	struct walk *walk, struct pdf_node *node, qpdf_oh object, size_t page, int depth)
{
	struct pdf_reader *reader = walk->reader;
	qpdf_oh kids = source_key(reader, object, "/K");
	int count = source_count(reader, kids);

	if (!reader->qpdf->oh_is_array(reader->file, kids))
		return kid_read(walk, node, kids, page, depth);
	for (int i = 0; i < count; i++)
		if (!kid_read(walk, node,
			    reader->qpdf->oh_get_array_item(reader->file, kids, i), page,
			    depth))
			return false;
	return true;
}

static struct walk walk_new(struct pdf_reader *reader)
{
	size_t objects = (size_t)reader->object_count;
	struct walk walk = {.reader = reader,
		.seen = arena_alloc(reader->arena, objects),
		.page_numbers = arena_array(reader->arena, objects, sizeof *walk.page_numbers),
		.texts = arena_array(reader->arena, reader->page_count, sizeof *walk.texts),
		.text_counts = arena_array(
			reader->arena, reader->page_count, sizeof *walk.text_counts)};

	for (size_t i = 0; i < reader->page_count; i++)
		walk.page_numbers[reader->pages[i]] = i + 1;
	return walk;
}

const struct pdf_node *pdf_reader_tree(struct pdf_reader *reader)
{
	struct walk walk;
	qpdf_oh root;

	if (reader->tree)
		return reader->tree;
	/* pages first: to read one releases all handles, the tree's among them */
	for (size_t i = 1; i <= reader->page_count; i++)
		if (!pdf_reader_page(reader, i))
			return NULL;
	root = source_key(reader, reader->qpdf->get_trailer(reader->file), "/Root");
	root = source_key(reader, root, "/StructTreeRoot");
	if (!reader->qpdf->oh_is_dictionary(reader->file, root))
		return NULL;
	walk = walk_new(reader);
	reader->tree = node_add(&walk, NULL);
	reader->tree->type = "StructTreeRoot";
	if (!kids_read(&walk, reader->tree, root, 0, 0) || !source_sound(reader))
		reader->tree = NULL;
	source_release(reader);
	return reader->tree;
}

const struct pdf_node *pdf_node_after(const struct pdf_node *node)
{
	if (node->first)
		return node->first;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

/* --- all text */

/* 14.8.4.4: what stands within a line. */
static bool is_inline(const char *type)
{
	static const char *const types[] = {"Span", "Link", "Quote", "Note", "Reference",
		"BibEntry", "Code", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Annot"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (!strcmp(type, types[i]))
			return true;
	return false;
}

static void line_end(struct buffer *to)
{
	if (to->length && to->data[to->length - 1] != '\n')
		buffer_byte(to, '\n');
}

/* The node after NODE and all that is in it; a line ends with each block. */
static const struct pdf_node *node_leave(const struct pdf_node *node, struct buffer *to)
{
	for (; node; node = node->parent) {
		if (node->type && !is_inline(node->type))
			line_end(to);
		if (node->next)
			return node->next;
	}
	return NULL;
}

static void tree_text(const struct pdf_node *node, struct buffer *to)
{
	while (node) {
		if (node->type && !is_inline(node->type))
			line_end(to);
		if (node->actual || !node->type)
			buffer_text(to, node->actual ? node->actual : node->text);
		node = !node->actual && node->first ? node->first : node_leave(node, to);
	}
}

bool pdf_reader_text(struct pdf_reader *reader, struct buffer *to)
{
	const struct pdf_node *tree = pdf_reader_tree(reader);

	if (tree) {
		tree_text(tree, to);
		return true;
	}
	for (size_t i = 1; i <= reader->page_count && !reader->failed; i++) {
		const struct pdf_page *page = pdf_reader_page(reader, i);

		for (const struct pdf_run *run = page ? page->first : NULL; run;
			run = run->next) {
			buffer_add(to, run->text, run->length);
			line_end(to);
		}
	}
	return !reader->failed;
}
