/* garbage.c - writes garbage to every descriptor. */
#include "todoke.h"

#include <unistd.h>

static void check(todoke_job *job)
{
	static const char garbage[] = "garbage, garbage, garbage, garbage, garbage\n";

	(void)job;
	for (int fd = 0; fd < 256; fd++)
		if (write(fd, garbage, sizeof garbage) < 0)
			continue;
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "garbage",
	.check = check,
};
