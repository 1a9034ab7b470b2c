/* abort.c - gives up. */
#include "todoke.h"

#include <stdlib.h>

static void check(todoke_job *job)
{
	(void)job;
	abort();
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "abort",
	.check = check,
};
