/* loop.c - computes without end, and does not listen to SIGXCPU. */
#include "todoke.h"

#include <signal.h>

static void check(todoke_job *job)
{
	volatile size_t rounds = 0;

	(void)job;
	signal(SIGXCPU, SIG_IGN);
	for (;;)
		rounds++;
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "loop",
	.check = check,
};
