/* known.h - when a reporter knew, by the record.
 *
 * Everyone's clock runs from one's own day of knowledge (通則ガイドライン3-5-3-3): any
 * department's.  Who handles data for others makes them know by telling them, at the
 * latest (3-5-3-5).
 */
#ifndef TODOKE_KNOWN_H
#define TODOKE_KNOWN_H

#include "plan/judge.h"

/* When the party of JUDGE's turn knew (the earliest that the record states) and found
 * out. */
void known_find(struct judge *judge, struct plan_reporter *reporter);

/* When BASIS, a ground recorded, was known to hold. */
void known_basis(struct judge *judge, const struct xml_node *basis, struct plan_ground *ground);

/* The start that NODE, a date of the record, states. */
struct clock_start known_start(const struct judge *judge, const struct xml_node *node);

#endif
