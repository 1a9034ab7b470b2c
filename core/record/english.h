/* english.h - dates and numbers of the record in English, for documents in that language.
 *
 * Only what the reading of the Japanese wording knows is said: a wording that gives no figure
 * and no bounds has no English, and the caller is told so.
 */
#ifndef TODOKE_ENGLISH_H
#define TODOKE_ENGLISH_H

#include "record/count.h"
#include "record/when.h"

#include <stdbool.h>

/* November 12, 2026; Thursday, ... with WEEKDAY; November 12, 2026, 2:30 p.m. (JST).  False,
 * and nothing is added, when there is only wording. */
bool when_english(const struct when *when, bool weekday, struct buffer *to);

/* up to approximately 27,000 people.  False, and nothing is added, when there is only
 * wording. */
bool count_english(const struct count *count, struct arena *arena, struct buffer *to);

#endif
