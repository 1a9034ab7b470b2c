/* step.h - the steps of a duty: which clock runs, when it is due, what is done. */
#ifndef TODOKE_STEP_H
#define TODOKE_STEP_H

#include "plan/planning.h"

/* Those of DUTY, on whose turn the judge is. */
struct plan_step *steps_plan(struct planning *planning, const struct plan_reporter *reporter,
	const struct plan_duty *duty);

#endif
