/* exemption.h - who handles data for others is free of the report once they are told
 * (法26条1項ただし書): all of them, and only where they owe the report themselves. */
#ifndef TODOKE_EXEMPTION_H
#define TODOKE_EXEMPTION_H

#include "plan/planning.h"

/* After all duties of all reporters are planned. */
void exemptions_judge(struct planning *planning);

#endif
