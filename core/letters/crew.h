/* crew.h - work divided among processes, one for each core.
 *
 * Items are taken from one heap in their order; each is worked in a child that has all that
 * its parent had, and what comes of it is told to the parent.  A child that dies takes no
 * other item with it than its own, and is a finding.
 */
#ifndef TODOKE_LETTERS_CREW_H
#define TODOKE_LETTERS_CREW_H

#include "base/buffer.h"
#include "base/finding.h"
#include "job/wire.h"

#include <stdbool.h>
#include <stddef.h>

/* So few letters are made before a process has started. */
enum { CREW_FEW = 16 };

struct crew_work {
	size_t count;     /* of items */
	size_t processes; /* at most */
	bool brief;       /* all is done sooner than a process starts: here, without any */
	void *data;
	/* In a child: works ITEM and says in RESULT what came of it; false with findings, and
	 * then no further item is begun by anybody. */
	bool (*work)(void *data, size_t item, struct buffer *result, struct findings *findings);
	/* In the parent, item by item as they end; false ends all likewise. */
	bool (*done)(void *data, size_t item, struct wire *result, struct findings *findings);
	/* In the parent, now and then; false ends all likewise.  May be NULL. */
	bool (*tick)(void *data);
	/* In the parent, when the children have begun: what it can do meanwhile.  May be NULL.
	 */
	void (*meanwhile)(void *data);
};

/* True when all items are done. */
bool crew_run(const struct crew_work *work, struct findings *findings);

#endif
