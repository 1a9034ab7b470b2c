/* options_book.c - reading option lists and fields, and finding the one in force. */
#include "template/options_book.h"

#include "record/walk.h"

#include <stdlib.h>
#include <string.h>

/* When an entry is in force; UNTIL is NULL for what has no end yet. */
struct force {
	const char *from, *until;
};

struct option_list {
	const char *id;
	struct force force;
	struct form_option *first;
	struct option_list *next;
};

struct field_entry {
	const char *role;
	struct force force;
	struct form_field field;
	struct field_entry *next;
};

struct options_book {
	const char *form;
	struct option_list *first;
	struct field_entry *fields;
};

static struct force force_read(const struct xml_node *node, struct arena *arena)
{
	return (struct force){xml_attribute_text(arena, node, "from"),
		xml_attribute_text(arena, node, "until")};
}

/* The expression in the attribute NAME of NODE, compiled; NULL when there is none. */
static struct xpath *expression_read(
	const struct xml_node *node, const char *name, struct findings *findings)
{
	const struct xml_node *attribute = xml_attribute_node(node, name);

	return attribute ? xpath_new(xml_content(attribute), xml_place(attribute), findings)
			 : NULL;
}

static struct form_option *option_read(
	const struct xml_node *node, struct arena *arena, struct findings *findings)
{
	struct form_option *option = arena_alloc(arena, sizeof *option);

	option->words = xml_trimmed(arena, node);
	option->place = xml_place(node);
	option->place.file = arena_text(arena, option->place.file);
	option->chosen = expression_read(node, "chosen", findings);
	option->remark = expression_read(node, "remark", findings);
	return option;
}

static struct option_list *list_read(
	const struct xml_node *node, struct arena *arena, struct findings *findings)
{
	struct option_list *list = arena_alloc(arena, sizeof *list);
	const struct form_option **end = (const struct form_option **)&list->first;
	const struct xml_node *child = xml_child(node, "option");

	list->id = xml_attribute_text(arena, node, "id");
	list->force = force_read(node, arena);
	for (; child; child = xml_next_same(child)) {
		struct form_option *option = option_read(child, arena, findings);

		*end = option;
		end = &option->next;
	}
	return list;
}

static struct field_entry *field_read(const struct xml_node *node, struct arena *arena)
{
	struct field_entry *entry = arena_alloc(arena, sizeof *entry);
	const char *limit = xml_attribute(node, "limit");

	*entry = (struct field_entry){
		.role = xml_attribute_text(arena, node, "role"),
		.force = force_read(node, arena),
		.field = {.type = xml_attribute_text(arena, node, "type"),
			.note = xml_attribute_text(arena, node, "note"),
			.source = xml_attribute_text(arena, node, "source"),
			.grade = xml_attribute_text(arena, node, "grade"),
			.limit = limit ? strtoul(limit, NULL, 10) : 0},
	};
	return entry;
}

static struct options_book *book_read(
	const struct xml_node *root, struct arena *arena, struct findings *findings)
{
	struct options_book *book = arena_alloc(arena, sizeof *book);
	struct option_list **end = &book->first;
	struct field_entry **fields_end = &book->fields;
	const struct xml_node *node = xml_child(root, "list");

	book->form = xml_attribute_text(arena, root, "form");
	for (; node; node = xml_next_same(node)) {
		*end = list_read(node, arena, findings);
		end = &(*end)->next;
	}
	for (node = xml_child(root, "field"); node; node = xml_next_same(node)) {
		*fields_end = field_read(node, arena);
		fields_end = &(*fields_end)->next;
	}
	return book;
}

struct options_book *options_book_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings)
{
	struct xml *xml = walk_open(path, schema, findings);
	struct options_book *book = NULL;

	if (xml)
		book = book_read(xml_root(xml), arena, findings);
	xml_free(xml);
	return book;
}

void options_book_free(struct options_book *book)
{
	for (struct option_list *list = book ? book->first : NULL; list; list = list->next)
		for (const struct form_option *option = list->first; option;
			option = option->next) {
			xpath_free(option->chosen);
			xpath_free(option->remark);
		}
}

static bool in_force(const struct force *force, const char *day)
{
	if (!day)
		return !force->until;
	return strcmp(force->from, day) <= 0
	       && (!force->until || strcmp(day, force->until) <= 0);
}

const struct form_option *options_find(
	const struct options_book *book, const char *id, const char *day)
{
	const struct option_list *list = book ? book->first : NULL;

	while (list && (strcmp(list->id, id) != 0 || !in_force(&list->force, day)))
		list = list->next;
	return list ? list->first : NULL;
}

const struct form_field *field_find(
	const struct options_book *book, const char *role, const char *day)
{
	const struct field_entry *entry = book ? book->fields : NULL;

	while (entry && (strcmp(entry->role, role) != 0 || !in_force(&entry->force, day)))
		entry = entry->next;
	return entry ? &entry->field : NULL;
}

const char *field_role(const struct options_book *book, size_t index)
{
	const struct field_entry *entry = book->fields;

	while (entry && index--)
		entry = entry->next;
	return entry ? entry->role : NULL;
}

const char *options_form(const struct options_book *book)
{
	return book->form;
}
