/* observation.h - a fact stated again: which statements are of the same fact,
 * and which is the newest.
 *
 * Statements are of one fact when parent, name, id and language are the same;
 * as-of says when each could be made.  They stand beside each other.
 */
#ifndef TODOKE_OBSERVATION_H
#define TODOKE_OBSERVATION_H

#include "record/moment.h"
#include "record/schema.h"
#include "xml/xml.h"

/* Is an element of TYPE a fact, one that may be stated again? */
bool observation_possible(const struct schema_type *type);

/* The as-of of NODE; MOMENT_FIRST when it has none (or a wrong one). */
struct moment observation_as_of(const struct xml_node *node);

bool observation_same_fact(const struct xml_node *a, const struct xml_node *b);

/* Of all statements of NODE's fact the newest at or before AS_OF (NULL: of all);
 * NULL when there was none yet. */
const struct xml_node *observation_newest(
	const struct xml_node *node, const struct moment *as_of);

#endif
