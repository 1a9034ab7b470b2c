/* print.c - prints. */
#include "todoke.h"

#include <stdio.h>

static void check(todoke_job *job)
{
	(void)job;
	printf("\n====\n\033[31mhello\033[0m, \377printer\nsecond\n");
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "print",
	.check = check,
};
