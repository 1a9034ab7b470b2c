/* picture.h - a company's logo: a PNG or JPEG file, ready for a page.
 *
 * PNG of any kind becomes eight bits of gray or sRGB; what is transparent lies on white, as
 * the paper will.  JPEG stays as it is, when it is gray or RGB.  libpng and libjpeg-turbo are
 * seen by picture.c alone.
 */
#ifndef TODOKE_PICTURE_H
#define TODOKE_PICTURE_H

#include "base/arena.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture {
	int32_t width, height; /* in pixels */
	bool gray;             /* or RGB */
	bool jpeg;             /* DATA is the file; otherwise rows from the top, without gaps */
	const void *data;
	size_t size;
};

/* Reads the file PATH; all is in ARENA.  NULL when it can't be used; a finding at PLACE then
 * says why: "picture-format", "picture-damaged", "picture-cmyk", "picture-large", or
 * what the system says of the file. */
const struct picture *picture_open(
	const char *path, struct place place, struct arena *arena, struct findings *findings);

#endif
