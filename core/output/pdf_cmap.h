/* pdf_cmap.h - which text a code of a font stands for: the ToUnicode CMap.
 *
 * ISO 32000-1, 9.10.3.  What it can't say exactly must be said by ActualText.
 */
#ifndef TODOKE_PDF_CMAP_H
#define TODOKE_PDF_CMAP_H

#include "base/buffer.h"
#include "output/pdf_glyphs.h"

/* Whether a ToUnicode CMap may give back exactly TEXT: some, not too long, and
 * without private characters and those that ISO 19005-3, 6.2.11.7 forbids. */
bool pdf_cmap_exact(const char *text, size_t length);

/* Adds the CMap of COUNT glyphs, sorted by code, one for each code. */
void pdf_cmap_add(struct buffer *to, struct pdf_glyph *const *glyphs, size_t count);

#endif
