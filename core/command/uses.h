/* uses.h - which documents take a fact: by name, in the XPath of templates and
 * manifests.  Other elements of the same name are found too; what a plugin's code
 * asks for is not. */
#ifndef TODOKE_USES_H
#define TODOKE_USES_H

#include "base/buffer.h"
#include "template/pack.h"

/* Does EXPRESSION name an element NAME ("@as-of": an attribute)? */
bool xpath_names(const char *expression, const char *name);

/* Adds to TEXT a line for each place in PACK that names NAME: "individual/letter.xml:12:
 * leak | loss". */
void uses_write(const struct pack *pack, const char *name, struct buffer *text,
	struct findings *findings);

#endif
