/* unreported.h - what the public or the persons concerned are told, and the last report that
 * was filed with the Commission does not say: a further report may be due.
 */
#ifndef TODOKE_UNREPORTED_H
#define TODOKE_UNREPORTED_H

#include "consistency/telling.h"
#include "record/record.h"

void unreported_find(
	const struct record *record, const struct telling *tellings, struct findings *findings);

#endif
