/* walk.h - checks a tree against a schema: every mistake in one run.
 *
 * Each finding stands at its exact place and names what would be right: the
 * nearest name, what is allowed here, what is missing.  Works for any file whose
 * XSD keeps to the profile of schema.h.  What the XSD can't say (ids, references,
 * values of dates and counts, observations) is check.h's.
 */
#ifndef TODOKE_WALK_H
#define TODOKE_WALK_H

#include "record/schema.h"
#include "xml/xml.h"

/* True when XML is valid. */
bool walk(const struct xml *xml, const struct schema *schema, struct findings *findings);

/* The file PATH, valid by the schema in the file SCHEMA, which is loaded for this once; NULL
 * with findings. */
struct xml *walk_open(const char *path, const char *schema, struct findings *findings);

#endif
