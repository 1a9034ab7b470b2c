/* outline.h - a glyph's outline, for where it is to be drawn and not to be text. */
#ifndef TODOKE_OUTLINE_H
#define TODOKE_OUTLINE_H

#include "text/font.h"

/* Told of every stroke: 'm' moves to a point, 'l' draws a line to one, 'c' a curve to the
 * third of three (Bézier), 'h' closes the figure; mp from the origin, y upwards. */
typedef void outline_stroke(void *context, char stroke, const int32_t *points, size_t count);

/* GLYPH of FONT, its em SIZE mp. */
void outline_draw(const struct font *font, uint32_t glyph, int32_t size, outline_stroke *stroke,
	void *context);

#endif
