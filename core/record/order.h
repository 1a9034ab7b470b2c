/* order.h - which members of a row stand out of order. */
#ifndef TODOKE_ORDER_H
#define TODOKE_ORDER_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* RANKS are the places where COUNT members belong, each below KINDS; they should
 * never fall.  Gives, for each, whether it is at fault, so that as few as can be
 * are: one member at the wrong end is not the fault of all the others. */
const bool *order_faults(struct arena *arena, const size_t *ranks, size_t count, size_t kinds);

#endif
