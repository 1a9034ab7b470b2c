/* wrong-id.c - serves another pack. */
#include "todoke.h"

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "another",
};
