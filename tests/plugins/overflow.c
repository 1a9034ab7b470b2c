/* overflow.c - recursion without end. */
#include "todoke.h"

static volatile size_t depth;

/* The volatile array keeps every call on the stack. */
static void dig(void)
{
	volatile char room[4096];

	room[0] = (char)depth++;
	if (depth)
		dig();
	room[1] = room[0];
}

static void check(todoke_job *job)
{
	(void)job;
	dig();
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "overflow",
	.check = check,
};
