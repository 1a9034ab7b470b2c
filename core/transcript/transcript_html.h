/* transcript_html.h - a transcription sheet for the screen: one page, that works offline.
 *
 * Every value has a button that copies it, and a box to tick; the page keeps what was
 * ticked and noted (templates/sheet/sheet.js).  It is for the house alone.
 */
#ifndef TODOKE_TRANSCRIPT_HTML_H
#define TODOKE_TRANSCRIPT_HTML_H

#include "base/buffer.h"
#include "transcript/transcript.h"

/* CSS and SCRIPT are those of templates/sheet/. */
void transcript_html(const struct transcript *sheet, const struct buffer *css,
	const struct buffer *script, struct buffer *html);

#endif
