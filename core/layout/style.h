/* style.h - a page style: what a document looks like, as data.
 *
 * Styles are XML files under templates/styles/ (namespace urn:todoke:style:1);
 * letter.xml there shows and explains everything one can say.  A company's own may be
 * based on one of them (base="letter") and say only what differs.  A style knows
 * nothing of a document's words, except those that belong to the form of a
 * letter (記, 以上, the mark before a list's item).
 *
 * Lengths in the file carry a unit (mm, pt, em); here they are in thousandths
 * of a point, as everywhere in the layout.
 */
#ifndef TODOKE_STYLE_H
#define TODOKE_STYLE_H

#include "base/arena.h"
#include "base/finding.h"
#include "document/document.h"
#include "layout/style_places.h"
#include "layout/window.h"
#include "text/font.h"
#include "text/paragraph.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How text looks: faces, size, and how its lines stand. */
struct text_look {
	const char *id;
	struct text_style style;
	int32_t lead;     /* from one baseline to the next: the height of a line's strip */
	int32_t baseline; /* from the top of that strip */
	int32_t minimum;  /* to which the size may go down where text must fit; 0: it stays */
};

/* What of the window a block keeps clear of, where a letter has one. */
enum clear {
	CLEAR_WINDOW,  /* stands below all that could be seen through it */
	CLEAR_ADDRESS, /* right of it, and lower than the address */
	CLEAR_NONE     /* right of it */
};

enum keep { KEEP_NEXT = 1, KEEP_PREVIOUS = 2, KEEP_TOGETHER = 4 };

/* Where beside its rows text stands; auto: a cell in the middle, a label at the top. */
enum valign { VALIGN_AUTO, VALIGN_MIDDLE, VALIGN_TOP };

enum { WHITE = 1000 }; /* of gray; 0 is black */

/* How one kind of block looks.  The first seven members say for which. */
struct block_style {
	enum block_kind kind;
	bool in_any;          /* wherever it stands ... */
	enum block_kind in;   /* ... or only there */
	const char *role;     /* NULL: any */
	size_t level;         /* of a heading; 0: any */
	bool next_any;        /* whatever follows ... */
	enum block_kind next; /* ... or only directly before such a block */

	const char *part;  /* "start", "end", "marker" ...: words that the form itself prints */
	const char *words; /* of that part */
	const char *words_en; /* the same in documents in English */

	const struct text_look *look;
	enum text_align align;
	int32_t left, right;   /* insets from the column */
	int32_t first, rest;   /* indent of the first line, of the others */
	int32_t before, after; /* white space; of two that meet the larger is taken */
	unsigned keep;         /* of enum keep */
	enum clear clear;
	bool fit_end;       /* as narrow as its lines, and at the end of the column */
	int32_t label, gap; /* of a list: the label's width, and its distance to the text */
	int32_t frame;      /* thickness of the frame around it; 0: none */
	int32_t rule;       /* of a form or table: thickness of the rules inside its frame */
	int32_t padding;    /* between frame or rules and text */
	int32_t number; /* of a row: the width of its number's column, left of its label's */
	int32_t height; /* of an approval: of the boxes for stamps */
	int32_t gray;   /* behind a label or heading of a form */
	enum valign valign; /* of a cell that spans rows, and of a form's label */
	int32_t limit; /* of an annex: characters beyond which it has its own page; 0: none */
};

/* What a style asks of a document before it is laid out. */
struct style_manner {
	bool vertical; /* lines run down the page, from right to left */
	bool kanji;    /* figures are written in kanji */
	bool returns;  /* an address with role "return" is printed, in a window of its own */
};

/* QR codes: of what, and how large. */
struct code_style {
	const char *role;      /* of the definition or line whose words it says */
	int32_t size;          /* of both sides, with the white around it */
	size_t correction;     /* of enum matrix_correction */
	const char *alternate; /* read instead of it; {text} is what it says */
};

/* On which pages a running line stands. */
enum running_pages { RUNNING_ALL, RUNNING_SEVERAL, RUNNING_FOLLOWING };

/* A line at the head or foot of pages. */
struct running {
	const char *id;       /* a style's own replaces its base's of the same id */
	const char *words;    /* with {page}, {pages}, {title}, {record}, {pack}, {date},
			       * {as-of}, {draft}; "": no line */
	const char *words_en; /* the same in documents in English */
	const struct text_look *look;
	enum text_align align;
	int32_t y; /* top of the line */
	enum running_pages on;
};

/* A company's logo on the paper. */
struct logo {
	const struct picture *picture;
	int32_t x, y, width, height;
	bool on_all;           /* pages, or only on the first */
	const char *alternate; /* read instead of it; NULL: it only adorns */
};

struct page_style {
	const char *id;
	const char *file;
	int32_t width, height;
	struct rectangle area; /* for the text */
	int32_t raised;        /* how much higher it stands on the pages after the first */

	bool vertical;
	size_t across; /* digits that stand side by side in them (縦中横) */
	/* The area as its lines see it: of a vertical page x counts down the page, y from its
	 * right edge to the left. */
	struct rectangle column;

	const struct window *window; /* for letters; NULL: nothing is known of an envelope */
	bool return_off; /* its window for the sender's address is to show nothing */

	const struct running *running;
	size_t running_count;

	const struct logo *logos;
	size_t logo_count;

	const struct code_style *code; /* NULL: none are printed */

	const struct block_style *blocks; /* the first is for every block that no other names */
	size_t block_count;
};

/* Reads the style NAME out of PLACES (style_places.h), after the one that it is based on,
 * and finds its faces in LIBRARY, which must outlive the style.  WINDOW names an envelope
 * instead of the style's own; NULL: as the style says.  All of the style is in ARENA.  NULL
 * when the file is no usable style; FINDINGS then says what is wrong and where.  A face that
 * is not installed is a finding too, but its ladder goes on without it. */
const struct page_style *style_open(const char *name, const char *window,
	const struct style_places *places, struct font_library *library, struct arena *arena,
	struct findings *findings);

/* LOOK smaller by BY, but not below its minimum; itself when that changes nothing. */
const struct text_look *look_smaller(
	const struct text_look *look, int32_t by, struct arena *arena);

/* Only that of the style NAME, with the envelope WINDOW as for style_open; findings when the
 * file is no style. */
void style_manner(const char *name, const char *window, const struct style_places *places,
	struct arena *arena, struct findings *findings, struct style_manner *manner);

/* How BLOCK looks: of the entries that fit it the last in the file. */
const struct block_style *style_block(
	const struct page_style *style, const struct block *block);

/* How PART of BLOCK looks ("start", "end", "marker" ...), or NULL: it has none. */
const struct block_style *style_part(
	const struct page_style *style, const struct block *block, const char *part);

#endif
