/* window_sheet.h - a page to lay into an envelope, to see whether its file is right.
 *
 * Over what is folded up front lies a scale of millimetres from its corner: at the window's
 * edges one reads what the file should say.  Framed are what the window shows however the
 * sheet lies, in bold, and all that it may ever show.
 */
#ifndef TODOKE_WINDOW_SHEET_H
#define TODOKE_WINDOW_SHEET_H

#include "layout/page.h"
#include "layout/style.h"

/* Adds it to PAGES; STYLE's first text and its page are used, WINDOW has a window. */
void window_sheet_add(struct pages *pages, const struct window *window,
	const struct page_style *style, struct findings *findings);
#endif
