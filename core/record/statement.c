/* statement.c - taking a view apart, and pairing two of them. */
#include "record/statement.h"

#include "record/path.h"

#include <stdlib.h>
#include <string.h>

static bool is_about_statement(const char *name)
{
	static const char *const names[] = {"as-of", "change", "reason", "ground"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static const char *own_text(const struct xml_node *element, struct arena *arena)
{
	const char *text = "";
	size_t length;

	for (const struct xml_node *child = xml_first(element); child; child = xml_next(child))
		if (xml_is_text(child))
			text = arena_format(arena, "%s%s", text, xml_content(child));
	text += strspn(text, " \t\r\n");
	length = strlen(text);
	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	return arena_copy(arena, text, length);
}

static const char *own_attributes(const struct xml_node *element, struct arena *arena)
{
	const struct xml_node *attribute = xml_first_attribute(element);
	const char *list = "";

	for (; attribute; attribute = xml_next_attribute(attribute))
		if (!is_about_statement(xml_name(attribute)))
			list = arena_format(arena, "%s%s%s=%s", list, *list ? " " : "",
				xml_name(attribute), xml_content(attribute));
	return list;
}

static int statement_order(const void *one, const void *other)
{
	const struct statement *a = one, *b = other;
	int order = strcmp(a->path, b->path);

	return order ? order : (a->order > b->order) - (a->order < b->order);
}

struct statements statements_of(const struct xml *view, struct arena *arena)
{
	struct statements statements = {0};
	size_t count = 0;

	for (const struct xml_node *node = xml_root(view); node; node = xml_following(node))
		count++;
	statements.first = arena_array(arena, count, sizeof *statements.first);
	for (const struct xml_node *node = xml_root(view); node; node = xml_following(node)) {
		statements.first[statements.count] = (struct statement){
			.path = path_of(node, arena),
			.order = statements.count,
			.node = node,
			.text = own_text(node, arena),
			.attributes = own_attributes(node, arena),
		};
		statements.count++;
	}
	qsort(statements.first, statements.count, sizeof *statements.first, statement_order);
	return statements;
}

bool statement_equal(const struct statement *one, const struct statement *other)
{
	return strcmp(one->text, other->text) == 0
	       && strcmp(one->attributes, other->attributes) == 0;
}

bool statements_next(const struct statements *before, const struct statements *now,
	struct statement_pair *pair)
{
	const struct statement *old =
		pair->before_next < before->count ? &before->first[pair->before_next] : NULL;
	const struct statement *new =
		pair->now_next < now->count ? &now->first[pair->now_next] : NULL;
	int order = !old ? 1 : !new ? -1 : strcmp(old->path, new->path);

	pair->before = old && order <= 0 ? old : NULL;
	pair->now = new &&order >= 0 ? new : NULL;
	pair->before_next += pair->before != NULL;
	pair->now_next += pair->now != NULL;
	return old || new;
}
