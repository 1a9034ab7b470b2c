/* observation.c - facts stated again. */
#include "record/observation.h"

#include "base/arena.h"
#include "record/descent.h"

#include <stdlib.h>
#include <string.h>

bool observation_possible(const struct schema_type *type)
{
	return schema_attribute(type, "as-of") != NULL;
}

static int attribute_compare(const struct xml_node *a, const struct xml_node *b,
	const char *name, const char *otherwise)
{
	const char *left = xml_attribute(a, name), *right = xml_attribute(b, name);

	return strcmp(left ? left : otherwise, right ? right : otherwise);
}

bool observation_same_thing(const struct xml_node *a, const struct xml_node *b)
{
	return xml_parent(a) == xml_parent(b) && strcmp(xml_name(a), xml_name(b)) == 0
	       && attribute_compare(a, b, "id", "") == 0;
}

/* Any order will do that brings the statements of a fact together. */
static int fact_compare(const struct xml_node *a, const struct xml_node *b)
{
	uintptr_t left = (uintptr_t)xml_parent(a), right = (uintptr_t)xml_parent(b);
	int order = (left > right) - (left < right);

	if (!order)
		order = strcmp(xml_name(a), xml_name(b));
	if (!order)
		order = attribute_compare(a, b, "id", "");
	return order ? order : attribute_compare(a, b, "language", "ja");
}

static int observation_compare(const void *left, const void *right)
{
	const struct observation *a = left, *b = right;
	int order = fact_compare(a->node, b->node);

	if (!order)
		order = moment_compare(a->as_of, b->as_of);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static struct moment as_of_read(const struct xml_node *node)
{
	const char *text = xml_attribute(node, "as-of");
	struct moment moment = MOMENT_FIRST;

	return text && moment_read(text, &moment) ? moment : MOMENT_FIRST;
}

static void observation_add(struct observations *observations, const struct xml_node *node)
{
	if (observations->count == observations->capacity) {
		observations->capacity =
			observations->capacity ? observations->capacity * 2 : 64;
		observations->list = memory_resize(observations->list,
			memory_product(observations->capacity, sizeof *observations->list));
	}
	observations->list[observations->count] =
		(struct observation){node, as_of_read(node), observations->count};
	observations->count++;
}

struct observations *observations_new(const struct xml_node *root, const struct schema *schema)
{
	struct observations *observations = memory_alloc(sizeof *observations);
	struct descent descent = descent_start(schema, root);

	*observations = (struct observations){0};
	while (descent_next(&descent))
		if (observation_possible(descent.element->type))
			observation_add(observations, descent.node);
	descent_done(&descent);
	if (observations->count)
		qsort(observations->list, observations->count, sizeof *observations->list,
			observation_compare);
	return observations;
}

void observations_free(struct observations *observations)
{
	if (!observations)
		return;
	free(observations->list);
	free(observations);
}

bool observation_continues(const struct observations *observations, size_t index)
{
	const struct observation *list = observations->list;

	return index && fact_compare(list[index - 1].node, list[index].node) == 0;
}

/* The index of the first statement that is not before NODE's fact at AS_OF: of
 * that fact, those made by then come before it. */
static size_t index_after(const struct observations *observations, const struct xml_node *node,
	const struct moment *as_of)
{
	size_t low = 0, high = observations->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct observation *at = &observations->list[middle];
		int order = fact_compare(at->node, node);

		if (!order)
			order = as_of ? moment_compare(at->as_of, *as_of) : -1;
		if (order <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct xml_node *observation_newest(const struct observations *observations,
	const struct xml_node *node, const struct moment *as_of)
{
	size_t after = index_after(observations, node, as_of);
	const struct observation *newest = after ? &observations->list[after - 1] : NULL;

	return newest && fact_compare(newest->node, node) == 0 ? newest->node : NULL;
}
