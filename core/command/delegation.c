/* delegation.c - the entries of the law's table that fit a view. */
#include "command/delegation.h"

#include "base/message.h"
#include "command/reference.h"
#include "law/clock.h"
#include "law/law.h"
#include "record/view.h"

#include <string.h>

/* A view, and what of the table is asked for. */
struct delegating {
	const struct command *command;
	const char *stage;
	const struct moment *as_of;
	const struct xml_node *reporter; /* party, or NULL */
	struct xpath_tree *tree;
	const struct xml_node *root;
	struct buffer *to;
};

static const struct xml_node *reporter_find(const struct xml_node *root)
{
	const char *self = xml_attribute(xml_child(root, "self"), "ref");
	const struct xml_node *party = xml_child(root, "party");

	while (party && (!self || strcmp(xml_attribute(party, "id"), self) != 0))
		party = xml_next_same(party);
	return party;
}

static void part(const struct delegating *delegating, const char *name, const char *text)
{
	if (!text)
		return;
	buffer_format(delegating->to, "<%s>", name);
	buffer_escape(delegating->to, text);
	buffer_format(delegating->to, "</%s>", name);
}

/* The first of NAMING that is for the stage, with the reporter's name in it. */
static void naming_part(
	const struct delegating *delegating, const char *name, const struct law_naming *naming)
{
	struct arena *arena = delegating->command->arena;
	const struct xml_node *own =
		delegating->reporter ? xml_child(delegating->reporter, "name") : NULL;
	struct buffer text = {0};

	while (naming && naming->stage
		&& (!delegating->stage || strcmp(naming->stage, delegating->stage) != 0))
		naming = naming->next;
	if (!naming)
		return;
	message_fill(&text, naming->pattern,
		(const char *const[]){"name", own ? xml_trimmed(arena, own) : NULL, NULL});
	part(delegating, name, text.data);
	buffer_done(&text);
}

static void delegation_add(
	const struct delegating *delegating, const struct law_addressee *addressee)
{
	const struct xml_node **grounds = xpath_nodes(delegating->tree, addressee->when,
		delegating->root, delegating->command->arena, addressee->place,
		delegating->command->findings);

	if (!*grounds)
		return;
	buffer_text(delegating->to, "<delegation");
	view_place(delegating->to, xml_place(*grounds));
	buffer_byte(delegating->to, '>');
	part(delegating, "office", addressee->office);
	part(delegating, "means", addressee->means);
	naming_part(delegating, "subject", addressee->subjects);
	naming_part(delegating, "file", addressee->files);
	part(delegating, "legend", addressee->legend);
	part(delegating, "source", addressee->source);
	buffer_text(delegating->to, "</delegation>");
}

static bool is_in_force(const struct delegating *delegating, struct law_force force)
{
	int minutes;

	if (!delegating->as_of)
		return force.until.year == 9999;
	return law_in_force(
		force, clock_date(delegating->as_of->seconds, ZONE_JAPAN, &minutes));
}

static void duty_add(const struct delegating *delegating, const struct law_duty *duty)
{
	const struct law_addressee *addressee = duty->addressees;

	for (; addressee; addressee = addressee->next)
		if (addressee->office && is_in_force(delegating, addressee->force))
			delegation_add(delegating, addressee);
}

bool delegations_add(const struct command *command, const struct pack *pack, const char *stage,
	const struct moment *as_of, const struct buffer *view, struct buffer *to)
{
	const struct law *law = reference_law(command, "ja");
	struct xml *xml = view_read(
		view->data, view->length, command->options->subject, command->findings);
	struct delegating delegating = {
		.command = command, .stage = stage, .as_of = as_of, .to = to};
	const bool read = law && xml;

	if (read) {
		delegating.root = xml_root(xml);
		delegating.reporter = reporter_find(delegating.root);
		delegating.tree = xpath_tree_new(xml);
		xpath_bind(delegating.tree, "reporter", delegating.reporter);
		for (const struct law_duty *duty = law->duties; duty; duty = duty->next)
			if (strcmp(duty->id, pack->addressees) == 0)
				duty_add(&delegating, duty);
		xpath_tree_free(delegating.tree);
	}
	xml_free(xml);
	return read;
}
