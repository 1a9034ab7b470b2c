/* window.h - an envelope: its window, and how the sheet lies in it.
 *
 * Envelopes are XML files under templates/windows/ (namespace urn:todoke:window:1), one
 * product or way of folding each, with where its measures come from.  No standard says
 * where a window is: makers differ, so a company measures its own and writes it down like the
 * ones that are there.  Some envelopes have a second window, for the address to which they come
 * back; others have that address printed on them.
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

struct opening {
	bool is_open;             /* false: the envelope has no such window */
	struct rectangle place;   /* in the envelope */
	struct rectangle visible; /* of the sheet: seen through it however the sheet lies */
	struct rectangle swept;   /* seen through it when the sheet lies badly */
};

struct window {
	const char *id;
	const char *file;
	struct opening addressee, sender;
	struct rectangle swept;           /* around what is swept of both */
	bool sender_printed;              /* the envelope itself says where it comes back to */
	struct rectangle envelope, sheet; /* inside; folded: both from 0, 0 */
	bool presumed; /* its measures are examples: nobody has measured this envelope */
	const struct fold *folds;
	size_t fold_count;
	int32_t barcode; /* a of the customer barcode, in mp; 0: none is printed */
};

/* Reads the file PATH for sheets WIDTH wide.  All of it is in ARENA.  NULL when it can't be
 * used; FINDINGS then says what is wrong and where. */
const struct window *window_open(
	const char *path, int32_t width, struct arena *arena, struct findings *findings);

/* Whether the file PATH has a window for the sender.  What is wrong with it window_open
 * tells. */
bool window_shows_sender(const char *path);

#endif
