/* prose.h - texts typed by hand, held against the facts of their record.
 *
 * Looked at is what somebody outside may read and what tells of what happened: not
 * measures, safeguards and requests.  A text that tells what was said or known earlier
 * (an answer, a filing, a release, a conflict …) may name what was stated then.
 */
#ifndef TODOKE_PROSE_H
#define TODOKE_PROSE_H

#include "record/record.h"

/* Finds numbers and dates that contradict facts, or that no fact supports, and denials of a
 * leak that is still possible: confirmed, feared, or under inquiry. */
void prose_check(const struct record *record, struct findings *findings);

#endif
