/* dispatch.c - what went out to the rows of a list, as XML there and back. */
#include "output/dispatch.h"

#include <stdlib.h>
#include <string.h>

static void rows_write(const struct dispatch_rows *rows, struct buffer *xml)
{
	if (rows->all)
		buffer_format(xml,
			" rows=\"%zu\" accepted=\"%zu\" doubtful=\"%zu\" refused=\"%zu\""
			" stopped=\"%zu\" apart=\"%zu\"",
			rows->all, rows->accepted, rows->doubtful, rows->refused, rows->stopped,
			rows->apart);
}

void dispatch_write(const struct dispatch *dispatch, const char *indent, struct buffer *xml)
{
	buffer_format(xml, "%s<dispatch", indent);
	buffer_attribute(xml, "list", dispatch->list);
	buffer_attribute(xml, "register", dispatch->sheet);
	rows_write(&dispatch->rows, xml);
	buffer_text(xml, ">\n");
	for (const struct dispatch_account *account = dispatch->accounts; account;
		account = account->next) {
		buffer_format(xml, "%s\t<account", indent);
		buffer_attribute(xml, "file", account->file);
		buffer_attribute(xml, "sha256", account->digest);
		buffer_text(xml, "/>\n");
	}
	for (const struct dispatch_letters *letters = dispatch->letters; letters;
		letters = letters->next) {
		buffer_format(xml, "%s\t<letters", indent);
		buffer_attribute(xml, "groups", letters->groups);
		buffer_attribute(xml, "party", letters->party);
		buffer_attribute(xml, "variant", letters->variant);
		buffer_attribute(xml, "language", letters->language);
		buffer_attribute(xml, "channel", letters->channel);
		buffer_format(xml, " count=\"%zu\"/>\n", letters->count);
	}
	buffer_format(xml, "%s</dispatch>\n", indent);
}

static size_t number(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);

	return text ? strtoul(text, NULL, 10) : 0;
}

static struct dispatch_account *accounts_read(
	const struct xml_node *dispatch, struct arena *arena)
{
	const struct xml_node *node = xml_child(dispatch, "account");
	struct dispatch_account *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		*end = arena_alloc(arena, sizeof **end);
		**end = (struct dispatch_account){xml_attribute_text(arena, node, "file"),
			xml_attribute_text(arena, node, "sha256"), NULL};
		end = &(*end)->next;
	}
	return first;
}

struct dispatch *dispatch_read(const struct xml_node *parent, struct arena *arena)
{
	const struct xml_node *node = xml_child(parent, "dispatch");
	struct dispatch *dispatch = node ? arena_alloc(arena, sizeof *dispatch) : NULL;
	struct dispatch_letters **end;

	if (!dispatch)
		return NULL;
	*dispatch = (struct dispatch){
		.list = xml_attribute_text(arena, node, "list"),
		.sheet = xml_attribute_text(arena, node, "register"),
		.rows = {number(node, "rows"), number(node, "accepted"),
			number(node, "refused"), number(node, "stopped"), number(node, "apart"),
			number(node, "doubtful")},
		.accounts = accounts_read(node, arena),
	};
	end = &dispatch->letters;
	for (node = xml_child(node, "letters"); node; node = xml_next_same(node)) {
		*end = arena_alloc(arena, sizeof **end);
		**end = (struct dispatch_letters){
			.groups = xml_attribute_text(arena, node, "groups"),
			.party = xml_attribute_text(arena, node, "party"),
			.variant = xml_attribute_text(arena, node, "variant"),
			.language = xml_attribute_text(arena, node, "language"),
			.channel = xml_attribute_text(arena, node, "channel"),
			.count = number(node, "count"),
		};
		end = &(*end)->next;
	}
	return dispatch;
}

size_t dispatch_count(const struct dispatch *dispatch, const char *channel)
{
	size_t count = 0;

	for (const struct dispatch_letters *letters = dispatch->letters; letters;
		letters = letters->next)
		if (strcmp(letters->channel, channel) == 0)
			count += letters->count;
	return count;
}
