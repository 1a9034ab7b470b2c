/* schema_path.h - every place where the schema lets an element stand: incident/group/people.
 *
 * One declaration may stand in several places, because types are shared.
 */
#ifndef TODOKE_SCHEMA_PATH_H
#define TODOKE_SCHEMA_PATH_H

#include "base/arena.h"
#include "record/schema.h"
#include "xml/xml.h"

struct schema_path {
	const struct schema_element *element;
	const struct schema_path *above; /* NULL: the root */
	const char *text;                /* names parted by "/" */
	audience_set audience;           /* by default; a child only narrows its parent's */
	struct schema_path *next;        /* in document order */
};

/* All of them, in ARENA.  A type within itself is not entered a second time. */
const struct schema_path *schema_paths(const struct schema *schema, struct arena *arena);

/* Do the last names of PATH spell NAMES ("group/people")?  With a "/" at its start
 * NAMES must be all of them; the root may be left out, as in paths of facts. */
bool schema_path_ends(const struct schema_path *path, const char *names);

/* The last COUNT names of PATH (at least one), or all. */
const char *schema_path_tail(const struct schema_path *path, size_t count);

/* Does NODE, an element of a record, stand at PATH? */
bool schema_path_holds(const struct schema_path *path, const struct xml_node *node);

#endif
