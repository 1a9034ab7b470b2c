/* partners.c - the parties of a record, as the rows of a list of partners may mean them. */
#include "command/partners.h"

#include "command/calls.h"
#include "command/release.h"
#include "record/path.h"

#include <string.h>

static const char *const *names_of(const struct xml_node *party, struct arena *arena)
{
	const char **names = arena_array(arena, xml_count(party, "name") + 1, sizeof *names);
	size_t count = 0;

	for (const struct xml_node *name = xml_child(party, "name"); name;
		name = xml_next_same(name))
		names[count++] = xml_trimmed(arena, name);
	return names;
}

static const char *groups_of(const struct xml_node *root, struct arena *arena)
{
	const struct xml_node *group = xml_child(root, "group");
	const char *groups = "";

	for (; group; group = xml_next_same(group))
		groups = arena_format(arena, "%s%s%s", groups, *groups ? " " : "",
			xml_attribute(group, "id"));
	return groups;
}

/* The letter that PARTY gets, if there is one, and by which way. */
static void letter_find(struct list_party *party, const struct command *command,
	const struct record *record, const struct pack *pack, const char *stage,
	const struct moment *as_of)
{
	const struct pack_call *call = calls_of(command, record, pack, party->id, stage, as_of);
	const struct xml_node *release =
		call ? release_find(record, call->pack, party->id, stage, as_of) : NULL;

	party->addressed = call;
	party->channels = release ? xml_attribute(release, "channels") : NULL;
}

const struct list_party *partners_of(const struct command *command, const struct record *record,
	const struct pack *pack, const char *stage, const struct moment *as_of, size_t *count)
{
	const struct xml_node *node = xml_child(record_root(record), "party");
	struct list_party *parties, *party;

	*count = xml_count(record_root(record), "party");
	party = parties = arena_array(command->arena, *count, sizeof *parties);
	for (; node; node = xml_next_same(node), party++) {
		const char *id = xml_attribute(node, "id");
		struct xml *view = calls_view(command, record, pack, id, stage);
		const struct xml_node *root = view ? xml_root(view) : NULL;

		party->id = id;
		party->names =
			names_of(root ? path_id(root, id, strlen(id)) : NULL, command->arena);
		party->groups = root ? groups_of(root, command->arena) : "";
		party->collective = xml_attribute_is(node, "collective", "yes");
		letter_find(party, command, record, pack, stage, as_of);
		xml_free(view);
	}
	return parties;
}
