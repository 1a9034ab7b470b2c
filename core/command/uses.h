/* uses.h - which documents take a fact: by name, in the XPath of templates and
 * manifests.  Other elements of the same name are found too; what a plugin's code
 * asks for is not. */
#ifndef TODOKE_USES_H
#define TODOKE_USES_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

/* Does EXPRESSION name an element NAME ("@as-of": an attribute)? */
bool xpath_names(const char *expression, const char *name);

/* Adds to TEXT a line for each place in FOLDER, of the pack ID or of what packs share, that
 * names NAME: "individual/letter.xml:12: leak | loss". */
void uses_write(const char *folder, const char *id, const char *name, struct buffer *text,
	struct findings *findings);

#endif
