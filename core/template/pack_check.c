/* pack_check.c - what a manifest must keep to and its XSD can't say. */
#include "template/pack_check.h"

#include "record/choices.h"
#include "xml/xpath.h"

#include <string.h>

/* An expression may be needed in one stage alone: what is wrong with it is said now. */
static bool expressions_check(const struct xml_node *node, struct findings *findings)
{
	static const char *const names[] = {"select", "after", "test"};
	bool right = true;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct xml_node *attribute = xml_attribute_node(node, names[i]);
		struct xpath *xpath;

		if (!attribute)
			continue;
		xpath = xpath_new(xml_content(attribute), xml_place(attribute), findings);
		right = right && xpath;
		xpath_free(xpath);
	}
	return right;
}

static bool stage_exists(const struct xml_node *root, const char *id)
{
	const struct xml_node *stage = xml_child(root, "stage");

	while (stage && strcmp(xml_attribute(stage, "id"), id) != 0)
		stage = xml_next_same(stage);
	return stage != NULL;
}

static void stage_unknown(const struct xml_node *root, const struct xml_node *attribute,
	const char *id, struct arena *arena, struct findings *findings)
{
	struct choices choices = {.written = id};
	const struct xml_node *stage = xml_child(root, "stage");

	for (; stage; stage = xml_next_same(stage))
		choices_add(
			&choices, xml_attribute(stage, "id"), (struct schema_words){0}, arena);
	finding_add(findings, choices.nearest.name ? "value-similar" : "value-unknown",
		xml_place(attribute), "in", xml_name(attribute), "name", id, "nearest",
		choices.nearest.name ? choices.nearest.name : "", "ja",
		choices.ja.data ? choices.ja.data : "", "en",
		choices.en.data ? choices.en.data : "", NULL);
	choices_done(&choices);
}

/* A stage that there is not would make the item a note in every stage. */
static bool stages_check(const struct xml_node *root, const struct xml_node *node,
	struct arena *arena, struct findings *findings)
{
	const struct xml_node *attribute = xml_attribute_node(node, "stage");
	char *words = attribute ? arena_text(arena, xml_content(attribute)) : NULL;
	char *rest, *id = words ? strtok_r(words, " \t\r\n", &rest) : NULL;
	bool right = true;

	for (; id; id = strtok_r(NULL, " \t\r\n", &rest))
		if (!stage_exists(root, id)) {
			stage_unknown(root, attribute, id, arena, findings);
			right = false;
		}
	return right;
}

bool pack_check(const struct xml_node *root, struct arena *arena, struct findings *findings)
{
	bool right = true;

	for (const struct xml_node *node = root; node; node = xml_following(node))
		right = expressions_check(node, findings) && right;
	for (const struct xml_node *node = xml_child(root, "require"); node;
		node = xml_next_same(node))
		right = stages_check(root, node, arena, findings) && right;
	return right;
}
