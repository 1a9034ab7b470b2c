/* fonts.h - the faces there are: installed ones, and those that somebody names. */
#ifndef TODOKE_FONTS_H
#define TODOKE_FONTS_H

#include "base/finding.h"
#include "text/font.h"

/* To FONTS come those in PATHS, and FAMILIES go before a style's second face; both end with
 * NULL, or are NULL.  What is not there is a finding. */
void fonts_choose(struct font_library *fonts, const char *const *families,
	const char *const *paths, struct findings *findings);

#endif
