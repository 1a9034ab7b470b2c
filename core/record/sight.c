/* sight.c - what some readers may see of a record, as it stood at a moment.
 *
 * Records that were checked are no deeper than their schema, so functions here
 * may call themselves for the parent.
 */
#include "record/sight.h"

#include "base/buffer.h"
#include "record/descent.h"
#include "record/observation.h"

#include <string.h>

/* --- who may see it */

static bool is_reporter(const struct sight *sight, const struct xml_node *node)
{
	const char *self = xml_attribute(xml_child(record_root(sight->record), "self"), "ref");
	const char *id = xml_attribute(node, "id");

	return self && id && xml_is(node, "party") && strcmp(self, id) == 0;
}

/* Whom NODE is meant for; its parent's readers are not asked here. */
static audience_set meant_for(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	const char *codes = xml_attribute(node, "for"), *bad;
	audience_set set;
	size_t length;

	if (codes) {
		audience_read(codes, &set, &bad, &length);
		return set; /* empty when it can't be read */
	}
	return is_reporter(sight, node) ? AUDIENCE_ALL : element->audience;
}

/* --- one person's letter */

static bool words_hold_id(const char *words, const char *id)
{
	size_t length = strlen(id);

	for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
		size_t size = strcspn(words, " ");

		if (size == length && memcmp(words, id, size) == 0)
			return true;
		words += size;
	}
	return false;
}

static bool addressee_allowed(const struct sight *sight, const struct xml_node *node)
{
	if (sight->one_person)
		return node == sight->addressee;
	return sight->readers == AUDIENCE_INTERNAL;
}

static bool group_allowed(const struct sight *sight, const struct xml_node *node)
{
	const char *groups = xml_attribute(sight->addressee, "group");
	const char *id = xml_attribute(node, "id");

	return !sight->one_person || (groups && id && words_hold_id(groups, id));
}

static bool person_allows(const struct sight *sight, const struct xml_node *node)
{
	if (xml_is(node, "addressee"))
		return addressee_allowed(sight, node);
	return !xml_is(node, "group") || group_allowed(sight, node);
}

/* --- the node by itself, and those it stands in */

/* Is it what is stated now?  What is no fact always is. */
static bool is_current(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	const char *change = xml_attribute(node, "change");

	if (!observation_possible(element->type))
		return true;
	return observation_newest(record_observations(sight->record), node, sight->as_of)
		       == node
	       && !(change && strcmp(change, "withdraw") == 0);
}

static bool is_allowed(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	return audience_may_see(sight->readers, meant_for(sight, node, element))
	       && person_allows(sight, node) && is_current(sight, node, element);
}

/* The declaration of NODE; NULL when NODE or one that it stands in is unknown or
 * may not be seen. */
static const struct schema_element *allowed_declaration(
	const struct sight *sight, const struct xml_node *node)
{
	const struct schema *schema = record_schema(sight->record);
	const struct schema_element *element = schema_root(schema), *above;

	if (xml_parent(node)) {
		above = allowed_declaration(sight, xml_parent(node));
		element = above ? descent_child(schema, above->type, node) : NULL;
	}
	return element && is_allowed(sight, node, element) ? element : NULL;
}

const struct xml_node *sight_path(const struct sight *sight, const char *path)
{
	const struct xml_node *node = record_find(sight->record, path, sight->as_of);

	return node && allowed_declaration(sight, node) ? node : NULL;
}

const char *sight_reference(const struct sight *sight, const char *value, struct arena *arena)
{
	struct buffer left = {0};
	const char *copy;

	for (value += strspn(value, " "); *value; value += strspn(value, " ")) {
		size_t length = strcspn(value, " ");
		const char *id = arena_copy(arena, value, length);

		if (sight_path(sight, id))
			buffer_format(&left, "%s%s", left.length ? " " : "", id);
		value += length;
	}
	copy = left.length ? arena_text(arena, left.data) : NULL;
	buffer_done(&left);
	return copy;
}

/* --- what depends on other nodes */

static bool any_id_shown(const struct sight *sight, const char *value)
{
	struct arena *arena = arena_new();
	bool any = sight_reference(sight, value, arena) != NULL;

	arena_free(arena);
	return any;
}

/* Does NODE stand without what it refers to?  The addressee's own group may be
 * withheld from readers who still may write to the addressee. */
static bool references_hold(
	const struct sight *sight, const struct xml_node *node, const struct schema_type *type)
{
	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];
		const char *value = xml_attribute(node, known->name);
		bool tied = known->refers && strcmp(known->refers, "group") == 0
			    && !xml_is(node, "addressee");

		if (value && known->refers && (known->required || tied)
			&& !any_id_shown(sight, value))
			return false;
	}
	return true;
}

static bool has_something(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	const struct xml_node *child = xml_first_element(node);
	bool had = false;

	if (element->type->content != CONTENT_ELEMENTS)
		return true;
	for (; child; child = xml_next_element(child)) {
		const struct schema_element *known =
			descent_child(record_schema(sight->record), element->type, child);

		if (known && sight_shows(sight, child, known))
			return true;
		had = had || known;
	}
	return !had;
}

bool sight_shows(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	return is_allowed(sight, node, element) && references_hold(sight, node, element->type)
	       && has_something(sight, node, element);
}

struct sight sight_of(const struct record *record, audience_set readers,
	const struct moment *as_of, const char *addressee)
{
	const struct xml_node *node =
		addressee ? path_id(record_root(record), addressee, strlen(addressee)) : NULL;

	return (struct sight){.record = record,
		.readers = readers,
		.as_of = as_of,
		.one_person = addressee != NULL,
		.addressee = xml_is(node, "addressee") ? node : NULL};
}
