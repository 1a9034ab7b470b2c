/* find-crash.c - reports something and then crashes. */
#include "todoke.h"

#include <signal.h>

static void check(todoke_job *job)
{
	todoke_find(job, "said", NULL, "name", "before", NULL);
	raise(SIGSEGV);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "find-crash",
	.check = check,
};
