/* pdf_glyphs.h - which glyphs a PDF file shows, face by face, and for which text.
 *
 * A glyph may stand for several texts (髙 and its compatibility form, a base with
 * and without selector): each pair of glyph and text is collected once, in order
 * of first use, so that the same pages give the same codes.  Embedding the faces
 * is pdf_font.h's.
 */
#ifndef TODOKE_PDF_GLYPHS_H
#define TODOKE_PDF_GLYPHS_H

#include "text/paragraph.h"

#include <stdbool.h>

struct pdf_face;

/* A glyph that stands for a text. */
struct pdf_glyph {
	const struct pdf_face *face;
	uint32_t index; /* in the face */
	const char *text;
	size_t length;
	size_t order;           /* of first use in the face */
	struct pdf_glyph *next; /* of the face, in this order */
	struct pdf_glyph *chain;
	/* What pdf_font_write decides: */
	uint32_t code;    /* to show it by: its CID */
	uint32_t program; /* its number in the embedded font program */
	int32_t advance;  /* in thousandths of an em, as W says */
	bool exact;       /* ToUnicode gives the text back; else it needs ActualText */
};

struct pdf_face {
	const struct font *font;
	const char *resource; /* its name in the resources: "F1"; for vertical lines: "F1V" */
	struct pdf_glyph *first, *last;
	size_t count;
	bool vertical; /* some stand upright in vertical lines */
	/* Objects of the Type 0 font, and of the one for these; pdf_font_write's */
	uint32_t number, vertical_number;
	struct pdf_face *next;
};

struct pdf_glyphs {
	struct arena *arena;
	struct pdf_face *first, *last; /* in order of first use */
	size_t face_count, count;
	struct pdf_glyph **buckets;
	size_t bucket_count;
};

struct pdf_glyphs *pdf_glyphs_new(struct arena *arena);

/* Collects COUNT glyphs but .notdef, which is never shown (ISO 19005-3, 6.2.11.8), and those
 * without text. */
void pdf_glyphs_add(struct pdf_glyphs *glyphs, const struct placed_glyph *placed, size_t count);

/* The collected glyph, or NULL. */
struct pdf_glyph *pdf_glyphs_find(
	const struct pdf_glyphs *glyphs, const struct placed_glyph *placed);

#endif
