/* glyphs.h - whether letters can be printed with the characters of a row: known before any
 * letter is built, so that others need not wait for that row.
 *
 * Kana, usual kanji and ASCII are taken for printable without a look at faces: a style without
 * them is found out by names.h, and then no letter is made.
 */
#ifndef TODOKE_LETTERS_GLYPHS_H
#define TODOKE_LETTERS_GLYPHS_H

#include "base/arena.h"
#include "layout/style_places.h"
#include "list/list.h"
#include "text/font.h"

struct glyphs_question {
	const char *style, *window; /* of the letters; WINDOW NULL: the style's own */
	struct style_places places;
	struct font_library *fonts;
};

struct glyphs;

/* In ARENA; QUESTION is lent.  A style is looked for when there is a character to be tried; of
 * one that can't be read nothing is said here, and everything passes. */
struct glyphs *glyphs_new(const struct glyphs_question *question, struct arena *arena);

/* Whether no face has a character of ROW that would stand on its letter; the first of them. */
bool glyphs_object(
	struct glyphs *glyphs, const struct list_row *row, struct list_objection *objection);

#endif
