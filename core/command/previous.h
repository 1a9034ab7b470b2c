/* previous.h - what changed since the report before: 続報, 確報.
 *
 * The report before is the one that was filed (log.h), or else what the record told the same
 * readers on the day of an earlier release; of several, the last.
 */
#ifndef TODOKE_PREVIOUS_H
#define TODOKE_PREVIOUS_H

#include "command/supplement.h"
#include "diff/diff.h"

/* What VIEW, the view of the document, says otherwise than the report before it did.  Left out
 * are the releases and filings of such reports themselves, and what was told and may no longer
 * be.  *FROM is the day of the report before, in the pack's style of dates; to TOLD goes,
 * plainly (leak/secret.h), what it said.  NULL when there is none.  It lives in the arena of
 * the command. */
const struct diff *previous_diff(const struct supplement *supplement, const struct buffer *view,
	const char **from, struct buffer *told);

#endif
