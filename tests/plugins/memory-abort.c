/* memory-abort.c - asks for more memory than there is and gives up. */
#include "todoke.h"

#include <stdlib.h>

static void check(todoke_job *job)
{
	void *volatile memory = malloc((size_t)1 << 40);

	(void)job;
	if (!memory)
		abort();
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "memory-abort",
	.check = check,
};
