/* fork.c - leaves a process behind that holds every descriptor open. */
#include "todoke.h"

#include <unistd.h>

static void check(todoke_job *job)
{
	(void)job;
	if (fork() == 0)
		for (;;)
			pause();
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "fork",
	.check = check,
};
