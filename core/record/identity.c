/* identity.c - the ids of a record, sorted for finding them. */
#include "record/identity.h"

#include "base/arena.h"
#include "base/words.h"
#include "record/descent.h"
#include "record/nearest.h"
#include "record/observation.h"
#include "record/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct identity {
	const char *id;
	const struct xml_node *node;
	size_t order; /* in the document */
};

struct identities {
	const struct xml_node *root;
	struct identity *list;
	size_t count, capacity;
};

static void identity_add(
	struct identities *identities, const char *id, const struct xml_node *node)
{
	if (identities->count == identities->capacity) {
		identities->capacity = identities->capacity ? identities->capacity * 2 : 64;
		identities->list = memory_resize(identities->list,
			memory_product(identities->capacity, sizeof *identities->list));
	}
	identities->list[identities->count] = (struct identity){id, node, identities->count};
	identities->count++;
}

static int identity_compare(const void *left, const void *right)
{
	const struct identity *a = left, *b = right;
	int order = strcmp(a->id, b->id);

	return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* The same id again is right only where one fact is stated again, or in another
 * language. */
static bool is_restated(
	const struct schema *schema, const struct xml_node *first, const struct xml_node *other)
{
	const struct schema_element *element = descent_declaration(schema, other);

	return element && observation_possible(element->type)
	       && observation_same_thing(first, other);
}

static void twice_check(const struct identities *identities, const struct schema *schema,
	struct findings *findings)
{
	const struct identity *first = identities->list;

	for (size_t i = 1; i < identities->count; i++) {
		const struct identity *other = &identities->list[i];
		char line[32];

		if (strcmp(first->id, other->id) != 0) {
			first = other;
			continue;
		}
		if (is_restated(schema, first->node, other->node))
			continue;
		snprintf(line, sizeof line, "%zu", xml_place(first->node).line);
		finding_add(findings, "id-twice",
			xml_place(xml_attribute_node(other->node, "id")), "id", other->id,
			"line", line, "name", xml_name(first->node), NULL);
	}
}

struct identities *identities_new(
	const struct xml_node *root, const struct schema *schema, struct findings *findings)
{
	struct identities *identities = memory_alloc(sizeof *identities);
	const struct xml_node *node = xml_first_element(root);

	*identities = (struct identities){.root = root};
	for (; node; node = xml_following(node))
		if (xml_attribute(node, "id"))
			identity_add(identities, xml_attribute(node, "id"), node);
	if (identities->count)
		qsort(identities->list, identities->count, sizeof *identities->list,
			identity_compare);
	twice_check(identities, schema, findings);
	return identities;
}

void identities_free(struct identities *identities)
{
	if (!identities)
		return;
	free(identities->list);
	free(identities);
}

/* The first in the document that has ID. */
static const struct identity *identity_find(const struct identities *identities, const char *id)
{
	size_t low = 0, high = identities->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(identities->list[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == identities->count || strcmp(identities->list[low].id, id) != 0)
		return NULL;
	return &identities->list[low];
}

static void missing_report(const struct identities *identities,
	const struct xml_node *attribute, const char *id, const char *refers,
	struct findings *findings)
{
	struct nearest nearest = {0};

	for (size_t i = 0; i < identities->count; i++)
		if (strcmp(refers, "any") == 0
			|| words_hold(refers, xml_name(identities->list[i].node)))
			nearest_try(&nearest, id, identities->list[i].id, NULL);
	finding_add(findings, nearest.name ? "reference-similar" : "reference-missing",
		xml_place(attribute), "id", id, "attribute", xml_name(attribute), "refers",
		refers, "nearest", nearest.name ? nearest.name : "", NULL);
}

static void reference_check(const struct identities *identities,
	const struct xml_node *attribute, const char *id, const char *refers,
	struct findings *findings)
{
	const struct identity *identity = identity_find(identities, id);

	if (strcmp(refers, "any") == 0 && path_find(identities->root, id))
		return;
	if (!identity)
		missing_report(identities, attribute, id, refers, findings);
	else if (!words_hold(refers, xml_name(identity->node)))
		finding_add(findings, "reference-kind", xml_place(attribute), "id", id,
			"attribute", xml_name(attribute), "refers", refers, "name",
			xml_name(identity->node), NULL);
}

void identities_check(const struct identities *identities, const struct xml_node *node,
	const struct schema_type *type, struct findings *findings)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];
		const struct xml_node *attribute = xml_attribute_node(node, known->name);
		char *ids = attribute && known->refers ? xml_text(arena, attribute) : NULL,
		     *rest;

		for (char *id = ids ? strtok_r(ids, " \t\r\n", &rest) : NULL; id;
			id = strtok_r(NULL, " \t\r\n", &rest))
			reference_check(identities, attribute, id, known->refers, findings);
	}
	arena_free(arena);
}
