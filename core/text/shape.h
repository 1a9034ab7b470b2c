/* shape.h - HarfBuzz's part in setting text: from characters to glyphs of a face.
 *
 * Without ligatures and contextual forms, so that every cluster keeps glyphs of
 * its own and the text can be read back.  Left to right only.
 */
#ifndef TODOKE_SHAPE_H
#define TODOKE_SHAPE_H

#include "text/cluster.h"
#include "text/ladder.h"

/* Draws CLUSTERS as one piece of text in FONT; DRAWINGS[i] is for CLUSTERS[i].
 * SELECTORS: variation selectors count; else they are left out.  False when a
 * character is not in FONT, or a cluster has no glyph of its own. */
bool shape_clusters(const struct font *font, const struct cluster *clusters, size_t count,
	bool selectors, struct arena *arena, struct drawing *drawings);

/* Whether neighbours change each other in FONT: it has kerning. */
bool shape_matters(const struct font *font);

#endif
