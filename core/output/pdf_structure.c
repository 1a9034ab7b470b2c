/* pdf_structure.c - the tree that tells a screen reader what the marks are. */
#include "output/pdf_structure.h"

#include "output/pdf_syntax.h"

#include <string.h>

/* Marked content that belongs to an element. */
struct content {
	const struct page *page;
	size_t id; /* MCID, on its page */
	size_t order;
	uint32_t span; /* the object of its own Span, which says TEXT; 0: none */
	const char *text;
	size_t length;
	struct content *next; /* of the element, by order */
};

struct node {
	uint32_t number;
	struct content *first, *last;
};

/* Whose the marked contents of a page are, by id. */
struct owners {
	uint32_t *numbers;
	size_t count, capacity;
	size_t first; /* the id of the first */
};

struct pdf_structure {
	const struct pages *pages;
	const uint32_t *page_numbers;
	struct pdf_file *file;
	struct arena *arena;
	struct node *nodes;    /* by the element's order */
	struct owners *owners; /* by page */
};

/* The element after ELEMENT, parents before their children. */
static const struct element *element_after(const struct element *element)
{
	if (element->first)
		return element->first;
	while (element && !element->next)
		element = element->parent;
	return element ? element->next : NULL;
}

static struct pdf_structure *structure_new(const struct pages *pages,
	const uint32_t *page_numbers, struct pdf_file *file, struct arena *arena)
{
	struct pdf_structure *structure = arena_alloc(arena, sizeof *structure);

	structure->pages = pages;
	structure->page_numbers = page_numbers;
	structure->file = file;
	structure->arena = arena;
	structure->nodes = arena_array(arena, pages->order, sizeof *structure->nodes);
	structure->owners = arena_array(arena, pages->count, sizeof *structure->owners);
	return structure;
}

static void numbers_reserve(struct pdf_structure *structure, const struct element *from)
{
	for (const struct element *e = from; e; e = element_after(e))
		structure->nodes[e->order].number = pdf_reserve(structure->file);
}

struct pdf_structure *pdf_structure_new(const struct pages *pages, const uint32_t *page_numbers,
	struct pdf_file *file, struct arena *arena)
{
	struct pdf_structure *structure = structure_new(pages, page_numbers, file, arena);

	numbers_reserve(structure, pages->root);
	return structure;
}

struct pdf_structure *pdf_structure_new_in(const struct pages *pages,
	const uint32_t *page_numbers, uint32_t root, const size_t *first_ids,
	struct pdf_file *file, struct arena *arena)
{
	struct pdf_structure *structure = structure_new(pages, page_numbers, file, arena);

	structure->nodes[pages->root->order].number = root;
	numbers_reserve(structure, element_after(pages->root));
	for (size_t i = 0; i < pages->count; i++)
		structure->owners[i].first = first_ids[i];
	return structure;
}

uint32_t pdf_structure_number(
	const struct pdf_structure *structure, const struct element *element)
{
	return structure->nodes[element->order].number;
}

const uint32_t *pdf_structure_owners(
	const struct pdf_structure *structure, size_t page, size_t *count)
{
	*count = structure->owners[page].count;
	return structure->owners[page].numbers;
}

static size_t owner_add(struct owners *owners, uint32_t number, struct arena *arena)
{
	if (owners->count == owners->capacity) {
		size_t capacity = owners->capacity ? owners->capacity * 2 : 16;
		uint32_t *numbers = arena_array(arena, capacity, sizeof *numbers);

		if (owners->count)
			memcpy(numbers, owners->numbers, owners->count * sizeof *numbers);
		owners->numbers = numbers;
		owners->capacity = capacity;
	}
	owners->numbers[owners->count] = number;
	return owners->first + owners->count++;
}

/* Nearly always behind the last; content of a mark that was made earlier, before. */
static void content_insert(struct node *node, struct content *content)
{
	struct content **at = &node->first;

	if (node->last && node->last->order <= content->order)
		at = &node->last->next;
	while (*at && (*at)->order <= content->order)
		at = &(*at)->next;
	content->next = *at;
	*at = content;
	if (!content->next)
		node->last = content;
}

static struct content *content_new(struct pdf_structure *structure,
	const struct element *element, const struct page *page, size_t order)
{
	struct content *content = arena_alloc(structure->arena, sizeof *content);

	content->page = page;
	content->order = order;
	content_insert(&structure->nodes[element->order], content);
	return content;
}

size_t pdf_structure_content(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order)
{
	struct content *content = content_new(structure, element, page, order);

	content->id = owner_add(&structure->owners[page->number - 1],
		pdf_structure_number(structure, element), structure->arena);
	return content->id;
}

size_t pdf_structure_span(struct pdf_structure *structure, const struct element *element,
	const struct page *page, size_t order, const char *text, size_t length)
{
	struct content *content = content_new(structure, element, page, order);

	content->span = pdf_reserve(structure->file);
	content->text = text;
	content->length = length;
	content->id = owner_add(
		&structure->owners[page->number - 1], content->span, structure->arena);
	return content->id;
}

static uint32_t page_number(const struct pdf_structure *structure, const struct page *page)
{
	return structure->page_numbers[page->number - 1];
}

/* 14.7.4.2: a bare id counts on the element's own page, Pg. */
static void content_add(struct buffer *body, const struct pdf_structure *structure,
	const struct content *content, const struct page *own)
{
	if (content->span) {
		pdf_kid(body, content->span);
	} else if (content->page == own) {
		pdf_integer(body, content->id);
		buffer_byte(body, ' ');
	} else
		buffer_format(body, "<< /Type /MCR /Pg %u 0 R /MCID %zu >> ",
			page_number(structure, content->page), content->id);
}

