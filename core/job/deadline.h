/* deadline.h - whether the day of a report keeps the deadline of its stage. */
#ifndef TODOKE_DEADLINE_H
#define TODOKE_DEADLINE_H

#include "job/context.h"

/* Once the document is finished: a finding when its day is later than the manifest's
 * deadline.  Public holidays, which may move the last day, are the reader's to judge. */
void deadline_check(todoke_job *job);

#endif
