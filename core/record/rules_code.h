/* rules_code.h - the rules that XPath can't say: dates, numbers and sums. */
#ifndef TODOKE_RULES_CODE_H
#define TODOKE_RULES_CODE_H

#include "record/rules.h"

#include <stddef.h>

/* All of them on one record. */
void rules_code_run(const struct rules_run *run);

/* The id of the rule INDEX; NULL after the last. */
const char *rules_code_id(size_t index);

#endif
