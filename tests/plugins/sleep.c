/* sleep.c - waits without end. */
#include "todoke.h"

#include <unistd.h>

static void check(todoke_job *job)
{
	(void)job;
	for (;;)
		pause();
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "sleep",
	.check = check,
};
