/* contradiction.h - documents that say different things of one fact.
 *
 * A fact may change from one moment to the next, when the record says so: by a newer
 * observation with its change or reason.  Whatever else differs is a contradiction.
 */
#ifndef TODOKE_CONTRADICTION_H
#define TODOKE_CONTRADICTION_H

#include "consistency/telling.h"
#include "record/record.h"

/* Compares the facts of TELLINGS with each other; findings stand at the fact in RECORD. */
void contradictions_find(
	const struct record *record, const struct telling *tellings, struct findings *findings);

#endif
