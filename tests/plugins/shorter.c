/* shorter.c - its struct is shorter than ours. */
#include "todoke.h"

/* The entry of an older version, under the name that todoke.h declares for this. */
struct entry {
	size_t size;
	const char *id;
};

extern TODOKE_API const struct entry entry __asm__("todoke_plugin_0");
const struct entry entry = {sizeof(struct entry), "shorter"};
