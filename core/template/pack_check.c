/* pack_check.c - what a manifest must keep to and its XSD can't say. */
#include "template/pack_check.h"

#include "record/audience.h"
#include "record/choices.h"
#include "xml/xpath.h"

#include <string.h>

/* An expression may be needed in one stage alone: what is wrong with it is said now. */
static bool expressions_check(const struct xml_node *node, struct findings *findings)
{
	static const char *const names[] = {"select", "after", "test", "concerns"};
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

/* Whether the manifest has a NAME (stage, variant) with ID. */
static bool part_exists(const struct xml_node *root, const char *name, const char *id)
{
	const struct xml_node *part = xml_child(root, name);

	while (part && strcmp(xml_attribute(part, "id"), id) != 0)
		part = xml_next_same(part);
	return part != NULL;
}

static void part_unknown(const struct xml_node *root, const char *name,
	const struct xml_node *attribute, const char *id, struct arena *arena,
	struct findings *findings)
{
	struct choices choices = {.written = id};
	const struct xml_node *part = xml_child(root, name);

	for (; part; part = xml_next_same(part))
		choices_add(
			&choices, xml_attribute(part, "id"), (struct schema_words){0}, arena);
	finding_add(findings, choices.nearest.name ? "value-similar" : "value-unknown",
		xml_place(attribute), "in", xml_name(attribute), "name", id, "nearest",
		choices.nearest.name ? choices.nearest.name : "", "ja",
		choices.ja.data ? choices.ja.data : "", "en",
		choices.en.data ? choices.en.data : "", NULL);
	choices_done(&choices);
}

/* A stage that there is not, in ATTRIBUTE (or NULL), would make an item a note in every stage,
 * a variant that there is not one that nobody asks for. */
static bool parts_check(const struct xml_node *root, const char *name,
	const struct xml_node *attribute, struct arena *arena, struct findings *findings)
{
	char *words = attribute ? arena_text(arena, xml_content(attribute)) : NULL;
	char *rest, *id = words ? strtok_r(words, " \t\r\n", &rest) : NULL;
	bool right = true;

	for (; id; id = strtok_r(NULL, " \t\r\n", &rest))
		if (!part_exists(root, name, id)) {
			part_unknown(root, name, attribute, id, arena, findings);
			right = false;
		}
	return right;
}

/* Of two with one id neither could be meant. */
static bool id_check(const struct xml_node *part, struct findings *findings)
{
	const char *id = xml_attribute(part, "id");

	for (const struct xml_node *other = xml_next_same(part); other;
		other = xml_next_same(other))
		if (strcmp(xml_attribute(other, "id"), id) == 0) {
			finding_add(findings, "pack-part-twice",
				xml_place(xml_attribute_node(other, "id")), "in",
				xml_name(other), "id", id, NULL);
			return false;
		}
	return true;
}

/* Readers that the pack does not have would be told what it was not meant to tell. */
static bool audience_check(const struct xml_node *root, const struct xml_node *variant,
	struct arena *arena, struct findings *findings)
{
	const struct xml_node *own = xml_child(variant, "audience");
	const char *readers = xml_trimmed(arena, xml_child(root, "audience"));
	audience_set all, some;
	const char *bad;
	size_t length;

	if (!own || !audience_read(readers, &all, &bad, &length)
		|| !audience_read(xml_trimmed(arena, own), &some, &bad, &length)
		|| !(some & ~all))
		return true;
	finding_add(findings, "variant-audience", xml_place(own), "variant",
		xml_attribute(variant, "id"), "audience", xml_trimmed(arena, own), "readers",
		readers, NULL);
	return false;
}

/* What is not in another language would only hide what it translates. */
static bool translation_check(const struct xml_node *root, const struct xml_node *variant,
	struct arena *arena, struct findings *findings)
{
	const struct xml_node *translates = xml_attribute_node(variant, "translates");
	const struct xml_node *own = xml_child(variant, "language");

	if (!translates)
		return true;
	if (!own
		|| strcmp(xml_trimmed(arena, own),
			   xml_trimmed(arena, xml_child(root, "language")))
			   == 0) {
		finding_add(findings, "variant-translates", xml_place(translates), "variant",
			xml_attribute(variant, "id"), NULL);
		return false;
	}
	return parts_check(root, "variant", translates, arena, findings);
}

bool pack_check(const struct xml_node *root, struct arena *arena, struct findings *findings)
{
	bool right = true;

	for (const struct xml_node *node = root; node; node = xml_following(node))
		right = expressions_check(node, findings) && right;
	for (const struct xml_node *node = xml_child(root, "require"); node;
		node = xml_next_same(node)) {
		right = parts_check(root, "stage", xml_attribute_node(node, "stage"), arena,
				findings)
			&& right;
		right = parts_check(root, "variant", xml_attribute_node(node, "variant"), arena,
				findings)
			&& right;
		for (const struct xml_node *article = xml_child(node, "article"); article;
			article = xml_next_same(article))
			right = parts_check(root, "variant",
					xml_attribute_node(article, "variant"), arena, findings)
				&& right;
	}
	for (const struct xml_node *node = xml_child(root, "variant"); node;
		node = xml_next_same(node))
		right = audience_check(root, node, arena, findings)
			&& translation_check(root, node, arena, findings)
			&& id_check(node, findings) && right;
	for (const struct xml_node *node = xml_child(root, "stage"); node;
		node = xml_next_same(node))
		right = id_check(node, findings) && right;
	return right;
}
