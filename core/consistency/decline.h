/* decline.h - numbers that went down from one statement to the next without a reason.
 *
 * A closer number within what was said before (最大約27,000人, then 26,312人) is no decline.
 */
#ifndef TODOKE_DECLINE_H
#define TODOKE_DECLINE_H

#include "record/record.h"

void declines_find(const struct record *record, struct findings *findings);

#endif
