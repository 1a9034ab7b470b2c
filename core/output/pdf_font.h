/* pdf_font.h - a face as a Type 0 font in a PDF file.
 *
 * Embeds a subset of just the collected glyphs, with Identity-H.  In a TrueType
 * font every pair of glyph and text has a code of its own, so that ToUnicode
 * gives exactly the text back; in a CFF font the code is the glyph's CID, and a
 * second text of the same glyph is not exact.
 */
#ifndef TODOKE_PDF_FONT_H
#define TODOKE_PDF_FONT_H

#include "output/pdf_glyphs.h"
#include "output/pdf_object.h"

/* Embeds FACE and decides its glyphs' codes; WITH_SET adds the CIDSet that
 * PDF/A-1 wants.  False and a finding when the font can't be embedded:
 * "font-not-embeddable" (its licence), "font-subset-failed". */
bool pdf_font_write(struct pdf_face *face, struct pdf_file *file, bool with_set,
	struct arena *arena, struct findings *findings);

/* Adds entries of a dictionary of fonts: the faces of GLYPHS, all embedded, by their names. */
void pdf_fonts_list(const struct pdf_glyphs *glyphs, struct buffer *to);

#endif
