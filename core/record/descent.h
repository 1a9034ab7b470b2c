/* descent.h - all elements of a tree that the schema knows, in document order,
 * each with its declaration.  Without recursion, however deep the tree.
 *
 *     struct descent descent = descent_start(schema, root);
 *     while (descent_next(&descent)) ... descent.node, descent.element ...
 *     descent_done(&descent);
 *
 * What stands below an unknown element is not visited.
 */
#ifndef TODOKE_DESCENT_H
#define TODOKE_DESCENT_H

#include "record/schema.h"
#include "xml/xml.h"

struct descent {
	const struct xml_node *node;
	const struct schema_element *element; /* the declaration of NODE */

	/* Private. */
	const struct schema *schema;
	const struct schema_element **open; /* declarations of NODE and above */
	size_t depth, capacity;
};

/* ROOT must be the element that the schema has as its root. */
struct descent descent_start(const struct schema *schema, const struct xml_node *root);
bool descent_next(struct descent *descent);
void descent_done(struct descent *descent);

/* The declaration of NODE, an element of a record or of a view, by the names from
 * the root down; NULL when it is unknown or NULL. */
const struct schema_element *descent_declaration(
	const struct schema *schema, const struct xml_node *node);

/* The declaration of CHILD, an element in one of TYPE; NULL when it is unknown. */
const struct schema_element *descent_child(const struct schema *schema,
	const struct schema_type *type, const struct xml_node *child);

#endif
