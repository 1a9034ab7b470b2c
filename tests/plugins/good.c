/* good.c - does what a plugin should. */
#include "todoke.h"

static void check(todoke_job *job)
{
	todoke_find(job, "said", NULL, "name", todoke_name(todoke_view(job)), NULL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "good",
	.check = check,
};
