/* crash.c - a wrong pointer. */
#include "todoke.h"

static void check(todoke_job *job)
{
	volatile size_t address = 16;

	(void)job;
	*(volatile char *)address = 1;
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "crash",
	.check = check,
};
