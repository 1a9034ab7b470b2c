/* lacking.h - an item that a document needs and the record lacks, as a finding.
 *
 * It says what to write in the record, and what `todoke explain` tells about it.  Whether
 * the item is lacking is for holding.h.
 */
#ifndef TODOKE_LACKING_H
#define TODOKE_LACKING_H

#include "job/context.h"

void lacking_tell(todoke_job *job, const struct requirement *item);

#endif
