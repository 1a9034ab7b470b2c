/* release_order.h - what goes out when: regulator, controllers, exchange, web, persons. */
#ifndef TODOKE_RELEASE_ORDER_H
#define TODOKE_RELEASE_ORDER_H

#include "plan/planning.h"

/* All that the record dates, in the order of time. */
struct plan_release *releases_plan(struct planning *planning);

/* Findings: what comes before something that must come first, what is out before its
 * embargo ends. */
void release_order_check(
	const struct plan *plan, struct arena *arena, struct findings *findings);

#endif
