/* path.c - where a fact stands, by names that stay. */
#include "record/path.h"

#include "record/observation.h"
#include "record/wording.h"

#include <string.h>

/* The id that begins paths to NODE and below; not that of the incident. */
static const char *path_start(const struct xml_node *node)
{
	return xml_parent(node) ? xml_attribute(node, "id") : "";
}

const char *path_of(const struct xml_node *node, struct arena *arena)
{
	const char *path = "";

	if (node && !xml_is_element(node))
		node = xml_parent(node);
	if (!node)
		return NULL;
	for (; !path_start(node); node = xml_parent(node))
		path = arena_format(arena, "/%s%s", xml_name(node), path);
	path = arena_format(arena, "%s%s", path_start(node), path);
	return *path ? path : "/";
}

const char *path_nearest_id(const struct xml_node *node)
{
	while (node && (!xml_is_element(node) || !xml_attribute(node, "id")))
		node = xml_parent(node);
	return node ? xml_attribute(node, "id") : "";
}

static bool text_is(const char *text, const char *other, size_t length)
{
	return text && strlen(text) == length && memcmp(text, other, length) == 0;
}

const struct xml_node *path_id(const struct xml_node *root, const char *id, size_t length)
{
	const struct xml_node *node = xml_first_element(root);

	while (node && !text_is(xml_attribute(node, "id"), id, length))
		node = xml_following(node);
	return node;
}

/* NODE, or the same in Japanese. */
static const struct xml_node *in_japanese(const struct xml_node *node)
{
	const struct xml_node *other = node;

	while (other && (!wording_in_japanese(other) || !observation_same_thing(node, other)))
		other = xml_next_same(other);
	return other ? other : node;
}

/* The child NAME without an id; a Japanese one before others. */
static const struct xml_node *step(
	const struct xml_node *parent, const char *name, size_t length)
{
	const struct xml_node *child = xml_first_element(parent), *found = NULL;

	for (; child; child = xml_next_element(child)) {
		if (!text_is(xml_name(child), name, length) || xml_attribute(child, "id"))
			continue;
		if (wording_in_japanese(child))
			return child;
		if (!found)
			found = child;
	}
	return found;
}

const struct xml_node *path_find(const struct xml_node *root, const char *path)
{
	size_t length = strcspn(path, "/");
	const struct xml_node *node = length ? in_japanese(path_id(root, path, length)) : root;

	for (path += length; node && *path; path += length) {
		path++;
		length = strcspn(path, "/");
		node = step(node, path, length);
	}
	return xml_parent(node) ? node : NULL;
}
