/* plan_json.h - a plan for other programs. */
#ifndef TODOKE_PLAN_JSON_H
#define TODOKE_PLAN_JSON_H

#include "base/buffer.h"
#include "plan/plan.h"

/* OTHER is the plan under the question's assumptions, or NULL. */
void plan_json(const struct plan *plan, const struct plan *other, struct arena *arena,
	struct buffer *to);

#endif
