/* letter_samples.h - letters of a list go out by samples: of each variant one that was
 * approved. */
#ifndef TODOKE_LETTER_SAMPLES_H
#define TODOKE_LETTER_SAMPLES_H

#include "command/letter_call.h"
#include "letters/kind.h"

/* A struct kinds_question's PERMITS, with a struct letter_source as its data: whether each
 * variant that KINDS are of has a sample that was approved (final.h); an error for each that
 * has none.  What no sample of its variant says - other groups, items, gifts - is a warning. */
bool samples_permit(void *data, const struct kinds *kinds);

#endif
