/* qpdf.c - finding libqpdf's functions. */
#include "reading/qpdf.h"

#include <dlfcn.h>
#include <string.h>

/* POSIX has it that a pointer to an object can hold a function's address. */
#define QPDF_FIND(name)                                                                        \
	symbol = dlsym(library, "qpdf_" #name);                                                \
	memcpy(&qpdf->name, &symbol, sizeof symbol);                                           \
	if (!symbol)                                                                           \
		*reason = arena_text(arena, dlerror());

/* It stays loaded: it is not made to be taken away again. */
const struct qpdf *qpdf_load(struct arena *arena, const char **reason)
{
	void *library = dlopen(TODOKE_QPDF, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE), *symbol;
	struct qpdf *qpdf = arena_alloc(arena, sizeof *qpdf);

	*reason = library ? NULL : arena_text(arena, dlerror());
	if (!library)
		return NULL;
	QPDF_FUNCTIONS(QPDF_FIND)
	return *reason ? NULL : qpdf;
}
