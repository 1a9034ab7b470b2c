/* annotation.c - what a construct of a schema says to people, and to us. */
#include "record/annotation.h"

#include "record/profile.h"

#include <string.h>

static const char *documentation(
	const struct xml_node *annotation, const char *language, struct arena *arena)
{
	const struct xml_node *node = profile_child(annotation, "documentation");

	while (node && strcmp(xml_content(xml_first_attribute(node)), language) != 0)
		node = profile_from(xml_next(node), "documentation");
	return xml_trimmed(arena, node);
}

struct schema_words annotation_words(const struct xml_node *node, struct arena *arena)
{
	const struct xml_node *annotation = profile_child(node, "annotation");

	return (struct schema_words){
		documentation(annotation, "ja", arena), documentation(annotation, "en", arena)};
}

const struct xml_node *annotation_entry(const struct xml_node *node, const char *name)
{
	return xml_child(profile_child(profile_child(node, "annotation"), "appinfo"), name);
}

const char *annotation_text(const struct xml_node *node, const char *name, struct arena *arena)
{
	return xml_trimmed(arena, annotation_entry(node, name));
}
