/* pdf_tree_reader.h - the structure tree of a PDF file as it was read, for tests. */
#ifndef TODOKE_TEST_PDF_TREE_READER_H
#define TODOKE_TEST_PDF_TREE_READER_H

#include "pdf_opened.h"

/* What the whole tree was found to keep to. */
struct tree {
	bool parents;     /* every P is the element above */
	bool containment; /* tables, rows, cells, lists, items stand where they may */
	bool headings;    /* H1 first, no level skipped */
	bool columns;     /* every row of a table has as many cells */
	bool scopes;      /* every TH has one */
	bool owned;       /* ParentTree leads from each content back to its element */
	bool in_order;    /* content of a page is read as it is painted */
	bool described;   /* every Figure has Alt */
	size_t contents;  /* pieces of marked content */
};

struct tree tree_read(struct pdf_reader *reader);

/* The tree on a line, elements by their types: "Document(H1 P L(LI(Lbl LBody)))";
 * free it. */
char *tree_text(struct pdf_reader *reader);

#endif
