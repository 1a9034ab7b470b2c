/* observation.h - facts stated again: which statements are of the same fact, and
 * which is the newest.
 *
 * Statements are of one fact when parent, name, id and language are the same;
 * as-of says when each could be made.  They may stand apart.
 */
#ifndef TODOKE_OBSERVATION_H
#define TODOKE_OBSERVATION_H

#include "record/moment.h"
#include "record/schema.h"
#include "xml/xml.h"

/* Is an element of TYPE a fact, one that may be stated again? */
bool observation_possible(const struct schema_type *type);

/* Are A and B of one fact, whatever their languages? */
bool observation_same_thing(const struct xml_node *a, const struct xml_node *b);

/* One statement of a fact. */
struct observation {
	const struct xml_node *node;
	struct moment as_of; /* MOMENT_FIRST when it has none, or a wrong one */
	size_t order;        /* in the document */
};

/* All statements of a record: those of one fact side by side, oldest first. */
struct observations {
	struct observation *list;
	size_t count, capacity;
};

struct observations *observations_new(const struct xml_node *root, const struct schema *schema);
void observations_free(struct observations *observations);

/* Is the statement INDEX of the same fact as the one before it? */
bool observation_continues(const struct observations *observations, size_t index);

/* Of all statements of NODE's fact the newest at or before AS_OF (NULL: of all);
 * NULL when there was none yet, and when NODE is no fact. */
const struct xml_node *observation_newest(const struct observations *observations,
	const struct xml_node *node, const struct moment *as_of);

#endif
