/* pdf_assert_tree.c - rules about the structure tree. */
#include "pdf_assertions.h"

#include <stdlib.h>
#include <string.h>

/* The element after NODE; content is left out. */
static const struct pdf_node *element_after(const struct pdf_node *node)
{
	do
		node = pdf_node_after(node);
	while (node && !node->type);
	return node;
}

static const struct pdf_node *first_element(struct pdf_facts *facts)
{
	const struct pdf_node *tree = pdf_reader_tree(facts->reader);

	return tree ? element_after(tree) : NULL;
}

/* The child that is an element, from NODE on among its siblings. */
static const struct pdf_node *element_of(const struct pdf_node *node)
{
	while (node && !node->type)
		node = node->next;
	return node;
}

static bool is(const struct pdf_node *node, const char *type)
{
	return strcmp(node->type, type) == 0;
}

static bool is_among(const char *type, const char *types)
{
	size_t length = strlen(type);

	for (const char *at = types; (at = strstr(at, type)); at += length)
		if ((at == types || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* "Table: TR THead" in its two halves. */
struct relation {
	char *type, *others;
};

static struct relation relation_of(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = {.type = arena_text(facts->arena, argument)};

	relation.others = strstr(relation.type, ": ");
	*relation.others = '\0';
	relation.others += 2;
	return relation;
}

/* --- types and what may stand where */

/* ISO 32000-1, 14.8.4. */
bool types_are_standard(struct pdf_facts *facts, const char *argument)
{
	static const char standard[] =
		"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct "
		"Private P H"
		" H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote "
		"Note"
		" Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula"
		" Form";

	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (!is_among(n->type, standard))
			return false;
	return true;
}

bool elements_have_parents(struct pdf_facts *facts, const char *argument)
{
	int root = pdf_object(facts->reader, "Root/StructTreeRoot");

	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (pdf_object(facts->reader, "Object/%d/P", n->object)
			!= (n->parent->parent ? n->parent->object : root))
			return false;
	return true;
}

bool kids_are(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);

	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n->parent, relation.type) && !is_among(n->type, relation.others))
			return false;
	return true;
}

bool parents_are(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);

	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, relation.type) && !is_among(n->parent->type, relation.others))
			return false;
	return true;
}

static size_t kids_count(const struct pdf_node *parent, const char *types)
{
	size_t count = 0;

	for (const struct pdf_node *n = element_of(parent->first); n; n = element_of(n->next))
		count += is_among(n->type, types);
	return count;
}

bool kid_is_single(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);

	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if ((is(n, relation.type) || !strcmp(relation.type, "*"))
			&& kids_count(n, relation.others) > 1)
			return false;
	return true;
}

bool kid_is_first(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);

	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n->parent, relation.type) && is(n, relation.others)
			&& n != element_of(n->parent->first))
			return false;
	return true;
}

bool kid_is_not_between(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);

	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n->parent, relation.type) && is(n, relation.others)
			&& n != element_of(n->parent->first) && element_of(n->next))
			return false;
	return true;
}

bool kid_needs(struct pdf_facts *facts, const char *argument)
{
	struct relation relation = relation_of(facts, argument);
	char *needed = strchr(relation.others, ' ');

	*needed++ = '\0';
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, relation.type) && kids_count(n, relation.others)
			&& !kids_count(n, needed))
			return false;
	return true;
}

/* --- headings, figures, notes */

static int level_of(const struct pdf_node *node)
{
	const char *type = node->type;

	return type[0] == 'H' && type[1] >= '1' && type[1] <= '6' && !type[2] ? type[1] - '0'
									      : 0;
}

bool headings_are_nested(struct pdf_facts *facts, const char *argument)
{
	int last = 0;

	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n)) {
		int level = level_of(n);

		if (level > last + 1)
			return false;
		last = level ? level : last;
	}
	return true;
}

bool headings_are_of_one_kind(struct pdf_facts *facts, const char *argument)
{
	bool numbered = false, plain = false;

	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n)) {
		numbered = numbered || level_of(n);
		plain = plain || is(n, "H");
	}
	return !numbered || !plain;
}

bool figures_are_described(struct pdf_facts *facts, const char *argument)
{
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, argument) && (!n->alternate || !*n->alternate) && !n->actual)
			return false;
	return true;
}

static const char *note_id(struct pdf_facts *facts, const struct pdf_node *node)
{
	return is(node, "Note") ? pdf_value(facts->reader, "Object/%d/ID", node->object) : "-";
}

