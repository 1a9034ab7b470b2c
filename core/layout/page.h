/* page.h - pages ready to be written: marks at places, and what they mean.
 *
 * The layout makes this, the PDF writer and the trace read it.  Two things side
 * by side: pages full of marks (glyphs, rules) and one tree of structure
 * elements (heading, paragraph, list ...) that tells a screen reader what the
 * marks are.  A mark belongs to one element, or to none: then it is an artifact
 * (page number, rule).
 *
 * Lengths are int32_t in thousandths of a point (mp); x from the page's left
 * edge, y from its top edge downwards.
 */
#ifndef TODOKE_PAGE_H
#define TODOKE_PAGE_H

#include "base/arena.h"
#include "layout/picture.h"
#include "text/paragraph.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rectangle {
	int32_t x, y, width, height; /* x, y: of the top left corner */
};

/* Standard structure types of ISO 32000-1, 14.8.4; the name is the PDF name. */
struct element {
	const char *type;     /* "Document", "H1", "P", "L", "LI", "Lbl", "LBody", "Table"... */
	const char *language; /* NULL: as the parent */
	const char *alternate;        /* Alt; NULL: none */
	const char *actual;           /* ActualText; NULL: what its content says */
	const struct text_span *span; /* of a Span: that of its glyphs */
	const char *scope;            /* TH: "Row", "Column" or "Both"; else NULL */
	size_t columns, rows;         /* TH, TD: ColSpan and RowSpan; 0: as 1 */
	const char *numbering;   /* L: ListNumbering ("Decimal", "Disc", "None"); else NULL */
	bool in_line;            /* of a line's text: its place is that of its parent */
	const char *writing;     /* WritingMode ("TbRl", "LrTb"); NULL: as the parent */
	struct rectangle extent; /* of a Figure on its page; width 0: none */
	struct element *parent, *first, *last, *next;
	size_t order; /* of creation, in one count with the marks: reading order */
};

enum mark_kind { MARK_GLYPHS, MARK_RULE, MARK_SHAPE, MARK_PICTURE };

struct mark {
	enum mark_kind kind;
	const struct element *element; /* NULL: artifact */
	bool folio;   /* an artifact: a running line, as the number of the page */
	int32_t x, y; /* start of the baseline; top left corner of a rule */
	const struct placed_glyph *glyphs;  /* MARK_GLYPHS */
	bool vertical;                      /* the line runs down the page (paragraph.h) */
	const struct rectangle *rectangles; /* MARK_SHAPE: filled as one, from X, Y */
	size_t count;                       /* of glyphs or rectangles */
	const struct page_picture *picture; /* MARK_PICTURE */
	int32_t width, height;              /* MARK_RULE: a filled rectangle; MARK_PICTURE */
	int32_t gray;                       /* 0 black .. 1000 white */
	uint32_t colour;                    /* MARK_GLYPHS: 0xRRGGBB, 0 is black */
	size_t order;
	struct mark *next;
};

struct page {
	int32_t width, height;
	struct mark *first, *last;
	size_t number; /* from 1 */
	struct page *next;
};

struct attachment {
	const char *name;         /* file name shown to the reader */
	const char *description;  /* for people */
	const char *type;         /* MIME */
	const char *relationship; /* "Source", "Data", "Alternative", "Supplement" */
	const char *data;
	size_t size;
	struct attachment *next;
};

/* A picture, however often it is shown. */
struct page_picture {
	const struct picture *picture;
	size_t index; /* from 0 */
	const struct page_picture *next;
};

struct pages {
	struct arena *arena;
	struct page *first, *last;
	size_t count;
	struct element *root; /* "Document" */
	size_t order;         /* the next number for an element or mark */
	const char *title, *language, *author, *subject; /* author, subject may be NULL */
	const char *date; /* ISO 8601 with zone, "2026-11-16T09:00:00+09:00": the
			   * document's own date, never the clock */
	struct attachment *attachments;
	const struct page_picture *pictures;
	struct element *addressed; /* what stands in an envelope's window; NULL: nothing */
	bool vertical;             /* pages follow each other from right to left */
};

struct pages *pages_new(struct arena *arena, const char *title, const char *language);
struct page *page_add(struct pages *pages, int32_t width, int32_t height);
struct element *element_add(struct pages *pages, struct element *parent, const char *type);

/* A line of glyphs with its baseline at (x, y), which runs down the page if VERTICAL;
 * readings and spans get elements of their own in ELEMENT.  A rule is given back for a height
 * that is only known when what it stands behind has been placed. */
void page_line(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, bool vertical, const struct line *line);
struct mark *page_rule(struct pages *pages, struct page *page, const struct element *element,
	int32_t x, int32_t y, int32_t width, int32_t height, int32_t gray);

/* RECTANGLES painted black as one shape, so that no seam shows where they meet: a barcode. */
void page_shape(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, const struct rectangle *rectangles, size_t count);

/* PICTURE in a rectangle of WIDTH and HEIGHT, below all that is on PAGE. */
void page_picture(struct pages *pages, struct page *page, struct element *element, int32_t x,
	int32_t y, int32_t width, int32_t height, const struct picture *picture);

/* Brings the text of PAGE into the order in which it is read (ISO 32000-1, 14.8.2.3.1):
 * cells that stand side by side were placed line by line. */
void page_order(struct pages *pages, struct page *page);

/* The room that MARK takes on its page. */
struct rectangle mark_extent(const struct mark *mark);

bool rectangles_meet(const struct rectangle *a, const struct rectangle *b);

/* The text of MARK; "" when it is none. */
char *mark_words(struct arena *arena, const struct mark *mark);

#endif
