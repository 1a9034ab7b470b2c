/* plan_xml.h - a plan as elements of a view, for templates to print.
 *
 * <plan> with <reporter>s (own="yes": the first), their <duty>s, <ground>s, <fact>s and
 * <step>s, and <release>s; what is said stands in words, results as codes in attributes.
 * Every element has its place in the record.  Codes: result "appears", "open", "confirm",
 * "none"; a duty's also "not-in-force".
 */
#ifndef TODOKE_PLAN_XML_H
#define TODOKE_PLAN_XML_H

#include "base/buffer.h"
#include "plan/plan.h"

void plan_xml(const struct plan *plan, struct arena *arena, struct buffer *to);

#endif
