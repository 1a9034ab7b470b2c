/* paragraph.h - Japanese text into lines of placed glyphs.
 *
 * Takes styled runs of UTF-8, gives lines: which cluster stands where.  Follows
 * JLREQ (W3C, Requirements for Japanese Text Layout); the clauses are named at
 * the rules.  It knows nothing of pages, blocks or PDF.
 *
 * Lengths are int32_t in thousandths of a point ("mp"): 10.5 pt is 10500.
 */
#ifndef TODOKE_PARAGRAPH_H
#define TODOKE_PARAGRAPH_H

#include "base/arena.h"
#include "base/finding.h"
#include "text/font.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hyphenation;
struct ladder;

/* What a run of text looks like.  FACES is tried in order for every cluster; in
 * Western words LATIN is tried before them.  Words without a letter, figures above
 * all, are none. */
struct text_style {
	const struct font *const *faces; /* at least one, ended by NULL */
	const struct font *const *latin; /* ended by NULL; NULL: none */
	int32_t size;                    /* mp; below 10,000 pt */
	uint32_t colour;                 /* 0xRRGGBB; 0 is black */
};

/* A reading to be set above its base: neighbouring runs that name the same one. */
struct text_ruby {
	const struct text_run *runs; /* usually in half the size of the base (JLREQ 3.3.3) */
	size_t count;
};

/* Glyphs that mean more together than each by itself. */
struct text_span {
	const char *language; /* that they are in; NULL: that of what is around them */
	const char *actual;   /* the text that they stand for; NULL: their own */
};

/* A run: text in one style from one place.  TAG is the caller's own (a fact, a
 * link): it comes back on every glyph of the run. */
struct text_run {
	const char *text; /* UTF-8, LENGTH bytes; valid while the lines are used */
	size_t length;
	const struct text_style *style;
	struct place place; /* for findings about its characters */
	size_t tag;
	const struct text_ruby *ruby; /* NULL: none */
	bool english; /* in the Latin faces as a whole; its words may be divided */
	const struct text_span *span; /* comes back on its glyphs; NULL: none */
	bool across; /* ASCII to stand side by side in a vertical line, however many */
};

/* The last line of JUSTIFY is set START.  EVEN (均等割り) spreads a single line over the
 * width; several are set START.  So is DECIMAL here:
 * what stands under each other is not in one paragraph. */
enum text_align {
	ALIGN_JUSTIFY,
	ALIGN_START,
	ALIGN_CENTER,
	ALIGN_END,
	ALIGN_EVEN,
	ALIGN_DECIMAL
};

struct paragraph_options {
	int32_t width;        /* of a line */
	int32_t indent_first; /* of the first line */
	int32_t indent_rest;  /* of the other lines */
	enum text_align align;
	bool vertical; /* lines run down the page: JLREQ 2.3 */
	/* Remembers what paragraphs before this one were drawn with (ladder.h); NULL: nothing.
	 */
	struct ladder *ladder;
	struct hyphenation *hyphenation; /* of English; NULL: none */
	size_t across; /* 縦中横: figures of at most so many digits stand side by side */
};

/* How a glyph stands on a vertical line, which is one turned clockwise by a right angle: x
 * counts down the page, y to the right.  On others all are STANCE_TURNED. */
enum stance {
	STANCE_TURNED,  /* with the line, as Latin letters are */
	STANCE_UPRIGHT, /* one below the other */
	STANCE_ACROSS   /* upright and side by side, as the digits of 縦中横 */
};

/* What whoever answers for the print must know of a character (layout/characters.h). */
struct glyph_note {
	const char *drawn;  /* "glyph-missing": no face has the cluster, .notdef is drawn;
			     * "glyph-substituted": none has the variant, its base is drawn;
			     * "glyph-fallback": a later face of the ladder has it; or NULL */
	const char *doubt;  /* "glyph-private", "text-garbled"; or NULL */
	struct place place; /* of its run */
};

/* A reading follows its base. */
enum glyph_part { GLYPH_TEXT, GLYPH_BASE, GLYPH_READING };

/* One glyph on a line.  TEXT is the source it stands for, selectors and marks
 * included; the glyphs of a cluster after its first have LENGTH 0.  There are very many: one
 * takes no more than 64 bytes. */
struct placed_glyph {
	const struct font *font;
	uint32_t glyph;
	int32_t x, y; /* mp from the paragraph's left edge and the baseline, y upwards */
	int32_t size; /* mp */
	const char *text;
	uint32_t length, tag;
	enum glyph_part part;
	enum stance stance;
	const struct glyph_note *note; /* with TEXT; NULL: all is well */
	const struct text_span *span;  /* the same for all its glyphs; NULL: none */
};

struct line {
	const struct placed_glyph *glyphs;
	size_t count;
	int32_t width;           /* mp, where the line ends, counted from x = 0 */
	int32_t ascent, descent; /* mp above and below the baseline, both positive */
	uint32_t colour;         /* of its paragraph's first run */
};

struct lines {
	const struct line *line;
	size_t count;
};

/* Breaks and places RUNS.  U+000A forces a break; no text at all gives no lines.
 * Every source character comes back in the text of a glyph: those that are not seen
 * (a line feed, a space at a line's end) as a word space that takes no room.
 *
 * English words are divided where ALIGN_JUSTIFY would tear a line apart, and where they are
 * longer than a line.  A soft hyphen (U+00AD) is added there, and the glyphs of the word, on
 * all its lines, are a span whose actual text is the word.
 *
 * With ALIGN_JUSTIFY all lines but the last fill the width to the mp, unless a long
 * word follows that would tear a line apart.
 *
 * Finding: "text-too-long" (text: a word that had to be broken, or sticks out).  What is to
 * be said of single characters is noted at their glyphs. */
struct lines paragraph_set(const struct text_run *runs, size_t count,
	const struct paragraph_options *options, struct arena *arena,
	struct findings *findings);

#endif
