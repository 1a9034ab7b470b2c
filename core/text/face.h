/* face.h - the inside of a face, for core/text alone. */
#ifndef TODOKE_FACE_H
#define TODOKE_FACE_H

#include "text/font.h"

#include <hb.h>

struct font {
	struct font *next; /* in its library */
	const char *file, *name;
	unsigned index;
	enum font_format format;
	hb_face_t *face;
	hb_font_t *shaper; /* in font units, y upwards */
	int32_t units;     /* per em */
	struct font_metrics metrics;
	uint32_t revision; /* of table head, 16.16 */
	const char *version;
	uint16_t licence; /* OS/2 fsType */
	bool kerns;       /* neighbours change each other's place */
};

/* UNITS of FONT's design space in mp, when an em is SIZE mp; rounded half up. */
int32_t font_scale(const struct font *font, int32_t units, int32_t size);

#endif
