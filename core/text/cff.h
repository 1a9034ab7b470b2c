/* cff.h - what a PDF must know of a CFF font program (Adobe TN 5176).
 *
 * Reads the character collection and the CID of every glyph; outlines, hints
 * and encodings do not concern it.
 */
#ifndef TODOKE_CFF_H
#define TODOKE_CFF_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cff {
	size_t glyph_count;
	const uint32_t *cids; /* by glyph; NULL when the font is not CID-keyed */
	const char *registry, *ordering;
	int supplement;
};

/* Reads the CFF table at DATA; false when it is malformed. */
bool cff_read(const unsigned char *data, size_t size, struct arena *arena, struct cff *cff);

#endif
