/* memory.c - takes and fills memory without looking whether there is any. */
#include "todoke.h"

#include <stdlib.h>

__attribute__((no_sanitize("undefined"))) static void check(todoke_job *job)
{
	(void)job;
	for (;;) {
		volatile char *memory = malloc(1024 * 1024);

		for (size_t i = 0; i < 1024 * 1024; i += 4096)
			memory[i] = 1;
	}
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "memory",
	.check = check,
};