bool notes_have_ids(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (!*note_id(facts, n) || !strcmp(note_id(facts, n), "null"))
			return false;
	return true;
}

bool note_ids_differ(struct pdf_facts *facts, const char *argument)
{
	struct words ids = {0};
	bool differ = true;

	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n)) {
		if (!is(n, "Note"))
			continue;
		differ = differ && !words_have(&ids, note_id(facts, n));
		words_add(&ids, note_id(facts, n), facts->arena);
	}
	free(ids.words);
	return differ;
}

/* --- tables */

/* Where the attribute KEY of NODE is: A is one dictionary or several. */
static const char *attribute_path(
	struct pdf_facts *facts, const struct pdf_node *node, const char *key)
{
	size_t count = pdf_count(facts->reader, "Object/%d/A", node->object);

	for (size_t i = 0; i < count; i++)
		if (pdf_has(facts->reader, "Object/%d/A/%zu/%s", node->object, i, key))
			return arena_format(
				facts->arena, "Object/%d/A/%zu/%s", node->object, i, key);
	return arena_format(facts->arena, "Object/%d/A/%s", node->object, key);
}

static size_t span_of(struct pdf_facts *facts, const struct pdf_node *cell, const char *key)
{
	long span = pdf_number(facts->reader, "%s", attribute_path(facts, cell, key));

	return span > 0 ? (size_t)span : 1;
}

enum { GRID_ROWS = 2000, GRID_COLUMNS = 64 };

/* A table laid out: which cell covers each place. */
struct grid {
	const struct pdf_node *cells[GRID_ROWS][GRID_COLUMNS];
	size_t rows;
	size_t columns[GRID_ROWS]; /* how far each row is covered */
	bool crossed, overhangs;   /* cells over each other; below the last row */
};

static void cell_place(struct pdf_facts *facts, struct grid *grid, const struct pdf_node *cell,
	size_t row, size_t *column)
{
	size_t down = span_of(facts, cell, "RowSpan"), right = span_of(facts, cell, "ColSpan");

	while (*column < GRID_COLUMNS && grid->cells[row][*column])
		++*column;
	for (size_t r = row; r < row + down && r < GRID_ROWS; r++)
		for (size_t c = *column; c < *column + right && c < GRID_COLUMNS; c++) {
			grid->crossed = grid->crossed || grid->cells[r][c];
			grid->cells[r][c] = cell;
			if (c + 1 > grid->columns[r])
				grid->columns[r] = c + 1;
		}
	*column += right;
}

/* The row after ROW (NULL: the first) of TABLE, through its parts. */
static const struct pdf_node *row_after(
	const struct pdf_node *table, const struct pdf_node *row)
{
	const struct pdf_node *node = row ? row : table;

	for (;;) {
		if (node->first && !is(node, "TR") && element_of(node->first))
			node = element_of(node->first);
		else {
			while (node != table && !element_of(node->next))
				node = node->parent;
			if (node == table)
				return NULL;
			node = element_of(node->next);
		}
		if (is(node, "TR"))
			return node;
	}
}

static struct grid *grid_new(struct pdf_facts *facts, const struct pdf_node *table)
{
	struct grid *grid = arena_alloc(facts->arena, sizeof *grid);
	const struct pdf_node *row = row_after(table, NULL);

	for (; row && grid->rows < GRID_ROWS; row = row_after(table, row)) {
		size_t column = 0;

		for (const struct pdf_node *cell = element_of(row->first); cell;
			cell = element_of(cell->next))
			cell_place(facts, grid, cell, grid->rows, &column);
		grid->rows++;
	}
	grid->overhangs = grid->rows < GRID_ROWS && grid->columns[grid->rows];
	return grid;
}

typedef bool grid_check(struct pdf_facts *facts, const struct grid *grid);

static bool tables_hold(struct pdf_facts *facts, grid_check *check)
{
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, "Table") && !check(facts, grid_new(facts, n)))
			return false;
	return true;
}

static bool grid_is_uncrossed(struct pdf_facts *facts, const struct grid *grid)
{
	(void)facts;
	return !grid->crossed;
}

static bool grid_has_equal_rows(struct pdf_facts *facts, const struct grid *grid)
{
	(void)facts;
	for (size_t row = 1; row < grid->rows; row++)
		if (grid->columns[row] != grid->columns[0])
			return false;
	return true;
}

static bool grid_ends_evenly(struct pdf_facts *facts, const struct grid *grid)
{
	(void)facts;
	return !grid->overhangs;
}

