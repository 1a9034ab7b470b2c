/* longer.c - its struct is longer than ours and leaves the rest zero. */
#include "todoke.h"

/* The entry of another version, under the name that todoke.h declares for this. */
struct entry {
	struct todoke_plugin known;
	size_t unknown;
};

extern TODOKE_API const struct entry entry __asm__("todoke_plugin_0");
const struct entry entry = {{.size = sizeof(struct entry), .id = "longer"}, 0};
