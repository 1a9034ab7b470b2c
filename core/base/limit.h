/* limit.h - bounds on what this process may still take, for work on input that
 * may be hostile. */
#ifndef TODOKE_LIMIT_H
#define TODOKE_LIMIT_H

#include <stddef.h>
#include <sys/resource.h>

/* Lowers the limit of RESOURCE (RLIMIT_...) to SOFT and HARD; never raises it. */
void limit_set(unsigned resource, rlim_t soft, rlim_t hard);

/* BYTES of memory beyond what the process has now. */
void limit_memory(size_t bytes);

#endif
