/* people.h - how many persons are concerned, as bounds: for thresholds alone.
 *
 * Groups may share persons: no fewer than the largest group, no more than all of them
 * together.  約 leaves room of some per cent.  What is not known has no upper bound.
 */
#ifndef TODOKE_PEOPLE_H
#define TODOKE_PEOPLE_H

#include "base/arena.h"
#include "xml/xml.h"

#include <stdbool.h>
#include <stdint.h>

struct people {
	int64_t lowest, highest; /* COUNT_UNBOUNDED: there is no upper bound */
	bool about;              /* 約 widened the bounds */
};

/* Of a <people> (NULL: nothing is stated), ABOUT per cent for 約. */
struct people people_read(const struct xml_node *node, int64_t about, struct arena *arena);

/* A and B together, who may be the same persons or not. */
struct people people_join(struct people a, struct people b);

/* What both A and B allow; A where they allow nothing. */
struct people people_meet(struct people a, struct people b);

#endif
