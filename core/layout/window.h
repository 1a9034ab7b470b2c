/* window.h - an envelope: its window, and how the sheet lies in it.
 *
 * Envelopes are XML files under templates/windows/ (namespace urn:todoke:window:1), one
 * product or way of folding each, with where its measures come from.  No standard says
 * where a window is: makers differ, so a company
 * measures its own and writes it down like the ones that are there.
 */
#ifndef TODOKE_WINDOW_H
#define TODOKE_WINDOW_H

#include "base/arena.h"
#include "base/finding.h"
#include "layout/page.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A mark at the paper's left edge where to fold it. */
struct fold {
	int32_t y, x, length, thickness, gray;
};

struct window {
	const char *id;
	const char *file;
	bool is_open;             /* false: the envelope has no window */
	struct rectangle visible; /* seen through it however the sheet lies */
	struct rectangle swept;   /* seen through it when the sheet lies badly */
	const struct fold *folds;
	size_t fold_count;
	int32_t barcode; /* a of the customer barcode, in mp; 0: none is printed */
};

/* Reads the file PATH for sheets WIDTH wide.  All of it is in ARENA.  NULL when it can't be
 * used; FINDINGS then says what is wrong and where. */
const struct window *window_open(
	const char *path, int32_t width, struct arena *arena, struct findings *findings);

#endif
