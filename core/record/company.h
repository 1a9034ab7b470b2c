/* company.h - the name of a company without its legal form, as people say it. */
#ifndef TODOKE_COMPANY_H
#define TODOKE_COMPANY_H

#include "base/arena.h"

/* NAME, plain (wording.h), without 株式会社 and the like at either end; in ARENA, or NAME
 * itself. */
const char *company_core(const char *name, struct arena *arena);

#endif
