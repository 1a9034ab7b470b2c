/* plan_ics.h - the terms and releases of a plan as a calendar (RFC 5545).
 *
 * What is open stands there as tentative; what is done does not.  The ids of the events
 * stay, so that a calendar read in again is brought up to date.
 */
#ifndef TODOKE_PLAN_ICS_H
#define TODOKE_PLAN_ICS_H

#include "base/buffer.h"
#include "plan/plan.h"

/* STAMP is the moment of the plan (DTSTAMP). */
void plan_ics(
	const struct plan *plan, struct moment stamp, struct arena *arena, struct buffer *to);

#endif
