/* chatter.c - prints without end, slowly. */
#include "todoke.h"

#include <stdio.h>
#include <unistd.h>

static void check(todoke_job *job)
{
	(void)job;
	for (;;) {
		puts("still here");
		fflush(stdout);
		usleep(10000);
	}
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "chatter",
	.check = check,
};
