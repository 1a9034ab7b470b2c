/* fonts.h - the faces there are: installed ones, and those that somebody names. */
#ifndef TODOKE_FONTS_H
#define TODOKE_FONTS_H

#include "base/finding.h"
#include "text/font.h"

/* A library with the fonts in PATHS, in which FAMILIES go before a style's second face; both
 * end with NULL, or are NULL.  What is not there is a finding. */
struct font_library *fonts_open(
	const char *const *families, const char *const *paths, struct findings *findings);

#endif
