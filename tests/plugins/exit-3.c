/* exit-3.c - ends the program with the status that a lack of memory has. */
#include "todoke.h"

#include <stdlib.h>

static void check(todoke_job *job)
{
	(void)job;
	exit(3);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "exit-3",
	.check = check,
};
