/* observation.c - a fact stated again. */
#include "record/observation.h"

#include <string.h>

bool observation_possible(const struct schema_type *type)
{
	return schema_attribute(type, "as-of") != NULL;
}

struct moment observation_as_of(const struct xml_node *node)
{
	const char *text = xml_attribute(node, "as-of");
	struct moment moment = MOMENT_FIRST;

	if (text && !moment_read(text, &moment))
		return MOMENT_FIRST;
	return moment;
}

static bool same_attribute(const struct xml_node *a, const struct xml_node *b, const char *name,
	const char *otherwise)
{
	const char *left = xml_attribute(a, name), *right = xml_attribute(b, name);

	return strcmp(left ? left : otherwise, right ? right : otherwise) == 0;
}

bool observation_same_fact(const struct xml_node *a, const struct xml_node *b)
{
	return xml_parent(a) == xml_parent(b) && strcmp(xml_name(a), xml_name(b)) == 0
	       && same_attribute(a, b, "id", "") && same_attribute(a, b, "language", "ja");
}

/* The first of the row of elements with NODE's name in which NODE stands. */
static const struct xml_node *row_start(const struct xml_node *node)
{
	return xml_child(xml_parent(node), xml_name(node));
}

const struct xml_node *observation_newest(
	const struct xml_node *node, const struct moment *as_of)
{
	const struct xml_node *newest = NULL;
	const struct xml_node *other = row_start(node);

	for (; other; other = xml_next_same(other)) {
		struct moment at = observation_as_of(other);

		if (!observation_same_fact(node, other)
			|| (as_of && moment_compare(at, *as_of) > 0))
			continue;
		if (!newest || moment_compare(at, observation_as_of(newest)) >= 0)
			newest = other;
	}
	return newest;
}
