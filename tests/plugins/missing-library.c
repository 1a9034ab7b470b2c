/* missing-library.c - needs a function that some other library has. */
#include "todoke.h"

void some_library_function(todoke_job *job);

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "missing-library",
	.check = some_library_function,
};
