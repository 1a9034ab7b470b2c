/* earlier.h - people of earlier runs, who must get no second letter; for core/list alone. */
#ifndef TODOKE_EARLIER_H
#define TODOKE_EARLIER_H

#include "list/duplicates.h"

/* Adds all who stand in the registers and lists of held rows that QUESTION names, whatever else
 * their rows say today; false with findings when one can't be read.  Rows that name nobody any
 * more are told. */
bool earlier_add(const struct list_question *question, struct duplicates *duplicates,
	struct findings *findings);

#endif
