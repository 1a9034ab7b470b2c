/* kill-group.c - kills its process group. */
#include "todoke.h"

#include <signal.h>

static void check(todoke_job *job)
{
	(void)job;
	kill(0, SIGKILL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "kill-group",
	.check = check,
};
