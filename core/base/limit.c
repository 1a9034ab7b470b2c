/* limit.c - bounds on what this process may still take. */
#include "base/limit.h"

#include <stdio.h>
#include <unistd.h>

void limit_set(unsigned resource, rlim_t soft, rlim_t hard)
{
	struct rlimit now;

	if (getrlimit(resource, &now) != 0)
		return;
	now.rlim_max = hard < now.rlim_max ? hard : now.rlim_max;
	now.rlim_cur = soft < now.rlim_max ? soft : now.rlim_max;
	setrlimit(resource, &now); /* to lower a limit is always allowed */
}

static void limit_beyond(unsigned resource, size_t pages, size_t bytes)
{
	rlim_t bound = pages * (rlim_t)sysconf(_SC_PAGESIZE);

	if (!__builtin_add_overflow(bound, bytes, &bound))
		limit_set(resource, bound, bound);
}

/* Two limits, because a sanitizer's address space is set aside from the start and
 * only filled later. */
void limit_memory(size_t bytes)
{
	FILE *file = fopen("/proc/self/statm", "re");
	size_t all = 0, data = 0;

	if (file && fscanf(file, "%zu %*u %*u %*u %*u %zu", &all, &data) == 2) {
		limit_beyond(RLIMIT_AS, all, bytes);
		limit_beyond(RLIMIT_DATA, data, bytes);
	}
	if (file)
		fclose(file);
}
