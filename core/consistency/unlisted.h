/* unlisted.h - what was published, by the log, and the record has no release of: the next
 * announcement would leave it out of its list of earlier ones.
 */
#ifndef TODOKE_UNLISTED_H
#define TODOKE_UNLISTED_H

#include "log/log.h"
#include "record/record.h"

void unlisted_find(
	const struct record *record, const struct log *log, struct findings *findings);

#endif
