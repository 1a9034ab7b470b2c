/* pdf_tree_reader.c - the structure tree of a PDF file as it was read, for tests. */
#include "pdf_tree_reader.h"

#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGES_MOST = 64, PATH_LONGEST = 512, COLUMNS_MOST = 100 };

/* A walk through the tree. */
struct walk {
	struct pdf_reader *reader;
	struct tree *tree;
	int level;             /* of the last heading */
	long last[PAGES_MOST]; /* MCID read last, by page */
	int pages[PAGES_MOST]; /* objects of the pages */
};

/* Which types may stand in a type, and in which types a type must stand. */
static const struct containment {
	const char *type, *kids, *parents; /* NULL: any */
} containments[] = {
	{"Table", " TR THead TBody TFoot Caption ", NULL},
	{"THead", " TR ", " Table "},
	{"TBody", " TR ", " Table "},
	{"TFoot", " TR ", " Table "},
	{"TR", " TH TD ", " Table THead TBody TFoot "},
	{"TH", NULL, " TR "},
	{"TD", NULL, " TR "},
	{"L", " L LI Caption ", NULL},
	{"LI", " Lbl LBody ", " L "},
	{"LBody", NULL, " LI "},
	{"Document", NULL, " StructTreeRoot "},
};

static bool is_among(const char *type, const char *types)
{
	char wanted[64];

	if (!types)
		return true;
	snprintf(wanted, sizeof wanted, " %s ", type);
	return strstr(types, wanted) != NULL;
}

static bool may_contain(const char *parent, const char *type)
{
	for (size_t i = 0; i < sizeof containments / sizeof *containments; i++) {
		const struct containment *it = &containments[i];

		if (!strcmp(parent, it->type) && !is_among(type, it->kids))
			return false;
		if (!strcmp(type, it->type) && !is_among(parent, it->parents))
			return false;
	}
	return true;
}

static void heading_check(struct walk *walk, const char *type)
{
	int level = type[0] == 'H' && type[1] >= '1' && type[1] <= '6' ? type[1] - '0' : 0;

	if (!level)
		return;
	if (level > walk->level + 1)
		walk->tree->headings = false;
	walk->level = level;
}

/* An attribute of a cell, 1 when it has none. */
static size_t span_read(
	struct walk *walk, const char *name, const char *table, size_t row, size_t cell)
{
	long span = pdf_number(walk->reader, "%s/K/%zu/K/%zu/A/%s", table, row, cell, name);

	return span > 0 ? (size_t)span : 1;
}

/* Puts the cells of ROW where nothing comes down from above; BELOW says of each column how
 * many rows it is still covered.  How many columns there are then. */
static size_t row_enter(struct walk *walk, const char *table, size_t row, size_t *below)
{
	size_t cells = pdf_count(walk->reader, "%s/K/%zu/K", table, row);
	size_t taken[COLUMNS_MOST] = {0}, at = 0, columns = 0;

	for (size_t cell = 0; cell < cells; cell++) {
		size_t end, rows = span_read(walk, "RowSpan", table, row, cell);

		while (at < COLUMNS_MOST && below[at])
			at++;
		end = at + span_read(walk, "ColSpan", table, row, cell);
		for (; at < end && at < COLUMNS_MOST; at++) {
			walk->tree->columns &= !below[at];
			taken[at] = rows;
		}
	}
	for (at = 0; at < COLUMNS_MOST; at++) {
		columns += below[at] || taken[at];
		below[at] = below[at] ? below[at] - 1 : taken[at] ? taken[at] - 1 : 0;
	}
	return columns;
}

/* A caption stands before the rows. */
static void row_check(struct walk *walk, const char *table)
{
	size_t rows = pdf_count(walk->reader, "%s/K", table), columns = 0;
	size_t below[COLUMNS_MOST] = {0};

	for (size_t i = 0; i < rows; i++) {
		size_t count;

		if (!pdf_value_is(walk->reader, "/TR", "%s/K/%zu/S", table, i))
			continue;
		count = row_enter(walk, table, i, below);
		walk->tree->columns &= count > 0 && (!columns || count == columns);
		columns = count;
	}
	for (size_t i = 0; i < COLUMNS_MOST; i++)
		walk->tree->columns &= !below[i];
}

