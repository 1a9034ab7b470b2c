/* sight.c - what some readers may see of a record, as it stood at a moment.
 *
 * Records that were checked are no deeper than their schema, so functions here
 * may call themselves for the parent.
 */
#include "record/sight.h"

#include "base/buffer.h"
#include "base/words.h"
#include "record/descent.h"
#include "record/observation.h"

#include <string.h>

/* --- who may see it */

static bool is_party(const struct xml_node *node, const char *id)
{
	const char *own = xml_attribute(node, "id");

	return id && own && xml_is(node, "party") && strcmp(id, own) == 0;
}

static bool is_reporter(const struct sight *sight, const struct xml_node *node)
{
	return is_party(
		node, xml_attribute(xml_child(record_root(sight->record), "self"), "ref"));
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
	if (is_reporter(sight, node) || is_party(node, sight->reader.party)
		|| (sight->reader.party && node == sight->addressee))
		return AUDIENCE_ALL;
	return element->audience;
}

/* --- one person's letter */

static bool addressee_allowed(const struct sight *sight, const struct xml_node *node)
{
	if (sight->reader.addressee)
		return node == sight->addressee;
	return sight->reader.readers == AUDIENCE_INTERNAL;
}

static bool group_allowed(const struct sight *sight, const struct xml_node *node)
{
	const char *groups = xml_attribute(sight->addressee, "group");
	const char *id = xml_attribute(node, "id");

	return !sight->reader.addressee || (groups && id && words_hold(groups, id));
}

static bool person_allows(const struct sight *sight, const struct xml_node *node)
{
	if (xml_is(node, "addressee"))
		return addressee_allowed(sight, node);
	return !xml_is(node, "group") || group_allowed(sight, node);
}

/* --- one partner's notice */

/* The partner who reads, in the handler chain of GROUP; or NULL. */
static const struct xml_node *own_handler(
	const struct sight *sight, const struct xml_node *group)
{
	const struct xml_node *handler = xml_child(group, "handler");

	while (handler && !xml_attribute_is(handler, "ref", sight->reader.party))
		handler = xml_next_same(handler);
	return handler;
}

/* Are the people of GROUP those of several partners?  Each of them is one's customer. */
static bool is_shared(const struct sight *sight, const struct xml_node *group)
{
	const struct xml_node *own = own_handler(sight, group);
	const struct xml_node *handler = xml_child(group, "handler");

	if (!own || !xml_attribute_is(own, "role", "customer"))
		return false;
	while (handler && (handler == own || !xml_attribute_is(handler, "role", "customer")))
		handler = xml_next_same(handler);
	return handler;
}

/* Does the partner who reads stand for many, whom a list names? */
static bool is_collective(const struct sight *sight)
{
	const struct xml_node *party = path_id(
		record_root(sight->record), sight->reader.party, strlen(sight->reader.party));

	return party && xml_attribute_is(party, "collective", "yes");
}

/* Of the others a partner knows only who is known to everybody. */
static bool party_known(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	return is_reporter(sight, node) || is_party(node, sight->reader.party)
	       || audience_may_see(AUDIENCE_PUBLIC, meant_for(sight, node, element));
}

/* The group that NODE is of or is tied to; or NULL. */
static const struct xml_node *group_node(const struct xml_node *node)
{
	while (node && !xml_is(node, "group") && !xml_attribute(node, "group"))
		node = xml_parent(node);
	return node;
}

/* Are the people of GROUP the reader's, and no other partner's? */
static bool group_is_own(const struct sight *sight, const struct xml_node *group)
{
	return xml_is(group, "group") && person_allows(sight, group)
	       && own_handler(sight, group) && !is_shared(sight, group);
}

static bool groups_are_own(const struct sight *sight, const char *ids)
{
	size_t length;

	for (const char *id; (id = words_next(&ids, &length));) {
		const struct xml_node *group = path_id(record_root(sight->record), id, length);

		if (!group || !group_is_own(sight, group))
			return false;
	}
	return true;
}

/* Does a number at NODE count the reader's people alone? */
static bool number_is_own(const struct sight *sight, const struct xml_node *node)
{
	const struct xml_node *of = group_node(node);

	if (!of || is_collective(sight))
		return false;
	return xml_is(of, "group") ? group_is_own(sight, of)
				   : groups_are_own(sight, xml_attribute(of, "group"));
}

/* Numbers that are not those of groups are numbers of others too. */
static bool partner_allows(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element)
{
	enum schema_value value = element->type->value;

	if (!sight->reader.party)
		return true;
	if (xml_is(node, "group"))
		return own_handler(sight, node);
	if (xml_is(node, "party"))
		return party_known(sight, node, element);
	if (xml_is(node, "addressee"))
		return true; /* the reader's */
	if (value == VALUE_PEOPLE || value == VALUE_COUNT)
		return number_is_own(sight, node);
	if (schema_attribute(element->type, "group"))
		return group_node(node);
	return !xml_is(node, "total");
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
	return audience_may_see(sight->reader.readers, meant_for(sight, node, element))
	       && person_allows(sight, node) && partner_allows(sight, node, element)
	       && is_current(sight, node, element);
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
	size_t length;

	for (const char *word; (word = words_next(&value, &length));) {
		const char *id = arena_copy(arena, word, length);

		if (sight_path(sight, id))
			buffer_format(&left, "%s%s", left.length ? " " : "", id);
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

/* Is NODE nothing without what its attribute refers to?  The addressee's own group may
 * be withheld from readers who still may write to the addressee.  What is another
 * party's is nothing for a partner. */
static bool is_tied(const struct sight *sight, const struct xml_node *node,
	const struct schema_attribute *attribute)
{
	if (attribute->required)
		return true;
	if (strcmp(attribute->refers, "group") == 0)
		return !xml_is(node, "addressee");
	return sight->reader.party && strcmp(attribute->refers, "party") == 0
	       && words_hold("party by from to", attribute->name);
}

/* Does NODE stand without what it refers to? */
static bool references_hold(
	const struct sight *sight, const struct xml_node *node, const struct schema_type *type)
{
	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];
		const char *value = xml_attribute(node, known->name);

		if (value && known->refers && is_tied(sight, node, known)
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

audience_set sight_meant(const struct record *record, const struct xml_node *node)
{
	const struct sight sight = {.record = record};
	audience_set set = AUDIENCE_ALL;

	for (; node; node = xml_parent(node)) {
		const struct schema_element *element =
			descent_declaration(record_schema(record), node);

		if (element)
			set &= meant_for(&sight, node, element);
	}
	return set;
}

struct sight sight_of(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of)
{
	const char *id = reader->addressee;
	const struct xml_node *node = id ? path_id(record_root(record), id, strlen(id)) : NULL;

	return (struct sight){.record = record,
		.reader = *reader,
		.as_of = as_of,
		.addressee = xml_is(node, "addressee") ? node : NULL};
}
