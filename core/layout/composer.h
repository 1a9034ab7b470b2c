/* composer.h - what composing any block needs: its text as lines, lines as strips.
 *
 * For core/layout alone: blocks.c says which blocks there are, list.c, choices.c,
 * form.c and table.c set those of their names.
 */
#ifndef TODOKE_COMPOSER_H
#define TODOKE_COMPOSER_H

#include "document/document.h"
#include "layout/flow.h"
#include "layout/page.h"
#include "layout/style.h"

struct composer {
	const struct page_style *style;
	struct flow *flow;
	struct pages *pages;
	struct arena *arena;
	struct findings *findings;
	const char *language;            /* of the text: "ja", "en" */
	struct ladder *ladder;           /* of paragraph_options; NULL: each its own */
	struct hyphenation *hyphenation; /* of paragraph_options; NULL: none */
	const struct block *address;     /* the one in the envelope's window, or NULL */
	const struct block *sender;      /* the one in its window for the sender, or NULL */
	struct element *addressed;       /* the element of the address, once it is composed */
	struct element *returned;        /* the same of the sender's */
	bool apart;                      /* what is in that element is composed elsewhere */
	const struct barcode *barcode;   /* under it, or NULL */
	bool horizontal;                 /* what is being composed is so in any style */
	size_t facts;                    /* seen so far, in the order of the tree */
	size_t heading;                  /* level of the last heading element */
	struct annex *annexes;           /* the first of those that are still to be composed */
	size_t annex_count;
};

/* Text that is set as one paragraph. */
struct runs {
	struct text_run *run;
	size_t count, capacity;
};

/* TEXT of the form itself, and the words and facts of BLOCK; a fault in a fact is
 * the record's, one in words the template's. */
void runs_text(struct composer *composer, struct runs *runs, const char *text,
	const struct text_look *look, struct place place);
void runs_block(struct composer *composer, struct runs *runs, const struct block *block,
	const struct text_look *look);

/* The words of PART, an entry of the style, in the language of the document. */
const char *part_words(const struct composer *composer, const struct block_style *part);

struct lines lines_set(struct composer *composer, const struct runs *runs,
	const struct block_style *style, int32_t width);
int32_t lines_width(const struct lines *lines);

/* Lines beside other lines: a label and its text, or text alone. */
struct cell {
	struct element *element;
	struct lines lines;
	const struct text_look *look;
	int32_t x;
};

/* One strip per row of lines, with one baseline.  At least two lines of a
 * paragraph stay together at the foot and at the head of a page. */
void cells_add(struct composer *composer, const struct column *column, const struct cell *cells,
	size_t count);

/* Around the strips of a block: white space and keeps of STYLE.  AFTER is the
 * flow's last strip from before the block. */
void style_begin(struct composer *composer, const struct block_style *style);
void style_end(
	struct composer *composer, const struct block_style *style, const struct strip *after);

/* A box around what is composed in COLUMN, in the one that it is in; rules of thickness
 * RULE. */
struct box *box_new(struct composer *composer, const struct column *column, int32_t rule);

/* White space between rules and text, above the text and left of it: half of what is
 * between lines is added there, so that it looks alike on all sides. */
int32_t cell_inset(const struct block_style *style);

/* COLUMN without the insets of STYLE and without what STYLE keeps clear of. */
struct column column_narrow(
	const struct composer *composer, struct column column, const struct block_style *style);

/* A finding when the style says nothing of BLOCK, whose LABEL has a width of its own: without
 * one, words would stand on words. */
void label_width_check(struct composer *composer, const struct block *block);

int32_t larger(int32_t a, int32_t b);

#endif
