/* figures.h - the width that a house gives its figures: 12月3日, １２月３日, 12月３日. */
#ifndef TODOKE_FIGURES_H
#define TODOKE_FIGURES_H

#include "base/buffer.h"

enum figures {
	FIGURES_HALF,        /* as they are */
	FIGURES_WIDE,        /* all in full width, with their commas and points */
	FIGURES_SINGLE_WIDE, /* only figures that stand alone */
};

/* Adds TEXT to TO, its numbers in the width of FIGURES.  What is no number stays as it is:
 * telephone numbers, times with a colon, addresses of the web and of mail, codes. */
void figures_write(const char *text, enum figures figures, struct buffer *to);

#endif
