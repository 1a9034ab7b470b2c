/* sheet.h - pages made by hand, to be written as PDF, for tests.
 *
 * Text is set by paragraph_set in the faces of the sheet, line under line; there
 * is no layout in between.
 */
#ifndef TODOKE_TEST_SHEET_H
#define TODOKE_TEST_SHEET_H

#include "output/pdf.h"

#include <stdbool.h>

struct sheet {
	struct arena *arena;
	struct findings *findings;
	struct font_library *library;
	const struct font *faces[4]; /* BIZ UDMincho, IPAmjMincho, Noto Serif CJK JP */
	struct pages *pages;
	struct page *page; /* the last */
	int32_t y;         /* of the next baseline */
	char *folder;      /* for the file */
};

enum { SHEET_LEFT = 70000, SHEET_WIDTH = 455000, SHEET_SIZE = 10500, SHEET_LEADING = 18000 };

struct sheet sheet_new(void);
void sheet_done(struct sheet *sheet);

/* Everything in the one face FAMILY from here on. */
void sheet_face(struct sheet *sheet, const char *family);
void sheet_page(struct sheet *sheet);

/* A new element of TYPE in PARENT (NULL: the document) with TEXT (NULL: none). */
struct element *sheet_add(
	struct sheet *sheet, struct element *parent, const char *type, const char *text);

/* More text for ELEMENT; NULL makes an artifact. */
void sheet_text(struct sheet *sheet, struct element *element, const char *text);

/* Glyphs as they are, the first at X. */
void sheet_glyphs(struct sheet *sheet, struct element *element, int32_t x,
	const struct placed_glyph *glyphs, size_t count);

/* A page with headings, paragraphs, list, table, rules and page number. */
void sheet_letter(struct sheet *sheet);

/* Writes the pages; the path of the file. */
const char *sheet_write(struct sheet *sheet, enum pdf_edition edition);

/* The same, and fails the test when it does not succeed without a finding. */
const char *sheet_written(struct sheet *sheet, enum pdf_edition edition);

/* Whether there is a finding with ID. */
bool sheet_finds(const struct sheet *sheet, const char *id);

#endif
