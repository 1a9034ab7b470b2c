/* anchor.h - the days that a date may be, its distance from other events counted in.
 *
 * 2024年M月D日+6日 is between the bounds of that event's date, six days on, cut with
 * the bounds that are stated (when.h).  For rules and the order of events: such days are
 * never printed, and never narrow the event they are counted from.
 */
#ifndef TODOKE_ANCHOR_H
#define TODOKE_ANCHOR_H

#include "record/when.h"

enum anchor_result {
	ANCHOR_BOUNDED,
	ANCHOR_OPEN,   /* nothing follows: no date is stated there, or none here */
	ANCHOR_CIRCLE, /* the event is counted from itself */
	ANCHOR_EMPTY,  /* no day is both */
};

/* The FIRST and LAST day that NODE, a date in a view (view.h) whose root is ROOT, may
 * be; set when the result is ANCHOR_BOUNDED. */
enum anchor_result anchor_bounds(const struct xml_node *root, const struct xml_node *node,
	struct date *first, struct date *last);

#endif
