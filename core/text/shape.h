/* shape.h - HarfBuzz's part in setting text: from characters to glyphs of a face.
 *
 * Without ligatures and contextual forms, so that every cluster keeps glyphs of
 * its own and the text can be read back.  From left to right, and upright clusters of
 * vertical lines one by one.
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

/* Draws CLUSTER upright for a vertical line: with FONT's forms for vertical lines (vert),
 * and its places in them.  False as above. */
bool shape_upright(const struct font *font, struct cluster cluster, bool selector,
	struct arena *arena, struct drawing *drawing);

/* Makes DRAWING of glyphs over one another, which are PARTS, stand upright. */
void shape_stand(struct drawing *drawing, struct part *parts);

/* Whether neighbours change each other in FONT: it has kerning. */
bool shape_matters(const struct font *font);

#endif
