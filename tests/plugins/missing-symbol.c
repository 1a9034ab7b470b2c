/* missing-symbol.c - needs a function of todoke.h that does not exist yet. */
#include "todoke.h"

TODOKE_API void todoke_does_not_exist(todoke_job *job);

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "missing-symbol",
	.check = todoke_does_not_exist,
};
