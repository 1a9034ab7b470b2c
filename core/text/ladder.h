/* ladder.h - which face draws a cluster, and with which glyphs.
 *
 * Tries the faces of a style in order, remembers the answer for every distinct
 * cluster, and with it what a reader of the print must know: a missing glyph, a replaced
 * variant, another face, a broken character.
 */
#ifndef TODOKE_LADDER_H
#define TODOKE_LADDER_H

#include "text/cluster.h"
#include "text/paragraph.h"

struct ladder;

/* A glyph of a cluster, in font units from the cluster's origin: along the line and
 * across it, to the left of its direction.  The origin is on the baseline, or, of a
 * cluster that stands upright in a vertical line, in the middle of the line. */
struct part {
	uint32_t glyph;
	int32_t x, y;
};

/* How a cluster is drawn. */
struct drawing {
	const struct font *font;
	const struct part *parts;
	size_t count;
	int32_t advance; /* font units */
	enum stance stance;
	const char *drawn, *doubt; /* of glyph_note */
};

/* In which faces a cluster is drawn, and how it stands. */
enum manner {
	MANNER_PLAIN,
	MANNER_LATIN,  /* the style's Latin faces are tried first */
	MANNER_UPRIGHT /* in the faces' forms for vertical lines */
};

/* The drawings live in ARENA, which is lent; what is remembered holds as long as the faces of
 * the styles do. */
struct ladder *ladder_new(struct arena *arena);

const struct drawing *ladder_draw(struct ladder *ladder, const struct text_style *style,
	struct cluster cluster, enum manner manner);

/* How FONT alone draws CLUSTER, or NULL when it lacks a part of it. */
const struct drawing *ladder_draw_in(
	struct ladder *ladder, const struct font *font, struct cluster cluster);

/* A drawing for what has no glyph of its own: the word space of the style. */
const struct drawing *ladder_space(struct ladder *ladder, const struct text_style *style);

#endif
