/* memory-checked.c - takes all memory, and keeps it, but looks whether there is any. */
#include "todoke.h"

#include <stdlib.h>

static void check(todoke_job *job)
{
	(void)job;
	for (size_t size = 1024 * 1024; size > 16; size /= 2)
		for (volatile char *memory; (memory = malloc(size));)
			memory[0] = 1;
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "memory-checked",
	.check = check,
};