/* K: children and content as they follow each other in reading order. */
static void kids_add(struct buffer *body, const struct pdf_structure *structure,
	const struct element *element)
{
	const struct node *node = &structure->nodes[element->order];
	const struct content *content = node->first;
	const struct element *child = element->first;

	if (!content && !child)
		return;
	if (content) {
		buffer_text(body, "/Pg ");
		pdf_reference(body, page_number(structure, content->page));
	}
	buffer_text(body, "/K[");
	while (content || child) {
		if (content && (!child || content->order < child->order)) {
			content_add(body, structure, content, node->first->page);
			content = content->next;
		} else {
			pdf_kid(body, structure->nodes[child->order].number);
			child = child->next;
		}
	}
	body->data[body->length - 1] = ']'; /* for the last one's space */
}

static void text_entry_add(struct buffer *body, const char *key, const char *text)
{
	if (!text)
		return;
	buffer_format(body, "/%s", key);
	pdf_text(body, text, strlen(text));
}

/* 14.8.5.7: what the type of a cell does not say. */
static void table_attributes_add(struct buffer *body, const struct element *element)
{
	if (!element->scope && element->columns < 2 && element->rows < 2)
		return;
	buffer_text(body, "/A<</O/Table");
	if (element->scope)
		buffer_format(body, "/Scope/%s", element->scope);
	if (element->columns > 1)
		buffer_format(body, "/ColSpan %zu", element->columns);
	if (element->rows > 1)
		buffer_format(body, "/RowSpan %zu", element->rows);
	buffer_text(body, ">>");
}

/* 14.8.5.5: nor that of a list. */
static void list_attributes_add(struct buffer *body, const struct element *element)
{
	if (element->numbering)
		buffer_format(body, "/A<</O/List/ListNumbering/%s>>", element->numbering);
}

/* 14.8.5.4: nor in which direction the lines run. */
static void layout_attributes_add(struct buffer *body, const struct element *element)
{
	if (element->writing)
		buffer_format(body, "/A<</O/Layout/WritingMode/%s>>", element->writing);
}

/* 14.8.5.4.3: where a figure is, for readers that show it apart. */
static void extent_add(
	struct buffer *body, const struct element *element, const struct content *content)
{
	const struct rectangle *extent = &element->extent;
	int64_t bottom;

	if (!extent->width || !content)
		return;
	bottom = (int64_t)content->page->height - extent->y - extent->height;
	buffer_text(body, "/A << /O /Layout /BBox [");
	pdf_length(body, extent->x);
	buffer_byte(body, ' ');
	pdf_length(body, bottom);
	buffer_byte(body, ' ');
	pdf_length(body, (int64_t)extent->x + extent->width);
	buffer_byte(body, ' ');
	pdf_length(body, bottom + extent->height);
	buffer_text(body, "] >>\n");
}

static void span_write(
	const struct pdf_structure *structure, const struct content *content, uint32_t parent)
{
	struct buffer body = {0};

	buffer_format(&body, "/S /Span\n/P %u 0 R\n/ActualText ", parent);
	pdf_text(&body, content->text, content->length);
	buffer_format(&body, "\n/Pg %u 0 R\n/K %zu\n", page_number(structure, content->page),
		content->id);
	pdf_define(structure->file, content->span, &body);
	buffer_done(&body);
}

/* As short as can be, and without Type, which says nothing here (14.7.2): there are very many.
 */
static void element_write(
	const struct pdf_structure *structure, const struct element *element, uint32_t parent)
{
	const struct node *node = &structure->nodes[element->order];
	struct buffer body = {0};

	buffer_text(&body, "/S");
	pdf_name(&body, element->type);
	buffer_text(&body, "/P ");
	pdf_reference(&body, parent);
	text_entry_add(&body, "Lang", element->language);
	text_entry_add(&body, "Alt", element->alternate);
	text_entry_add(&body, "ActualText", element->actual);
	table_attributes_add(&body, element);
	list_attributes_add(&body, element);
	layout_attributes_add(&body, element);
	extent_add(&body, element, node->first);
	kids_add(&body, structure, element);
	pdf_define(structure->file, node->number, &body);
	buffer_done(&body);
	for (const struct content *content = node->first; content; content = content->next)
		if (content->span)
			span_write(structure, content, node->number);
}

/* 14.7.4.4: back from page and id to the element. */
static uint32_t parent_tree_write(const struct pdf_structure *structure)
{
	struct buffer body = {0};
	uint32_t number;

	buffer_text(&body, "/Nums [\n");
	for (size_t page = 0; page < structure->pages->count; page++) {
		const struct owners *owners = &structure->owners[page];

		buffer_format(&body, "%zu [", page);
		for (size_t i = 0; i < owners->count; i++)
			buffer_format(&body, "%u 0 R ", owners->numbers[i]);
		buffer_text(&body, "]\n");
	}
	buffer_text(&body, "]\n");
	number = pdf_dictionary(structure->file, &body);
	buffer_done(&body);
	return number;
}

void pdf_structure_elements(const struct pdf_structure *structure, uint32_t parent)
{
	for (const struct element *e = structure->pages->root; e; e = element_after(e))
		element_write(structure, e,
			e->parent ? pdf_structure_number(structure, e->parent) : parent);
}

uint32_t pdf_structure_write(const struct pdf_structure *structure)
{
	const struct pages *pages = structure->pages;
	uint32_t root = pdf_dictionary_format(structure->file,
		"/Type /StructTreeRoot\n/K [%u 0 R]\n/ParentTree %u 0 R\n/ParentTreeNextKey "
		"%zu\n",
		pdf_structure_number(structure, pages->root), parent_tree_write(structure),
		pages->count);

	pdf_structure_elements(structure, root);
	return root;
}
