/* binding.c - the variables that expressions of manifests and templates know. */
#include "template/binding.h"

static const struct xml_node *release_find(
	const struct xml *view, const struct pack *pack, const char *stage)
{
	const struct xml_node *release = xml_child(xml_root(view), "release"), *found = NULL;

	for (; release; release = xml_next_same(release)) {
		if (!xml_attribute_is(release, "pack", pack->id) || !xml_child(release, "date")
			|| (stage && !xml_attribute_is(release, "stage", stage)))
			continue;
		if (!found
			|| pack_release_rank(pack, release) >= pack_release_rank(pack, found))
			found = release;
	}
	return found;
}

static const char *reporters_find(
	const struct xml *view, const struct xml_node *release, struct arena *arena)
{
	const struct xml_node *filing = xml_child(xml_root(view), "filing");
	const char *ids = release ? xml_attribute(release, "publishers") : NULL;

	for (; filing && release && !ids; filing = xml_next_same(filing))
		if (xml_attribute_is(filing, "release", xml_attribute(release, "id")))
			ids = xml_attribute(filing, "reporters");
	if (!ids)
		ids = xml_attribute(xml_child(xml_root(view), "self"), "ref");
	return arena_format(arena, " %s ", ids ? ids : "");
}

void binding_set(struct xpath_tree *tree, const struct xml *view, const struct pack *pack,
	const char *stage, struct arena *arena)
{
	const struct xml_node *release = release_find(view, pack, stage);

	xpath_bind_text(tree, "stage", stage ? stage : "");
	xpath_bind_text(tree, "variant", pack->variant ? pack->variant->id : "");
	xpath_bind_text(tree, "tone", pack_tone(pack, NULL, arena));
	xpath_bind(tree, "release", release);
	xpath_bind_text(tree, "reporters", reporters_find(view, release, arena));
}
