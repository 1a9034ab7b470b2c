/* explain_html.h - the whole schema as one page for people. */
#ifndef TODOKE_EXPLAIN_HTML_H
#define TODOKE_EXPLAIN_HTML_H

#include "base/buffer.h"
#include "command/samples.h"
#include "record/schema_path.h"

/* Adds the page to HTML, as well-formed XML: Japanese with the English beside it, and
 * nothing to load.  PATHS are all of SCHEMA's. */
void explain_html(const struct schema *schema, const struct schema_path *paths,
	const struct sample *samples, struct arena *arena, struct buffer *html);

#endif
