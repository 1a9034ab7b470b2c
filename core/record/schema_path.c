/* schema_path.c - every place where the schema lets an element stand. */
#include "record/schema_path.h"

#include <string.h>

static bool is_open(const struct schema_path *path, const struct schema_type *type)
{
	while (path && path->element->type != type)
		path = path->above;
	return path != NULL;
}

/* Puts the children of PATH right after it. */
static void children_insert(struct schema_path *path, struct arena *arena)
{
	const struct schema_type *type = path->element->type;
	struct schema_path **end = &path->next, *after = path->next;

	for (size_t i = 0; i < type->element_count && !is_open(path->above, type); i++) {
		const struct schema_element *element = &type->elements[i];
		struct schema_path *child = arena_alloc(arena, sizeof *child);

		*child = (struct schema_path){
			.element = element,
			.above = path,
			.text = arena_format(arena, "%s/%s", path->text, element->name),
			.audience = path->audience & element->audience,
			.next = after,
		};
		*end = child;
		end = &child->next;
	}
}

const struct schema_path *schema_paths(const struct schema *schema, struct arena *arena)
{
	struct schema_path *first = arena_alloc(arena, sizeof *first);

	first->element = schema_root(schema);
	first->text = first->element->name;
	first->audience = first->element->audience;
	for (struct schema_path *path = first; path; path = path->next)
		children_insert(path, arena);
	return first;
}

const char *schema_path_tail(const struct schema_path *path, size_t count)
{
	const char *tail = path->text + strlen(path->text);

	while (tail > path->text && (tail[-1] != '/' || --count))
		tail--;
	return tail;
}

bool schema_path_ends(const struct schema_path *path, const char *names)
{
	const char *within = strchr(path->text, '/');
	size_t length = strlen(names), size = strlen(path->text);

	if (*names == '/')
		return strcmp(path->text, names + 1) == 0
		       || (within && strcmp(within, names) == 0);
	return length && length <= size && strcmp(path->text + size - length, names) == 0
	       && (length == size || path->text[size - length - 1] == '/');
}

bool schema_path_holds(const struct schema_path *path, const struct xml_node *node)
{
	while (path && node && strcmp(path->element->name, xml_name(node)) == 0) {
		path = path->above;
		node = xml_parent(node);
	}
	return !path && !node;
}
