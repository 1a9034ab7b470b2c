/* across.h - 縦中横: what stands side by side in a vertical line (JLREQ 3.2.5). */
#ifndef TODOKE_ACROSS_H
#define TODOKE_ACROSS_H

#include "text/unit.h"

/* What stands across in a vertical line becomes a unit: figures of at most MOST digits, in an
 * em, and the runs that ask for it, which may reach into the space between lines. */
void across_find(
	struct units *units, const struct text_run *runs, size_t most, struct arena *arena);

#endif
