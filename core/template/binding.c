/* binding.c - the variables that expressions of manifests and templates know. */
#include "template/binding.h"

#include <string.h>

static bool attribute_is(const struct xml_node *node, const char *name, const char *value)
{
	const char *stated = xml_attribute(node, name);

	return stated && value && strcmp(stated, value) == 0;
}

static const struct xml_node *release_find(
	const struct xml *view, const struct pack *pack, const char *stage)
{
	const struct xml_node *release = xml_child(xml_root(view), "release"), *found = NULL;

	for (; release; release = xml_next_same(release)) {
		if (!attribute_is(release, "pack", pack->id) || !xml_child(release, "date")
			|| (stage && !attribute_is(release, "stage", stage)))
			continue;
		if (!found
			|| pack_release_rank(pack, release) >= pack_release_rank(pack, found))
			found = release;
	}
	return found;
}

void binding_set(struct xpath_tree *tree, const struct xml *view, const struct pack *pack,
	const char *stage, struct arena *arena)
{
	xpath_bind_text(tree, "stage", stage ? stage : "");
	xpath_bind_text(tree, "variant", pack->variant ? pack->variant->id : "");
	xpath_bind_text(tree, "tone", pack_tone(pack, NULL, arena));
	xpath_bind(tree, "release", release_find(view, pack, stage));
}