static void element_check(struct walk *walk, const char *path, const char *type)
{
	struct tree *tree = walk->tree;

	heading_check(walk, type);
	if (!strcmp(type, "TH") && !pdf_value_is(walk->reader, "/Row", "%s/A/Scope", path)
		&& !pdf_value_is(walk->reader, "/Column", "%s/A/Scope", path)
		&& !pdf_value_is(walk->reader, "/Both", "%s/A/Scope", path))
		tree->scopes = false;
	if (!strcmp(type, "Figure") && !pdf_has(walk->reader, "%s/Alt", path))
		tree->described = false;
	if (!strcmp(type, "Table"))
		row_check(walk, path);
}

static size_t page_of(struct walk *walk, int object)
{
	size_t page = 0;

	while (page < PAGES_MOST && walk->pages[page] != object)
		page++;
	return page;
}

/* Marked content ID on the page with OBJECT, of the element at PATH. */
static void content_check(struct walk *walk, const char *path, int object, long id)
{
	size_t page = page_of(walk, object);
	struct tree *tree = walk->tree;
	int owner;

	tree->contents++;
	if (page == PAGES_MOST) {
		tree->owned = false;
		return;
	}
	owner = pdf_object(
		walk->reader, "Root/StructTreeRoot/ParentTree/Nums/%zu/%ld", 2 * page + 1, id);
	if (owner != pdf_object(walk->reader, "%s", path))
		tree->owned = false;
	if (id <= walk->last[page])
		tree->in_order = false;
	walk->last[page] = id;
}

static const char *type_of(struct walk *walk, const char *path)
{
	const char *type = pdf_value(walk->reader, "%s/S", path);

	return *type == '/' ? type + 1 : "StructTreeRoot";
}

static void element_walk(struct walk *walk, const char *path);

/* One of the K of the element at PATH. */
static void kid_walk(struct walk *walk, const char *path, const char *kid)
{
	struct pdf_reader *reader = walk->reader;

	if (pdf_number(reader, "%s", kid) >= 0) {
		content_check(walk, path, pdf_object(reader, "%s/Pg", path),
			pdf_number(reader, "%s", kid));
	} else if (pdf_value_is(reader, "/MCR", "%s/Type", kid)) {
		content_check(walk, path, pdf_object(reader, "%s/Pg", kid),
			pdf_number(reader, "%s/MCID", kid));
	} else {
		if (pdf_object(reader, "%s/P", kid) != pdf_object(reader, "%s", path))
			walk->tree->parents = false;
		if (!may_contain(type_of(walk, path), type_of(walk, kid)))
			walk->tree->containment = false;
		element_walk(walk, kid);
	}
}

static void element_walk(struct walk *walk, const char *path)
{
	char kid[PATH_LONGEST];
	size_t count = pdf_count(walk->reader, "%s/K", path);

	element_check(walk, path, type_of(walk, path));
	for (size_t i = 0; i < count; i++) {
		snprintf(kid, sizeof kid, "%s/K/%zu", path, i);
		kid_walk(walk, path, kid);
	}
	if (!count && pdf_has(walk->reader, "%s/K", path)) {
		snprintf(kid, sizeof kid, "%s/K", path);
		kid_walk(walk, path, kid);
	}
}

struct tree tree_read(struct pdf_reader *reader)
{
	struct tree tree = {true, true, true, true, true, true, true, true, 0};
	struct walk walk = {.reader = reader, .tree = &tree};

	for (size_t i = 0; i < PAGES_MOST; i++) {
		walk.last[i] = -1;
		if (i < pdf_reader_pages(reader))
			walk.pages[i] = pdf_object(reader, "Page/%zu", i);
	}
	element_walk(&walk, "Root/StructTreeRoot");
	return tree;
}

static void text_walk(struct pdf_reader *reader, const char *path, struct buffer *to)
{
	size_t count = pdf_count(reader, "%s/K", path);
	bool open = false;
	char kid[PATH_LONGEST];

	buffer_text(to, pdf_value(reader, "%s/S", path) + 1);
	for (size_t i = 0; i < count; i++) {
		snprintf(kid, sizeof kid, "%s/K/%zu", path, i);
		if (!pdf_has(reader, "%s/S", kid))
			continue;
		buffer_byte(to, open ? ' ' : '(');
		open = true;
		text_walk(reader, kid, to);
	}
	if (open)
		buffer_byte(to, ')');
}

char *tree_text(struct pdf_reader *reader)
{
	struct buffer text = {0};

	text_walk(reader, "Root/StructTreeRoot/K/0", &text);
	return text.data;
}
