/* flow.h - what stands on the pages as one column of strips.
 *
 * A strip is a piece of the column that no page break divides, nearly always
 * one line; what may not be parted from the next says so by a keep.  Who fills
 * the flow knows blocks, the flow does not.
 */
#ifndef TODOKE_FLOW_H
#define TODOKE_FLOW_H

#include "layout/page.h"
#include "layout/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where strips stand on the page, and within what. */
struct column {
	int32_t x, width;
	enum clear clear;
	struct box *box; /* NULL: none */
};

struct stretch { /* of a rule, from side to side */
	int32_t x, width;
};

/* Around the strips that name it and the boxes in it, drawn anew on every page that it
 * comes to.  Boxes in boxes make the grid of a form: one draws its outline, those in it
 * only the rule above them, which no other is then beside. */
struct box {
	struct box *parent; /* NULL: none */
	int32_t x, width;
	int32_t outline; /* thickness of the frame around it; 0: none */
	int32_t rule;    /* thickness: above it, if anything is above it in its
			  * parent, and at its columns */
	const struct stretch
		*stretches; /* where the rule above it runs; NULL: over its width */
	size_t stretch_count;
	const int32_t *columns; /* x of rules from its top to its bottom */
	size_t column_count;
	int32_t fill_width, fill;  /* how far from X the paper is gray, and the gray */
	int32_t padding;           /* white space where a page break divides it */
	const struct strip *again; /* set at the top of every page but its first */

	/* Of the pagination. */
	bool placed, resumed; /* on some page so far; on this one, after another */
	int32_t top;
	struct mark *filled;
};

/* How firmly a strip holds to the next: a block that should stay whole gives
 * way when it is larger than a page, a heading does not. */
enum bond { BOND_NONE, BOND_BLOCK, BOND_LINES };

struct piece { /* a line of glyphs in a strip */
	struct element *element;
	const struct line *line;
	int32_t x, y; /* of the baseline, from the page's left edge, the strip's top */
	struct piece *next;
};

struct ruling { /* a rule in a strip, its place counted from the strip's top */
	struct rectangle rule;
	struct ruling *next;
};

/* What stands beside strips, on every page that they come to; read only once. */
struct side {
	const struct strip *last; /* of the strips; the first names it */
	const struct box *box;    /* in which all of them are */
	struct strip *shown;      /* its lines, and how high they are; */
	struct strip *again;      /* on the pages after the first; NULL: the same */
	bool middle;              /* of what there is of the strips, else at their top */
	struct side *next;

	int32_t top; /* of the pagination: on this page */
};

/* Rectangles painted as one, their places counted from the shape's corner. */
struct shape {
	struct element *element;
	int32_t x, size; /* from the page's left edge; of both sides */
	struct rectangle *rectangles;
	size_t count;
};

struct strip {
	int32_t before, height; /* white space above, dropped at a page's top */
	enum bond bond;
	bool breaks; /* begins a page */
	bool fixed; /* not in the column, and never turned: its top is that of the first page */
	enum clear clear;
	struct box *box;
	struct piece *first, *last;
	struct ruling *rulings;
	const struct shape *shape; /* at the strip's top; NULL: none */
	struct side *sides;        /* that begin here */
	struct strip *next;
};

struct flow {
	struct arena *arena;
	struct strip *first, *last;
	int32_t space; /* asked for before the next strip */
	bool breaks;   /* asked for before the next strip */
};

/* A strip at the end of FLOW, HEIGHT high. */
struct strip *flow_strip(struct flow *flow, const struct column *column, int32_t height);

/* A strip that is in no flow: what a box sets again. */
struct strip *strip_new(struct arena *arena, int32_t height);

/* LINE in STRIP, its baseline at X on the page and Y below the strip's top. */
void strip_line(struct arena *arena, struct strip *strip, struct element *element,
	const struct line *line, int32_t x, int32_t y);

/* A black rule in STRIP. */
void strip_rule(struct arena *arena, struct strip *strip, struct rectangle rule);

/* White space before the next strip; of several calls the largest counts. */
void flow_space(struct flow *flow, int32_t space);

/* The next strip begins a page. */
void flow_break(struct flow *flow);

/* Holds the last strip to the one that follows; nothing when there is none. */
void flow_keep(struct flow *flow);

/* The strips after AFTER (NULL: all): where they begin, */
struct strip *flow_after(const struct flow *flow, const struct strip *after);
/* hold together, or only the first two and the last two, */
void flow_together(struct flow *flow, const struct strip *after);
void flow_together_ends(struct flow *flow, const struct strip *after);
/* make room for what stands beside them, HEIGHT high, for which as many hold together, */
void flow_support(struct flow *flow, const struct strip *after, int32_t height);
/* have SIDE beside them, */
void flow_beside(struct flow *flow, const struct strip *after, struct side side);
/* or move right until the longest line ends at END. */
void flow_align_end(struct flow *flow, const struct strip *after, int32_t end);

/* All of LINES in one strip of FLOW that stands outside the column: its top is at
 * Y on the first page. */
void flow_fix(struct flow *flow, const struct flow *lines, int32_t y);

#endif
