/* oversize.c - it claims a size that its struct does not have. */
#include "todoke.h"

/* Only the claim, under the name that todoke.h declares for the whole. */
struct entry {
	size_t size;
	const char *id;
};

extern TODOKE_API const struct entry entry __asm__("todoke_plugin_0");
const struct entry entry = {(size_t)1 << 30, "oversize"};
