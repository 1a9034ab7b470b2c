/* options_book.c - reading option lists, and finding the one in force. */
#include "template/options_book.h"

#include "record/walk.h"

#include <string.h>

struct option_list {
	const char *id, *from, *until; /* UNTIL is NULL for what has no end yet */
	struct form_option *first;
	struct option_list *next;
};

struct options_book {
	struct option_list *first;
};

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

	list->id = arena_text(arena, xml_attribute(node, "id"));
	list->from = arena_text(arena, xml_attribute(node, "from"));
	list->until = arena_text(arena, xml_attribute(node, "until"));
	for (; child; child = xml_next_same(child)) {
		struct form_option *option = option_read(child, arena, findings);

		*end = option;
		end = &option->next;
	}
	return list;
}

static struct options_book *book_read(
	const struct xml_node *root, struct arena *arena, struct findings *findings)
{
	struct options_book *book = arena_alloc(arena, sizeof *book);
	struct option_list **end = &book->first;
	const struct xml_node *node = xml_child(root, "list");

	for (; node; node = xml_next_same(node)) {
		*end = list_read(node, arena, findings);
		end = &(*end)->next;
	}
	return book;
}

struct options_book *options_book_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings)
{
	struct xml *xml = xml_open(path, &xml_limits_default, findings);
	struct options_book *book = NULL;

	if (xml && walk_file(xml, schema, findings))
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

static bool in_force(const struct option_list *list, const char *day)
{
	if (!day)
		return !list->until;
	return strcmp(list->from, day) <= 0 && (!list->until || strcmp(day, list->until) <= 0);
}

const struct form_option *options_find(
	const struct options_book *book, const char *id, const char *day)
{
	const struct option_list *list = book ? book->first : NULL;

	while (list && (strcmp(list->id, id) != 0 || !in_force(list, day)))
		list = list->next;
	return list ? list->first : NULL;
}