static bool has_scope(struct pdf_facts *facts, const struct pdf_node *cell, const char *scope)
{
	const char *path = attribute_path(facts, cell, "Scope");

	return cell && is(cell, "TH")
	       && (pdf_value_is(facts->reader, scope, "%s", path)
		       || pdf_value_is(facts->reader, "/Both", "%s", path));
}

/* A header of its row or its column. */
static bool place_has_header(
	struct pdf_facts *facts, const struct grid *grid, size_t row, size_t column)
{
	for (size_t c = 0; c < grid->columns[row]; c++)
		if (grid->cells[row][c] && has_scope(facts, grid->cells[row][c], "/Row"))
			return true;
	for (size_t r = 0; r < grid->rows; r++)
		if (grid->cells[r][column]
			&& has_scope(facts, grid->cells[r][column], "/Column"))
			return true;
	return false;
}

static bool grid_has_headers(struct pdf_facts *facts, const struct grid *grid)
{
	for (size_t row = 0; row < grid->rows; row++)
		for (size_t column = 0; column < grid->columns[row]; column++) {
			const struct pdf_node *cell = grid->cells[row][column];

			if (cell && is(cell, "TD")
				&& !pdf_has(facts->reader, "%s",
					attribute_path(facts, cell, "Headers"))
				&& !place_has_header(facts, grid, row, column))
				return false;
		}
	return true;
}

bool cells_do_not_cross(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return tables_hold(facts, grid_is_uncrossed);
}

bool rows_are_equal(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return tables_hold(facts, grid_has_equal_rows);
}

bool columns_are_equal(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return tables_hold(facts, grid_ends_evenly);
}

bool cells_have_headers(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return tables_hold(facts, grid_has_headers);
}

/* Headers name the ID of a TH. */
static bool header_is_known(struct pdf_facts *facts, const char *id)
{
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, "TH") && pdf_value_is(facts->reader, id, "Object/%d/ID", n->object))
			return true;
	return false;
}

bool headers_are_known(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n)) {
		const char *path = attribute_path(facts, n, "Headers");

		for (size_t i = 0; i < pdf_count(facts->reader, "%s", path); i++)
			if (!header_is_known(
				    facts, pdf_value(facts->reader, "%s/%zu", path, i)))
				return false;
	}
	return true;
}

/* --- beyond the validators */

bool headers_have_scopes(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (const struct pdf_node *n = first_element(facts); n; n = element_after(n))
		if (is(n, "TH") && !has_scope(facts, n, "/Row")
			&& !has_scope(facts, n, "/Column"))
			return false;
	return true;
}

/* 14.7.4.4: from page and id back to the element. */
static bool content_is_owned(struct pdf_facts *facts, const struct pdf_node *content)
{
	struct pdf_reader *reader = facts->reader;
	long key = pdf_number(reader, "Page/%zu/StructParents", content->page - 1);
	size_t count = pdf_count(reader, "Root/StructTreeRoot/ParentTree/Nums");

	for (size_t i = 0; i + 1 < count; i += 2)
		if (pdf_number(reader, "Root/StructTreeRoot/ParentTree/Nums/%zu", i) == key)
			return pdf_object(reader, "Root/StructTreeRoot/ParentTree/Nums/%zu/%ld",
				       i + 1, content->content)
			       == content->parent->object;
	return false;
}

bool ids_lead_to_elements(struct pdf_facts *facts, const char *argument)
{
	const struct pdf_node *node = pdf_reader_tree(facts->reader);
	size_t contents = 0;

	(void)argument;
	for (; node; node = pdf_node_after(node)) {
		if (node->type || node->content < 0)
			continue;
		contents++;
		if (!node->page || !content_is_owned(facts, node))
			return false;
	}
	return contents == facts->content.ids;
}

/* 14.8.2.3: what is read first on a page is painted first. */
bool content_is_in_order(struct pdf_facts *facts, const char *argument)
{
	size_t pages = pdf_reader_pages(facts->reader);
	struct painted_id **next = arena_array(facts->arena, pages, sizeof *next);
	const struct pdf_node *node = pdf_reader_tree(facts->reader);

	(void)argument;
	for (size_t i = 0; i < pages; i++)
		next[i] = facts->content.pages[i];
	for (; node; node = pdf_node_after(node)) {
		struct painted_id **painted;

		if (node->type || node->content < 0)
			continue;
		painted = &next[node->page - 1];
		if (!*painted || (*painted)->id != node->content)
			return false;
		*painted = (*painted)->next;
	}
	return true;
}
