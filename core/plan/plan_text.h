/* plan_text.h - a plan for a terminal: a table, then the reasons. */
#ifndef TODOKE_PLAN_TEXT_H
#define TODOKE_PLAN_TEXT_H

#include "base/buffer.h"
#include "plan/plan.h"

void plan_text(const struct plan *plan, struct arena *arena, struct buffer *to);

/* What is otherwise in OTHER: duties that change, come or go, and due dates; a line that
 * says so when nothing does. */
void plan_text_changes(const struct plan *plan, const struct plan *other, struct arena *arena,
	struct buffer *to);

#endif
