/* flood.c - reports without end. */
#include "todoke.h"

static void check(todoke_job *job)
{
	for (;;)
		todoke_find(job, "said", NULL, "name", "again", NULL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "flood",
	.check = check,
};
