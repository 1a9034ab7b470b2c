/* descent.c - all elements of a tree that the schema knows. */
#include "record/descent.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

const struct schema_element *descent_child(const struct schema *schema,
	const struct schema_type *type, const struct xml_node *child)
{
	if (!xml_is_element(child)
		|| strcmp(xml_namespace(child), schema_namespace(schema)) != 0)
		return NULL;
	return schema_element(type, xml_name(child));
}

/* As deep as xml_limits let the tree be. */
const struct schema_element *descent_declaration(
	const struct schema *schema, const struct xml_node *node)
{
	const struct schema_element *above;

	if (!node)
		return NULL;
	if (!xml_parent(node))
		return schema_root(schema);
	above = descent_declaration(schema, xml_parent(node));
	return above ? schema_element(above->type, xml_name(node)) : NULL;
}

static void descent_enter(struct descent *descent, const struct xml_node *node,
	const struct schema_element *element)
{
	if (descent->depth == descent->capacity) {
		descent->capacity = descent->capacity ? descent->capacity * 2 : 32;
		descent->open = memory_resize(descent->open,
			memory_product(descent->capacity, sizeof *descent->open));
	}
	descent->open[descent->depth++] = element;
	descent->node = node;
	descent->element = element;
}

struct descent descent_start(const struct schema *schema, const struct xml_node *root)
{
	return (struct descent){.node = root, .schema = schema};
}

/* Enters the first known element from NODE on among the children of the innermost
 * open element. */
static bool descent_enter_from(struct descent *descent, const struct xml_node *node)
{
	const struct schema_type *type = descent->open[descent->depth - 1]->type;

	for (; node; node = xml_next(node)) {
		const struct schema_element *element =
			descent_child(descent->schema, type, node);

		if (element) {
			descent_enter(descent, node, element);
			return true;
		}
	}
	return false;
}

bool descent_next(struct descent *descent)
{
	const struct xml_node *node = descent->node;

	if (!descent->depth) {
		descent_enter(descent, node, schema_root(descent->schema));
		return true;
	}
	if (descent_enter_from(descent, xml_first(node)))
		return true;
	while (--descent->depth) {
		if (descent_enter_from(descent, xml_next(node)))
			return true;
		node = xml_parent(node);
	}
	return false;
}

void descent_done(struct descent *descent)
{
	free(descent->open);
}
